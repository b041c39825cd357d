//! What the page asks of the worker and what it is told: one type each way, with the form in which they travel. Knows neither
//! page nor worker.

use super::cases::{CaseOutcome, CaseRequest, bring_together};
use super::{AddedUp, Request, add_up};
use crate::interchange::located;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Files with their names.
pub type NamedFiles = Vec<(String, Vec<u8>)>;

/// What is asked of the worker. Bytes travel beside the text, since as JSON they would be many times as long.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// Returns are to be added up.
    AddUp(Request),
    /// Audits are to be brought together by case.
    BringTogether(CaseRequest),
}

/// What came of a job.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobAnswer {
    /// Of returns that were added up.
    AddedUp(AddedUp),
    /// Of audits that were brought together.
    BroughtTogether(CaseOutcome),
}

/// Why what came over the line is not what was meant to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Garbled {
    /// It is neither a job nor an answer; with what is wrong.
    Misshapen(String),
    /// It cannot be written; with the reason.
    Unwritable(String),
    /// It answers another job.
    OtherJob,
}

impl fmt::Display for Garbled {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misshapen(why) | Self::Unwritable(why) => out.write_str(why),
            Self::OtherJob => out.write_str("the answer is to something else"),
        }
    }
}

impl Job {
    /// As it travels: a text, and the files beside it. Those without a name are questionnaires.
    pub fn pack(mut self) -> Result<(String, NamedFiles), Garbled> {
        let (questionnaires, files) = self.bytes();
        let questionnaires = std::mem::take(questionnaires).into_iter().map(|bytes| (String::new(), bytes));
        let files = questionnaires.chain(std::mem::take(files)).collect();
        Ok((written(&self)?, files))
    }

    /// The job that travelled so.
    pub fn unpack(text: &str, files: NamedFiles) -> Result<Self, Garbled> {
        let mut job: Self = read(text)?;
        let (questionnaires, named): (NamedFiles, NamedFiles) = files.into_iter().partition(|(name, _)| name.is_empty());
        let (of_job, files) = job.bytes();
        *of_job = questionnaires.into_iter().map(|(_, bytes)| bytes).collect();
        *files = named;
        Ok(job)
    }

    /// Does it.
    pub fn answer(self) -> JobAnswer {
        match self {
            Self::AddUp(request) => JobAnswer::AddedUp(add_up(request)),
            Self::BringTogether(request) => JobAnswer::BroughtTogether(bring_together(request)),
        }
    }

    /// Its questionnaires and its files.
    fn bytes(&mut self) -> (&mut Vec<Vec<u8>>, &mut NamedFiles) {
        match self {
            Self::AddUp(request) => (&mut request.questionnaires, &mut request.files),
            Self::BringTogether(request) => (&mut request.questionnaires, &mut request.files),
        }
    }
}

impl JobAnswer {
    /// The text in which it travels.
    pub fn text(&self) -> Result<String, Garbled> {
        written(self)
    }

    /// The answer that travelled so.
    pub fn read(text: &str) -> Result<Self, Garbled> {
        read(text)
    }

    /// What came of adding returns up.
    pub fn added_up(self) -> Result<AddedUp, Garbled> {
        match self {
            Self::AddedUp(outcome) => Ok(outcome),
            Self::BroughtTogether(_) => Err(Garbled::OtherJob),
        }
    }

    /// What came of bringing audits together.
    pub fn brought_together(self) -> Result<CaseOutcome, Garbled> {
        match self {
            Self::BroughtTogether(outcome) => Ok(outcome),
            Self::AddedUp(_) => Err(Garbled::OtherJob),
        }
    }
}

fn written(value: &impl Serialize) -> Result<String, Garbled> {
    serde_json::to_string(value).map_err(|error| Garbled::Unwritable(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Garbled> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| Garbled::Misshapen(error.to_string()))?;
    located::read(&value).map_err(|misfit| Garbled::Misshapen(misfit.to_string()))
}
