//! Saves a session as it is filled in: soon after each change, at once when the page is left, and says how it went.

mod aside;
mod attempt;
mod doing;
mod late_words;
mod missing;

use super::fill_session::FillSession;
use super::save_status::{Known, SavingProgress, Uncreated, trouble};
pub use super::save_status::{Protection, SaveStatus};
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::keeping::saving::{Event, Saving};
use crate::model::parts::Part;
use crate::platform::clock;
use crate::state::device::Device;
use crate::storage::StorageError;
use crate::storage::left::Found;
use crate::storage::secrecy::Secrecy;
use futures_channel::oneshot;
use leptos::prelude::*;
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
    progress: StoredValue<SavingProgress, LocalStorage>,
    /// What the device is to know of the draft.
    wanted: RwSignal<Known>,
    /// What it knows.
    saved: RwSignal<Known>,
}

impl Autosave {
    /// Begins to save a session that was claimed, or to show one that another tab has.
    pub fn begin(session: FillSession, device: Device, secrecy: Secrecy, kept: &KeptDraft) -> Self {
        let head = kept.head.clone();
        let is_ours = !untrack(|| session.is_read_only().get());
        let saving = Saving::begin(head.sequence, is_ours, device.refusal().is_some());
        let status = SaveStatus::of(saving.standing(), head.saved_at.clone(), None);
        let known = Known { edits: 0, place: head.place.clone(), downloaded_at: head.downloaded_at.clone() };
        let autosave = Self {
            session,
            device,
            secrecy: StoredValue::new_local(secrecy),
            status: RwSignal::new(status),
            wanted: RwSignal::new(known.clone()),
            saved: RwSignal::new(known),
            progress: StoredValue::new_local(SavingProgress {
                saving,
                head,
                uncreated: None,
                is_unclaimed: false,
                adopted: Vec::new(),
                written: None,
                timer: None,
                waiting: Vec::new(),
                last_version: clock::milliseconds(),
            }),
        };
        if is_ours {
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
        let uncreated = Uncreated { questionnaire: Some(questionnaire) };
        autosave.progress.update_value(|progress| progress.uncreated = Some(uncreated));
        autosave.session.touch(&Part::Rest);
        autosave.run_failed(Event::NotOpened(trouble(&why)), Some(why));
        autosave
    }

    /// The device could not be written to when the draft was opened. What other pages had put aside of it is only in memory.
    pub fn note_unclaimed(&self, why: StorageError, aside: Vec<Found>) {
        for (part, _) in aside.iter().flat_map(|found| found.left.changes()) {
            self.session.touch(&part);
        }
        self.progress.update_value(|progress| {
            progress.is_unclaimed = true;
            progress.adopted = aside;
        });
        self.run_failed(Event::NotOpened(trouble(&why)), Some(why));
    }

    /// How far saving is.
    pub fn status(&self) -> Signal<SaveStatus> {
        self.status.into()
    }

    /// Whether something is still on its way to the device.
    pub fn is_under_way(&self) -> Signal<bool> {
        let autosave = *self;
        Signal::derive(move || match autosave.status.get() {
            SaveStatus::Saved(_) => autosave.needs_saving(),
            SaveStatus::KeepingLateWords => true,
            SaveStatus::Stuck { .. } | SaveStatus::OnlyInThisPage | SaveStatus::Failed(_) | SaveStatus::Elsewhere => false,
        })
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
        self.clear_timer();
        self.run(Event::Due);
    }

    fn clear_timer(&self) {
        if let Some(timer) = self.progress.try_update_value(|progress| progress.timer.take()).flatten() {
            timer.clear();
        }
    }

    /// Saves everything, and waits until it is on the device. False where something typed cannot be saved.
    pub async fn settle(&self) -> bool {
        loop {
            if self.is_missing() {
                return false;
            }
            self.flush();
            if !self.saving(Saving::is_busy) {
                return self.saving(Saving::is_over) || !untrack(|| self.needs_saving());
            }
            let (done, wait) = oneshot::channel();
            self.progress.update_value(|progress| progress.waiting.push(done));
            // An attempt that is given up ends the waiting like any other.
            let _ = wait.await;
            match self.status.get_untracked() {
                SaveStatus::Failed(_) => return false,
                SaveStatus::Stuck { .. } => return true,
                SaveStatus::Saved(_) | SaveStatus::OnlyInThisPage | SaveStatus::KeepingLateWords | SaveStatus::Elsewhere => {}
            }
        }
    }

    /// Saves no more.
    pub fn stop(&self) {
        self.run(Event::Stop);
    }

    /// Whether anything is lost if the page goes away now.
    pub fn has_unsaved(&self) -> bool {
        let work = self.work();
        self.saving(|saving| saving.has_unsaved(work))
    }

    /// Whether it holds what could not be saved, also where another tab has the draft by now.
    pub fn holds_only_copy(&self) -> bool {
        let work = self.work();
        self.saving(|saving| saving.holds_only_copy(work))
    }

    /// Whether what was typed last is in no place but this page's memory, since it is sealed and may not be put aside.
    pub fn has_unsealed(&self) -> bool {
        (self.has_unsaved() || self.is_keeping_late_words()) && !matches!(self.secrecy(), Secrecy::Open)
    }
}
