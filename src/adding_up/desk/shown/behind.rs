//! What stands behind the figures, as the desk shows it: one organisation, and who answered what to a question.

use super::actions::ActionLine;
use crate::aggregation::counting::RoundPlace;
use crate::checks::assurance::AssuranceCounts;
use crate::model::filter::AnsweredQuestion;
use serde::{Deserialize, Serialize};

/// Which answers to a question are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersWanted {
    /// To which question.
    pub of: AnsweredQuestion,
    /// Only this answer, as [`AnswersShown::choices`] names it; empty for all.
    pub only: String,
    /// How many to pass over.
    pub from: usize,
    /// Part of an organisation's name; empty for all.
    pub like: String,
}

/// Who answered what to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersShown {
    /// Which question.
    pub of: AnsweredQuestion,
    /// The questionnaire's title.
    pub title: String,
    /// The question's text; empty where nobody knows it.
    pub text: String,
    /// What was answered, worst first: what it is asked for by, as people read it, and how many.
    pub choices: Vec<(String, String, usize)>,
    /// A line for each organisation.
    pub lines: Vec<OneAnswer>,
    /// How many lines there are in all.
    pub lines_in_all: usize,
}

/// What one organisation answered to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneAnswer {
    /// The key of its return.
    pub key: String,
    /// Its name.
    pub organisation: String,
    /// Its sector.
    pub sector: String,
    /// The answer, as people read it.
    pub answer: String,
    /// The answer in full, then evidence, what the question's boxes hold, and a note; empty until its file was read.
    pub words: Vec<String>,
}

/// One organisation as it stands, beside its sector and its earlier rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationShown {
    /// The key of its return.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its sector.
    pub sector: String,
    /// What else is known of it, a line each.
    pub facts: Vec<String>,
    /// The round of this return.
    pub round: String,
    /// Where this return stands in its round.
    pub place: Option<RoundPlace>,
    /// The file of the return that counts in its place.
    pub instead: String,
    /// The questionnaire's title.
    pub title: String,
    /// How many returns of its sector are counted in the same round with the same edition, this one among them.
    pub sector_counted: usize,
    /// Its earlier rounds, the newest first: the round, and the key of the return.
    pub before: Vec<(String, String)>,
    /// Its other returns: what it is, the round, and the key.
    pub others: Vec<(String, String, String)>,
    /// How far its return shows what it says.
    #[serde(default)]
    pub assurance: Option<AssuranceCounts>,
    /// The whole and each domain.
    pub grades: Vec<GradeBeside>,
    /// What it answered, domain by domain.
    pub domains: Vec<DomainAnswers>,
    /// What it will change.
    pub actions: Vec<ActionLine>,
}

/// A grade, beside what it was before and what its sector has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeBeside {
    /// The domain's id; empty of the whole.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Now.
    pub own: GradeSaid,
    /// In each of [`OrganisationShown::before`].
    pub before: Vec<GradeSaid>,
    /// How many of its sector have which grade, the best first.
    pub sector: Vec<String>,
    /// How many of its sector are graded in it, this one among them.
    pub sector_graded: usize,
}

/// A grade, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeSaid {
    /// As people read it.
    pub label: String,
    /// Its place among so many grades, the best first; none where there is no grade.
    pub rank: Option<(usize, usize)>,
}

/// What an organisation answered in one domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainAnswers {
    /// The domain's id and title.
    pub title: String,
    /// Question by question.
    pub answers: Vec<AnswerBeside>,
}

/// An answer, beside what its sector answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerBeside {
    /// The question's id.
    pub question: String,
    /// Its text.
    pub text: String,
    /// Whether law or guidance expects it.
    pub is_key: bool,
    /// The answer, evidence, what the question's boxes hold, and a note; the answer alone until the file was read.
    pub said: Vec<String>,
    /// How many of its sector answered what.
    pub sector: Vec<String>,
}
