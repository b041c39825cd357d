//! Saves a session as it is filled in: soon after each change, at once when the page is left, and says how it went.

mod aside;

use super::device::Device;
use super::fill_session::FillSession;
use super::save_status::{Known, Progress};
pub use super::save_status::{Protection, SaveStatus};
use crate::model::parts::Part;
use crate::platform::{clock, page};
use crate::storage::StorageError;
use crate::storage::drafts::KeptDraft;
use crate::storage::head::Head;
use crate::storage::last;
use crate::storage::left::Left;
use crate::storage::secrecy::Secrecy;
use futures_channel::oneshot;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// From the first unsaved change to saving: half of what is promised.
const DELAY: Duration = Duration::from_millis(250);
/// What has a passphrase is not put aside meanwhile, so it is saved sooner.
const SEALED_DELAY: Duration = Duration::from_millis(50);
/// After a failure, before trying again.
const RETRY: Duration = Duration::from_secs(5);
/// A write that takes longer than this has stalled: the person is told, and it is tried again.
const STALLED: Duration = Duration::from_secs(8);
/// Saves one session.
#[derive(Clone, Copy)]
pub struct Autosave {
    session: FillSession,
    device: Device,
    secrecy: StoredValue<Secrecy, LocalStorage>,
    status: RwSignal<SaveStatus>,
    progress: StoredValue<Progress, LocalStorage>,
    /// What the device is to know of the draft.
    wanted: RwSignal<Known>,
    /// What it knows.
    saved: RwSignal<Known>,
}

impl Autosave {
    /// Begins to save a session that was claimed, or to show one that another tab has.
    pub fn begin(session: FillSession, device: Device, secrecy: Secrecy, kept: &KeptDraft) -> Self {
        let head = kept.head.clone();
        let is_stopped = untrack(|| session.is_read_only().get());
        let status = match device.refusal() {
            _ if is_stopped => SaveStatus::Elsewhere,
            None => SaveStatus::Saved(head.saved_at.clone()),
            Some(_) => SaveStatus::OnlyInThisPage,
        };
        let known = Known { edits: 0, place: head.place.clone(), downloaded_at: head.downloaded_at.clone() };
        let autosave = Self {
            session,
            device,
            secrecy: StoredValue::new_local(secrecy),
            status: RwSignal::new(status),
            wanted: RwSignal::new(known.clone()),
            saved: RwSignal::new(known),
            progress: StoredValue::new_local(Progress {
                sequence: head.sequence,
                head,
                is_writing: false,
                is_stopped,
                uncreated: None,
                is_paused: false,
                timer: None,
                waiting: Vec::new(),
                last_version: clock::milliseconds(),
            }),
        };
        if !is_stopped {
            aside::autosave_on_change(autosave);
            aside::autosave_on_leaving(autosave);
        }
        autosave
    }

    /// Begins to save a session of a draft that is not on the device yet.
    /// `questionnaire`, a digest and a file, is kept with it.
    pub fn begin_unsaved(
        session: FillSession,
        device: Device,
        draft: &KeptDraft,
        questionnaire: (String, String),
        why: StorageError,
    ) -> Self {
        let autosave = Self::begin(session, device, Secrecy::Open, draft);
        autosave.progress.update_value(|progress| progress.uncreated = Some(questionnaire));
        autosave.note_failure(why, &[Part::Rest]);
        autosave
    }

    /// The device could not be written to when the draft was opened: these parts of it are only in memory.
    pub fn note_failure(&self, why: StorageError, unsaved: &[Part]) {
        for part in unsaved {
            self.session.touch(part);
        }
        self.status.set(SaveStatus::Failed(why));
        self.schedule(RETRY);
    }

    /// How far saving is.
    pub fn status(&self) -> Signal<SaveStatus> {
        self.status.into()
    }

    /// Whether something is still on its way to the device.
    pub fn is_under_way(&self) -> Signal<bool> {
        let autosave = *self;
        Signal::derive(move || autosave.needs_saving() && matches!(autosave.status.get(), SaveStatus::Saved(_)))
    }

    /// Whether the last attempt failed.
    pub fn has_failed(&self) -> bool {
        self.status.with(|status| matches!(status, SaveStatus::Failed(_)))
    }

    /// How its texts are kept.
    pub fn secrecy(&self) -> Secrecy {
        self.secrecy.get_value()
    }

    /// Whether it has a passphrase.
    pub fn protection(&self) -> Protection {
        match self.secrecy() {
            Secrecy::Open => Protection::None,
            Secrecy::Sealed(_) => Protection::Passphrase,
        }
    }

    /// Remembers where the person is, so that the draft reopens there.
    pub fn note_place(&self, place: String) {
        self.wanted.update(|wanted| wanted.place = place);
        self.flush();
    }

