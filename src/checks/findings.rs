//! Findings before submission, all of them, in reading order. Says what was found, never in which words.

mod unasked;

use super::finding::{Finding, Place, Rule};
use super::findings_joint::find_in_joint;
use crate::grading::{Grades, Outcome, grade};
use crate::model::answer::{Answer, Response};
use crate::model::applies::{AskedDomain, AskedFacts, asked_domains, asks_field};
use crate::model::audit_return::{Action, ActionStatus, Return};
use crate::model::date::Date;
use crate::model::grading_rules::Method;
use crate::model::ids::*;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::plain::{is_seen, says_something};
use crate::model::progress::is_judged;
use crate::model::questionnaire::{EvidenceWish, Question, Questionnaire};
use crate::model::sheet::Sheet;

/// Everything noticed in a draft.
pub fn find(questionnaire: &Questionnaire, record: &Return) -> Vec<Finding> {
    if record.is_joint() {
        return find_in_joint(questionnaire, record);
    }
    let mut findings = find_in_profile(questionnaire, record.sheet());
    let (asked_domains, grades) = (asked_domains(questionnaire, record), grade(questionnaire, record));
    for asked in &asked_domains {
        for question in &asked.questions {
            findings.extend(find_in_question(questionnaire, record, asked, question));
        }
        findings.extend(unasked::find(questionnaire, record, asked));
        findings.extend(find_in_domain_judgement(questionnaire, record, &grades, asked));
        findings.extend(too_little_applies(&grades, asked));
    }
    findings.extend(find_in_overall_judgement(questionnaire, record, &grades));
    if record.has_open_escalation() {
        findings.push(Finding { place: Place::Escalation, rule: Rule::OpenEscalation });
    }
    findings.extend(record.last_actions_open().map(last_action_waits));
    findings.extend(record.actions.iter().flat_map(find_in_action));
    findings.extend(unasked::unanswered(record, &asked_domains));
    findings
}

fn find_in_domain_judgement(
    questionnaire: &Questionnaire,
    record: &Return,
    grades: &Grades,
    asked: &AskedDomain<'_>,
) -> Option<Finding> {
    let graded = grades.domain(&asked.domain.id)?;
    let needs_grade = is_judged(questionnaire, asked) && graded.outcome != Outcome::NotApplicable;
    let subject = Subject::Domain(asked.domain.id.clone());
    let rule = judgement_problem(record.judgement(&subject), graded.suggestion.as_ref()).filter(|_| needs_grade)?;
    Some(Finding { place: Place::Judgement(subject), rule })
}

fn too_little_applies(grades: &Grades, asked: &AskedDomain<'_>) -> Option<Finding> {
    let graded = grades.domain(&asked.domain.id)?;
    let applies = !matches!(graded.outcome, Outcome::TooLittleApplies { .. });
    (!applies).then(|| Finding { place: Place::Domain(graded.domain.clone()), rule: Rule::TooLittleApplies })
}

fn find_in_overall_judgement(questionnaire: &Questionnaire, record: &Return, grades: &Grades) -> Option<Finding> {
    let needs_grade = questionnaire.grading.is_judged() && grades.overall.outcome != Outcome::NotGraded;
    let rule =
        judgement_problem(record.overall_judgement.as_ref(), grades.overall.suggestion.as_ref()).filter(|_| needs_grade)?;
    Some(Finding { place: Place::Judgement(Subject::Overall), rule })
}

/// What is wrong with a person's grade, beside what answers and limits suggest.
pub fn judgement_problem(judgement: Option<&Judgement>, suggestion: Option<&LevelId>) -> Option<Rule> {
    let Some((judgement, grade)) = judgement.and_then(|judgement| Some((judgement, judgement.given()?))) else {
        return Some(Rule::NotJudged);
    };
    let suggested = suggestion.filter(|suggested| *suggested != grade && !judgement.has_reason())?;
    Some(Rule::NoReason(suggested.clone()))
}

/// What is noticed in the profile alone.
pub fn find_in_profile(questionnaire: &Questionnaire, sheet: Sheet<'_>) -> Vec<Finding> {
    let facts = AskedFacts { questionnaire, sheet };
    let asked = questionnaire.profile.iter().filter(|field| asks_field(field, &facts));
    asked
        .filter_map(|field| {
            let rule = match sheet.profile.get(&field.id) {
                None if field.required => Some(Rule::Unanswered),
                None => routes(questionnaire, &field.id).then_some(Rule::RoutingUnanswered),
                Some(value) if field.required && !is_seen(&value.typed()) => Some(Rule::Unanswered),
                Some(value) => value.slip_in(questionnaire, field).map(Rule::DoesNotFit),
            }?;
            Some(Finding { place: Place::Profile(field.id.clone()), rule })
        })
        .collect()
}

/// Whether a condition looks at a profile field.
fn routes(questionnaire: &Questionnaire, field: &FieldId) -> bool {
    let of_domains = questionnaire.domains.iter().map(|domain| &domain.shown_when);
    let of_questions = questionnaire.questions().map(|question| &question.shown_when);
    let of_limits = questionnaire.grading.limits.iter().map(|limit| &limit.only_when);
    let mut conditions = of_domains.chain(of_questions).chain(of_limits).flatten();
    conditions.any(|condition| condition.fields().contains(&field))
}

fn find_in_question(
    questionnaire: &Questionnaire,
    record: &Return,
    asked: &AskedDomain<'_>,
    question: &Question,
) -> Vec<Finding> {
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
    let place = || Place::Question(asked.domain.id.clone(), question.id.clone());
    rules.into_iter().map(|rule| Finding { place: place(), rule }).collect()
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
    let has_action = record.actions.iter().any(|action| action.question.as_ref() == Some(&question.id));
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
    }
    rules
}

fn last_action_waits(action: &Action) -> Finding {
    Finding { place: Place::LastAction(action.id.clone()), rule: Rule::LastActionWaits }
}

fn find_in_action(action: &Action) -> Vec<Finding> {
    if action.status == ActionStatus::Done {
        return Vec::new();
    }
    let mut rules = Vec::new();
    if !says_something(&action.owner) {
        rules.push(Rule::NoOwner);
    }
    if !is_seen(&action.due) {
        rules.push(Rule::NoDueDate);
    } else if !Date::from_iso(&action.due).is_some_and(Date::is_likely) {
        rules.push(Rule::DueDateUnreadable(action.due.clone()));
    }
    rules.into_iter().map(|rule| Finding { place: Place::Action(action.id.clone()), rule }).collect()
}
