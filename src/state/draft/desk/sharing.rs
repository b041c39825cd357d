//! How a draft goes from one tab to another.

use super::super::desk_state::{DeskState, Refused};
use super::super::tabs::NotReleased;
use super::Desk;
use super::left_over::LeftOver;
use crate::model::ids::ReturnId;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Desk {
    /// Takes a draft from the tab that holds it, once that tab has saved its last word, and shows it. A sentence where it cannot.
    pub async fn take_over(&self, id: ReturnId) -> Result<(), String> {
        if let Some(open) = self.session_of(&id) {
            // What was typed here last is on its way into an earlier version.
            open.autosave.late_words_kept().await;
        }
        if self.session_of(&id).is_some_and(|open| open.autosave.holds_only_copy()) {
            return Err("What you typed here last is in no other place. Download it first, then load this page again.".to_owned());
        }
        if !self.begin_opening(&id) {
            return Ok(());
        }
        let released = self.tabs.take_over(&id, self.on_taken()).await;
        let is_shown = self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == id));
        if released.is_err() || !is_shown {
            self.end_opening(&id);
        }
        match released {
            Ok(()) if is_shown => {
                let held = self.session_of(&id).map(LeftOver::of);
                self.end_session(&id);
                self.state.set(Some(DeskState::Loading(id.clone())));
                let found = match self.open_here(&id, true).await {
                    Err(Refused::Missing) => self.open_left_over(&id, held).await,
                    found => found,
                };
                self.show(id, found);
                Ok(())
            }
            Ok(()) => {
                // The person has gone elsewhere meanwhile, and it is free for whoever wants it.
                self.tabs.release(&id);
                Ok(())
            }
            Err(NotReleased) => {
                Err("The other tab cannot save what was typed there last, so it keeps the draft. Go to that tab and \
                 download the draft there first."
                    .to_owned())
            }
        }
    }

    /// Takes a draft that another tab may hold, so that it can be written to without being shown: that tab saves its last word
    /// first. A sentence where it cannot.
    pub async fn take(&self, id: &ReturnId) -> Result<(), String> {
        if self.tabs.take(id, self.on_taken()).await || self.tabs.take_over(id, self.on_taken()).await.is_ok() {
            return Ok(());
        }
        Err("Another tab has it and cannot save what was typed there last. Go to that tab and download the draft there first."
            .to_owned())
    }

    pub(super) fn holds(&self, id: &ReturnId) -> bool {
        self.session_of(id).is_some_and(|open| !open.session.is_read_only().get_untracked())
    }

    pub(super) fn on_taken(&self) -> Callback<ReturnId> {
        let desk = *self;
        Callback::new(move |id: ReturnId| {
            desk.tabs.release(&id);
            if let Some(open) = desk.session_of(&id) {
                open.autosave.note_taken();
            }
        })
    }

    pub(super) fn release(&self, id: ReturnId, then: Callback<bool>) {
        let Some(open) = self.session_of(&id) else { return then.run(true) };
        open.session.set_read_only(true);
        spawn_local(async move {
            let is_saved = open.autosave.settle().await;
            if is_saved {
                open.autosave.note_taken();
            } else {
                open.session.set_read_only(false);
            }
            then.run(is_saved);
        });
    }

    /// Another tab has changed what is on the device: a draft that is only looked at is looked at anew.
    pub(super) fn look_again(&self) {
        let shown = self.state.with_untracked(|state| match state {
            Some(DeskState::Open(open)) => Some(*open),
            _ => None,
        });
        if let Some(open) = shown {
            if open.autosave.is_missing() {
                self.look_for_again(open);
            } else if open.session.is_read_only().get_untracked() {
                self.ask_for(open.session.id());
            }
        }
    }
}
