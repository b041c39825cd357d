//! The draft on the desk: opened by its id to be worked on, or only looked at where another tab has it.

use super::autosave::Autosave;
use super::catalogue::Catalogue;
use super::desk_state::Refused;
pub use super::desk_state::{DeskState, OpenDraft};
use super::device::Device;
use super::fill_session::FillSession;
use super::tabs::{Answers, Given, Tabs};
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Questionnaire;
use crate::platform::page;
use crate::routes::Route;
use crate::storage::StorageError;
use crate::storage::drafts::KeptDraft;
use crate::storage::head::Head;
use crate::storage::last;
use crate::storage::secrecy::Secrecy;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The draft on the desk.
#[derive(Clone, Copy)]
pub struct Desk {
    device: Device,
    catalogue: Catalogue,
    tabs: Tabs,
    state: RwSignal<Option<DeskState>>,
    /// Drafts that are open: one session each, since two would save over each other.
    opened: RwSignal<Vec<OpenDraft>>,
    /// Keys of drafts whose passphrase was given, for as long as they are not locked.
    keys: StoredValue<BTreeMap<ReturnId, Secrecy>, LocalStorage>,
    /// Sessions outlive pages, so they belong to the app.
    owner: StoredValue<Owner>,
}

impl Desk {
    /// Makes it available to the pages.
    pub fn provide(device: Device, catalogue: Catalogue) -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let tabs = Tabs::open(device.writer());
        let desk = Self {
            device,
            catalogue,
            tabs,
            state: RwSignal::new(None),
            opened: RwSignal::new(Vec::new()),
            keys: StoredValue::new_local(BTreeMap::new()),
            owner,
        };
        provide_context(desk);
        tabs.answer_with(Answers {
            has: Callback::new(move |id: ReturnId| desk.works_on(&id)),
            give_up: Callback::new(move |(id, then)| desk.give_up(id, then)),
            lost: desk.on_lost(),
            emptied: Callback::new(move |()| {
                desk.close_all();
                // Where the page stays, what is on it cannot be saved, and says so.
                let _ = page::go(&Route::Home.hash());
            }),
        });
        desk
    }

    /// What has become of the draft asked for last.
    pub fn state(&self) -> Signal<Option<DeskState>> {
        self.state.into()
    }

    /// The tabs of this browser.
    pub fn tabs(&self) -> Tabs {
        self.tabs
    }

    /// Opens a draft, unless it is open already. One that could only be looked at is looked at anew.
    pub fn ask_for(&self, id: ReturnId) {
        if let Some(open) = self.session_of(&id) {
            if !open.session.is_read_only().get_untracked() {
                self.state.set(Some(DeskState::Open(open)));
                return;
            }
            self.drop_session(&id);
        }
        if self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.is_loading(&id))) {
            return;
        }
        self.state.set(Some(DeskState::Loading(id.clone())));
        let desk = *self;
        spawn_local(async move {
            let found = desk.open(&id).await;
            desk.show(id, found);
        });
    }

    /// Takes a draft from the tab that has it, once that tab has saved its last word. A sentence where it cannot be had.
    pub async fn take_over(&self, id: ReturnId) -> Result<(), String> {
        match self.tabs.take_over(&id, self.on_lost()).await {
            Given::Up | Given::NoAnswer => {
                self.drop_session(&id);
                self.state.set(Some(DeskState::Loading(id.clone())));
                let found = self.open_here(&id, true).await;
                self.show(id, found);
                Ok(())
            }
            Given::NotSaved => {
                Err("The other tab cannot save what was typed there last, so it keeps the draft. Go to that tab and \
                 download the draft there first."
                    .to_owned())
            }
        }
    }

    /// Opens a draft that could not be kept on the device, so that it can be worked on all the same; it is kept as soon as it can.
    pub fn open_in_memory(&self, questionnaire: Arc<Questionnaire>, draft: &KeptDraft, why: StorageError) {
        let open = self.owner.get_value().with(|| {
            let session = FillSession::open(questionnaire, draft.record.clone());
            OpenDraft { session, autosave: Autosave::begin_unsaved(session, self.device, draft, why) }
        });
        self.opened.update(|opened| opened.push(open));
    }

    /// Puts away every draft but the one that is wanted: saved, and free for other tabs. One that cannot be saved stays.
    pub fn put_away_others(&self, wanted: Option<ReturnId>) {
        if wanted.is_none() {
            self.state.set(None);
        }
        let desk = *self;
        for open in self.opened.get_untracked() {
            let id = open.session.id();
            if wanted.as_ref() == Some(&id) {
                continue;
            }
            spawn_local(async move {
                let is_settled = open.autosave.settle().await;
                let is_wanted = desk.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == id));
                if is_settled && !is_wanted && !desk.is_in_memory_only() {
                    desk.close(&id);
                    desk.tabs.tell_changed();
                }
            });
        }
    }

    /// Saves what is open and not yet saved.
    pub fn flush(&self) {
        self.opened.with_untracked(|opened| opened.iter().for_each(|open| open.autosave.flush()));
    }

    /// Saves what is open, and waits until it is on the device. False where something cannot be saved.
    pub async fn settle(&self) -> bool {
        let mut is_settled = true;
        for open in self.opened.get_untracked() {
            is_settled &= open.autosave.settle().await;
        }
        is_settled
    }

    /// Whether a draft that is open could not be saved.
    pub fn has_failed(&self) -> bool {
        self.opened.with(|opened| opened.iter().any(|open| open.autosave.has_failed()))
    }

    /// Whether this page holds the only copy of something, because the browser keeps nothing or it is not sealed yet.
    pub fn is_only_copy(&self) -> bool {
        self.opened.with_untracked(|opened| {
            let is_lost =
                |open: &OpenDraft| open.autosave.has_unsaved() && self.is_in_memory_only() || open.autosave.has_unsealed();
            opened.iter().any(is_lost)
        })
    }

    /// The draft that is open under an id.
    pub fn session_of(&self, id: &ReturnId) -> Option<OpenDraft> {
        self.opened.with_untracked(|opened| opened.iter().find(|open| open.session.id() == *id).copied())
    }

    /// Closes a draft, because it is put away, deleted or replaced: it is no longer saved here.
    pub fn close(&self, id: &ReturnId) {
        self.drop_session(id);
        self.tabs.let_go(id);
        if self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == *id)) {
            self.state.set(None);
        }
    }

    /// Closes every draft.
    pub fn close_all(&self) {
        for open in self.opened.get_untracked() {
            self.close(&open.session.id());
        }
    }

    /// How the texts of a draft are kept; a sentence where its passphrase is not known here.
    pub async fn secrecy_for(&self, id: &ReturnId) -> Result<Secrecy, String> {
        match self.secrecy_of(id, self.device.drafts().head(id).await) {
            Ok(secrecy) => Ok(secrecy),
            Err(Refused::Locked) => Err("It has a passphrase. Open it first, and unlock it there.".to_owned()),
            Err(Refused::Because(why)) => Err(why),
        }
    }

    /// Remembers the key of a draft until it is locked, and opens the draft with it.
    pub fn remember_key(&self, id: &ReturnId, secrecy: Secrecy) {
        self.keys.update_value(|keys| drop(keys.insert(id.clone(), secrecy)));
        let is_locked = self.state.with_untracked(|state| matches!(state, Some(DeskState::Locked(locked)) if locked == id));
        if is_locked {
            self.ask_for(id.clone());
        }
    }

    /// Saves and locks every draft that has a passphrase. One that cannot be saved stays open.
    pub async fn lock(&self) {
        for open in self.opened.get_untracked() {
            if matches!(open.autosave.secrecy(), Secrecy::Sealed(_)) && open.autosave.settle().await {
                let id = open.session.id();
                let is_shown = self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == id));
                self.close(&id);
                last::forget(&id);
                if is_shown {
                    self.state.set(Some(DeskState::Locked(id)));
                }
            }
        }
        let is_open = |id: &ReturnId| self.session_of(id).is_some();
        self.keys.update_value(|keys| keys.retain(|id, _| is_open(id)));
    }

    /// Whether a key is known here that could be forgotten.
    pub fn has_keys(&self) -> bool {
        self.keys.with_value(|keys| keys.values().any(|secrecy| matches!(secrecy, Secrecy::Sealed(_))))
    }

    fn secrecy_of(&self, id: &ReturnId, head: Result<Head, StorageError>) -> Result<Secrecy, Refused> {
        match head {
            Err(StorageError::Missing) => Ok(Secrecy::Open),
            Err(error) => Err(error.into()),
            Ok(head) if head.sealing.is_none() => Ok(Secrecy::Open),
            Ok(_) => self.keys.with_value(|keys| keys.get(id).cloned()).ok_or(Refused::Locked),
        }
    }

    fn is_in_memory_only(&self) -> bool {
        self.device.refusal().is_some()
    }

    fn works_on(&self, id: &ReturnId) -> bool {
        self.session_of(id).is_some_and(|open| !open.session.is_read_only().get_untracked())
    }

    fn on_lost(&self) -> Callback<ReturnId> {
        let desk = *self;
        Callback::new(move |id: ReturnId| {
            desk.tabs.let_go(&id);
            if let Some(open) = desk.session_of(&id) {
                open.autosave.lose();
            }
        })
    }

    fn give_up(&self, id: ReturnId, then: Callback<bool>) {
        let Some(open) = self.session_of(&id) else { return then.run(true) };
        open.session.set_read_only(true);
        spawn_local(async move {
            let is_saved = open.autosave.settle().await;
            if is_saved {
                open.autosave.lose();
            } else {
                open.session.set_read_only(false);
            }
            then.run(is_saved);
        });
    }

    fn drop_session(&self, id: &ReturnId) {
        if let Some(open) = self.session_of(id) {
            open.autosave.stop();
            self.opened.update(|opened| opened.retain(|open| open.session.id() != *id));
        }
    }

    /// Shows what was found, unless the person has gone elsewhere or deleted the draft meanwhile.
    fn show(&self, id: ReturnId, found: Result<OpenDraft, Refused>) {
        let is_wanted = self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.is_loading(&id)));
        if !is_wanted {
            self.drop_session(&id);
            self.tabs.let_go(&id);
            return;
        }
        self.state.set(Some(match found {
            Ok(open) => DeskState::Open(open),
            Err(Refused::Locked) => DeskState::Locked(id),
            Err(Refused::Because(why)) => DeskState::Closed(id, why),
        }));
    }

    async fn open(&self, id: &ReturnId) -> Result<OpenDraft, Refused> {
        self.secrecy_of(id, self.device.drafts().head(id).await)?;
        let is_mine = self.tabs.take(id, self.on_lost()).await;
        let open = self.open_here(id, is_mine).await?;
        if is_mine && !self.tabs.has(id) {
            // It was taken while it was being opened.
            open.autosave.lose();
        }
        Ok(open)
    }

    async fn open_here(&self, id: &ReturnId, is_mine: bool) -> Result<OpenDraft, Refused> {
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
                let aside = drafts.parts_aside(id, &kept.head);
                let open = self.begin(questionnaire, &kept, secrecy, true);
                open.autosave.note_failure(why, &aside);
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

/// The desk, from within the app.
pub fn use_desk() -> Desk {
    expect_context()
}
