//! What answers are chosen from: scales with their levels, and lists of choices.

use super::ids::*;
use serde::{Deserialize, Serialize};

/// An ordered set of answers, from the lowest value to the highest or the other way round; values decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scale {
    /// Referred to by questions and by the grading rules.
    pub id: ScaleId,
    /// In the order shown.
    pub levels: Vec<Level>,
    /// The lowest level that counts as positive: "good or better", "in place".
    pub good_from: LevelId,
    /// Whether "Not applicable" is offered, with a reason.
    #[serde(default)]
    pub not_applicable: bool,
    /// Whether "Don't know" is offered.
    #[serde(default)]
    pub dont_know: bool,
}

impl Scale {
    /// The level of that id.
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }

    /// The highest value any level has; 0 for a scale without levels.
    pub fn highest(&self) -> u32 {
        self.levels.iter().map(|level| level.value).max().unwrap_or(0)
    }

    /// The lowest value any level has; 0 for a scale without levels.
    pub fn lowest(&self) -> u32 {
        self.levels.iter().map(|level| level.value).min().unwrap_or(0)
    }

    /// Whether a level is at or above `good_from`. False for an unknown level.
    pub fn is_good(&self, id: &LevelId) -> bool {
        match (self.level(id), self.level(&self.good_from)) {
            (Some(level), Some(good)) => level.value >= good.value,
            (None, _) | (_, None) => false,
        }
    }
}

/// One answer of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// Stored in answers.
    pub id: LevelId,
    /// Shown to people.
    pub label: String,
    /// What it is worth.
    pub value: u32,
    /// What it means, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// One entry of a list of choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// Stored in answers.
    pub id: ChoiceId,
    /// Shown to people.
    pub label: String,
    /// The sector an organisation of this type is reported under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
}
