//! A draft becomes one of its own: made from a template that several organisations were given.

use super::desk::{Desk, OpenDraft, use_desk};
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::reference::reference;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::device::{Device, use_device};
use crate::state::setting::{Setting, use_setting};
use crate::storage::secrecy::Secrecy;
use crate::words::device::storage_error;

/// Where drafts become others.
#[derive(Clone, Copy)]
pub struct PassedOn {
    device: Device,
    desk: Desk,
    setting: Setting,
}

/// Where drafts become others, from within the app.
pub fn use_passed_on() -> PassedOn {
    PassedOn { device: use_device(), desk: use_desk(), setting: use_setting() }
}

impl PassedOn {
    /// The present round.
    pub fn cycle(&self) -> String {
        self.setting.with(|partnership| partnership.cycle.clone())
    }

    /// It is the draft that was sent, and somebody goes on with it.
    pub fn go_on(&self, open: OpenDraft) {
        open.session.update_rest(|rest| rest.came_for = None);
    }

    /// Makes an open draft one of its own, with another reference. The one that came is then among the recently deleted.
    pub async fn make_own(&self, open: OpenDraft) -> Result<Route, String> {
        let route = self.keep(open, |record, id, reference, cycle| record.as_own(id, reference, cycle)).await?;
        let came = open.session.id();
        self.device.drafts().mark_deleted(&came, Some(clock::now())).await.map_err(|error| storage_error(&error))?;
        self.desk.close(&came);
        self.desk.tabs().tell_changed();
        Ok(route)
    }

    async fn keep(&self, open: OpenDraft, make: impl Fn(&Return, ReturnId, String, String) -> Return) -> Result<Route, String> {
        if !matches!(open.autosave.secrecy(), Secrecy::Open) {
            return Err("It has a passphrase. Take the passphrase off first: “Change or remove the passphrase”.".to_owned());
        }
        if !open.autosave.settle().await {
            return Err("What was typed in it last could not be saved. Download the draft first.".to_owned());
        }
        let prefix = open.session.questionnaire().reference_prefix.clone();
        let id = ReturnId::from(clock::new_id());
        let record = make(&open.session.record_now(), id.clone(), reference(&prefix, clock::chance()), self.cycle());
        let head = Head::new(&record, &self.device.writer(), &clock::now(), DraftPage::Tasks.path());
        let kept = self.device.drafts().create(&KeptDraft { record, head }, &Secrecy::Open).await;
        kept.map_err(|error| storage_error(&error))?;
        self.desk.tabs().tell_changed();
        Ok(Route::Draft(id, DraftPage::Tasks))
    }
}
