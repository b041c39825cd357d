//! What is noticed at one question: an answer that is missing or does not fit, and one that fits and is worth another look.

use super::super::finding::{Noticed, Place, Rule};
use super::evidence_dates::old_evidence;
use crate::model::answer::{Answer, Response};
use crate::model::applies::AskedDomain;
use crate::model::audit_return::{Action, ActionStatus, Return};
use crate::model::date::Date;
use crate::model::grading_rules::Method;
use crate::model::plain::is_seen;
use crate::model::question::{EvidenceWish, Question};
use crate::model::questionnaire::Questionnaire;

pub(super) fn find(
    questionnaire: &Questionnaire,
    record: &Return,
    asked: &AskedDomain<'_>,
    question: &Question,
    today: Option<Date>,
) -> Vec<Noticed> {
    let answer = record.answer_to(&question.id);
    let response = answer.and_then(|answer| answer.response.as_ref());
    let mut rules = Vec::new();
    match response {
        None if record.waits_to_be_looked_at(&question.id) => rules.push(Rule::LastTimeWaits),
        None if question.is_required() => rules.push(Rule::Unanswered),
        None if question.is_scored_number() => rules.push(Rule::ScoredBlank),
        None => {}
        Some(response) if question.is_required() && response.is_blank() => rules.push(Rule::Unanswered),
        Some(response) if is_not_escalated(record, question, response) => rules.push(Rule::NotEscalated),
        Some(response) => match response.slip(questionnaire, question) {
            Some(problem) => rules.push(Rule::DoesNotFit(problem)),
            None => rules.extend(advice(questionnaire, record, question, answer, response)),
        },
    }
    rules.extend(answer.zip(today).and_then(|(answer, today)| old_evidence(&answer.evidence, today)).map(Rule::OldEvidence));
    let place = || Place::Question(asked.domain.id.clone(), question.id.clone());
    rules.into_iter().map(|rule| (place(), rule)).collect()
}

/// Whether it is answered that a child is at risk now, and nobody recorded what was done.
fn is_not_escalated(record: &Return, question: &Question, response: &Response) -> bool {
    let says_so = response.given().iter().any(|given| question.escalates.iter().any(|choice| choice.as_str() == given));
    says_so && record.escalations.is_empty()
}

fn advice(
    questionnaire: &Questionnaire,
    record: &Return,
    question: &Question,
    answer: Option<&Answer>,
    response: &Response,
) -> Vec<Rule> {
    let Some(scale) = questionnaire.graded_on(question) else { return Vec::new() };
    let level = questionnaire.level_reached(question, response);
    let is_good = level.is_some_and(|level| scale.is_good(&level.id));
    let is_unknown = *response == Response::DontKnow;
    let is_lowest = level.is_some_and(|level| level.value == scale.lowest());
    let has_evidence = answer.is_some_and(Answer::has_evidence);
    let by_rules = questionnaire.grading.domain.method == Method::Rules;
    // One of an earlier round that is closed changes nothing any more.
    let is_over = |action: &Action| action.status == ActionStatus::Done && is_seen(&action.planned_in);
    let of_this = |action: &Action| action.question.as_ref() == Some(&question.id) && !is_over(action);
    let has_action = record.actions.iter().any(of_this);
    let mut rules = Vec::new();
    if is_unknown {
        rules.push(Rule::Unknown);
    }
    if by_rules && is_good && !has_evidence && level.is_some_and(|level| level.value == scale.highest()) {
        rules.push(Rule::HighestNotShown);
    } else if is_good && question.evidence == EvidenceWish::Expected && !has_evidence {
        rules.push(Rule::NoEvidence);
    }
    if questionnaire.not_applicable_is_gap(question) && matches!(response, Response::NotApplicable(_)) {
        rules.push(Rule::KeyNotApplicable);
    }
    if question.key && (is_unknown || is_lowest) && !has_action {
        rules.push(Rule::GapWithoutAction);
    } else if (is_unknown || level.is_some() && !is_good) && !has_action {
        rules.push(Rule::BelowGoodWithoutAction);
    }
    rules
}
