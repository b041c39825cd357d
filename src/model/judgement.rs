//! A grade that a person gives, and what it is given to.

use super::ids::{DomainId, LevelId};
use super::plain::says_something;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A person's grade for a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Judgement {
    /// A level of the grade scale; empty while only the reason was begun.
    pub grade: LevelId,
    /// The reason.
    #[serde(default)]
    pub because: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Judgement {
    /// A grade for that reason.
    pub fn new(grade: LevelId, because: String) -> Self {
        Self { grade, because, extra: Map::new() }
    }

    /// The grade, once one was chosen.
    pub fn given(&self) -> Option<&LevelId> {
        Some(&self.grade).filter(|grade| !grade.as_str().is_empty())
    }

    /// Whether a reason is said.
    pub fn has_reason(&self) -> bool {
        says_something(&self.because)
    }
}

/// What a grade is given to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A domain.
    Domain(DomainId),
    /// The whole.
    Overall,
}