    /// Remembers that the draft was saved as a file just now.
    pub fn note_download(&self) {
        self.wanted.update(|wanted| wanted.downloaded_at = Some(clock::now()));
        self.flush();
    }

    /// What the device knows of the draft, as it was saved last.
    pub fn head(&self) -> Head {
        self.progress.with_value(|progress| progress.head.clone())
    }

    /// Saves now, if there is anything to save.
    pub fn flush(&self) {
        if let Some(timer) = self.progress.try_update_value(|progress| progress.timer.take()).flatten() {
            timer.clear();
        }
        self.save();
    }

    /// Saves everything, and waits until it is on the device. False where it cannot be saved.
    pub async fn settle(&self) -> bool {
        loop {
            self.flush();
            if !self.progress.with_value(|progress| progress.is_writing || progress.is_paused) {
                let is_stopped = self.progress.with_value(|progress| progress.is_stopped);
                return is_stopped || !untrack(|| self.needs_saving());
            }
            let (done, wait) = oneshot::channel();
            self.progress.update_value(|progress| progress.waiting.push(done));
            // An attempt that is given up ends the waiting like any other.
            let _ = wait.await;
            if untrack(|| self.has_failed()) {
                return false;
            }
        }
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

    /// Whether it holds what could not be saved, also where another tab has the draft by now.
    pub fn holds_only_copy(&self) -> bool {
        untrack(|| self.has_failed()) && !self.session.unsaved().is_empty()
    }

    /// Whether what was typed last is in no place but this page's memory, since it is sealed and may not be put aside.
    pub fn has_unsealed(&self) -> bool {
        self.has_unsaved() && !matches!(self.secrecy(), Secrecy::Open)
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

    /// Saves in a moment; at once where the page is out of sight, since browsers let its timers wait for long.
    fn save_soon(&self) {
        match self.secrecy() {
            _ if page::is_hidden() => self.save(),
            Secrecy::Open => self.schedule(DELAY),
            Secrecy::Sealed(_) => self.schedule(SEALED_DELAY),
        }
    }

    fn needs_saving(&self) -> bool {
        let (edits, wanted) = (self.session.edits(), self.wanted.read());
        self.saved.with(|saved| saved.edits < edits || saved.place != wanted.place || saved.downloaded_at != wanted.downloaded_at)
    }

    fn save(&self) {
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
            let uncreated = autosave.progress.with_value(|progress| progress.uncreated.clone());
            let outcome = if let Some((digest, file)) = uncreated {
                let draft = KeptDraft { record: autosave.session.record_now(), head: head.clone() };
                match autosave.device.questionnaires().save(&digest, file).await {
                    Ok(()) => autosave.device.drafts().create(&draft, &autosave.secrecy()).await,
                    Err(error) => Err(error),
                }
            } else {
                autosave.device.drafts().save(&id, &autosave.head(), &head, &changes, &autosave.secrecy()).await
            };
            autosave.finish(known, head, outcome, !changes.is_empty());
        });
    }

    fn finish(&self, known: Known, head: Head, outcome: Result<(), StorageError>, has_changed: bool) {
        let is_late = self.progress.with_value(|progress| progress.sequence != head.sequence);
        if is_late {
            // It was given up and another attempt was made since, which says what there is to say.
            return;
        }
        self.progress.update_value(|progress| progress.is_writing = false);
        match outcome {
            Ok(()) => {
                self.session.mark_saved(known.edits);
                self.status.set(match self.device.refusal() {
                    None => SaveStatus::Saved(head.saved_at.clone()),
                    Some(_) => SaveStatus::OnlyInThisPage,
                });
                self.progress.update_value(|progress| {
                    progress.uncreated = None;
                    progress.head = head;
                });
                self.saved.set(known);
                self.device.note_save();
                if untrack(|| self.needs_saving()) {
                    self.save_soon();
                } else {
                    Left::forget(&self.session.id());
                }
                if has_changed {
                    self.keep_version();
                }
            }
            Err(StorageError::ChangedElsewhere) => self.lose(),
            Err(error) => {
                self.status.set(SaveStatus::Failed(error));
                self.schedule(RETRY);
            }
        }
        self.tell_waiting();
    }

    /// A browser that does not answer has not saved: says so, and lets another attempt begin.
    fn give_up(&self, attempt: u64) {
        let is_stalled = self.progress.with_value(|progress| progress.is_writing && progress.sequence == attempt);
        if is_stalled {
            self.progress.update_value(|progress| progress.is_writing = false);
            self.status.set(SaveStatus::Failed(StorageError::Stalled));
            self.schedule(RETRY);
            self.tell_waiting();
        }
    }

    fn tell_waiting(&self) {
        let waiting = self.progress.try_update_value(|progress| std::mem::take(&mut progress.waiting)).unwrap_or_default();
        // Who no longer waits need not be told.
        for done in waiting {
            let _ = done.send(());
        }
    }
}
