//! How a draft goes from one tab to another.

use super::super::desk_state::{DeskState, Refused};
use super::super::tabs::NotGivenUp;
use super::Desk;
use super::left_over::LeftOver;
use crate::model::ids::ReturnId;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Desk {
    /// Takes a draft from the tab that has it, once that tab has saved its last word. A sentence where it cannot be had.
    pub async fn take_over(&self, id: ReturnId) -> Result<(), String> {
        if let Some(open) = self.session_of(&id) {
            // What was typed here last is on its way into an earlier version.
            open.autosave.given_up().await;
        }
        if self.session_of(&id).is_some_and(|open| open.autosave.holds_only_copy()) {
            return Err("What you typed here last is in no other place. Download it first, then load this page again.".to_owned());
        }
        if !self.begin_opening(&id) {
            return Ok(());
        }
        let given = self.tabs.take_over(&id, self.on_lost()).await;
        let is_shown = self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == id));
        if given.is_err() || !is_shown {
            self.end_opening(&id);
        }
        match given {
            Ok(()) if is_shown => {
                let held = self.session_of(&id).map(LeftOver::of);
                self.drop_session(&id);
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
                self.tabs.let_go(&id);
                Ok(())
            }
            Err(NotGivenUp) => {
                Err("The other tab cannot save what was typed there last, so it keeps the draft. Go to that tab and \
                 download the draft there first."
                    .to_owned())
            }
        }
    }

    /// Has a draft here that another tab may be working on, so that it can be written to: that tab saves its last word first.
    /// A sentence where it cannot.
    pub async fn have(&self, id: &ReturnId) -> Result<(), String> {
        if self.tabs.take(id, self.on_lost()).await || self.tabs.take_over(id, self.on_lost()).await.is_ok() {
            return Ok(());
        }
        Err("Another tab has it and cannot save what was typed there last. Go to that tab and download the draft there first."
            .to_owned())
    }

    pub(super) fn works_on(&self, id: &ReturnId) -> bool {
        self.session_of(id).is_some_and(|open| !open.session.is_read_only().get_untracked())
    }

    pub(super) fn on_lost(&self) -> Callback<ReturnId> {
        let desk = *self;
        Callback::new(move |id: ReturnId| {
            desk.tabs.let_go(&id);
            if let Some(open) = desk.session_of(&id) {
                open.autosave.lose();
            }
        })
    }

    pub(super) fn give_up(&self, id: ReturnId, then: Callback<bool>) {
        let Some(open) = self.session_of(&id) else { return then.run(true) };
        open.session.set_read_only(true);
        spawn_local(async move {
            let is_saved = open.autosave.settle().await;
            if is_saved {
                open.autosave.lose();
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
