//! Saves a session as it is filled in: soon after each change, at once when the page is left, and says how it went.

use super::device::Device;
use super::fill_session::FillSession;
use crate::platform::{clock, page};
use crate::storage::StorageError;
use crate::storage::drafts::{KeptDraft, remember_here, remember_last};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// From the first unsaved change to saving: half of what is promised.
const DELAY: Duration = Duration::from_millis(250);
/// After a failure, before trying again.
const RETRY: Duration = Duration::from_secs(5);

/// A write that takes longer than this has stalled: the person is told, and it is tried again.
const STALLED: Duration = Duration::from_secs(8);

/// How far saving is.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveStatus {
    /// Everything up to this time is on the device.
    Saved(String),
    /// Nothing outlives the page, because the browser keeps nothing.
    OnlyInThisPage,
    /// The last attempt failed; the draft is only in memory.
    Failed(StorageError),
}

/// Saves one session.
#[derive(Clone, Copy)]
pub struct Autosave {
    session: FillSession,
    device: Device,
    status: RwSignal<SaveStatus>,
    progress: StoredValue<Progress>,
    /// The page the person is on.
    place: RwSignal<String>,
    /// What is on the device.
    saved: RwSignal<Saved>,
}

/// How much of a session is on the device.
#[derive(Clone, Default, PartialEq)]
struct Saved {
    /// How many of the session's changes.
    edits: u64,
    /// The page the person was on.
    place: String,
}

#[derive(Clone, Default)]
struct Progress {
    /// Of the copy on the device that this session continues. A copy with another one is somebody else's work.
    sequence: u64,
    /// Counts attempts; the one under way, if any.
    writing: Option<u64>,
    attempts: u64,
    /// The draft was deleted or replaced: what is in memory must not be saved over it.
    is_stopped: bool,
    timer: Option<TimeoutHandle>,
}

impl Autosave {
    /// Begins to save a session, which was last saved so.
    pub fn begin(session: FillSession, device: Device, kept: &KeptDraft) -> Self {
        let status = match device.refusal() {
            None => SaveStatus::Saved(kept.saved_at.clone()),
            Some(_) => SaveStatus::OnlyInThisPage,
        };
        let progress = Progress { sequence: kept.sequence, ..Progress::default() };
        let autosave = Self {
            session,
            device,
            status: RwSignal::new(status),
            progress: StoredValue::new(progress),
            place: RwSignal::new(kept.place.clone()),
            saved: RwSignal::new(Saved { edits: 0, place: kept.place.clone() }),
        };
        autosave_on_change(autosave);
        autosave_on_leaving(autosave);
        autosave
    }

    /// How far saving is.
    pub fn status(&self) -> Signal<SaveStatus> {
        self.status.into()
    }

    /// Whether something is still on its way to the device.
    pub fn is_under_way(&self) -> Signal<bool> {
        let autosave = *self;
        Signal::derive(move || autosave.needs_saving() && !autosave.has_failed())
    }

    /// Whether the last attempt failed.
    pub fn has_failed(&self) -> bool {
        self.status.with(|status| matches!(status, SaveStatus::Failed(_)))
    }

    /// Remembers where the person is, so that the draft reopens there.
    pub fn note_place(&self, place: String) {
        self.place.set(place);
        self.flush();
    }

    /// The draft as it is in memory, in the form it is kept in.
    pub fn draft(&self) -> KeptDraft {
        let saved_at = match self.status.get_untracked() {
            SaveStatus::Saved(at) => at,
            SaveStatus::OnlyInThisPage | SaveStatus::Failed(_) => clock::now(),
        };
        KeptDraft { saved_at, ..self.draft_now() }
    }

    /// Saves now, if there is anything to save.
    pub fn flush(&self) {
        if let Some(timer) = self.progress.with_value(|progress| progress.timer) {
            timer.clear();
        }
        self.progress.update_value(|progress| progress.timer = None);
        self.save();
    }

    /// Saves no more.
    pub fn stop(&self) {
        self.progress.update_value(|progress| progress.is_stopped = true);
    }

