//! The words of a report as they are kept, read and written. Fields of later versions are kept.

use super::read::{Format, parse_bytes, typed};
use super::read_error::ReadError;
use crate::model::report_words::{REPORT_WORDS_FORMAT, REPORT_WORDS_VERSION, ReportWords};

/// Reads words that were kept.
pub fn read_report_words(bytes: &[u8]) -> Result<ReportWords, ReadError> {
    typed(&parse_bytes(bytes)?, Format { name: REPORT_WORDS_FORMAT, version: REPORT_WORDS_VERSION })
}

/// Writes words.
pub fn write_report_words(words: &ReportWords) -> Vec<u8> {
    // Texts and keys that are texts can always be written.
    serde_json::to_vec(words).unwrap_or_default()
}
