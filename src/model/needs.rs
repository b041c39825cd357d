//! What a grade takes, as a questionnaire says it: counts and shares of answers and of domains, all of them data.

use super::ids::LevelId;
use super::percent::Percent;
use serde::{Deserialize, Serialize};

/// A grade and what it takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Requirement {
    /// A level of the grade scale.
    pub grade: LevelId,
    /// All of this. Where nothing is needed, the grade is what is left for everybody else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
}

/// One thing that a grade takes: enough of what is counted, or not too much of it. Every bound that is given holds, but
/// `at_least` and `all_but`, of which one is enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// What is counted.
    pub count: CountOf,
    /// At least this share of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Percent>,
    /// All but so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all_but: Option<u32>,
    /// At most so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// At most this share of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most_share: Option<Percent>,
    /// Only where there are fewer than so many of all; always, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub where_fewer_than: Option<u32>,
}

impl Need {
    /// Whether it says how much it takes.
    pub fn has_bound(&self) -> bool {
        self.at_least.is_some() || self.all_but.is_some() || self.at_most.is_some() || self.at_most_share.is_some()
    }
}

/// What is counted for a need, and of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CountOf {
    /// Answers at or above the scale's `good_from`, of all that are scored.
    Met,
    /// Answers with the highest level and evidence for it, of all that are scored.
    Shown,
    /// Answers with the lowest level or "Don't know", of all that are scored.
    Gaps,
    /// Key questions that are not met, or are "Not applicable" and may not be, of all key questions.
    KeyShort,
    /// Key questions with the lowest level or "Don't know", or that are "Not applicable" and may not be, of all key questions.
    KeyGaps,
    /// Domains with this grade or a better one, of all that are graded; for the whole only.
    DomainsAtOrAbove(LevelId),
    /// Domains with this grade or a lower one, of all that are graded; for the whole only.
    DomainsAtOrBelow(LevelId),
}

impl CountOf {
    /// The grade that domains are held against, where domains are counted.
    pub fn grade(&self) -> Option<&LevelId> {
        match self {
            Self::DomainsAtOrAbove(grade) | Self::DomainsAtOrBelow(grade) => Some(grade),
            Self::Met | Self::Shown | Self::Gaps | Self::KeyShort | Self::KeyGaps => None,
        }
    }
}

/// When there is too little to grade, whatever the answers are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TooLittle {
    /// Fewer answers than this are too few for a grade.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub least_answers: u32,
    /// Where more than this share is "Not applicable", too little applies for a grade. For the whole: of all scored questions,
    /// or of the domains that would be graded if everything applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_not_applicable: Option<Percent>,
}

impl TooLittle {
    /// Whether there is always enough to grade.
    pub fn is_never(&self) -> bool {
        *self == Self::default()
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
