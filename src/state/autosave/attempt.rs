//! One attempt to save after the other: when it is made, what it writes, and what becomes of it.

use super::super::save_status::{Known, SaveStatus, Uncreated};
use super::{Autosave, DELAY, RETRY, SEALED_DELAY, STALLED};
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::parts::PartChanges;
use crate::platform::{clock, page};
use crate::storage::StorageError;
use crate::storage::last;
use crate::storage::secrecy::Secrecy;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

impl Autosave {
    pub(super) fn schedule(&self, delay: Duration) {
        if self.progress.with_value(|progress| progress.timer.is_some()) {
            return;
        }
        let autosave = *self;
        let timer = set_timeout_with_handle(
            move || {
                autosave.progress.update_value(|progress| progress.timer = None);
                autosave.save();
            },
            delay,
        );
        // Without a timer there is still the save on leaving; a window always has timers.
        self.progress.update_value(|progress| progress.timer = timer.ok());
    }

    /// Saves in a moment; at once where the page is out of sight, since browsers let its timers wait for long.
    pub(super) fn save_soon(&self) {
        match self.secrecy() {
            _ if page::is_hidden() => self.save(),
            Secrecy::Open => self.schedule(DELAY),
            Secrecy::Sealed(_) => self.schedule(SEALED_DELAY),
        }
    }

    pub(super) fn needs_saving(&self) -> bool {
        let (edits, wanted) = (self.session.edits(), self.wanted.read());
        let is_unclaimed = self.progress.with_value(|progress| progress.is_unclaimed);
        let is_changed =
            |saved: &Known| saved.edits < edits || saved.place != wanted.place || saved.downloaded_at != wanted.downloaded_at;
        self.saved.with(is_changed) || is_unclaimed
    }

    pub(super) fn save(&self) {
        // What is written at this moment may lack the last change; the end of that write looks again.
        let must_wait = self.progress.with_value(|progress| progress.is_writing || progress.is_paused || progress.is_stopped);
        if must_wait || !untrack(|| self.needs_saving()) {
            return;
        }
        let edits = untrack(|| self.session.edits());
        let known = Known { edits, ..self.wanted.get_untracked() };
        let changes = self.session.unsaved();
        let mut head = self.head();
        head.sequence = self.progress.with_value(|progress| progress.sequence) + 1;
        head.saved_at = clock::now();
        // It may not have been claimed yet, where the device was full.
        head.writer = self.device.writer();
        head.place.clone_from(&known.place);
        head.downloaded_at.clone_from(&known.downloaded_at);
        if !changes.is_empty() {
            head.changed_at.clone_from(&head.saved_at);
            let (name, is_submitted) = untrack(|| (self.session.name(), self.session.is_submitted()));
            head.set_title(name, is_submitted);
        }
        let id = self.session.id();
        last::follow(&id, &changes);
        let attempt = head.sequence;
        self.progress.update_value(|progress| {
            progress.sequence = attempt;
            progress.is_writing = true;
        });
        let autosave = *self;
        set_timeout(move || autosave.give_up(attempt), STALLED);
        spawn_local(async move {
            let outcome = autosave.write(&head, &changes).await;
            autosave.finish(known, head, outcome, !changes.is_empty());
        });
    }

    async fn write(&self, head: &Head, changes: &PartChanges) -> Result<(), StorageError> {
        let (device, secrecy) = (self.device, self.secrecy());
        let Some(Uncreated { questionnaire }) = self.progress.with_value(|progress| progress.uncreated.clone()) else {
            return device.drafts().save(&self.session.id(), &self.head(), head, changes, &secrecy).await;
        };
        if let Some((digest, file)) = questionnaire {
            device.questionnaires().save(&digest, file).await?;
        }
        let draft = KeptDraft { record: self.session.record_now(), head: head.clone() };
        device.drafts().create(&draft, &secrecy).await
    }

    fn finish(&self, known: Known, head: Head, outcome: Result<(), StorageError>, has_changed: bool) {
        let is_late = self.progress.with_value(|progress| progress.sequence != head.sequence);
        if is_late {
            // It was given up and another attempt was made since, which says what there is to say.
            return;
        }
        self.progress.update_value(|progress| progress.is_writing = false);
        // Where another tab has the draft by now, giving it up says what there is to say.
        let is_stopped = self.progress.with_value(|progress| progress.is_stopped);
        match outcome {
            Ok(()) => {
                self.note_saved(known, head, is_stopped);
                if has_changed {
                    self.keep_version();
                }
            }
            Err(_) if is_stopped => {}
            Err(why @ StorageError::ChangedElsewhere) => {
                // A draft that was gone is there again.
                self.status.set(SaveStatus::Failed(why));
                self.lose();
            }
            Err(error) => self.fail(error),
        }
        self.tell_waiting();
    }

    fn note_saved(&self, known: Known, head: Head, is_stopped: bool) {
        self.session.mark_saved(known.edits);
        if !is_stopped {
            self.status.set(match self.device.refusal() {
                None => SaveStatus::Saved(head.saved_at.clone()),
                Some(_) => SaveStatus::OnlyInThisPage,
            });
        }
        self.progress.update_value(|progress| {
            progress.uncreated = None;
            progress.is_unclaimed = false;
            progress.head = head;
        });
        self.saved.set(known);
        self.device.note_save();
        if untrack(|| self.needs_saving()) {
            self.save_soon();
        } else {
            self.forget_aside();
        }
    }

    /// The last attempt failed: says whether anything is lost by that, and tries again in a while.
    pub(super) fn fail(&self, why: StorageError) {
        let is_missing = why == StorageError::Missing;
        // A draft that is gone is not kept again unless somebody says so.
        let status = match is_missing || !self.session.unsaved().is_empty() {
            true => SaveStatus::Failed(why),
            false => SaveStatus::Stuck { at: self.head().saved_at, why },
        };
        self.status.set(status);
        if !is_missing {
            self.schedule(RETRY);
        }
    }

    /// A browser that does not answer has not saved: says so, and lets another attempt begin.
    fn give_up(&self, attempt: u64) {
        let is_stalled = self.progress.with_value(|progress| progress.is_writing && progress.sequence == attempt);
        if is_stalled {
            self.progress.update_value(|progress| progress.is_writing = false);
            // Some browsers never answer again on a connection that they have lost.
            self.device.shelf().renew();
            self.fail(StorageError::Stalled);
            self.tell_waiting();
        }
    }

    pub(super) fn tell_waiting(&self) {
        let waiting = self.progress.try_update_value(|progress| std::mem::take(&mut progress.waiting)).unwrap_or_default();
        // Who no longer waits need not be told.
        for done in waiting {
            let _ = done.send(());
        }
    }
}
