//! What was written where nothing is asked any more: it stays with the draft, and goes into a submitted file only on purpose.

use super::applies::{AskedFacts, asked_domains, asks_field};
use super::audit_return::{Return, Status};
use super::editions::SET_ASIDE;
use super::ids::*;
use super::last_time::LastTime;
use super::no_longer_asked::Unasked;
use super::questionnaire::Questionnaire;

/// All of it, in reading order. None of a joint judgement, which has no answers of its own.
pub fn unasked(questionnaire: &Questionnaire, record: &Return) -> Vec<Unasked> {
    if record.is_joint() {
        return Vec::new();
    }
    let facts = AskedFacts { questionnaire, sheet: record.sheet() };
    let asked = asked_domains(questionnaire, record);
    let is_asked = |id: &QuestionId| asked.iter().any(|one| one.questions.iter().any(|question| question.id == *id));
    let is_domain_asked = |id: &DomainId| asked.iter().any(|one| one.domain.id == *id);
    let fields = questionnaire.profile.iter().filter(|field| !asks_field(field, &facts));
    let fields = fields.filter(|field| record.profile.get(&field.id).is_some_and(|value| !value.typed().trim().is_empty()));
    let earlier = record.extra.contains_key(SET_ASIDE).then_some(Unasked::EarlierProfile);
    let known = questionnaire.questions().map(|question| &question.id);
    let unknown = record.answers.keys().filter(|id| questionnaire.question(id).is_none());
    let answers = known.chain(unknown).filter(|id| !is_asked(id));
    let answers = answers.filter(|id| record.answer_to(id).is_some_and(|answer| !answer.is_empty()));
    let judgements = record
        .judgements
        .iter()
        .filter(|(domain, judgement)| !is_domain_asked(domain) && (judgement.given().is_some() || judgement.has_reason()));
    let workers = record.worker_questions.iter().filter(|one| one.domain.as_ref().is_some_and(|domain| !is_domain_asked(domain)));
    let actions = record.actions.iter().filter(|action| !action.is_blank());
    let actions = actions.filter(|action| action.question.as_ref().is_some_and(|question| !is_asked(question)));
    let mut found: Vec<Unasked> = fields.map(|field| Unasked::Field(field.id.clone())).chain(earlier).collect();
    found.extend(answers.map(|id| Unasked::Answer(id.clone())));
    found.extend(judgements.map(|(domain, _)| Unasked::Judgement(domain.clone())));
    found.extend(workers.map(|one| Unasked::WorkerQuestion(one.id.clone())));
    found.extend(actions.map(|action| Unasked::Action(action.id.clone())));
    found
}

impl Return {
    /// As it goes into a file: without what was left out when it was submitted. A draft goes whole.
    pub fn as_sent(&self) -> Self {
        let mut sent = self.clone();
        let left_out = std::mem::take(&mut sent.left_out);
        sent.came_for = None;
        sent.action_news = None;
        sent.sent.clear();
        if sent.status == Status::Draft {
            return sent;
        }
        // What was left out is said of a return, too.
        let answers = &sent.answers;
        let is_answered = |id: &QuestionId| answers.get(id).is_some_and(|answer| answer.response.is_some());
        sent.looked_at.retain(|id| !is_answered(id));
        sent.asked.clear();
        sent.decided.clear();
        sent.last_time = sent.last_time.as_ref().map(LastTime::as_sent);
        for one in left_out {
            match one {
                Unasked::Field(id) => drop(sent.profile.remove(&id)),
                Unasked::Answer(id) => drop(sent.answers.remove(&id)),
                Unasked::Judgement(id) => drop(sent.judgements.remove(&id)),
                Unasked::Action(id) => sent.actions.retain(|action| action.id != id),
                Unasked::WorkerQuestion(id) => sent.worker_questions.retain(|one| one.id != id),
                Unasked::EarlierProfile => drop(sent.extra.remove(SET_ASIDE)),
            }
        }
        sent
    }
}
