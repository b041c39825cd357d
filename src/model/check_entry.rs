//! What a questionnaire says of its own checks before submission: which blocks, warns or informs, where, and which answers
//! contradict each other. Finds nothing itself.

use super::condition::Condition;
use super::ids::*;
use serde::{Deserialize, Serialize};

/// One line of a questionnaire's `checks`. It changes what the app would do by itself, for the places it names; of several
/// that fit a place, the last counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckEntry {
    /// Which check.
    pub check: CheckName,
    /// What it does where it finds something.
    pub severity: CheckSetting,
    /// Only in these domains; everywhere, where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<DomainId>,
    /// Only at these questions; everywhere, where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionId>,
    /// Only while this holds; always, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_when: Option<Condition>,
    /// Of a contradiction: one thing that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Of a contradiction: another that cannot be true beside it. The finding stands where this looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub and: Option<Condition>,
    /// Of a contradiction: why the two cannot both be true, as a sentence for whoever answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Of `no-difference`: other words to look for than the app's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<DifferenceWords>,
}

/// Words that tell what is there from what it brought about, in lower case. One that ends in `*` stands for all that begin so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DifferenceWords {
    /// What there is: "polic*", "training", "meeting*".
    pub arrangements: Vec<String>,
    /// What it brought about: "outcome*", "feedback".
    pub differences: Vec<String>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A draft with it cannot be submitted.
    Block,
    /// Worth another look.
    Warn,
    /// Good to know.
    Inform,
}

/// What a questionnaire has a check do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CheckSetting {
    /// What it finds must be put right before a draft can be submitted.
    Block,
    /// What it finds is worth another look.
    Warn,
    /// What it finds is good to know.
    Inform,
    /// It finds nothing.
    Off,
}

impl CheckSetting {
    /// How much what it finds matters; none where it is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Block => Some(Severity::Block),
            Self::Warn => Some(Severity::Warn),
            Self::Inform => Some(Severity::Inform),
            Self::Off => None,
        }
    }
}

/// What a check looks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
#[serde(from = "String", into = "String")]
pub enum CheckName {
    /// Something required is not answered.
    Unanswered,
    /// What was said the time before is not looked at yet.
    LastTimeNotLookedAt,
    /// An answer does not fit: a percentage over 100, "5 of 3", a day that does not exist.
    DoesNotFit,
    /// "Not applicable" without a reason.
    NotApplicableWithoutReason,
    /// A grade that a person has to give is not given.
    NotGraded,
    /// A grade that a person gave needs a reason and has none.
    GradeWithoutReason,
    /// It is not recorded what was done for a child at risk, or how that ended.
    ChildAtRisk,
    /// A joint judgement of fewer audits than make one.
    TooFewAudits,
    /// A profile field that decides what is asked is blank.
    DecidesAndBlank,
    /// "Don't know".
    DontKnow,
    /// Good or better, evidence expected, and none named.
    NoEvidence,
    /// The highest level without evidence, where grades go by rules.
    HighestWithoutEvidence,
    /// The newest date in an answer's evidence is more than a year ago.
    OldEvidence,
    /// Much says what is there, and nothing what difference it made.
    NoDifference,
    /// A number that would count towards a grade is blank.
    ScoredAndBlank,
    /// "Not applicable" to a key question that applies to everybody.
    KeyNotApplicable,
    /// So much does not apply that a domain has no grade.
    TooLittleApplies,
    /// A key question is not in place, or nobody knows, and no action says what will change.
    KeyGapWithoutAction,
    /// Any other answer below good without an action.
    BelowGoodWithoutAction,
    /// An action that nobody owns.
    ActionWithoutOwner,
    /// An action without a day.
    ActionWithoutDate,
    /// An action whose day cannot be read.
    ActionDateUnreadable,
    /// An action that is not done, and whose day is past.
    ActionOverdue,
    /// Two answers that cannot both be true.
    Contradiction,
    /// A text with something in it that may be personal data.
    PersonalData,
    /// A reviewer's comment that is not answered.
    CommentUnanswered,
    /// A question to the worker that is not answered.
    WorkerUnanswered,
    /// Too little evidence in the record, and the worker was not asked.
    WorkerNotAsked,
    /// A check that this version of the app does not know, by its name.
    Other(String),
}

impl CheckName {
    /// All that the app knows.
    pub const KNOWN: [Self; 28] = [
        Self::Unanswered,
        Self::LastTimeNotLookedAt,
        Self::DoesNotFit,
        Self::NotApplicableWithoutReason,
        Self::NotGraded,
        Self::GradeWithoutReason,
        Self::ChildAtRisk,
        Self::TooFewAudits,
        Self::DecidesAndBlank,
        Self::DontKnow,
        Self::NoEvidence,
        Self::HighestWithoutEvidence,
        Self::OldEvidence,
        Self::NoDifference,
        Self::ScoredAndBlank,
        Self::KeyNotApplicable,
        Self::TooLittleApplies,
        Self::KeyGapWithoutAction,
        Self::BelowGoodWithoutAction,
        Self::ActionWithoutOwner,
        Self::ActionWithoutDate,
        Self::ActionDateUnreadable,
        Self::ActionOverdue,
        Self::Contradiction,
        Self::PersonalData,
        Self::CommentUnanswered,
        Self::WorkerUnanswered,
        Self::WorkerNotAsked,
    ];

    /// As it stands in a file.
    pub fn word(&self) -> &str {
        match self {
            Self::Unanswered => "unanswered",
            Self::LastTimeNotLookedAt => "last-time-not-looked-at",
            Self::DoesNotFit => "does-not-fit",
            Self::NotApplicableWithoutReason => "not-applicable-without-reason",
            Self::NotGraded => "not-graded",
            Self::GradeWithoutReason => "grade-without-reason",
            Self::ChildAtRisk => "child-at-risk",
            Self::TooFewAudits => "too-few-audits",
            Self::DecidesAndBlank => "decides-and-blank",
            Self::DontKnow => "dont-know",
            Self::NoEvidence => "no-evidence",
            Self::HighestWithoutEvidence => "highest-without-evidence",
            Self::OldEvidence => "old-evidence",
            Self::NoDifference => "no-difference",
            Self::ScoredAndBlank => "scored-and-blank",
            Self::KeyNotApplicable => "key-not-applicable",
            Self::TooLittleApplies => "too-little-applies",
            Self::KeyGapWithoutAction => "key-gap-without-action",
            Self::BelowGoodWithoutAction => "below-good-without-action",
            Self::ActionWithoutOwner => "action-without-owner",
            Self::ActionWithoutDate => "action-without-date",
            Self::ActionDateUnreadable => "action-date-unreadable",
            Self::ActionOverdue => "action-overdue",
            Self::Contradiction => "contradiction",
            Self::PersonalData => "personal-data",
            Self::CommentUnanswered => "comment-unanswered",
            Self::WorkerUnanswered => "worker-unanswered",
            Self::WorkerNotAsked => "worker-not-asked",
            Self::Other(name) => name,
        }
    }
}

impl From<String> for CheckName {
    fn from(word: String) -> Self {
        let known = Self::KNOWN.into_iter().find(|known| known.word() == word);
        known.unwrap_or(Self::Other(word))
    }
}

impl From<CheckName> for String {
    fn from(name: CheckName) -> Self {
        name.word().to_owned()
    }
}
