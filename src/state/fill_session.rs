//! A draft being filled in: one signal per question, so that a keystroke costs the same in any draft. Knows no storage.

use crate::model::answer::{Answer, AnswerValue, Evidence, Response};
use crate::model::applies::{asks_domain, asks_field, asks_question};
use crate::model::audit_return::{Action, Return, Status};
use crate::model::condition::Facts;
use crate::model::ids::*;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::platform::clock;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A draft being filled in. Lives as long as the app, so that nothing reads it after its end.
#[derive(Clone, Copy)]
pub struct FillSession {
    parts: StoredValue<Arc<Parts>>,
    /// Everything but answers, profile and actions; and answers to questions this edition does not have.
    rest: RwSignal<Return>,
    actions: RwSignal<Vec<Action>>,
    /// One more at each change.
    edits: RwSignal<u64>,
}

struct Parts {
    questionnaire: Arc<Questionnaire>,
    questions: BTreeMap<QuestionId, QuestionSignals>,
    profile: BTreeMap<FieldId, RwSignal<Option<AnswerValue>>>,
}

/// What is said in answer to one question.
#[derive(Clone, Copy)]
pub struct QuestionSignals {
    /// The answer itself.
    pub response: RwSignal<Option<Response>>,
    /// What shows it to be true.
    pub evidence: RwSignal<Vec<Evidence>>,
    /// A remark.
    pub note: RwSignal<String>,
    rest: StoredValue<Answer>,
}

impl QuestionSignals {
    fn of(mut answer: Answer) -> Self {
        Self {
            response: RwSignal::new(answer.response.take()),
            evidence: RwSignal::new(std::mem::take(&mut answer.evidence)),
            note: RwSignal::new(std::mem::take(&mut answer.note)),
            rest: StoredValue::new(answer),
        }
    }

    fn answer(&self) -> Answer {
        Answer { response: self.response.get(), evidence: self.evidence.get(), note: self.note.get(), ..self.rest.get_value() }
    }
}

impl FillSession {
    /// Opens a draft. Call it with the app's own owner.
    pub fn open(questionnaire: Arc<Questionnaire>, mut record: Return) -> Self {
        let mut answers = std::mem::take(&mut record.answers);
        let mut profile = std::mem::take(&mut record.profile);
        let mut parts = Parts { questions: BTreeMap::new(), profile: BTreeMap::new(), questionnaire: questionnaire.clone() };
        parts.questions.extend(
            questionnaire
                .questions()
                .map(|question| (question.id.clone(), QuestionSignals::of(answers.remove(&question.id).unwrap_or_default()))),
        );
        parts
            .profile
            .extend(questionnaire.profile.iter().map(|field| (field.id.clone(), RwSignal::new(profile.remove(&field.id)))));
        let actions = RwSignal::new(std::mem::take(&mut record.actions));
        // What this edition does not ask is kept where it is.
        record.answers = answers;
        record.profile = profile;
        Self { parts: StoredValue::new(Arc::new(parts)), rest: RwSignal::new(record), actions, edits: RwSignal::new(0) }
    }

    /// The questionnaire it was begun with.
    pub fn questionnaire(&self) -> Arc<Questionnaire> {
        self.parts.with_value(|parts| parts.questionnaire.clone())
    }

    /// Its id.
    pub fn id(&self) -> ReturnId {
        self.rest.with_untracked(|rest| rest.id.clone())
    }

    /// Reads everything but answers, profile and actions.
    pub fn with_rest<T>(&self, read: impl FnOnce(&Return) -> T) -> T {
        self.rest.with(read)
    }

    /// Whether it has been submitted and so is no longer changed.
    pub fn is_submitted(&self) -> bool {
        self.rest.with(|rest| rest.status == Status::Submitted)
    }

    /// How many changes there have been; a reader of this hears of each.
    pub fn edits(&self) -> u64 {
        self.edits.get()
    }

    /// The draft as it is now. Subscribes to all of it.
    pub fn record(&self) -> Return {
        let mut record = self.rest.get();
        let parts = self.parts.get_value();
        let answers = parts.questions.iter().map(|(id, signals)| (id.clone(), signals.answer()));
        record.answers.extend(answers.filter(|(_, answer)| !answer.is_empty()));
        let profile = parts.profile.iter().filter_map(|(id, value)| Some((id.clone(), value.get()?)));
        record.profile.extend(profile);
        // An action that was begun and left blank is none.
        record.actions = self.actions.get();
        record.actions.retain(|action| !action.is_blank());
        record
    }

