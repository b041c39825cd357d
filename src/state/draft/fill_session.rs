//! A draft being filled in: one signal per question, so that a keystroke costs the same in any draft. Knows no storage.

mod afterwards;
mod answers;
mod asked;
mod commented;
mod judged;
mod last_time;
mod moderated;
mod other_record;

use crate::model::answer::{Answer, AnswerValue, Evidence, Response};
use crate::model::audit_return::{Action, Return, Status};
use crate::model::ids::*;
use crate::model::parts::{Part, PartChanges, rest};
use crate::model::questionnaire::{AnswerType, Questionnaire};
use crate::model::site::SiteAnswers;
use crate::model::worded::has_wordings;
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
    /// How many changes there had been at the last one that goes into a file.
    file_edits: StoredValue<u64>,
    /// Parts that were changed, with the number of the latest change to each.
    changed: StoredValue<BTreeMap<Part, u64>>,
    /// Whether another tab has it, so that nothing is changed here.
    is_read_only: RwSignal<bool>,
}

struct Parts {
    questionnaire: Arc<Questionnaire>,
    /// The questionnaire in the words for this organisation; none where it has the same words for all.
    worded: Option<StoredValue<Arc<Questionnaire>>>,
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
    /// Further texts that the question asks for.
    pub boxes: RwSignal<BTreeMap<BoxId, String>>,
    /// Where sites differ.
    pub sites: RwSignal<SiteAnswers>,
    /// Why it does not apply, as last said, for whoever comes back to that; in memory only.
    pub last_reason: StoredValue<String>,
    rest: StoredValue<Answer>,
}

impl QuestionSignals {
    fn of(mut answer: Answer) -> Self {
        Self {
            last_reason: StoredValue::default(),
            response: RwSignal::new(answer.response.take()),
            evidence: RwSignal::new(std::mem::take(&mut answer.evidence)),
            note: RwSignal::new(std::mem::take(&mut answer.note)),
            boxes: RwSignal::new(std::mem::take(&mut answer.boxes)),
            sites: RwSignal::new(std::mem::take(&mut answer.sites)),
            rest: StoredValue::new(answer),
        }
    }

    fn set(&self, mut answer: Answer) {
        self.response.set(answer.response.take());
        self.evidence.set(std::mem::take(&mut answer.evidence));
        self.note.set(std::mem::take(&mut answer.note));
        self.boxes.set(std::mem::take(&mut answer.boxes));
        self.sites.set(std::mem::take(&mut answer.sites));
        self.rest.set_value(answer);
    }

    fn answer(&self) -> Answer {
        let (response, evidence) = (self.response.get(), self.evidence.get());
        let (note, boxes, sites) = (self.note.get(), self.boxes.get(), self.sites.get());
        Answer { response, evidence, note, boxes, sites, ..self.rest.get_value() }
    }
}

impl FillSession {
    /// Opens a draft. Call it with the app's own owner.
    pub fn open(questionnaire: Arc<Questionnaire>, mut record: Return) -> Self {
        let mut answers = std::mem::take(&mut record.answers);
        let mut profile = std::mem::take(&mut record.profile);
        let worded = has_wordings(&questionnaire).then(|| StoredValue::new(questionnaire.clone()));
        let mut parts =
            Parts { questions: BTreeMap::new(), profile: BTreeMap::new(), questionnaire: questionnaire.clone(), worded };
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
        let session = Self {
            parts: StoredValue::new(Arc::new(parts)),
            rest: RwSignal::new(record),
            actions,
            edits: RwSignal::new(0),
            file_edits: StoredValue::new(0),
            changed: StoredValue::default(),
            is_read_only: RwSignal::new(false),
        };
        session.find_words();
        session
    }

    /// The questionnaire it was begun with, in the words for this organisation. Whoever draws from it is drawn on each page
    /// anew, so nothing subscribes to it.
    pub fn questionnaire(&self) -> Arc<Questionnaire> {
        self.parts.with_value(|parts| match &parts.worded {
            Some(worded) => worded.get_value(),
            None => parts.questionnaire.clone(),
        })
    }

    /// The questionnaire it was begun with, as its file has it.
    pub fn edition(&self) -> Arc<Questionnaire> {
        self.parts.with_value(|parts| parts.questionnaire.clone())
    }

    /// Its id.
    pub fn id(&self) -> ReturnId {
        self.rest.with_untracked(|rest| rest.id.clone())
    }

    /// Whether another tab has it, so that nothing is changed here.
    pub fn is_read_only(&self) -> Signal<bool> {
        self.is_read_only.into()
    }

    /// Lets it be changed here, or no longer.
    pub fn set_read_only(&self, is_read_only: bool) {
        self.is_read_only.set(is_read_only);
    }

    /// Reads everything but answers, profile and actions.
    pub fn with_rest<T>(&self, read: impl FnOnce(&Return) -> T) -> T {
        self.rest.with(read)
    }

    /// What it is called in a list.
    pub fn name(&self) -> String {
        let profile = self.profile();
        self.rest.with(|rest| rest.name_with(&profile))
    }

    /// Answers to the profile fields. Subscribes to all of them.
    fn profile(&self) -> BTreeMap<FieldId, AnswerValue> {
        let parts = self.parts.get_value();
        parts.profile.iter().filter_map(|(id, value)| Some((id.clone(), value.get()?))).collect()
    }

