//! What may be done with a finished return, and by whom. Knows no page and no sentence.

use super::audit_return::Return;
use super::questionnaire::{Kind, Questionnaire};

/// What may be done with a finished return, beside keeping it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSteps {
    /// Whether it may be graded a second time; of a self-assessment, whether a reviewer may moderate it.
    pub second_grading: SecondGrading,
    /// Whether a reviewer may ask for changes in it.
    pub may_be_reviewed: bool,
    /// How many comments of a reviewer wait for an answer, which is given in a correction.
    pub open_comments: usize,
    /// The round it belongs to, where that is over: then it is asked whether to correct it or to begin the present one.
    pub earlier_round: Option<String>,
}

/// Whether a return may be graded a second time, by whoever has it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondGrading {
    /// Nobody grades it a second time here.
    No,
    /// Somebody may begin.
    MayBegin,
    /// Somebody has begun, or has finished.
    Begun,
}

/// What may be done with a finished return. `came_as_file` says that it was submitted elsewhere; `present_round` may be empty
/// where nobody has set one.
pub fn next_steps(questionnaire: &Questionnaire, record: &Return, came_as_file: bool, present_round: &str) -> NextSteps {
    // Only an organisation says the same again each round: a case is audited once.
    let has_rounds = questionnaire.kind == Kind::SelfAssessment;
    NextSteps {
        second_grading: second_grading(questionnaire, record, came_as_file),
        // Of a joint judgement each agency has its own audit, and changes are asked for there.
        may_be_reviewed: !record.is_joint(),
        open_comments: record.open_comments().count(),
        earlier_round: record.earlier_round(present_round).filter(|_| has_rounds).map(str::to_owned),
    }
}

fn second_grading(questionnaire: &Questionnaire, record: &Return, came_as_file: bool) -> SecondGrading {
    let is_moderated = (questionnaire.grading.is_judged() || questionnaire.takes_reviews()) && !record.is_joint();
    let is_begun = record.moderation.iter().any(|one| one.revision == record.revision);
    match (is_moderated, is_begun, came_as_file) {
        (false, _, _) => SecondGrading::No,
        (true, true, _) => SecondGrading::Begun,
        (true, false, true) => SecondGrading::MayBegin,
        // Nobody is one's own second auditor.
        (true, false, false) => SecondGrading::No,
    }
}