    /// The draft as it is now, without subscribing to it: for handlers.
    pub fn record_now(&self) -> Return {
        untrack(|| self.record())
    }

    /// What is said in answer to a question; none for a question this edition does not have.
    pub fn question(&self, id: &QuestionId) -> Option<QuestionSignals> {
        self.parts.with_value(|parts| parts.questions.get(id).copied())
    }

    /// A profile field's answer.
    pub fn field(&self, id: &FieldId) -> Signal<Option<AnswerValue>> {
        let field = self.parts.with_value(|parts| parts.profile.get(id).copied());
        Signal::derive(move || field.and_then(|field| field.get()))
    }

    /// What will change.
    pub fn actions(&self) -> Signal<Vec<Action>> {
        self.actions.into()
    }

    /// Answers a question, or takes its answer back.
    pub fn respond(&self, id: &QuestionId, response: Option<Response>) {
        self.change(id, |signals| signals.response.set(response));
    }

    /// Says what shows an answer to be true.
    pub fn set_evidence(&self, id: &QuestionId, at: usize, text: String) {
        self.change(id, |signals| {
            signals.evidence.update(|evidence| match evidence.get_mut(at) {
                Some(one) => one.text = text,
                None => evidence.push(Evidence { text, ..Evidence::default() }),
            });
        });
    }

    /// Remarks on an answer.
    pub fn set_note(&self, id: &QuestionId, note: String) {
        self.change(id, |signals| signals.note.set(note));
    }

    /// Answers a profile field, or takes its answer back.
    pub fn set_field(&self, id: &FieldId, value: Option<AnswerValue>) {
        if let Some(field) = self.parts.with_value(|parts| parts.profile.get(id).copied()) {
            field.set(value);
            self.touch();
        }
    }

    /// Adds an action, or replaces the one with its id.
    pub fn put_action(&self, action: Action) {
        self.actions.update(|actions| match actions.iter_mut().find(|one| one.id == action.id) {
            Some(one) => *one = action,
            None => actions.push(action),
        });
        self.touch();
    }

    /// Takes an action away.
    pub fn remove_action(&self, id: &ActionId) {
        self.actions.update(|actions| actions.retain(|action| action.id != *id));
        self.touch();
    }

    /// Changes anything but answers, profile and actions.
    pub fn update_rest(&self, change: impl FnOnce(&mut Return)) {
        self.rest.update(change);
        self.touch();
    }

    fn change(&self, id: &QuestionId, change: impl FnOnce(&QuestionSignals)) {
        if let Some(signals) = self.question(id) {
            change(&signals);
            signals.rest.update_value(|rest| rest.at = Some(clock::now()));
            self.touch();
        }
    }

    fn touch(&self) {
        self.edits.update(|edits| *edits += 1);
    }

    /// The questions of a domain that are asked now.
    pub fn asked_in(&self, domain: &DomainId) -> Vec<QuestionId> {
        let questionnaire = self.questionnaire();
        let Some(domain) = questionnaire.domain(domain).filter(|domain| asks_domain(domain, self)) else { return Vec::new() };
        let asked = domain.questions.iter().filter(|question| asks_question(question, self));
        asked.map(|question: &Question| question.id.clone()).collect()
    }

    /// The profile fields that are asked now.
    pub fn asked_fields(&self) -> Vec<FieldId> {
        let questionnaire = self.questionnaire();
        questionnaire.profile.iter().filter(|field| asks_field(field, self)).map(|field| field.id.clone()).collect()
    }
}

impl Facts for FillSession {
    fn given(&self, question: &QuestionId) -> Vec<String> {
        let questionnaire = self.questionnaire();
        let is_asked = questionnaire.domains.iter().any(|domain| {
            domain.questions.iter().any(|one| one.id == *question && asks_domain(domain, self) && asks_question(one, self))
        });
        let response = self.question(question).filter(|_| is_asked).and_then(|signals| signals.response.get());
        response.as_ref().map(Response::given).unwrap_or_default()
    }

    fn profile(&self, field: &FieldId) -> Vec<String> {
        let questionnaire = self.questionnaire();
        let is_asked = questionnaire.profile_field(field).is_none_or(|field| asks_field(field, self));
        let signal = self.parts.with_value(|parts| parts.profile.get(field).copied());
        let value = signal.filter(|_| is_asked).and_then(|field| field.get());
        value.as_ref().map(AnswerValue::given).unwrap_or_default()
    }
}