    /// Whether it has been submitted and so is no longer changed.
    pub fn is_submitted(&self) -> bool {
        self.rest.with(|rest| rest.status == Status::Submitted)
    }

    /// How many changes there have been; a reader of this hears of each.
    pub fn edits(&self) -> u64 {
        self.edits.get()
    }

    /// How many changes there had been at the last one that goes into a file. For handlers.
    pub fn file_edits(&self) -> u64 {
        self.file_edits.get_value()
    }

    /// The draft as it is now. Subscribes to all of it.
    pub fn record(&self) -> Return {
        let mut record = self.rest.get();
        let parts = self.parts.get_value();
        let answers = parts.questions.iter().map(|(id, signals)| (id.clone(), signals.answer()));
        record.answers.extend(answers.filter(|(_, answer)| !answer.is_empty()));
        record.profile.extend(self.profile());
        record.actions = self.said_actions();
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

    /// What was changed since it was last said to be saved, part by part. For handlers.
    pub fn unsaved(&self) -> PartChanges {
        let changed: Vec<Part> = self.changed.with_value(|changed| changed.keys().cloned().collect());
        changed.into_iter().map(|part| (part.clone(), untrack(|| self.part(&part)))).collect()
    }

    /// Whether anything was changed since it was last said to be saved.
    pub fn has_unsaved(&self) -> bool {
        self.changed.with_value(|changed| !changed.is_empty())
    }

    /// What was changed up to this number of changes is saved.
    pub fn mark_saved(&self, edits: u64) {
        self.changed.update_value(|changed| changed.retain(|_, at| *at > edits));
    }

    /// A part as it is now; none where it is empty.
    fn part(&self, part: &Part) -> Option<serde_json::Value> {
        let parts = self.parts.get_value();
        let value = match part {
            Part::Rest => self.rest.with(rest),
            Part::Actions => serde_json::to_value(self.said_actions()),
            Part::Joint => serde_json::to_value(self.rest.with(|rest| rest.joint.clone())?),
            Part::LastTime => serde_json::to_value(self.rest.with(|rest| rest.last_time.clone())?),
            Part::Answer(id) => {
                let answer = parts.questions.get(id)?.answer();
                (!answer.is_empty()).then(|| serde_json::to_value(answer))?
            }
            Part::Field(id) => serde_json::to_value(parts.profile.get(id)?.get()?),
        };
        // Nothing that was typed fails to become JSON: numbers are finite, keys are texts.
        value.ok()
    }

    /// Answers a profile field, or takes its answer back.
    pub fn set_field(&self, id: &FieldId, value: Option<AnswerValue>) {
        if let Some(field) = self.parts.with_value(|parts| parts.profile.get(id).copied()) {
            // Words depend on choices; a key typed into a text costs nothing here.
            let value_type = self.parts.with_value(|parts| Some(parts.questionnaire.profile_field(id)?.answer_type));
            self.edit(Part::Field(id.clone()), || field.set(value));
            if !matches!(value_type, Some(AnswerType::ShortText | AnswerType::LongText | AnswerType::Number)) {
                self.find_words();
            }
        }
    }

    /// Adds an action, or replaces the one with its id.
    pub fn put_action(&self, action: Action) {
        self.edit(Part::Actions, || {
            self.actions.update(|actions| match actions.iter_mut().find(|one| one.id == action.id) {
                Some(one) => *one = action,
                None => actions.push(action),
            });
        });
    }

    /// Counts a part as changed.
    pub fn touch(&self, part: &Part) {
        self.edit(part.clone(), || ());
    }

    /// Takes an action away.
    pub fn remove_action(&self, id: &ActionId) {
        self.edit(Part::Actions, || self.actions.update(|actions| actions.retain(|action| action.id != *id)));
    }

    /// Changes anything but answers, profile and actions.
    pub fn update_rest(&self, change: impl FnOnce(&mut Return)) {
        self.edit(Part::Rest, || self.rest.update(change));
    }

    fn change(&self, id: &QuestionId, change: impl FnOnce(&QuestionSignals)) {
        if let Some(signals) = self.question(id) {
            self.edit(Part::Answer(id.clone()), || {
                change(&signals);
                signals.rest.update_value(|rest| rest.at = Some(clock::now()));
            });
        }
    }

    /// Every change goes through here.
    fn edit(&self, part: Part, change: impl FnOnce()) {
        if self.is_read_only.get_untracked() {
            return;
        }
        self.edit_beside(part, change);
        self.file_edits.set_value(self.edits.get_untracked());
    }

    /// A change of something that is kept on the device and goes into no file.
    fn edit_beside(&self, part: Part, change: impl FnOnce()) {
        if self.is_read_only.get_untracked() {
            return;
        }
        change();
        let edits = self.edits.get_untracked() + 1;
        self.changed.update_value(|changed| {
            changed.insert(part, edits);
        });
        self.edits.set(edits);
    }

    /// An action that was begun and left blank is none.
    fn said_actions(&self) -> Vec<Action> {
        let mut actions = self.actions.get();
        actions.retain(|action| !action.is_blank());
        actions
    }
}
