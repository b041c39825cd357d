//! What was typed last into a draft that another tab has taken: it becomes an earlier version of the draft, and until then the
//! page says so.

use super::super::save_status::{SaveStatus, trouble};
use super::{Autosave, STALLED};
use crate::keeping::left::Left;
use crate::keeping::saving::Event;
use crate::model::audit_return::Return;
use crate::state::device::Device;
use crate::storage::StorageError;
use crate::storage::left::Found;
use crate::storage::secrecy::Secrecy;
use crate::storage::versions::Why;
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Autosave {
    /// Notes that another tab has taken the draft: nothing is changed here any more, and what was not saved becomes an earlier
    /// version.
    pub fn note_taken(&self) {
        self.run(Event::Taken);
    }

    /// Whether what was typed here last is on its way into an earlier version.
    pub fn is_keeping_late_words(&self) -> bool {
        self.status.with_untracked(|status| *status == SaveStatus::KeepingLateWords)
    }

    /// Waits until what was typed here last is an earlier version, or cannot become one.
    pub async fn late_words_kept(&self) {
        while self.is_keeping_late_words() {
            let (done, wait) = oneshot::channel();
            self.progress.update_value(|progress| progress.waiting.push(done));
            // Whoever no longer tells has ended.
            let _ = wait.await;
        }
    }

    pub(super) fn keep_late_words(&self) {
        let autosave = *self;
        set_timeout(move || autosave.run(Event::LateWordsTookTooLong), STALLED);
        self.try_late_words();
    }

    /// What stays put aside until the version is written becomes one when the draft is opened next, however this page ends.
    pub(super) fn try_late_words(&self) {
        let autosave = *self;
        spawn_local(async move {
            let (record, sequence) = (autosave.session.record_now(), autosave.head().sequence);
            let kept = set_aside(autosave.device, &record, sequence, &autosave.secrecy()).await;
            autosave.run_failed(Event::LateWords(kept.as_ref().map_err(trouble).copied()), kept.err());
        });
    }

    pub(super) fn forget_own_aside(&self) {
        Left::of(&self.session.id(), &self.device.writer()).iter().for_each(Found::forget);
    }
}

/// Keeps what another tab's draft does not have as an earlier version of it.
async fn set_aside(device: Device, record: &Return, sequence: u64, secrecy: &Secrecy) -> Result<(), StorageError> {
    let is_sealed = matches!(secrecy, Secrecy::Sealed(_));
    let head = device.drafts().head(&record.id).await?;
    // It was given a passphrase meanwhile, or another, which this tab does not know: nothing is kept in the clear.
    if head.sealing.is_some() != is_sealed {
        return Err(StorageError::ChangedElsewhere);
    }
    device.versions().keep(record, sequence, Why::Elsewhere, secrecy).await.map(drop)
}
