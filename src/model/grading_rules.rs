//! How a questionnaire says that answers become grades: methods, bands and limits, all of them data.

use super::condition::Condition;
use super::ids::*;
use super::needs::{Requirement, TooLittle};
use super::percent::Percent;
use super::question::is_false;
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
    /// Whether people are told the points of each domain and of the whole as numbers, too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub points: bool,
}

impl Default for GradingRules {
    /// Nothing is graded.
    fn default() -> Self {
        let none = MethodRule::none();
        Self { scale: "grade".into(), domain: none.clone(), overall: none, limits: Vec::new(), points: false }
    }
}

impl GradingRules {
    /// Whether anything is graded at all.
    pub fn grades_anything(&self) -> bool {
        self.domain.method != Method::None || self.overall.method != Method::None
    }

    /// Whether a person grades the whole, and so a second person may grade it too.
    pub fn is_judged(&self) -> bool {
        self.overall.method == Method::Judged
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
    /// For a judged overall grade: what is suggested from the grades of the domains. The first that holds counts; where none
    /// does, the bands count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<GradeRule>,
    /// For the method `rules`: what each grade takes, in any order; the best grade of which everything holds counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// For a judged domain: when the record shows too little, and what is suggested then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_enough: Option<NotEnough>,
    /// For the method `rules`: when there is too little to grade.
    #[serde(default, skip_serializing_if = "TooLittle::is_never")]
    pub too_little: TooLittle,
}

impl MethodRule {
    /// Nothing is graded.
    pub fn none() -> Self {
        Self {
            method: Method::None,
            bands: Vec::new(),
            rules: Vec::new(),
            requirements: Vec::new(),
            not_enough: None,
            too_little: TooLittle::default(),
        }
    }
}

/// What is suggested where too many answers say that the record does not show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotEnough {
    /// The answer that says so: one beside the levels of the questions' scale.
    pub answer: LevelId,
    /// More than this share of the graded questions that are answered.
    pub more_than: Percent,
    /// What is suggested: an answer beside the levels of the grade scale, or a grade.
    pub suggest: LevelId,
}

/// A grade that is suggested when something holds of the grades of the domains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradeRule {
    /// A level of the grade scale.
    pub grade: LevelId,
    /// All of this holds.
    pub when: Vec<GradeTest>,
    /// Why, in words for people.
    pub because: String,
}

/// Something that holds of the grades of the domains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradeTest {
    /// This grade or a better one…
    pub at_least: LevelId,
    /// …in these domains, as far as they are graded; in all, where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<DomainId>,
    /// …in how many of them.
    pub in_how_many: HowMany,
}

/// How many domains it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HowMany {
    /// Every one, and at least one.
    All,
    /// More than half.
    Most,
    /// At least so many.
    AtLeast(u32),
}

/// Who or what grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// What each grade takes of the answers, and of the grades of the domains.
    Rules,
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
    /// In per cent, with at most two decimals.
    pub from: Percent,
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
    /// Only where this holds of the profile or the answers; everywhere, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_when: Option<Condition>,
    /// The best grade that is left; absent only with `lowest_of`, where it is the lowest of those domains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<LevelId>,
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
        /// Among these; among all, where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        of: Vec<DomainId>,
    },
    /// Always: the overall grade is not better than the lowest of these domains.
    LowestOf(Vec<DomainId>),
    /// While somebody has said that a child is at risk now and the escalation is open.
    OpenEscalation(bool),
}
