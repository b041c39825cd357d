//! How far a domain is: what the task list says of it.

use super::answer::Response;
use super::applies::{AskedDomain, asked_domains, is_answered};
use super::audit_return::Return;
use super::grading_rules::Method;
use super::ids::DomainId;
use super::questionnaire::Questionnaire;

/// How far a domain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing has been answered.
    NotStarted,
    /// Something has been answered.
    InProgress,
    /// Every required question has an answer that fits.
    Completed,
    /// Completed, and every graded question is "Not applicable".
    NotApplicable,
}

impl Progress {
    /// Whether nothing more is needed.
    pub fn is_complete(self) -> bool {
        match self {
            Self::Completed | Self::NotApplicable => true,
            Self::NotStarted | Self::InProgress => false,
        }
    }
}

/// How far one domain is, and what is behind that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainProgress {
    /// Which domain.
    pub domain: DomainId,
    /// How far.
    pub progress: Progress,
    /// Required questions with an answer that fits.
    pub answered: usize,
    /// Required questions.
    pub required: usize,
    /// Whether a person still has to grade it.
    pub needs_grade: bool,
    /// Questions of which nobody has looked yet at what was said the time before.
    pub to_look_at: usize,
}

/// How far each asked domain is, in reading order.
pub fn progress(questionnaire: &Questionnaire, record: &Return) -> Vec<DomainProgress> {
    asked_domains(questionnaire, record).iter().map(|asked| domain_progress(questionnaire, record, asked)).collect()
}

fn domain_progress(questionnaire: &Questionnaire, record: &Return, asked: &AskedDomain<'_>) -> DomainProgress {
    let response_to =
        |question: &super::questionnaire::Question| record.answer_to(&question.id).and_then(|answer| answer.response.as_ref());
    let required: Vec<_> = asked.questions.iter().filter(|question| question.is_required()).collect();
    let answered =
        required.iter().filter(|question| is_answered(questionnaire, question, record.answer_to(&question.id))).count();
    let is_touched =
        asked.questions.iter().any(|question| record.answer_to(&question.id).is_some_and(|answer| !answer.is_empty()));
    let slips = asked
        .questions
        .iter()
        .any(|question| response_to(question).is_some_and(|response| response.slip(questionnaire, question).is_some()));
    let mut graded = asked.questions.iter().filter(|question| question.is_graded()).peekable();
    let none_applies =
        graded.peek().is_some() && graded.all(|question| matches!(response_to(question), Some(Response::NotApplicable(_))));
    let judgement = record.judgements.get(&asked.domain.id);
    let needs_grade = is_judged(questionnaire, asked)
        && record.part.is_none()
        && !none_applies
        && judgement.is_none_or(|judgement| judgement.given().is_none());
    let to_look_at = asked.questions.iter().filter(|question| record.waits_to_be_looked_at(&question.id)).count();
    let is_complete = answered == required.len() && !slips && !needs_grade && to_look_at == 0;
    let progress = match (is_touched || judgement.is_some(), is_complete, none_applies) {
        (false, _, _) => Progress::NotStarted,
        (true, false, _) => Progress::InProgress,
        (true, true, true) => Progress::NotApplicable,
        (true, true, false) => Progress::Completed,
    };
    DomainProgress { domain: asked.domain.id.clone(), progress, answered, required: required.len(), needs_grade, to_look_at }
}

impl Return {
    /// Whether a person grades the whole.
    pub fn judges_the_whole(&self, questionnaire: &Questionnaire) -> bool {
        questionnaire.grading.is_judged() && !self.questionnaire.without_overall
    }
}

/// Whether a person grades a domain as it is asked.
pub fn is_judged(questionnaire: &Questionnaire, asked: &AskedDomain<'_>) -> bool {
    let has_answers_to_grade = asked.questions.iter().any(|question| question.is_graded());
    questionnaire.grading.domain.method == Method::Judged && !asked.domain.ungraded && has_answers_to_grade
}
