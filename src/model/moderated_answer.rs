//! The level that a reviewer gives to an answer of a self-assessment, with the reason.

use super::ids::LevelId;
use super::plain::says_something;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The level that a reviewer gives to an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModeratedAnswer {
    /// A level of the question's scale; empty where it is as the organisation says, and only the reason was begun.
    #[serde(default)]
    pub level: LevelId,
    /// The reason.
    #[serde(default)]
    pub because: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl ModeratedAnswer {
    /// A level for that reason.
    pub fn new(level: LevelId, because: String) -> Self {
        Self { level, because, extra: Map::new() }
    }

    /// The level, once one was chosen.
    pub fn given(&self) -> Option<&LevelId> {
        Some(&self.level).filter(|level| !level.as_str().is_empty())
    }

    /// Whether a reason is said.
    pub fn has_reason(&self) -> bool {
        says_something(&self.because)
    }
}
