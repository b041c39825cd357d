//! Which of many returns are looked at.

use super::ids::{QuestionId, QuestionnaireId};
use serde::{Deserialize, Serialize};

/// Which returns are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The round; the newest where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// Only this sector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Only this type of organisation, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Only this locality, as the round's register says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Which grades figures are made from.
    #[serde(default, skip_serializing_if = "GradesBy::is_as_given")]
    pub grades: GradesBy,
}

/// Which grades of self-assessments figures are made from. Answers are the organisations' own either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GradesBy {
    /// Those that the organisations' answers give.
    #[default]
    AsGiven,
    /// Those that reviewers moderated, where they did.
    AsModerated,
}

impl GradesBy {
    /// Whether they are as the organisations gave them.
    pub fn is_as_given(&self) -> bool {
        *self == Self::AsGiven
    }
}

/// A question whose answers are looked at one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// In which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// In which edition of it.
    pub edition: String,
    /// Which.
    pub question: QuestionId,
}

impl Filter {
    /// Whether it leaves out any organisation of the round.
    pub fn is_narrow(&self) -> bool {
        self.sector.is_some() || self.kind.is_some() || self.locality.is_some()
    }

    /// The same round with the same grades, and every organisation in it.
    pub fn of_round(&self) -> Self {
        Self { round: self.round.clone(), grades: self.grades, ..Self::default() }
    }
}
