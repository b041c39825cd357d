//! One attempt to save after the other: when it is made, what it writes, and what it has saved.

use super::super::save_status::{Known, Uncreated, trouble};
use super::{Autosave, DELAY, SEALED_DELAY, STALLED};
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::keeping::saving::Event;
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
                autosave.run(Event::Due);
            },
            delay,
        );
        // Without a timer there is still the save on leaving; a window always has timers.
        self.progress.update_value(|progress| progress.timer = timer.ok());
    }

    /// Saves in a moment; at once where the page is out of sight, since browsers let its timers wait for long.
    pub(super) fn save_soon(&self) {
        match self.secrecy() {
            _ if page::is_hidden() => self.run(Event::Due),
            Secrecy::Open => self.schedule(DELAY),
            Secrecy::Sealed(_) => self.schedule(SEALED_DELAY),
        }
    }

    pub(super) fn needs_saving(&self) -> bool {
        let is_unclaimed = self.progress.with_value(|progress| progress.is_unclaimed);
        self.saved.with(|saved| self.is_ahead_of(saved)) || is_unclaimed
    }

    /// Whether there is more to save than this.
    pub(super) fn is_ahead_of(&self, saved: &Known) -> bool {
        let (edits, wanted) = (self.session.edits(), self.wanted.read());
        saved.edits < edits || saved.place != wanted.place || saved.downloaded_at != wanted.downloaded_at
    }

    /// Writes what there is to save. What is changed from now on waits for the next attempt.
    pub(super) fn write(&self, attempt: u64) {
        let edits = untrack(|| self.session.edits());
        let known = Known { edits, ..self.wanted.get_untracked() };
        let changes = self.session.unsaved();
        let mut head = self.head();
        head.sequence = attempt;
        head.saved_at = clock::now();
        // It may not have been claimed yet, where the device was full.
        head.writer = self.device.writer();
        head.place.clone_from(&known.place);
        head.downloaded_at.clone_from(&known.downloaded_at);
        if !changes.is_empty() {
            if self.session.file_edits() > self.saved.with_untracked(|saved| saved.edits) {
                head.changed_at.clone_from(&head.saved_at);
            }
            let (name, is_submitted) = untrack(|| (self.session.name(), self.session.is_submitted()));
            head.set_title(name, is_submitted);
            if is_submitted {
                head.take_afterwards(&self.session.record_now());
            } else {
                head.open_actions = None;
                head.sent_on.clear();
            }
        }
        last::follow(&self.session.id(), &changes);
        self.progress.update_value(|progress| progress.written = Some((known.clone(), head.clone())));
        let autosave = *self;
        // A browser that does not answer has not saved.
        set_timeout(move || autosave.run(Event::TookTooLong { attempt }), STALLED);
        spawn_local(async move {
            let outcome = autosave.put_on_device(&head, &changes).await;
            let had_words = !changes.is_empty();
            let event = Event::Ended { attempt, outcome: outcome.as_ref().map_err(trouble).copied(), had_words };
            let work = if outcome.is_ok() { autosave.work_after(&known) } else { autosave.work() };
            autosave.run_with(event, work, outcome.err());
        });
    }

    async fn put_on_device(&self, head: &Head, changes: &PartChanges) -> Result<(), StorageError> {
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

    /// The attempt that was made last has saved what it wrote.
    pub(super) fn note_saved(&self) {
        let written = self.progress.try_update_value(|progress| progress.written.take()).flatten();
        let Some((known, head)) = written else { return };
        self.session.mark_saved(known.edits);
        self.progress.update_value(|progress| {
            progress.uncreated = None;
            progress.is_unclaimed = false;
            progress.head = head;
        });
        self.saved.set(known);
        self.device.note_save();
    }

    pub(super) fn tell_waiting(&self) {
        let waiting = self.progress.try_update_value(|progress| std::mem::take(&mut progress.waiting)).unwrap_or_default();
        // Who no longer waits need not be told.
        for done in waiting {
            let _ = done.send(());
        }
    }
}
