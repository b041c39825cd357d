//! What is said once a return was submitted: what becomes of its actions, and when it was sent. The return stays as it is.

use super::FillSession;
use crate::model::action::SentNote;
use crate::model::audit_return::{Action, Return};
use crate::model::ids::ActionId;
use crate::model::parts::Part;
use crate::platform::clock;
use leptos::prelude::*;

impl FillSession {
    /// The actions as they are by now.
    pub fn actions_now(&self) -> Memo<Vec<Action>> {
        let session = *self;
        Memo::new(move |_| session.record().actions_now())
    }

    /// Says what became of an action, or adds one.
    pub fn put_news(&self, action: Action) {
        self.change_news(|record| record.put_news(action, &clock::now()));
    }

    /// Takes an action away that was added since the return was submitted.
    pub fn remove_news(&self, id: &ActionId) {
        self.change_news(|record| record.remove_news(id, &clock::now()));
    }

    /// Says who sends an update, as a role.
    pub fn set_sender(&self, role: String) {
        self.update_beside(|rest| {
            if let Some(news) = &mut rest.action_news {
                news.by = role;
            }
        });
    }

    /// Notes that the return was sent.
    pub fn note_sent(&self, note: SentNote) {
        self.update_beside(|rest| rest.sent.push(note));
    }

    /// Takes the first note like this one back.
    pub fn take_back_sent(&self, note: &SentNote) {
        self.update_beside(|rest| {
            if let Some(at) = rest.sent.iter().position(|one| one == note) {
                rest.sent.remove(at);
            }
        });
    }

    /// Reopens a submitted return as its next revision, with its actions as they are by now.
    pub fn correct(&self) {
        let mut corrected = self.record_now();
        corrected.correct();
        let actions = std::mem::take(&mut corrected.actions);
        if self.actions.with_untracked(|now| *now != actions) {
            self.edit(Part::Actions, || self.actions.set(actions));
        }
        self.update_rest(|rest| {
            rest.correct();
            // They stand apart while a draft is filled in.
            rest.actions.clear();
        });
    }

    fn update_beside(&self, change: impl FnOnce(&mut Return)) {
        self.edit_beside(Part::Rest, || self.rest.update(change));
    }

    fn change_news(&self, change: impl FnOnce(&mut Return)) {
        let mut record = self.record_now();
        change(&mut record);
        self.update_rest(|rest| rest.action_news = record.action_news);
    }
}
