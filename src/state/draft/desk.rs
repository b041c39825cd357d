//! The draft on the desk: opened by its id to be worked on, or only looked at where another tab has it.

mod idle;
mod left_over;
mod opening;
mod sharing;

use self::idle::lock_when_idle;
use super::desk_state::Refused;
pub use super::desk_state::{DeskState, OpenDraft};
use super::tabs::{Answers, Tabs};
use crate::keeping::head::Head;
use crate::keeping::head::KeptSealing;
use crate::model::ids::ReturnId;
use crate::platform::page;
use crate::routes::Route;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::device::{Device, use_device};
use crate::state::whole::{AtWork, only_one};
use crate::storage::StorageError;
use crate::storage::last;
use crate::storage::secrecy::Secrecy;
use crate::words::device::storage_error;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
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
    keys: StoredValue<BTreeMap<ReturnId, (KeptSealing, Secrecy)>, LocalStorage>,
    /// Drafts that are being opened: each by one at a time.
    opening: StoredValue<BTreeSet<ReturnId>>,
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
            opening: StoredValue::default(),
            owner,
        };
        provide_context(desk);
        tabs.answer_with(Answers {
            holds: Callback::new(move |id: ReturnId| desk.holds(&id)),
            release: Callback::new(move |(id, then)| desk.release(id, then)),
            taken: desk.on_taken(),
            forgotten: Callback::new(move |id: ReturnId| desk.note_forgotten(&id)),
            changed: Callback::new(move |()| desk.look_again()),
            emptied: Callback::new(move |()| {
                desk.close_all();
                // Where the page stays, what is on it cannot be saved, and says so.
                let _ = page::go(&Route::Home.hash());
            }),
        });
        desk.look_for_missing();
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

    /// Closes every draft but the one that is wanted: saved, and free for other tabs. One that cannot be saved stays.
    pub fn close_others(&self, wanted: Option<ReturnId>) {
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
                let mut is_settled = open.autosave.settle().await;
                if is_settled {
                    open.autosave.look_for_it().await;
                    is_settled = !open.autosave.is_missing();
                }
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

    /// Closes a draft, because it was left, deleted or replaced: it is no longer saved here, and other tabs may take it.
    pub fn close(&self, id: &ReturnId) {
        self.end_session(id);
        self.tabs.release(id);
        if self.state.with_untracked(|state| state.as_ref().is_some_and(|state| state.draft() == *id)) {
            self.state.set(None);
        }
    }

    /// Drafts that are open and hold what is in no other place.
    pub fn unsaved(&self) -> Vec<OpenDraft> {
        self.opened.with_untracked(|opened| opened.iter().filter(|open| open.autosave.holds_only_copy()).copied().collect())
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
            Err(Refused::Missing) => Err(storage_error(&StorageError::Missing)),
            Err(Refused::Because(why)) => Err(why),
        }
    }

    /// Remembers the key of a draft until it is locked, and opens the draft with it.
    pub fn remember_key(&self, id: &ReturnId, sealing: KeptSealing, secrecy: Secrecy) {
        self.keys.update_value(|keys| drop(keys.insert(id.clone(), (sealing, secrecy))));
        let is_locked = self.state.with_untracked(|state| matches!(state, Some(DeskState::Locked(locked)) if locked == id));
        if is_locked {
            self.ask_for(id.clone());
        }
    }

    /// Forgets the key of a draft that has none any more.
    pub fn forget_key(&self, id: &ReturnId) {
        self.keys.update_value(|keys| drop(keys.remove(id)));
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
        self.keys.with_value(|keys| !keys.is_empty())
    }

    fn secrecy_of(&self, id: &ReturnId, head: Result<Head, StorageError>) -> Result<Secrecy, Refused> {
        match head {
            Err(StorageError::Missing) => Ok(Secrecy::Open),
            Err(error) => Err(error.into()),
            Ok(head) if head.sealing.is_none() => Ok(Secrecy::Open),
            Ok(head) => {
                // A draft may have been given another passphrase since.
                let known = self.keys.with_value(|keys| keys.get(id).cloned());
                let fits = known.filter(|(sealing, _)| head.sealing.as_ref() == Some(sealing));
                fits.map(|(_, secrecy)| secrecy).ok_or(Refused::Locked)
            }
        }
    }

    fn is_in_memory_only(&self) -> bool {
        self.device.refusal().is_some()
    }

    fn end_session(&self, id: &ReturnId) {
        if let Some(open) = self.session_of(id) {
            open.autosave.stop();
            self.opened.update(|opened| opened.retain(|open| open.session.id() != *id));
        }
    }
}

/// The desk as the shell and the first page see it.
struct Working(Desk);

impl AtWork for Working {
    fn leave(&self, wanted: Option<ReturnId>) {
        self.0.flush();
        self.0.close_others(wanted);
    }

    fn is_only_copy(&self) -> bool {
        untrack(|| self.0.has_failed()) || self.0.is_only_copy()
    }

    fn has_failed(&self) -> bool {
        self.0.has_failed()
    }

    fn changes(&self) -> u64 {
        self.0.tabs.changes().get()
    }

    fn settle(&self) -> Pin<Box<dyn Future<Output = bool>>> {
        let desk = self.0;
        Box::pin(async move { desk.settle().await })
    }

    fn unsaved(&self) -> Vec<(ReturnId, Head)> {
        let unsaved = self.0.unsaved().into_iter();
        let titled = unsaved.map(|open| {
            let mut head = open.autosave.head();
            head.take_title(&open.session.record_now());
            (open.session.id(), head)
        });
        titled.collect()
    }
}

/// The desk, from within the app: laid when it is first needed.
pub fn use_desk() -> Desk {
    only_one(|whole| {
        let desk = Desk::provide(use_device(), use_catalogue());
        whole.works(Arc::new(Working(desk)));
        lock_when_idle(desk);
        desk
    })
}
