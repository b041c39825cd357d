//! A draft that is gone from the device while a page still holds it: nothing of it is let go of unasked, and nothing of it is
//! kept again unasked, since it may be gone on purpose.

use super::super::autosave::Autosave;
use super::super::desk_state::{DeskState, OpenDraft, Refused};
use super::super::fill_session::FillSession;
use super::Desk;
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Questionnaire;
use crate::platform::{clock, page};
use crate::storage::last;
use crate::storage::secrecy::Secrecy;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// From the end of a connection to the look at what is left.
const AFTER_CLOSING: Duration = Duration::from_secs(1);

/// What a page holds of a draft.
pub(super) struct LeftOver {
    kept: KeptDraft,
    secrecy: Secrecy,
    questionnaire: Arc<Questionnaire>,
}

impl LeftOver {
    /// What an open page holds.
    pub(super) fn of(open: OpenDraft) -> Self {
        let kept = KeptDraft { record: open.session.record_now(), head: open.autosave.head() };
        Self { kept, secrecy: open.autosave.secrecy(), questionnaire: open.session.edition() }
    }
}

impl Desk {
    /// Opens what a page holds of a draft that is gone, or what the page before handed on.
    pub(super) async fn open_left_over(&self, id: &ReturnId, held: Option<LeftOver>) -> Result<OpenDraft, Refused> {
        let mut left = match held {
            Some(held) => held,
            None => {
                let record = last::handed_on(id).ok_or(Refused::Missing)?;
                let questionnaire = self.catalogue.edition_of(&record.questionnaire).await.map_err(Refused::Because)?;
                let head = Head::new(&record, "", &clock::now(), String::new());
                LeftOver { kept: KeptDraft { record, head }, secrecy: Secrecy::Open, questionnaire }
            }
        };
        left.kept.head.writer = self.device.writer();
        let open = self.owner.get_value().with(|| {
            let session = FillSession::open(left.questionnaire, left.kept.record.clone());
            OpenDraft { session, autosave: Autosave::begin_missing(session, self.device, left.secrecy, &left.kept) }
        });
        self.opened.update(|opened| opened.push(open));
        Ok(open)
    }

    /// Keeps a draft on the device again that is gone from there. A sentence where it cannot be.
    pub async fn keep_again(&self, open: OpenDraft) -> Result<(), String> {
        let id = open.session.id();
        if !self.tabs.take(&id, self.on_taken()).await {
            return Err("Another tab or window has this draft too. Keep it there, or close that one first.".to_owned());
        }
        let open = if open.session.is_read_only().get_untracked() {
            let held = LeftOver::of(open);
            self.end_session(&id);
            let Ok(open) = self.open_left_over(&id, Some(held)).await else { return Ok(()) };
            self.state.set(Some(DeskState::Open(open)));
            open
        } else {
            open
        };
        let made_with = untrack(|| open.session.with_rest(|rest| rest.questionnaire.clone()));
        let file = self.catalogue.file_of(&made_with).await;
        if !open.autosave.keep_again(file.map(|file| (made_with.digest, file))).await {
            return Err("It could not be kept. At the end of the page you can read why.".to_owned());
        }
        last::forget_handed_on(&id);
        self.tabs.tell_changed();
        Ok(())
    }

    /// Another tab has deleted a draft for good, which is meant for every tab.
    pub(super) fn note_forgotten(&self, id: &ReturnId) {
        let is_shown = self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == *id));
        self.close(id);
        last::forget(id);
        if is_shown {
            let why = "It was deleted for good in another tab or window.".to_owned();
            self.state.set(Some(DeskState::Closed(id.clone(), why)));
        }
    }

    /// Looks whether every draft that is open is still on the device: when the browser closes its database, and whenever
    /// somebody comes back to this page.
    pub(super) fn look_for_missing(&self) {
        let desk = *self;
        let look = move || {
            let opened = desk.opened.try_get_untracked().unwrap_or_default();
            spawn_local(async move {
                for open in opened {
                    open.autosave.look_for_it().await;
                }
            });
        };
        // What closes the database has not done with it yet, and must not be kept from that by its being opened again.
        self.device.shelf().when_closed(move || set_timeout(look, AFTER_CLOSING));
        window_event_listener_untyped("visibilitychange", move |_| {
            if !page::is_hidden() {
                look();
            }
        });
        window_event_listener_untyped("focus", move |_| look());
    }

    /// Another tab has changed what is on the device: a draft that was gone may be there again.
    pub(super) fn look_for_again(&self, open: OpenDraft) {
        let desk = *self;
        spawn_local(async move {
            let id = open.session.id();
            if desk.device.drafts().head(&id).await.is_err() {
                return;
            }
            if !open.session.has_unsaved() {
                desk.end_session(&id);
                desk.ask_for(id);
            } else {
                // What was typed here meanwhile becomes an earlier version of it.
                open.autosave.flush();
            }
        });
    }
}
