//! What is done with a draft beside saving it: earlier versions, and what must not wait for the database.

use super::{Autosave, STALLED};
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::keeping::left::Left;
use crate::keeping::saving::{Event, Saving};
use crate::platform::{clock, page};
use crate::storage::last;
use crate::storage::left::Found;
use crate::storage::secrecy::Secrecy;
use crate::storage::versions::Why;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Work that goes on for longer than this is kept as an earlier version, in milliseconds.
const BETWEEN_VERSIONS: f64 = 5.0 * 60.0 * 1000.0;

impl Autosave {
    /// Saves nothing until it is told to go on; what is typed meanwhile waits.
    pub fn pause(&self) {
        self.run(Event::Pause);
        let autosave = *self;
        set_timeout(move || autosave.run(Event::PauseTookTooLong), 4 * STALLED);
    }

    /// Goes on saving; in another way, where everything has been written anew in it, with this head.
    pub fn resume(&self, anew: Option<(Secrecy, Head)>) {
        let sequence = anew.as_ref().map(|(_, head)| head.sequence);
        if let Some((secrecy, head)) = anew {
            self.secrecy.set_value(secrecy);
            self.progress.update_value(|progress| progress.head = head);
        }
        self.clear_timer();
        self.run(Event::Resume(sequence));
    }

    /// Keeps what the last sitting left as an earlier version, before this one changes it.
    pub fn keep_opening_version(&self, kept: KeptDraft) {
        let (versions, secrecy) = (self.device.versions(), self.secrecy());
        spawn_local(async move {
            let changed_at = clock::milliseconds_of(&kept.head.changed_at);
            let latest = versions.latest(&kept.record.id).await.ok().flatten();
            let is_new = latest.is_none_or(|(_, time)| time < changed_at);
            let says_something = !kept.record.answers.is_empty() || !kept.record.profile.is_empty();
            if is_new && says_something {
                // The draft itself is untouched; where there is no room for a version, work goes on without.
                let _ = versions.keep(&kept.record, kept.head.sequence, Why::Opened, &secrecy).await;
            }
        });
    }

    /// Keeps an earlier version, where the last one is some minutes old.
    pub(super) fn keep_version(&self) {
        let now = clock::milliseconds();
        let is_due = self.progress.with_value(|progress| (now - progress.last_version).abs() >= BETWEEN_VERSIONS);
        if !is_due {
            return;
        }
        self.progress.update_value(|progress| progress.last_version = now);
        let autosave = *self;
        spawn_local(async move {
            let (record, sequence) = (autosave.session.record_now(), autosave.head().sequence);
            // The draft itself is saved; where there is no room for a version, the next one is tried in some minutes.
            let _ = autosave.device.versions().keep(&record, sequence, Why::Worked, &autosave.secrecy()).await;
        });
    }

    /// Puts aside at once what is not yet saved: the page may be gone before the database has it.
    fn put_aside(&self) {
        let next = self.saving(Saving::attempt) + 1;
        let changes = self.session.unsaved();
        // The save that follows is what counts; this only helps where the page ends before it.
        let put = self.device.drafts().put_aside(&self.session.id(), &self.head(), next, &changes, &self.secrecy());
        if put.is_ok() {
            // It holds what other pages had put aside as well.
            self.forget_adopted();
        }
    }

    /// Everything of this page is on the device.
    pub(super) fn forget_aside(&self) {
        Left::forget_of(&self.session.id(), Some(&self.device.writer()));
        self.forget_adopted();
    }

    fn forget_adopted(&self) {
        let adopted = self.progress.try_update_value(|progress| std::mem::take(&mut progress.adopted)).unwrap_or_default();
        adopted.iter().for_each(Found::forget);
    }

    /// The page may be gone the next moment.
    fn leave(&self) {
        if !self.has_unsaved() {
            return;
        }
        self.put_aside();
        if matches!(self.secrecy(), Secrecy::Open) {
            // Nobody is left to read a warning where it fails.
            let is_handed_on = last::hand_on(&self.session.record_now()).is_ok();
            if is_handed_on && self.is_missing() {
                // There is no draft that what was put aside could go on from.
                self.forget_aside();
            }
        }
        self.flush();
    }
}

/// Puts each change aside at once and schedules a save.
pub(super) fn autosave_on_change(autosave: Autosave) {
    Effect::new(move |before: Option<u64>| {
        let edits = autosave.session.edits();
        if !autosave.saving(Saving::is_over) && before.is_some_and(|before| before != edits) {
            autosave.put_aside();
            autosave.save_soon();
        }
        edits
    });
}

/// Saves when the page goes out of sight or away.
pub(super) fn autosave_on_leaving(autosave: Autosave) {
    window_event_listener_untyped("pagehide", move |_| autosave.leave());
    window_event_listener_untyped("visibilitychange", move |_| {
        if page::is_hidden() {
            autosave.leave();
        }
    });
}
