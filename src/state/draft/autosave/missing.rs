//! A draft that is open and no longer on the device: the browser was told to clear it away, or another tab has deleted it.
//! It is kept again only where somebody says so, since it may be gone on purpose.

use super::super::fill_session::FillSession;
use super::super::save_status::Uncreated;
use super::Autosave;
use crate::keeping::draft::KeptDraft;
use crate::keeping::saving::Event;
use crate::model::parts::Part;
use crate::state::device::Device;
use crate::storage::StorageError;
use crate::storage::secrecy::Secrecy;
use leptos::prelude::*;

impl Autosave {
    /// Begins with a session of a draft that a page still held when it was gone from the device.
    pub fn begin_missing(session: FillSession, device: Device, secrecy: Secrecy, draft: &KeptDraft) -> Self {
        let autosave = Self::begin(session, device, secrecy, draft);
        autosave.run(Event::Gone);
        autosave
    }

    /// Looks whether the draft is still on the device.
    pub async fn look_for_it(&self) {
        let is_new = self.progress.with_value(|progress| progress.uncreated.is_some());
        if !is_new && self.device.drafts().head(&self.session.id()).await == Err(StorageError::Missing) {
            self.run(Event::Gone);
        }
    }

    /// Whether all of it is only in this page, because it is gone from the device.
    pub fn is_missing(&self) -> bool {
        let work = self.work();
        self.saving(|saving| saving.is_missing(work))
    }

    /// Keeps all of it on the device again. False where that cannot be done.
    pub async fn keep_again(&self, questionnaire: Option<(String, String)>) -> bool {
        self.progress.update_value(|progress| progress.uncreated = Some(Uncreated { questionnaire }));
        self.run(Event::KeepAgain);
        self.session.touch(&Part::Rest);
        self.settle().await
    }
}
