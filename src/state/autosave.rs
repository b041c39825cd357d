//! Saves a session as it is filled in: soon after each change, at once when the page is left, and says how it went.

use super::device::Device;
use super::fill_session::FillSession;
use crate::platform::{clock, page};
use crate::storage::StorageError;
use crate::storage::drafts::{KeptDraft, remember_last};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// From the first unsaved change to saving: half of what is promised.
const DELAY: Duration = Duration::from_millis(250);
/// After a failure, before trying again.
const RETRY: Duration = Duration::from_secs(5);

/// How far saving is.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveStatus {
    /// Everything up to this time is on the device.
    Saved(String),
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
    place: StoredValue<String>,
}

#[derive(Clone, Copy, Default)]
struct Progress {
    sequence: u64,
    /// How many of the session's changes are on the device.
    saved_edits: u64,
    is_saving: bool,
    /// The draft was deleted or replaced: what is in memory must not be saved over it.
    is_stopped: bool,
    timer: Option<TimeoutHandle>,
}

impl Autosave {
    /// Begins to save a session, which was last saved so.
    pub fn begin(session: FillSession, device: Device, kept: &KeptDraft) -> Self {
        let autosave = Self {
            session,
            device,
            status: RwSignal::new(SaveStatus::Saved(kept.saved_at.clone())),
            progress: StoredValue::new(Progress { sequence: kept.sequence, ..Progress::default() }),
            place: StoredValue::new(kept.place.clone()),
        };
        autosave_on_change(autosave);
        autosave_on_leaving(autosave);
        autosave
    }

    /// How far saving is.
    pub fn status(&self) -> Signal<SaveStatus> {
        self.status.into()
    }

    /// Remembers where the person is, to be saved with the next change or on leaving.
    pub fn note_place(&self, place: String) {
        if self.place.with_value(|known| *known != place) {
            self.place.set_value(place);
            self.flush();
        }
    }

    /// Saves now, if there is anything to save or the place has changed.
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

    fn has_unsaved(&self) -> bool {
        let edits = untrack(|| self.session.edits());
        self.progress.with_value(|progress| progress.saved_edits < edits)
    }

    /// The draft as it would be kept now.
    fn draft_now(&self) -> KeptDraft {
        KeptDraft {
            record: self.session.record_now(),
            sequence: self.progress.with_value(|progress| progress.sequence) + 1,
            saved_at: clock::now(),
            place: self.place.get_value(),
            is_deleted: false,
        }
    }

    fn save(&self) {
        // What is written at this moment may lack the last change; the end of that write looks again.
        if self.progress.with_value(|progress| progress.is_saving || progress.is_stopped) {
            return;
        }
        let autosave = *self;
        let edits = untrack(|| self.session.edits());
        let draft = self.draft_now();
        self.progress.update_value(|progress| {
            progress.is_saving = true;
            progress.sequence = draft.sequence;
        });
        spawn_local(async move {
            let outcome = autosave.device.drafts().save(&draft).await;
            autosave.progress.update_value(|progress| progress.is_saving = false);
            match outcome {
                Ok(()) => {
                    autosave.progress.update_value(|progress| progress.saved_edits = edits);
                    autosave.status.set(SaveStatus::Saved(draft.saved_at.clone()));
                    if autosave.has_unsaved() {
                        autosave.schedule(DELAY);
                    }
                }
                Err(error) => {
                    autosave.status.set(SaveStatus::Failed(error));
                    autosave.schedule(RETRY);
                }
            }
        });
    }

    /// The page may be gone the next moment: what is unsaved is put aside at once, and saved as well if there is time.
    fn leave(&self) {
        if self.progress.with_value(|progress| progress.is_stopped) {
            return;
        }
        let draft = self.draft_now();
        if self.has_unsaved() {
            // Nobody is left to read a warning; the save below is a second chance.
            let _ = self.device.drafts().put_aside(&draft);
            self.flush();
        }
        let _ = remember_last(&draft.record);
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
