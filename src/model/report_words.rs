//! What somebody has written and chosen for the report of a round: kept with the round, beside its returns.

use super::audience::Audience;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The `format` of the words of a report.
pub const REPORT_WORDS_FORMAT: &str = "safeguarding-audit/report-words";
/// The highest version of them that this app reads.
pub const REPORT_WORDS_VERSION: u32 = 1;
/// What the keys begin with that they are kept under; the round follows.
pub const REPORT_KEYS: &str = "report/";
/// How many characters one text may have.
pub const LONGEST_WORDS: usize = 40_000;

/// The words of a report. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportWords {
    /// Always [`REPORT_WORDS_FORMAT`].
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// The round: `2026-27`.
    #[serde(default)]
    pub cycle: String,
    /// Whom the report is for.
    #[serde(default)]
    pub audience: Audience,
    /// The sections that are switched off, by their ids.
    #[serde(default)]
    pub off: BTreeSet<String>,
    /// What somebody has written, by the place that it stands in. A place that nobody has written in is not here; one that
    /// somebody has emptied holds an empty text.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Something that somebody says of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportSaid {
    /// What stands in a place.
    Words {
        /// Which.
        place: String,
        /// The text; none for what the app itself would write there.
        text: Option<String>,
    },
    /// Whether a section is in it.
    Section {
        /// Which.
        id: String,
        /// Whether.
        is_on: bool,
    },
    /// Whom it is for.
    For(Audience),
}

impl ReportWords {
    /// Nothing written yet.
    pub fn of(cycle: &str) -> Self {
        Self {
            format: REPORT_WORDS_FORMAT.to_owned(),
            version: REPORT_WORDS_VERSION,
            cycle: cycle.to_owned(),
            audience: Audience::default(),
            off: BTreeSet::new(),
            words: BTreeMap::new(),
            extra: Map::new(),
        }
    }

    /// What somebody has written in a place; none where nobody has.
    pub fn written(&self, place: &str) -> Option<&str> {
        self.words.get(place).map(String::as_str)
    }

    /// Says it. A text that is too long is cut nowhere: the app asks for a shorter one.
    pub fn say(&mut self, said: ReportSaid) -> Result<(), TooManyWords> {
        match said {
            ReportSaid::Words { place, text: None } => drop(self.words.remove(&place)),
            ReportSaid::Words { place, text: Some(text) } => {
                let length = text.chars().count();
                if length > LONGEST_WORDS {
                    return Err(TooManyWords(length));
                }
                self.words.insert(place, text);
            }
            ReportSaid::Section { id, is_on: true } => drop(self.off.remove(&id)),
            ReportSaid::Section { id, is_on: false } => drop(self.off.insert(id)),
            ReportSaid::For(audience) => self.audience = audience,
        }
        Ok(())
    }
}

/// A text is longer than [`LONGEST_WORDS`]: it has so many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyWords(pub usize);
