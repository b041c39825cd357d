//! When something is asked: conditions over the profile and over earlier answers. Knows nothing of the screen.

use super::ids::*;
use serde::{Deserialize, Serialize};

/// A condition, written as one of `{"answer": "S1.1", "is": [..]}`, `{"profile": "commissions", "is": [..]}`,
/// `{"all": [..]}`, `{"any": [..]}`, `{"not": {..}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub enum Condition {
    /// The answer to an earlier question is one of these levels or choices.
    Answer(QuestionId, Vec<String>),
    /// A profile field has one of these values.
    Profile(FieldId, Vec<String>),
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// What a condition looks at: a return, or a form that is being filled in.
pub trait Facts {
    /// The levels or choices given in answer to a question; empty when it is unanswered or not asked.
    fn given(&self, question: &QuestionId) -> Vec<String>;
    /// The choices or the text given in a profile field; empty when it is unanswered.
    fn profile(&self, field: &FieldId) -> Vec<String>;
    /// The type of organisation or agency, by whichever field asks for it; empty when that is unanswered.
    fn organisation_type(&self) -> Vec<String>;
}

impl Condition {
    /// Whether it holds.
    pub fn holds(&self, facts: &impl Facts) -> bool {
        let any_of = |given: Vec<String>, wanted: &[String]| given.iter().any(|value| wanted.contains(value));
        match self {
            Self::Answer(question, wanted) => any_of(facts.given(question), wanted),
            Self::Profile(field, wanted) => any_of(facts.profile(field), wanted),
            Self::All(parts) => parts.iter().all(|part| part.holds(facts)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(facts)),
            Self::Not(part) => !part.holds(facts),
        }
    }

    /// Everything it looks at, with the values it waits for.
    pub fn looks_at(&self) -> Vec<(LooksAt<'_>, &[String])> {
        match self {
            Self::Answer(question, wanted) => vec![(LooksAt::Question(question), wanted)],
            Self::Profile(field, wanted) => vec![(LooksAt::Field(field), wanted)],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Condition::looks_at).collect(),
            Self::Not(part) => part.looks_at(),
        }
    }

    /// The questions it looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        let looks_at = self.looks_at().into_iter();
        looks_at.filter_map(|(one, _)| if let LooksAt::Question(id) = one { Some(id) } else { None }).collect()
    }

    /// The profile fields it looks at.
    pub fn fields(&self) -> Vec<&FieldId> {
        let looks_at = self.looks_at().into_iter();
        looks_at.filter_map(|(one, _)| if let LooksAt::Field(id) = one { Some(id) } else { None }).collect()
    }
}

/// One thing that a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LooksAt<'c> {
    /// The answer to a question.
    Question(&'c QuestionId),
    /// A field of the profile.
    Field(&'c FieldId),
}

/// The condition as it stands in a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<QuestionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    profile: Option<FieldId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    is: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not: Option<Box<Condition>>,
}

impl TryFrom<Written> for Condition {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written { answer: Some(question), profile: None, all: None, any: None, not: None, is } if !is.is_empty() => {
                Ok(Self::Answer(question, is))
            }
            Written { profile: Some(field), answer: None, all: None, any: None, not: None, is } if !is.is_empty() => {
                Ok(Self::Profile(field, is))
            }
            Written { all: Some(parts), answer: None, profile: None, any: None, not: None, is } if is.is_empty() => {
                Ok(Self::All(parts))
            }
            Written { any: Some(parts), answer: None, profile: None, all: None, not: None, is } if is.is_empty() => {
                Ok(Self::Any(parts))
            }
            Written { not: Some(part), answer: None, profile: None, all: None, any: None, is } if is.is_empty() => {
                Ok(Self::Not(part))
            }
            Written { .. } => Err("a condition is one of: answer with is, profile with is, all, any, not"),
        }
    }
}

impl From<Condition> for Written {
    fn from(condition: Condition) -> Self {
        match condition {
            Condition::Answer(question, is) => Self { answer: Some(question), is, ..Self::default() },
            Condition::Profile(field, is) => Self { profile: Some(field), is, ..Self::default() },
            Condition::All(parts) => Self { all: Some(parts), ..Self::default() },
            Condition::Any(parts) => Self { any: Some(parts), ..Self::default() },
            Condition::Not(part) => Self { not: Some(part), ..Self::default() },
        }
    }
}
