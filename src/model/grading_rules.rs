//! How a questionnaire says that answers become grades: methods, bands and limits, all of them data.

use super::ids::*;
use serde::{Deserialize, Serialize};

/// How a questionnaire is graded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradingRules {
    /// The scale that grades are levels of.
    pub scale: ScaleId,
    /// How one domain is graded.
    pub domain: MethodRule,
    /// How the whole is graded.
    pub overall: MethodRule,
    /// Rules that cap a grade.
    #[serde(default)]
    pub limits: Vec<Limit>,
}

impl Default for GradingRules {
    /// Nothing is graded.
    fn default() -> Self {
        let none = MethodRule { method: Method::None, bands: Vec::new() };
        Self { scale: "grade".into(), domain: none.clone(), overall: none, limits: Vec::new() }
    }
}

impl GradingRules {
    /// Whether anything is graded at all.
    pub fn grades_anything(&self) -> bool {
        self.domain.method != Method::None || self.overall.method != Method::None
    }
}

/// How a grade comes about, before limits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MethodRule {
    /// Who or what grades.
    pub method: Method,
    /// Which share earns which grade; any order, the highest reached counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
}

/// Who or what grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Computed from the share of points.
    Share,
    /// A person's grade; the computed one is a suggestion.
    Judged,
    /// Not graded.
    None,
}

/// The least share that earns a grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// In per cent, 0 to 100.
    pub from: u32,
    /// A level of the grade scale.
    pub grade: LevelId,
}

/// A rule that caps a grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// Its name in explanations for machines.
    pub id: LimitId,
    /// What it caps.
    pub of: LimitOf,
    /// When it applies.
    pub when: Trigger,
    /// The best grade that is left.
    pub at_most: LevelId,
    /// Why, in words for people.
    pub because: String,
}

/// What a limit caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LimitOf {
    /// The grade of each domain, looked at by itself.
    Domain,
    /// The overall grade.
    Overall,
}

/// When a limit applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// At least this many key questions have the lowest level or "Don't know".
    KeyGaps(u32),
    /// At least `count` domains have this grade or a lower one; for the overall grade only.
    Domains {
        /// The grade, or a lower one.
        at_or_below: LevelId,
        /// How many domains it takes.
        count: u32,
    },
}