    /// Whether anything is lost if the page goes away now.
    pub fn has_unsaved(&self) -> bool {
        let edits = untrack(|| self.session.edits());
        let is_saved = self.saved.with_untracked(|saved| saved.edits >= edits) && (self.device.refusal().is_none() || edits == 0);
        !is_saved && !self.progress.with_value(|progress| progress.is_stopped)
    }

    fn schedule(&self, delay: Duration) {
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

    fn needs_saving(&self) -> bool {
        let (edits, place) = (self.session.edits(), self.place.read());
        self.saved.with(|saved| saved.edits < edits || saved.place != *place)
    }

    /// The draft as it would be kept now.
    fn draft_now(&self) -> KeptDraft {
        KeptDraft {
            record: self.session.record_now(),
            sequence: self.progress.with_value(|progress| progress.sequence) + 1,
            saved_at: clock::now(),
            place: self.place.get_untracked(),
            is_deleted: false,
        }
    }

    fn save(&self) {
        // What is written at this moment may lack the last change; the end of that write looks again.
        let must_wait = self.progress.with_value(|progress| progress.writing.is_some() || progress.is_stopped);
        if must_wait || !untrack(|| self.needs_saving()) {
            return;
        }
        let autosave = *self;
        let edits = untrack(|| self.session.edits());
        let draft = self.draft_now();
        remember_here(&draft.record);
        let attempt = self.progress.with_value(|progress| progress.attempts) + 1;
        self.progress.update_value(|progress| {
            progress.attempts = attempt;
            progress.writing = Some(attempt);
        });
        set_timeout(move || autosave.give_up(attempt), STALLED);
        spawn_local(async move {
            let outcome = autosave.device.drafts().save(&draft).await;
            autosave.finish(attempt, edits, draft, outcome);
        });
    }

    fn finish(&self, attempt: u64, edits: u64, draft: KeptDraft, outcome: Result<(), StorageError>) {
        self.progress.update_value(|progress| {
            if progress.writing == Some(attempt) {
                progress.writing = None;
            }
        });
        match outcome {
            Ok(()) => {
                self.progress.update_value(|progress| progress.sequence = draft.sequence);
                self.saved.update(|saved| *saved = Saved { edits: saved.edits.max(edits), place: draft.place });
                self.status.set(match self.device.refusal() {
                    None => SaveStatus::Saved(draft.saved_at),
                    Some(_) => SaveStatus::OnlyInThisPage,
                });
                if untrack(|| self.needs_saving()) {
                    self.schedule(DELAY);
                }
            }
            Err(error) => {
                self.status.set(SaveStatus::Failed(error));
                self.schedule(RETRY);
            }
        }
    }

    /// A browser that does not answer has not saved: says so, and lets another attempt begin.
    fn give_up(&self, attempt: u64) {
        if self.progress.with_value(|progress| progress.writing == Some(attempt)) {
            self.progress.update_value(|progress| progress.writing = None);
            self.status.set(SaveStatus::Failed(StorageError::Stalled));
            self.schedule(RETRY);
        }
    }

    /// The page may be gone the next moment: what is unsaved is put aside at once, and saved as well if there is time.
    fn leave(&self) {
        if !self.has_unsaved() {
            return;
        }
        let draft = self.draft_now();
        // Nobody is left to read a warning; the save below is a second chance.
        let _ = self.device.drafts().put_aside(&draft);
        let _ = remember_last(&draft.record);
        self.flush();
    }
}

/// Schedules a save at each change of the session.
fn autosave_on_change(autosave: Autosave) {
    Effect::new(move |before: Option<u64>| {
        let edits = autosave.session.edits();
        if before.is_some_and(|before| before != edits) {
            autosave.schedule(DELAY);
        }
        edits
    });
}

/// Saves when the page goes out of sight or away.
fn autosave_on_leaving(autosave: Autosave) {
    window_event_listener_untyped("pagehide", move |_| autosave.leave());
    window_event_listener_untyped("visibilitychange", move |_| {
        if page::is_hidden() {
            autosave.leave();
        }
    });
}
