//! The app itself on this device: whether it opens without the network, whether a newer version waits, and since when the
//! partnership's settings are kept where they cannot be fetched.

use super::whole::Whole;
pub use crate::platform::offline::AppKept;
use crate::platform::offline::Keeper;
use crate::platform::page;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The app itself on this device.
#[derive(Clone, Copy)]
pub struct Offline {
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
    kept: RwSignal<AppKept>,
    /// The oldest of what was kept before and is used now.
    since: RwSignal<Option<String>>,
}

impl Offline {
    /// Makes it available to the pages.
    pub fn provide() -> Self {
        let offline = Self { keeper: StoredValue::new_local(None), kept: RwSignal::new(AppKept::No), since: RwSignal::new(None) };
        provide_context(offline);
        offline
    }

    /// Has the browser keep the app. Whoever comes wants to begin first, so this waits until nothing else is to do.
    pub fn engage(self) {
        page::when_idle(move || {
            spawn_local(async move {
                let keeper = Keeper::engage(move |kept| self.kept.set(kept)).await;
                self.keeper.set_value(keeper);
            });
        });
    }

    /// How the app itself stands on this device.
    pub fn kept(&self) -> Signal<AppKept> {
        self.kept.into()
    }

    /// Since when what is used of the partnership's settings and questionnaires is kept; none where all of it came just now.
    pub fn since(&self) -> Signal<Option<String>> {
        self.since.into()
    }

    /// Something of the host could not be fetched, and is used as it was kept at this moment.
    pub fn note(&self, kept_at: Option<String>) {
        let Some(kept_at) = kept_at else { return };
        if self.since.with_untracked(|since| since.as_ref().is_none_or(|since| kept_at < *since)) {
            self.since.set(Some(kept_at));
        }
    }

    /// Loads the newer version, once everything is saved. False where something cannot be saved: then nothing is done.
    pub async fn load_newer(&self, whole: Whole) -> bool {
        if !whole.settle().await || whole.is_only_copy() {
            return false;
        }
        let keeper = self.keeper.get_value();
        match (self.kept.get_untracked(), keeper) {
            (AppKept::Newer, Some(keeper)) => keeper.take_newer(),
            // Where the browser refuses, the person can do it by hand.
            _ => drop(page::reload()),
        }
        true
    }

    /// Takes the app's files away; false where the browser refuses.
    pub async fn forget(&self) -> bool {
        match self.keeper.get_value() {
            Some(keeper) => keeper.forget().await.is_ok(),
            None => true,
        }
    }
}

/// The app itself on this device, from within it.
pub fn use_offline() -> Offline {
    expect_context()
}
