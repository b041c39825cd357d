//! Returns with a passphrase: one is tried on all that were added, and what it opens is added like any other file.

use super::ReturnsDesk;
use crate::platform::worker::standing::Parcel;
use crate::state::keeping::passphrase::open_return;
use crate::words::files::trying;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What came of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Files that it opened.
    pub opened: usize,
    /// Files that it did not open.
    pub left: usize,
}

impl ReturnsDesk {
    /// How many files wait for a passphrase.
    pub fn locked(&self) -> Signal<usize> {
        let locked = self.locked;
        Signal::derive(move || locked.with(Vec::len))
    }

    /// Tries a passphrase on every file that waits for one, and adds those that it opens. It is kept nowhere. None while
    /// something else is being done, or where what it opened could not be added.
    pub async fn open_locked(&self, passphrase: String) -> Option<Tried> {
        if !self.line.begin() {
            return None;
        }
        let files = self.locked.get_untracked();
        let (all, mut opened, mut left) = (files.len(), Vec::new(), Vec::new());
        for (at, (name, text)) in files.into_iter().enumerate() {
            self.doing.set(Some(trying(at + 1, all)));
            match open_return(text.as_bytes(), &passphrase).await {
                Ok(bytes) => opened.push((name, Parcel::Bytes(bytes))),
                Err(_) => left.push((name, text)),
            }
        }
        self.doing.set(None);
        let tried = Tried { opened: opened.len(), left: left.len() };
        let was_added = if opened.is_empty() {
            true
        } else {
            let names = opened.iter().map(|(name, _)| name.clone()).collect();
            let before = self.locked.get_untracked();
            self.locked.set(left);
            let was_added = self.add_parcels(Vec::new(), names, opened).await;
            if !was_added {
                self.locked.set(before);
            }
            was_added
        };
        // The page is told of the passphrase before files that were chosen meanwhile are added up.
        let desk = *self;
        spawn_local(async move { desk.finish().await });
        was_added.then_some(tried)
    }
}
