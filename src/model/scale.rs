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
    /// Answers beside the levels that are worth nothing and are counted by themselves: "Not sure".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unscored: Vec<Choice>,
}

impl Scale {
    /// The level of that id.
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }

    /// The label of a level, or of an answer beside the levels.
    pub fn label(&self, id: &str) -> Option<&str> {
        let level = self.levels.iter().find(|level| level.id.as_str() == id).map(|level| level.label.as_str());
        level.or_else(|| self.unscored.iter().find(|one| one.id.as_str() == id).map(|one| one.label.as_str()))
    }

    /// The highest value any level has; 0 for a scale without levels.
    pub fn highest(&self) -> u32 {
        self.levels.iter().map(|level| level.value).max().unwrap_or(0)
    }

    /// The lowest value any level has; 0 for a scale without levels.
    pub fn lowest(&self) -> u32 {
        self.levels.iter().map(|level| level.value).min().unwrap_or(0)
    }

    /// The level of the lowest value; none for a scale without levels.
    pub fn lowest_level(&self) -> Option<&Level> {
        self.levels.iter().min_by_key(|level| level.value)
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
    /// Drawn beside the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
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
    /// Drawn beside the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A picture that the app can draw, for those who read with difficulty. Never the only sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// The lowest of five faces.
    FaceVeryBad,
    /// The second of five faces.
    FaceBad,
    /// The face in the middle.
    FaceOk,
    /// The fourth of five faces.
    FaceGood,
    /// The highest of five faces.
    FaceVeryGood,
    /// A grown-up.
    Adult,
    /// A grandparent.
    Grandparent,
    /// A brother or sister.
    Sibling,
    /// A friend.
    Friend,
    /// A teacher.
    Teacher,
    /// A doctor or nurse.
    Doctor,
    /// A police officer.
    Police,
    /// Somebody whose work it is to help.
    Helper,
    /// An animal.
    Pet,
    /// Nobody.
    Nobody,
    /// Where one lives.
    Home,
    /// A school.
    School,
    /// A street.
    Street,
}

/// The right answer to a question that tests knowledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RightAnswer {
    /// The right choice.
    pub choice: ChoiceId,
    /// Why, told to the person once the reply is finished.
    pub because: String,
}
