//! How audits that are to be brought together travel to the worker, and what came of it back. Knows neither page nor worker.

use super::cases::{CaseOutcome, CaseRequest};
use crate::interchange::located;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// Files with their names.
pub type NamedFiles = Vec<(String, Vec<u8>)>;

/// Why what came over the line is not what was meant to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Garbled {
    /// It is neither a request nor what came of one; with what is wrong.
    Misshapen(String),
    /// It cannot be written; with the reason.
    Unwritable(String),
}

impl fmt::Display for Garbled {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misshapen(why) | Self::Unwritable(why) => out.write_str(why),
        }
    }
}

/// As it travels: a text, and the files beside it, since as JSON they would be many times as long. Those without a name are
/// questionnaires.
pub fn pack(mut request: CaseRequest) -> Result<(String, NamedFiles), Garbled> {
    let questionnaires = std::mem::take(&mut request.questionnaires).into_iter().map(|bytes| (String::new(), bytes));
    let files = questionnaires.chain(std::mem::take(&mut request.files)).collect();
    Ok((written(&request)?, files))
}

/// The request that travelled so.
pub fn unpack(text: &str, files: NamedFiles) -> Result<CaseRequest, Garbled> {
    let request: CaseRequest = read(text)?;
    let (questionnaires, files): (NamedFiles, NamedFiles) = files.into_iter().partition(|(name, _)| name.is_empty());
    Ok(CaseRequest { questionnaires: questionnaires.into_iter().map(|(_, bytes)| bytes).collect(), files, ..request })
}

/// The text in which what came of it travels.
pub fn outcome_text(outcome: &CaseOutcome) -> Result<String, Garbled> {
    written(outcome)
}

/// What came of it, from the text.
pub fn read_outcome(text: &str) -> Result<CaseOutcome, Garbled> {
    read(text)
}

fn written(value: &impl Serialize) -> Result<String, Garbled> {
    serde_json::to_string(value).map_err(|error| Garbled::Unwritable(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Garbled> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| Garbled::Misshapen(error.to_string()))?;
    located::read(&value).map_err(|misfit| Garbled::Misshapen(misfit.to_string()))
}
