//! What belongs to the app and to no page. What works on something that must not be lost is made when a part of the app that
//! needs it has come, and says so here: the shell and the first page ask it through a few words, without having its code.

use crate::keeping::head::Head;
use crate::model::ids::ReturnId;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Something that may hold what is nowhere else.
pub trait AtWork: Send + Sync {
    /// The person goes to another page, of this draft if any: what is open is saved, and what is not wanted is closed.
    fn leave(&self, wanted: Option<ReturnId>);

    /// Whether this page holds the only copy of something.
    fn is_only_copy(&self) -> bool;

    /// Whether something could not be saved. Reads signals, so that whoever shows it is told when it changes.
    fn has_failed(&self) -> bool {
        false
    }

    /// Saves what is open, and waits until it is on the device. False where something cannot be saved.
    fn settle(&self) -> Pin<Box<dyn Future<Output = bool>>> {
        Box::pin(async { true })
    }

    /// Counts the times that another tab changed the list of drafts. Reads signals.
    fn changes(&self) -> u64 {
        0
    }

    /// Drafts that are open and hold what is in no other place.
    fn unsaved(&self) -> Vec<(ReturnId, Head)> {
        Vec::new()
    }
}

/// The app as a whole.
#[derive(Clone, Copy)]
pub struct Whole {
    /// What is made under it lives as long as the app.
    owner: StoredValue<Owner>,
    at_work: RwSignal<Vec<Arc<dyn AtWork>>>,
}

impl Whole {
    /// Makes it available to the pages.
    pub fn provide() -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let whole = Self { owner, at_work: RwSignal::new(Vec::new()) };
        provide_context(whole);
        whole
    }

    /// Does something as the app does it, and not as a page: what it makes lives on when the page is left.
    pub fn within<T>(&self, act: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(act)
    }

    /// Something works from now on.
    pub fn works(&self, at_work: Arc<dyn AtWork>) {
        self.at_work.update(|all| all.push(at_work));
    }

    /// Everything that works now.
    fn all(&self) -> Vec<Arc<dyn AtWork>> {
        self.at_work.get_untracked()
    }

    /// The person goes to another page, of this draft if any.
    pub fn leave(&self, wanted: Option<&ReturnId>) {
        self.all().iter().for_each(|one| one.leave(wanted.cloned()));
    }

    /// Whether this page holds the only copy of something.
    pub fn is_only_copy(&self) -> bool {
        self.all().iter().any(|one| one.is_only_copy())
    }

    /// Whether something could not be saved.
    pub fn has_failed(&self) -> bool {
        self.at_work.get().iter().any(|one| one.has_failed())
    }

    /// Saves what is open, and waits until it is on the device.
    pub async fn settle(&self) -> bool {
        let mut is_settled = true;
        for one in self.all() {
            is_settled &= one.settle().await;
        }
        is_settled
    }

    /// Drafts that are open and hold what is in no other place.
    pub fn unsaved(&self) -> Vec<(ReturnId, Head)> {
        self.all().iter().flat_map(|one| one.unsaved()).collect()
    }

    /// Counts the times that the list of drafts became another without this page's doing.
    pub fn changes(&self) -> Signal<u64> {
        let at_work = self.at_work;
        Signal::derive(move || at_work.with(|all| all.iter().map(|one| one.changes()).sum()))
    }
}

/// What there is once in the whole app: as it is, or made now.
pub fn only_one<T: Clone + Send + Sync + 'static>(make: impl FnOnce(Whole) -> T) -> T {
    use_context::<T>().unwrap_or_else(|| {
        let whole = use_whole();
        whole.within(|| make(whole))
    })
}

/// The app as a whole, from within it.
pub fn use_whole() -> Whole {
    expect_context()
}
