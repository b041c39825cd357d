//! Returns with a passphrase: one is tried on all that were added, and what it opens is added like any other file.

use super::ReturnsDesk;
use crate::adding_up::VerdictLine;
use crate::adding_up::job::NamedFiles;
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

    /// What is being done; empty while nothing is.
    pub fn doing(&self) -> Signal<String> {
        let (is_busy, doing) = (self.line.is_busy(), self.doing);
        Signal::derive(move || match is_busy.get() {
            true => doing.get().unwrap_or_else(|| "Adding up…".to_owned()),
            false => String::new(),
        })
    }

    /// Tries a passphrase on every file that waits for one, and adds those that it opens. It is kept nowhere. None while
    /// something else is being added up, or where what it opened could not be added.
    pub async fn open_locked(&self, passphrase: String) -> Option<Tried> {
        if !self.line.begin() {
            return None;
        }
        let files = self.locked.get_untracked();
        let (all, mut opened, mut left) = (files.len(), Vec::new(), Vec::new());
        for (at, (name, text)) in files.into_iter().enumerate() {
            self.doing.set(Some(trying(at + 1, all)));
            match open_return(text.as_bytes(), &passphrase).await {
                Ok(bytes) => opened.push((name, bytes)),
                Err(_) => left.push((name, text)),
            }
        }
        self.doing.set(None);
        let tried = Tried { opened: opened.len(), left: left.len() };
        let was_added = opened.is_empty() || self.add_opened(opened, left).await;
        // The page is told of the passphrase before files that were chosen meanwhile are added up.
        let desk = *self;
        spawn_local(async move { desk.finish().await });
        was_added.then_some(tried)
    }

    /// The lines of files that were opened give way to those of what was in them.
    async fn add_opened(&self, opened: NamedFiles, left: Vec<(String, String)>) -> bool {
        let names: Vec<String> = opened.iter().map(|(name, _)| name.clone()).collect();
        match self.ask_worker(opened, false).await {
            Ok(outcome) => {
                self.locked.set(left);
                self.verdicts.update(|lines| names.iter().for_each(|name| take_out(lines, name)));
                self.accept(outcome).await;
                true
            }
            Err(why) => {
                self.notices.warn(why);
                false
            }
        }
    }

    /// Keeps files until their passphrase is given. A line of an earlier visit gives way to the new one of that file.
    pub(super) fn put_by(&self, locked: Vec<(String, String)>) {
        let is_held = |name: &String| self.locked.with_untracked(|held| held.iter().any(|(held, _)| held == name));
        let old: Vec<String> = locked.iter().map(|(name, _)| name.clone()).filter(|name| !is_held(name)).collect();
        if !old.is_empty() {
            self.verdicts.update(|lines| old.iter().for_each(|name| take_out(lines, name)));
        }
        self.locked.update(|held| held.extend(locked));
    }
}

fn take_out(lines: &mut Vec<VerdictLine>, name: &str) {
    if let Some(at) = lines.iter().position(|line| line.is_locked && line.name == name) {
        lines.remove(at);
    }
}
