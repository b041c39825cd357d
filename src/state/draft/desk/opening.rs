//! How a draft comes onto the desk.

use super::super::autosave::Autosave;
use super::super::desk_state::{DeskState, OpenDraft, Refused};
use super::super::fill_session::FillSession;
use super::Desk;
use super::left_over::LeftOver;
use crate::keeping::draft::KeptDraft;
use crate::keeping::left::Left;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Questionnaire;
use crate::state::catalogue::Loaded;
use crate::storage::StorageError;
use crate::storage::last;
use crate::storage::secrecy::Secrecy;
use crate::words::device::storage_error;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

impl Desk {
    /// Opens a draft, unless it is open already. One that could only be looked at is looked at anew.
    pub fn ask_for(&self, id: ReturnId) {
        if let Some(open) = self.session_of(&id)
            && (!open.session.is_read_only().get_untracked() || open.autosave.holds_only_copy())
        {
            self.state.set(Some(DeskState::Open(open)));
            return;
        }
        let held = self.session_of(&id).map(LeftOver::of);
        self.end_session(&id);
        self.state.set(Some(DeskState::Loading(id.clone())));
        if !self.begin_opening(&id) {
            // Whoever is opening it already shows it here too.
            return;
        }
        let desk = *self;
        spawn_local(async move {
            let found = desk.open(&id, held).await;
            desk.show(id, found);
        });
    }

    /// Opens a draft that could not be kept on the device, so that it can be worked on all the same; it is kept as soon as it can.
    pub fn open_in_memory(&self, loaded: &Loaded, draft: &KeptDraft, why: StorageError) {
        let open = self.owner.get_value().with(|| {
            let session = FillSession::open(loaded.questionnaire.clone(), draft.record.clone());
            let file = (loaded.digest.clone(), String::from_utf8_lossy(&loaded.file).into_owned());
            OpenDraft { session, autosave: Autosave::begin_unsaved(session, self.device, draft, file, why) }
        });
        self.opened.update(|opened| opened.push(open));
        let (desk, id) = (*self, draft.record.id.clone());
        spawn_local(async move {
            // Nobody else can have it: it is not on the device yet.
            desk.tabs.take(&id, desk.on_taken()).await;
        });
    }

    /// Says that the draft is no longer being opened, so that it can be asked for again.
    pub(super) fn end_opening(&self, id: &ReturnId) {
        self.opening.update_value(|opening| {
            opening.remove(id);
        });
    }

    /// Says that the caller opens the draft from now on. False where somebody else is opening it already.
    pub(super) fn begin_opening(&self, id: &ReturnId) -> bool {
        self.opening.try_update_value(|opening| opening.insert(id.clone())).unwrap_or_default()
    }

    /// Shows what was found, unless the person has gone elsewhere or deleted the draft meanwhile.
    pub(super) fn show(&self, id: ReturnId, found: Result<OpenDraft, Refused>) {
        self.end_opening(&id);
        let is_wanted = self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.is_loading(&id)));
        if !is_wanted || found.is_err() {
            self.end_session(&id);
            self.tabs.release(&id);
        }
        if !is_wanted {
            return;
        }
        self.state.set(Some(match found {
            Ok(open) => DeskState::Open(open),
            Err(Refused::Locked) => DeskState::Locked(id),
            Err(Refused::Missing) => DeskState::Closed(id, storage_error(&StorageError::Missing)),
            Err(Refused::Because(why)) => DeskState::Closed(id, why),
        }));
    }

    async fn open(&self, id: &ReturnId, held: Option<LeftOver>) -> Result<OpenDraft, Refused> {
        self.secrecy_of(id, self.device.drafts().head(id).await)?;
        let is_mine = self.tabs.take(id, self.on_taken()).await;
        let open = match self.open_here(id, is_mine).await {
            Err(Refused::Missing) => self.open_left_over(id, held).await?,
            found => found?,
        };
        if is_mine && !self.tabs.holds(id) {
            // It was taken while it was being opened.
            open.autosave.note_taken();
        }
        Ok(open)
    }

    pub(super) async fn open_here(&self, id: &ReturnId, is_mine: bool) -> Result<OpenDraft, Refused> {
        let drafts = self.device.drafts();
        let head = drafts.head(id).await?;
        if head.deleted_at.is_some() {
            let why = "This draft was deleted. It may still be under “Recently deleted” on the first page.";
            return Err(Refused::Because(why.to_owned()));
        }
        let secrecy = self.secrecy_of(id, Ok(head))?;
        // Its questionnaire first: a draft that cannot be shown is not taken from whoever has it.
        let kept = drafts.read(id, &secrecy).await?;
        let questionnaire = self.catalogue.edition_of(&kept.record.questionnaire).await.map_err(Refused::Because)?;
        if !is_mine {
            return Ok(self.begin(questionnaire, &kept, secrecy, false));
        }
        match drafts.claim(id, &secrecy).await {
            Ok(kept) => {
                let open = self.begin(questionnaire, &kept, secrecy, true);
                open.autosave.keep_opening_version(kept);
                Ok(open)
            }
            // A full device is read all the same; what is typed is in memory until there is room.
            Err(why @ (StorageError::Full | StorageError::Refused(_) | StorageError::Stalled)) => {
                let aside = Left::wholly_shown(id, &kept.head);
                last::begin(&kept.record);
                let open = self.begin(questionnaire, &kept, secrecy, true);
                // What a later page contradicts stays put aside, but what else it holds is on the screen and is saved with the rest.
                for (part, _) in Left::continuing(id, &kept.head).iter().flat_map(|found| found.left.changes()) {
                    open.session.touch(&part);
                }
                open.autosave.note_unclaimed(why, aside);
                Ok(open)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn begin(&self, questionnaire: Arc<Questionnaire>, kept: &KeptDraft, secrecy: Secrecy, is_mine: bool) -> OpenDraft {
        let open = self.owner.get_value().with(|| {
            let session = FillSession::open(questionnaire, kept.record.clone());
            session.set_read_only(!is_mine);
            OpenDraft { session, autosave: Autosave::begin(session, self.device, secrecy, kept) }
        });
        self.opened.update(|opened| opened.push(open));
        open
    }
}
