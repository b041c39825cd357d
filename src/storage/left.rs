//! What was typed a moment ago, put aside in localStorage at once: the database is slower, and a page may end between two
//! words. Each page has a place of its own there, so that none takes away what another has put aside.

use super::StorageError;
use super::head::Head;
use crate::model::ids::ReturnId;
use crate::model::parts::{Part, PartChanges};
use crate::platform::{BrowserError, local};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The keys begin so; the draft's id follows, then the page. Earlier versions of the app had no page there.
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

/// What was put aside, as it stood when it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    key: String,
    text: String,
    /// What it says.
    pub left: Left,
}

impl Found {
    /// Forgets it, because it is kept elsewhere by now. What its page has put aside since stays.
    pub fn forget(&self) {
        if local::get(&self.key).ok().flatten().as_ref() == Some(&self.text) {
            let _ = local::remove(&self.key);
        }
    }
}

impl Left {
    /// All that was put aside of a draft and can be read, the oldest first.
    pub fn all(id: &ReturnId) -> Vec<Found> {
        let read = |(key, text): (String, String)| Some(Found { left: serde_json::from_str(&text).ok()?, key, text });
        let mut found: Vec<Found> = texts(id).into_iter().filter_map(read).collect();
        found.sort_by(|one, other| one.left.at.cmp(&other.left.at));
        found
    }

    /// What was put aside of a draft and goes on from what the database holds, the oldest first.
    pub fn continuing(id: &ReturnId, head: &Head) -> Vec<Found> {
        Self::all(id).into_iter().filter(|found| !found.left.is_in(head) && found.left.continues(head)).collect()
    }

    /// What one page put aside of a draft.
    pub fn of(id: &ReturnId, writer: &str) -> Option<Found> {
        Self::all(id).into_iter().find(|found| found.left.writer == writer)
    }

    /// What the first version of the app put aside: a draft in one piece.
    pub fn in_one_piece(id: &ReturnId) -> Option<String> {
        local::get(&format!("{LEFT}{id}")).ok()?
    }

    /// Puts it aside in place of what the same page had put there.
    pub fn put_aside(&self, id: &ReturnId) -> Result<(), StorageError> {
        let text = serde_json::to_string(self).map_err(|error| BrowserError::new(error.to_string()))?;
        Ok(local::set(&key(id, &self.writer), &text)?)
    }

    /// Forgets all that was put aside. What stays behind all the same is passed over, because it is older than what was saved.
    pub fn forget(id: &ReturnId) {
        for (key, _) in texts(id) {
            let _ = local::remove(&key);
        }
    }

    /// Forgets what that page put aside, and not what another did; none for what an earlier version of the app did.
    pub fn forget_of(id: &ReturnId, writer: Option<&str>) {
        let _ = local::remove(&writer.map_or_else(|| format!("{LEFT}{id}"), |writer| key(id, writer)));
    }

    /// What is there and cannot be read as any of ours, with the page it is of; none for that of an earlier version.
    pub fn unreadable(id: &ReturnId) -> Vec<(Option<String>, String)> {
        let is_strange = |text: &str| serde_json::from_str::<Self>(text).is_err();
        let strange = texts(id).into_iter().filter(|(_, text)| is_strange(text));
        strange.map(|(key, text)| (key.strip_prefix(&format!("{LEFT}{id}/")).map(str::to_owned), text)).collect()
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
    let id = |key: &String| key.strip_prefix(LEFT).map(|rest| rest.split('/').next().unwrap_or(rest).into());
    let mut ids: Vec<ReturnId> = keys.iter().filter_map(id).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Every place of a draft with what stands there.
fn texts(id: &ReturnId) -> Vec<(String, String)> {
    let old = format!("{LEFT}{id}");
    let own = format!("{old}/");
    let keys = local::keys(&old).unwrap_or_default().into_iter().filter(|key| *key == old || key.starts_with(&own));
    keys.filter_map(|key| local::get(&key).ok().flatten().map(|text| (key, text))).collect()
}

fn key(id: &ReturnId, writer: &str) -> String {
    format!("{LEFT}{id}/{writer}")
}
