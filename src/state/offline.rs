//! The app itself on this device: whether it opens without the network, whether a newer version waits, and since when the
//! partnership's settings are kept where they cannot be fetched.

use super::whole::Whole;
pub use crate::platform::offline::AppKept;
use crate::platform::offline::Keeper;
use crate::platform::page;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// So long a newer version may take to take over.
const PATIENCE: Duration = Duration::from_secs(10);

/// The app itself on this device.
#[derive(Clone, Copy)]
pub struct Offline {
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
    kept: RwSignal<AppKept>,
    /// Whether this page has asked for the newer version.
    is_wanted: StoredValue<bool>,
    /// The oldest of what was kept before and is used now.
    since: RwSignal<Option<String>>,
}

impl Offline {
    /// Makes it available to the pages.
    pub fn provide() -> Self {
        let offline = Self {
            keeper: StoredValue::new_local(None),
            kept: RwSignal::new(AppKept::No),
            is_wanted: StoredValue::new(false),
            since: RwSignal::new(None),
        };
        provide_context(offline);
        offline
    }

    /// Has the browser keep the app. Whoever comes wants to begin first, so this waits until nothing else is to do.
    pub fn engage(self, whole: Whole) {
        page::when_idle(move || {
            spawn_local(async move {
                let keeper = Keeper::engage(move |kept| self.hear(kept, whole)).await;
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
    /// `late` hears where it does not take over.
    pub async fn load_newer(&self, whole: Whole, late: impl Fn() + 'static) -> bool {
        if !is_saved(whole).await {
            return false;
        }
        let keeper = self.keeper.get_value().filter(|_| self.kept.get_untracked() == AppKept::Newer);
        if keeper.is_some_and(|keeper| keeper.take_newer()) {
            self.is_wanted.set_value(true);
            let wanted = self.is_wanted;
            let give_up = move || {
                // What another tab does much later is not what was wanted here.
                if wanted.get_value() {
                    wanted.set_value(false);
                    late();
                }
            };
            set_timeout(give_up, PATIENCE);
        } else {
            // Where the browser refuses, the person can do it by hand.
            let _ = page::reload();
        }
        true
    }

    fn hear(&self, kept: AppKept, whole: Whole) {
        self.kept.set(kept);
        if kept != AppKept::Replaced || !self.is_wanted.get_value() {
            return;
        }
        self.is_wanted.set_value(false);
        spawn_local(async move {
            // Somebody may have typed on meanwhile. Where that cannot be saved, the page goes on as it is and says so.
            if is_saved(whole).await {
                let _ = page::reload();
            }
        });
    }

    /// Takes the app's files away; false where the browser refuses.
    pub async fn forget(&self) -> bool {
        match self.keeper.get_value() {
            Some(keeper) => {
                let is_done = keeper.forget().await.is_ok();
                self.kept.set(AppKept::NotAll);
                is_done
            }
            None => true,
        }
    }
}

/// Saves everything that is open; whether there is nothing that is only in this page.
async fn is_saved(whole: Whole) -> bool {
    whole.settle().await && !whole.is_only_copy()
}

/// The app itself on this device, from within it.
pub fn use_offline() -> Offline {
    expect_context()
}
