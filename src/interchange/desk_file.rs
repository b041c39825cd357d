//! The desk as one file, to hand to a colleague: a zip of return files as they came, registers, and what people chose. Pure:
//! bytes in, bytes out. What becomes of its choices at another desk is in `merging`.

mod merging;
mod reading;
mod surveys;
mod writing;

pub use merging::{ChoicesTaken, DeskDifference, MovedRound, chosen_at, take_choices};
pub use reading::{DeskParts, read_desk_file};
pub use surveys::{ChosenReplies, LeftOutSurvey, RoundOfSurvey, SURVEY_KEYS, SurveyChoices, SurveyHere, SurveysHere};
pub use writing::{DeskFileWriter, WriteError};

use crate::aggregation::counting::{Choices, Keyed};
use crate::model::ids::ReturnId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use writing::{plain_name, unique};

/// The `format` of what is said of the returns in the file.
pub const DESK_FORMAT: &str = "safeguarding-audit/desk";
/// The highest version of it that this app reads.
pub const DESK_VERSION: u32 = 1;
/// What it is called in the zip. It stands first there.
pub const DESK_NAME: &str = "desk.json";

/// The key that fields of later versions are kept under at a desk, so that its own file has them again.
const FURTHER: &str = "desk-file";

/// What is kept beside the returns, but for choices: each text as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BesideReturns {
    /// Registers by round, also those that cannot be read.
    pub registers: BTreeMap<String, String>,
    /// Everything else by key.
    pub records: BTreeMap<String, String>,
}

/// What is said of the returns in the file, and what else is in it. Described in `docs/formats.md`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeskFile {
    /// Always [`DESK_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// When it was made, as an RFC 3339 time.
    #[serde(default)]
    pub made_at: String,
    /// Returns that somebody left out.
    #[serde(default)]
    pub left_out: Vec<LeftOutReturn>,
    /// Of several returns of one organisation, those that somebody chose.
    #[serde(default)]
    pub chosen: Vec<ChosenReturn>,
    /// The rounds of returns that say none.
    #[serde(default)]
    pub rounds: Vec<RoundOfReturn>,
    /// What was chosen about surveys.
    #[serde(default)]
    pub surveys: SurveyChoices,
    /// Registers in the zip.
    #[serde(default)]
    pub registers: Vec<RegisterInDesk>,
    /// What else is kept beside the returns, in the zip as it is kept.
    #[serde(default)]
    pub records: Vec<RecordInDesk>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What tells one return from all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedReturn {
    /// Its id.
    pub id: ReturnId,
    /// Whose it is, as organisations are told apart: the plain name, a slash, the type.
    pub organisation: String,
    /// The digest that it carried when something was chosen about it.
    #[serde(default)]
    pub digest: String,
}

/// A return that somebody left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutReturn {
    /// Which.
    #[serde(rename = "return")]
    pub of: NamedReturn,
    /// Why.
    pub reason: String,
}

/// The return that is to count of an organisation that has several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChosenReturn {
    /// Which.
    #[serde(rename = "return")]
    pub of: NamedReturn,
}

/// The round that was given to a return that says none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundOfReturn {
    /// Which.
    #[serde(rename = "return")]
    pub of: NamedReturn,
    /// The round.
    pub round: String,
}

/// A register in the zip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisterInDesk {
    /// The round that it is of.
    pub round: String,
    /// Its name in the zip.
    pub file: String,
}

/// Something else in the zip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordInDesk {
    /// The key that it is kept under.
    pub key: String,
    /// Its name in the zip.
    pub file: String,
}

impl DeskFile {
    /// Of a desk, with the texts that it names, each with its name in the zip.
    pub fn of(
        made_at: &str,
        (rows, surveys): (&[Keyed<'_>], &SurveysHere),
        choices: &Choices,
        beside: &BesideReturns,
    ) -> (Self, Vec<(String, String)>) {
        let (mut names, mut members) = (BTreeSet::new(), Vec::new());
        let mut name = |folder: &str, of: &str, text: &str| {
            let file = format!("{folder}/{}", unique(&mut names, folder, &plain_name(&of.replace('/', "-"))));
            members.push((file.clone(), text.to_owned()));
            file
        };
        let registers = beside.registers.iter();
        let registers =
            registers.map(|(round, text)| RegisterInDesk { round: round.clone(), file: name("registers", round, text) });
        let registers = registers.collect();
        let others = beside.records.iter().filter(|(key, _)| *key != FURTHER);
        let records = others.map(|(key, text)| RecordInDesk { key: key.clone(), file: name("records", key, text) }).collect();
        let further = beside.records.get(FURTHER).and_then(|text| serde_json::from_str(text).ok());
        let mut file = Self {
            format: DESK_FORMAT.to_owned(),
            version: DESK_VERSION,
            made_at: made_at.to_owned(),
            registers,
            records,
            surveys: SurveyChoices::of(surveys, choices),
            extra: further.map(not_of_this_version).unwrap_or_default(),
            ..Self::default()
        };
        chosen_at(rows, choices, &mut file);
        (file, members)
    }

    /// Fields of later versions, as they are kept at a desk: a key and a text. None where there is none.
    pub fn further(&self) -> Option<(String, String)> {
        let text = serde_json::to_string(&self.extra).ok()?;
        (!self.extra.is_empty()).then(|| (FURTHER.to_owned(), text))
    }
}

/// What an earlier version of this app kept as fields of a later one, without those that this version has itself.
fn not_of_this_version(mut further: Map<String, Value>) -> Map<String, Value> {
    let own = serde_json::to_value(DeskFile::default()).unwrap_or_default();
    further.retain(|field, _| own.get(field).is_none());
    further
}
