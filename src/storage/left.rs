//! What was typed a moment ago, put aside in localStorage at once: the database is slower, and a page may end between two words.

use super::StorageError;
use super::head::Head;
use crate::model::ids::ReturnId;
use crate::model::parts::{Part, PartChanges};
use crate::platform::{BrowserError, local};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The keys begin so; the draft's id follows.
const LEFT: &str = "safeguarding-audit/left/";

/// Parts of a draft that were changed and are not yet in the database. A part that was emptied is null.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// Of the save that will make this superfluous.
    pub sequence: u64,
    /// The page that typed it.
    pub writer: String,
    /// The page that saved what it goes on from, and the sequence of that save.
    pub onto: (String, u64),
    /// When, as an RFC 3339 time.
    pub at: String,
    /// By the name of the part.
    pub parts: BTreeMap<String, Value>,
}

impl Left {
    /// What was put aside of a draft; none where there is nothing that can be read.
    pub fn of(id: &ReturnId) -> Option<Self> {
        serde_json::from_str(&local::get(&key(id)).ok()??).ok()
    }

    /// What the first version of the app put aside: a draft in one piece.
    pub fn in_one_piece(id: &ReturnId) -> Option<String> {
        local::get(&key(id)).ok()?
    }

    /// Puts it aside in place of what was there.
    pub fn put_aside(&self, id: &ReturnId) -> Result<(), StorageError> {
        let text = serde_json::to_string(self).map_err(|error| BrowserError::new(error.to_string()))?;
        Ok(local::set(&key(id), &text)?)
    }

    /// Forgets what was put aside. What stays behind all the same is passed over, because it is older than what was saved.
    pub fn forget(id: &ReturnId) {
        let _ = local::remove(&key(id));
    }

    /// Forgets what that page put aside, and not what another did.
    pub fn forget_of(id: &ReturnId, writer: &str) {
        if Self::of(id).is_some_and(|left| left.writer == writer) {
            Self::forget(id);
        }
    }

    /// What is there and cannot be read as any of ours.
    pub fn unreadable(id: &ReturnId) -> Option<String> {
        Self::in_one_piece(id).filter(|text| serde_json::from_str::<Self>(text).is_err())
    }

    /// Whether it goes on from what the database holds.
    pub fn continues(&self, head: &Head) -> bool {
        let is_onto = self.onto == (head.writer.clone(), head.sequence);
        is_onto || self.writer == head.writer && self.sequence > head.sequence
    }

    /// Whether it is in the database already.
    pub fn is_in(&self, head: &Head) -> bool {
        self.writer == head.writer && self.sequence <= head.sequence
    }

    /// Its parts. A name that no part has is passed over: nothing of ours is called so.
    pub fn changes(&self) -> PartChanges {
        let changes = self.parts.iter().filter_map(|(name, value)| Some((Part::named(name)?, value.clone())));
        changes.map(|(part, value)| (part, (!value.is_null()).then_some(value))).collect()
    }
}

/// Drafts of which something was put aside.
pub fn ids() -> Vec<ReturnId> {
    // Where localStorage is blocked nothing was put aside.
    let keys = local::keys(LEFT).unwrap_or_default();
    keys.iter().filter_map(|key| key.strip_prefix(LEFT)).map(ReturnId::from).collect()
}

fn key(id: &ReturnId) -> String {
    format!("{LEFT}{id}")
}
