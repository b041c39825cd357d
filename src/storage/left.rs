//! What was typed a moment ago, put aside in localStorage at once: the database is slower, and a page may end between two
//! words. Each page has a place of its own there, so that none takes away what another has put aside.

use super::StorageError;
use crate::keeping::head::Head;
use crate::keeping::left::Left;
use crate::keeping::taking_up::wholly_shown;
use crate::model::ids::ReturnId;
use crate::platform::{BrowserError, local};

/// The keys begin so; the draft's id follows, then the page. Earlier versions of the app had no page there.
const LEFT: &str = "safeguarding-audit/left/";

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
        forget_unchanged(&self.key, &self.text);
    }
}

/// What was put aside and cannot be read as any of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Strange {
    key: String,
    /// The page that put it there; none for an earlier version of the app.
    pub page: Option<String>,
    /// What stands there.
    pub text: String,
}

impl Strange {
    /// Everything of that kind that was put aside of a draft.
    pub fn all(id: &ReturnId) -> Vec<Self> {
        let is_strange = |(_, text): &(String, String)| serde_json::from_str::<Left>(text).is_err();
        let page = |key: &str| key.strip_prefix(&format!("{LEFT}{id}/")).map(str::to_owned);
        texts(id).into_iter().filter(is_strange).map(|(key, text)| Self { page: page(&key), key, text }).collect()
    }

    /// Forgets it, because it is kept elsewhere by now. What its page has put aside since stays.
    pub fn forget(&self) {
        forget_unchanged(&self.key, &self.text);
    }
}

impl Left {
    /// All that was put aside of a draft and can be read, the oldest first.
    pub fn all(id: &ReturnId) -> Vec<Found> {
        let read = |(key, text): (String, String)| Some(Found { left: serde_json::from_str(&text).ok()?, key, text });
        let mut found: Vec<Found> = texts(id).into_iter().filter_map(read).collect();
        // Of what was put aside in the same moment, the later save is the later.
        found.sort_by(|one, other| (&one.left.at, one.left.sequence).cmp(&(&other.left.at, other.left.sequence)));
        found
    }

    /// What was put aside of a draft and goes on from what the database holds, the oldest first.
    pub fn continuing(id: &ReturnId, head: &Head) -> Vec<Found> {
        Self::all(id).into_iter().filter(|found| !found.left.is_in(head) && found.left.continues(head)).collect()
    }

    /// The part of it that is in the draft word for word when the draft is read: what a later page put aside contradicts the rest.
    pub fn wholly_shown(id: &ReturnId, head: &Head) -> Vec<Found> {
        let continuing = Self::continuing(id, head);
        let lefts: Vec<&Self> = continuing.iter().map(|found| &found.left).collect();
        let shown = wholly_shown(&lefts);
        continuing.iter().filter(|found| shown.contains(&&found.left)).cloned().collect()
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

    /// Forgets what that page put aside, and not what another did. None is an earlier version of the app, which named no page.
    pub fn forget_of(id: &ReturnId, writer: Option<&str>) {
        let _ = local::remove(&writer.map_or_else(|| format!("{LEFT}{id}"), |writer| key(id, writer)));
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

fn forget_unchanged(key: &str, text: &str) {
    if local::get(key).ok().flatten().as_deref() == Some(text) {
        // What stays is looked at again when the draft is opened next.
        let _ = local::remove(key);
    }
}

fn key(id: &ReturnId, writer: &str) -> String {
    format!("{LEFT}{id}/{writer}")
}
