//! A draft as the device has it, and how it is read from the form of the first version of the app.

use super::head::Head;
use crate::interchange::located;
use crate::interchange::read::{check_return, misshapen, parse, read_return_value};
use crate::interchange::read_error::ReadError;
use crate::model::audit_return::Return;
use crate::model::parts::{Parts, join};
use serde::Deserialize;
use serde_json::Value;

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptDraft {
    /// The draft or submitted return.
    pub record: Return,
    /// What the device knows of it.
    pub head: Head,
}

/// The record that parts make.
pub fn record_of(parts: Parts) -> Result<Return, ReadError> {
    Ok(read_return_value(join(parts))?.record)
}

/// A draft as the first version kept it: in one piece, with what the device knows around it.
#[derive(Deserialize)]
struct Envelope {
    sequence: u64,
    saved_at: String,
    place: String,
    #[serde(default)]
    is_deleted: bool,
    #[serde(rename = "return")]
    record: Value,
}

/// Why a draft of the first version was not brought over, as far as its form tells: the whole of it is not read again.
pub fn why_left(text: &str) -> ReadError {
    let of_return = parse(text).and_then(|file| check_return(file.get("return").unwrap_or(&Value::Null)));
    let whole = || ReadError::Misshapen { place: "return".to_owned(), reason: "it is no draft".to_owned() };
    of_return.err().unwrap_or_else(whole)
}

/// Reads a draft as the first version kept it.
pub fn read_envelope(text: &str) -> Result<KeptDraft, ReadError> {
    let Envelope { sequence, saved_at, place, is_deleted, record } = located::read(&parse(text)?).map_err(misshapen)?;
    let record = read_return_value(record)?.record;
    let mut head = Head::new(&record, "", &saved_at, place);
    head.sequence = sequence;
    head.deleted_at = is_deleted.then_some(saved_at);
    Ok(KeptDraft { record, head })
}
