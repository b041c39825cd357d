//! Another edition of the questionnaire that a draft was begun in: whether one is offered, what moving would do, and moving.

use super::desk::{Desk, OpenDraft, use_desk};
use crate::keeping::draft::KeptDraft;
use crate::model::audit_return::Return;
use crate::model::editions::{Move, compare, gone_back, moved};
use crate::model::questionnaire::Questionnaire;
use crate::routes::DraftPage;
use crate::state::catalogue::{Catalogue, Loaded, use_catalogue};
use crate::state::device::{Device, use_device};
use crate::state::setting::{Setting, use_setting};
use crate::storage::secrecy::Secrecy;
use crate::words::device::storage_error;
use std::sync::Arc;

/// Where editions are compared.
#[derive(Clone, Copy)]
pub struct Editions {
    device: Device,
    desk: Desk,
    catalogue: Catalogue,
    setting: Setting,
}

/// How a draft stands to the edition that is offered now.
#[derive(Clone)]
pub enum Offered {
    /// It was begun in it, or none is offered.
    Same,
    /// It was begun in another text of that edition, which is not on this device, and so is shown in this one.
    ShownInstead,
    /// It could be moved.
    Other(OtherEdition),
}

/// Another edition that a draft could be moved to.
#[derive(Clone)]
pub struct OtherEdition {
    loaded: Loaded,
    /// What moving would do.
    pub would: Move,
}

impl OtherEdition {
    /// The other edition.
    pub fn questionnaire(&self) -> &Arc<Questionnaire> {
        &self.loaded.questionnaire
    }
}

impl Editions {
    /// From within the app.
    pub fn here() -> Self {
        Self { device: use_device(), desk: use_desk(), catalogue: use_catalogue(), setting: use_setting() }
    }

    /// The edition that is offered now, where it is not the one the draft was begun in.
    pub async fn offered(&self, open: OpenDraft) -> Offered {
        let begun_in = open.session.with_rest(|rest| rest.questionnaire.clone());
        if !self.setting.with(|partnership| partnership.questionnaires.contains(&begun_in.id)) {
            return Offered::Same;
        }
        let loaded = match self.catalogue.fetch(&begun_in.id).await {
            Ok(loaded) if loaded.digest != begun_in.digest => loaded,
            // Where nothing is offered or can be fetched, there is nothing to move to.
            Ok(_) | Err(_) => return Offered::Same,
        };
        if self.device.questionnaires().load(&begun_in.digest).await.is_err() {
            return Offered::ShownInstead;
        }
        let would = compare(&open.session.edition(), &loaded.questionnaire, &open.session.record_now());
        Offered::Other(OtherEdition { loaded, would })
    }

    /// Moves the draft. As it was it becomes an earlier version of itself.
    pub async fn move_to(&self, open: OpenDraft, other: &OtherEdition) -> Result<(), String> {
        if !open.autosave.settle().await {
            return Err("What was typed last could not be saved, so nothing was moved. Download the draft first.".to_owned());
        }
        self.catalogue.keep(&other.loaded).await.map_err(|error| storage_error(&error))?;
        let questionnaire = &other.loaded.questionnaire;
        let made_with = self.setting.made_with(questionnaire, &other.loaded.digest);
        let record = moved(&open.session.edition(), questionnaire, &open.session.record_now(), made_with);
        let (secrecy, mut head) = (open.autosave.secrecy(), open.autosave.head());
        head.place = DraftPage::Tasks.path();
        self.put_in_place(KeptDraft { record, head }, &secrecy).await
    }

    /// Goes back to an earlier version that was in another edition, and so to that edition. What is there now becomes an
    /// earlier version.
    pub async fn go_back_to(&self, open: OpenDraft, version: Return) -> Result<(), String> {
        if !open.autosave.settle().await {
            return Err("What was typed last could not be saved, so nothing was changed. Download the draft first.".to_owned());
        }
        let record = gone_back(&open.session.record_now(), version);
        self.put_in_place(KeptDraft { record, head: open.autosave.head() }, &open.autosave.secrecy()).await
    }

    async fn put_in_place(&self, draft: KeptDraft, secrecy: &Secrecy) -> Result<(), String> {
        self.device.drafts().replace(&draft, secrecy).await.map_err(|error| storage_error(&error))?;
        // Only now: a draft that could not be replaced goes on being open.
        self.desk.close(&draft.record.id);
        self.desk.tabs().tell_changed();
        Ok(())
    }
}
