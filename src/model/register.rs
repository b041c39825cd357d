//! The register: which organisations are expected to return in a round, and what people have said about each. Knows no returns.

mod changing;
mod merging;
mod sameness;

use super::date::Date;
use super::ids::ExpectedId;
use super::meaning::Meaning;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub use changing::TakenIn;
pub use merging::{MergedRegister, RegisterDifference, RegisterPart};
pub use sameness::{Identifying, identifying, plain_identifier};

/// The `format` of a register.
pub const REGISTER_FORMAT: &str = "safeguarding-audit/register";
/// The highest version of a register that this app reads.
pub const REGISTER_VERSION: u32 = 1;
/// What organisations are known by beside their names.
pub const KNOWN_BY: [Meaning; 6] =
    [Meaning::Urn, Meaning::DfeNumber, Meaning::OfstedUrn, Meaning::OdsCode, Meaning::CharityNumber, Meaning::CompanyNumber];

/// The organisations expected in a round. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Register {
    /// Always [`REGISTER_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// The round: `2026-27`.
    #[serde(default)]
    pub cycle: String,
    /// The day by which returns are asked for, an ISO date; empty for none.
    #[serde(default)]
    pub first_deadline: String,
    /// The last day on which they are taken, an ISO date; empty for none.
    #[serde(default)]
    pub final_deadline: String,
    /// Who is expected, in the order in which they were read.
    #[serde(default)]
    pub expected: Vec<Expected>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// An organisation that is expected to return.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expected {
    /// Stays the same in this register and in those that are copied from it. Empty until the register has given one.
    #[serde(default)]
    pub id: ExpectedId,
    /// As it was typed.
    pub name: String,
    /// The organisation's type, as it was typed; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The sector it is counted in, as it was typed; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sector: String,
    /// The part of the area it is in; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub locality: String,
    /// What it is known by beside its name, under the words of [`Meaning`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub identifiers: BTreeMap<String, String>,
    /// The role that is written to; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact_role: String,
    /// Its own first deadline, an ISO date; where empty, the register's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub first_deadline: String,
    /// Its own final deadline, an ISO date; where empty, the register's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub final_deadline: String,
    /// Other names that a person has confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<String>,
    /// Names of which a person has said that they are somebody else's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_these: Vec<String>,
    /// Why nothing is expected of it after all; absent where something is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_scope: Option<String>,
    /// Whether somebody here expects it again after it was left out: no other desk leaves it out once more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_taken_back: bool,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The two days that count for one organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    /// By when a return is asked for.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl Register {
    /// A register of nobody.
    pub fn start(cycle: &str) -> Self {
        Self {
            format: REGISTER_FORMAT.to_owned(),
            version: REGISTER_VERSION,
            cycle: cycle.to_owned(),
            first_deadline: String::new(),
            final_deadline: String::new(),
            expected: Vec::new(),
            extra: Map::new(),
        }
    }

    /// The organisation with that id.
    pub fn expects(&self, id: &ExpectedId) -> Option<&Expected> {
        self.expected.iter().find(|expected| expected.id == *id)
    }

    /// The days that count for an organisation: its own, or else the register's. What is no ISO date is none.
    pub fn deadlines(&self, expected: &Expected) -> Deadlines {
        let day = |own: &str, all: &str| Date::from_iso(own).or_else(|| Date::from_iso(all));
        Deadlines {
            first: day(&expected.first_deadline, &self.first_deadline),
            last: day(&expected.final_deadline, &self.final_deadline),
        }
    }
}

impl Expected {
    /// One with that name, and nothing else known of it.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Its name, and the others it is known by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also_known_as).map(String::as_str)
    }
}
