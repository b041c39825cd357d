//! What has become of each answer since the round before. Knows no sentence and no grade.

use super::answer::Response;
use super::applies::asked_domains;
use super::audit_return::{Action, ActionStatus, Return};
use super::ids::*;
use super::last_time::{EarlierAnswer, LastTime};
use super::plain::is_seen;
use super::provenance::CarriedFrom;
use super::question::Question;
use super::questionnaire::Questionnaire;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What has become of everything that was said in the round before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Since {
    /// Of each question that is asked now or was answered then: those asked now in reading order, then the others.
    pub answers: Vec<AnswerSince>,
    /// Actions of an earlier round that are done, or came to nothing.
    pub closed: Vec<ActionId>,
    /// Actions of an earlier round that are gone on with.
    pub carried_on: Vec<ActionId>,
    /// Actions that were planned in this round.
    pub new_actions: Vec<ActionId>,
}

/// What has become of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerSince {
    /// The question.
    pub question: QuestionId,
    /// The domain that asks it now; none where none does.
    pub domain: Option<DomainId>,
    /// What has become of it.
    pub became: Became,
}

/// What has become of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Became {
    /// It was confirmed, or given again: it is the same since that round.
    Same(CarriedFrom),
    /// It is a higher level.
    Better,
    /// It is a lower level.
    Worse,
    /// It is another, of which nobody can say that it is better or worse.
    Other,
    /// It was left out, and nothing is said in its place.
    LeftOut,
    /// Nobody has looked at it yet.
    Waits,
    /// The question or what can be answered to it has changed, so both answers cannot be compared.
    AskedOtherwise,
    /// It is no longer asked.
    NoLongerAsked,
    /// It was not answered then.
    New,
}

/// What has become of everything that was said the time before; none where nothing is known of that.
pub fn since_last_time(questionnaire: &Questionnaire, record: &Return) -> Option<Since> {
    let last = record.last_time.as_ref()?;
    let mut answers = Vec::new();
    for asked in asked_domains(questionnaire, record) {
        let of_domain = asked.questions.into_iter().filter_map(|question| {
            let became = became(questionnaire, record, last, question)?;
            Some(AnswerSince { question: question.id.clone(), domain: Some(asked.domain.id.clone()), became })
        });
        answers.extend(of_domain);
    }
    let asked: BTreeSet<&QuestionId> = answers.iter().map(|answer| &answer.question).collect();
    let gone = last.answers.iter().filter(|(id, earlier)| !asked.contains(id) && earlier.answer.response.is_some());
    let gone: Vec<AnswerSince> = gone.map(|(id, _)| AnswerSince::gone(id)).collect();
    answers.extend(gone);
    let (earlier, new): (Vec<&Action>, Vec<&Action>) =
        record.actions.iter().filter(|action| !action.is_blank()).partition(|action| is_seen(&action.planned_in));
    let (closed, carried_on): (Vec<&Action>, Vec<&Action>) =
        earlier.into_iter().partition(|action| action.status == ActionStatus::Done);
    let ids = |actions: Vec<&Action>| actions.into_iter().map(|action| action.id.clone()).collect();
    Some(Since { answers, closed: ids(closed), carried_on: ids(carried_on), new_actions: ids(new) })
}

impl AnswerSince {
    fn gone(question: &QuestionId) -> Self {
        Self { question: question.clone(), domain: None, became: Became::NoLongerAsked }
    }
}

/// None where nothing was answered, neither then nor now.
fn became(questionnaire: &Questionnaire, record: &Return, last: &LastTime, question: &Question) -> Option<Became> {
    let given = |response: &&Response| !response.is_blank();
    let now = record.answer_to(&question.id);
    let response = now.and_then(|answer| answer.response.as_ref()).filter(given);
    let earlier =
        last.answers.get(&question.id).filter(|earlier| earlier.answer.response.as_ref().is_some_and(|one| given(&one)));
    let Some(earlier) = earlier else { return response.map(|_| Became::New) };
    if !earlier.is_same() {
        return Some(Became::AskedOtherwise);
    }
    let Some(response) = response else {
        let waits = record.waits_to_be_looked_at(&question.id);
        return Some(if waits { Became::Waits } else { Became::LeftOut });
    };
    if earlier.answer.response.as_ref() == Some(response) {
        let carried = now.and_then(|answer| answer.carried_from.clone());
        return Some(Became::Same(carried.unwrap_or_else(|| last.since(&earlier.answer))));
    }
    Some(direction(questionnaire, question, earlier, response))
}

fn direction(questionnaire: &Questionnaire, question: &Question, earlier: &EarlierAnswer, now: &Response) -> Became {
    let value = |response: &Response| questionnaire.level_reached(question, response).map(|level| level.value);
    let then = earlier.answer.response.as_ref().and_then(value);
    match then.zip(value(now)).map(|(then, now)| now.cmp(&then)) {
        Some(Ordering::Greater) => Became::Better,
        Some(Ordering::Less) => Became::Worse,
        Some(Ordering::Equal) | None => Became::Other,
    }
}
