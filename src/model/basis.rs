//! What questions rest on: statutes, guidance, papers.

use super::ids::BasisId;
use serde::{Deserialize, Serialize};

/// What a question rests on: the whole of something, or a clause of it. Written as an id, or as an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Cited {
    /// All of it, or nobody has looked up where.
    Whole(BasisId),
    /// A clause.
    Clause {
        /// What it is a clause of.
        id: BasisId,
        /// Which, as a person would cite it: "Part two".
        clause: String,
    },
}

impl Cited {
    /// What is cited.
    pub fn id(&self) -> &BasisId {
        match self {
            Self::Whole(id) | Self::Clause { id, .. } => id,
        }
    }

    /// Which clause of it.
    pub fn clause(&self) -> Option<&str> {
        match self {
            Self::Whole(_) => None,
            Self::Clause { clause, .. } => Some(clause),
        }
    }
}

/// A statute, guidance or paper that questions rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Basis {
    /// Referred to by questions.
    pub id: BasisId,
    /// As a person would cite it.
    pub title: String,
    /// Where it can be read, for people; the app never fetches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
