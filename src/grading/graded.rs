//! Grades with everything that led to them, so that each can say why. Computes none.

use super::counts::AnswerCounts;
use super::needs::ByRules;
use super::score::Score;
use crate::model::grading_rules::{Band, GradeRule};
use crate::model::ids::*;

/// One domain's grade with everything that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainGrade {
    /// Which domain.
    pub domain: DomainId,
    /// What has become of its grade.
    pub outcome: Outcome,
    /// The points counted so far; none when every answer is "Not applicable".
    pub score: Option<Score>,
    /// The band the share reached, once the domain is complete.
    pub band: Option<Band>,
    /// What a judged domain's answers and limits suggest, once every question is answered.
    pub suggestion: Option<LevelId>,
    /// Answers that count, in reading order.
    pub counted: Vec<CountedAnswer>,
    /// Questions answered "Not applicable".
    pub left_out: Vec<QuestionId>,
    /// Questions answered "Don't know", which count as the lowest level.
    pub unknown: Vec<QuestionId>,
    /// Key questions with the lowest level or "Don't know".
    pub key_gaps: Vec<QuestionId>,
    /// What the rules made of the answers, and what the next grade takes; with the method `rules` only.
    pub by_rules: Option<ByRules>,
    /// What stands in the answers; with the method `rules` only.
    pub counts: AnswerCounts,
    /// Limits that apply, the lowest first.
    pub limits: Vec<AppliedLimit>,
}

impl DomainGrade {
    /// Whether there is nothing to say of it yet, or ever.
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::NotYet { .. } | Outcome::NotGraded)
    }
}

/// The overall grade with everything that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct OverallGrade {
    /// What has become of it.
    pub outcome: Outcome,
    /// Σ weight × the domain's basis points of Σ weight × 10,000; none when no domain counts.
    pub score: Option<Score>,
    /// The band the share reached.
    pub band: Option<Band>,
    /// What the domains and limits suggest for a judged grade.
    pub suggestion: Option<LevelId>,
    /// The rule behind the suggestion, where one held.
    pub rule: Option<GradeRule>,
    /// What the rules made of all answers and of the domains, and what the next grade takes; with the method `rules` only.
    pub by_rules: Option<ByRules>,
    /// What stands in all answers; with the method `rules` only.
    pub counts: AnswerCounts,
    /// The points of all domains together, as far as they are counted, whatever the method; none where nothing is.
    pub points: Option<Score>,
    /// Limits that apply, the lowest first.
    pub limits: Vec<AppliedLimit>,
}

/// What has become of a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A level of the grade scale.
    Graded(LevelId),
    /// Something required is still unanswered.
    NotYet {
        /// Required questions (or domains) that are done.
        done: usize,
        /// Required questions (or domains).
        required: usize,
    },
    /// Every graded question is "Not applicable".
    NotApplicable,
    /// Fewer answers than a grade takes.
    TooFew {
        /// How many there are.
        answers: usize,
        /// How many it takes.
        least: usize,
    },
    /// More is "Not applicable" than leaves anything to grade by.
    TooLittleApplies {
        /// Questions that are "Not applicable"; for the whole, questions or domains.
        not_applicable: usize,
        /// Of how many.
        of: usize,
    },
    /// A person looked and found too little to grade.
    NotEnoughEvidence,
    /// The questionnaire does not grade it.
    NotGraded,
}

impl Outcome {
    /// The grade, where there is one.
    pub fn grade(&self) -> Option<&LevelId> {
        match self {
            Self::Graded(grade) => Some(grade),
            Self::NotYet { .. }
            | Self::NotApplicable
            | Self::TooFew { .. }
            | Self::TooLittleApplies { .. }
            | Self::NotEnoughEvidence
            | Self::NotGraded => None,
        }
    }
}

/// An answer and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedAnswer {
    /// Which question.
    pub question: QuestionId,
    /// The level chosen; none for "Don't know".
    pub level: Option<LevelId>,
    /// Its value times its weight.
    pub points: u64,
    /// The highest value times the weight.
    pub possible: u64,
}

/// A limit that applies, whether or not it changed the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedLimit {
    /// Which limit.
    pub limit: LimitId,
    /// The best grade it leaves.
    pub at_most: LevelId,
    /// Why, in the questionnaire's words.
    pub because: String,
    /// The key questions behind it.
    pub questions: Vec<QuestionId>,
    /// The domains behind it.
    pub domains: Vec<DomainId>,
    /// Whether it is what the grade came down to: lower than the points earned, and no other limit is lower.
    pub is_decisive: bool,
}
