//! Drafts and submitted returns that were made on this device. Each is written whole to the database; where a page has
//! no time left for that, a copy goes to localStorage at once and is taken over when the draft is next opened.

use super::StorageError;
use super::shelf::{Shelf, Store};
use crate::interchange::located;
use crate::interchange::read::{ReadError, misshapen, parse, read_return, read_return_value};
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::platform::{BrowserError, local};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::RefCell;

/// Keys of localStorage that hold a copy made on leaving.
const LEFT: &str = "safeguarding-audit/left/";
/// The key of localStorage that holds the draft worked on last.
const LAST: &str = "safeguarding-audit/last-draft";

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptDraft {
    /// The draft or submitted return.
    pub record: Return,
    /// One more at each save; tells the newer of two copies.
    pub sequence: u64,
    /// When it was saved, as an RFC 3339 time.
    pub saved_at: String,
    /// The page the person was on, as a route.
    pub place: String,
    /// Whether it was deleted; deleting can be undone.
    pub is_deleted: bool,
}

/// A draft in the list of all: read, or kept although it cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed {
    /// It was read.
    Draft(Box<KeptDraft>),
    /// It cannot be read; its text can still be saved as a file.
    Unreadable {
        /// The key it is kept under.
        key: String,
        /// What is kept.
        text: String,
        /// Why it cannot be read.
        error: ReadError,
    },
}

thread_local! {
    /// The draft this page saved last, or was saving when it stopped.
    static LAST_SAVED: RefCell<Option<Return>> = const { RefCell::new(None) };
}

/// Drafts on this device.
#[derive(Clone, Debug)]
pub struct Drafts {
    shelf: Shelf,
}

/// The text that is kept: what the device knows of a draft around the draft's own JSON.
#[derive(Serialize, Deserialize)]
struct Envelope {
    sequence: u64,
    saved_at: String,
    place: String,
    #[serde(default)]
    is_deleted: bool,
    #[serde(rename = "return")]
    record: Value,
}

impl Drafts {
    /// On that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Every draft, deleted ones too.
    pub async fn all(&self) -> Result<Vec<Listed>, StorageError> {
        let kept = self.shelf.all(Store::Drafts).await?;
        Ok(kept.into_iter().map(|(key, text)| listed(key, text)).collect())
    }

    /// One draft: the newer of what the database holds and what was put aside on leaving.
    pub async fn load(&self, id: &ReturnId) -> Result<KeptDraft, StorageError> {
        let kept = self.shelf.get(Store::Drafts, id.as_str()).await?;
        let left = local::get(&format!("{LEFT}{id}")).unwrap_or_default();
        let read = |text: &String| read_envelope(text).map_err(StorageError::Unreadable);
        let kept = kept.as_ref().map(read).transpose();
        let left = left.as_ref().and_then(|text| read_envelope(text).ok());
        match (kept, left) {
            (Ok(Some(kept)), Some(left)) if left.sequence > kept.sequence => Ok(left),
            (Ok(Some(kept)), _) => Ok(kept),
            (Ok(None), Some(left)) => Ok(left),
            (Ok(None), None) => Err(StorageError::Missing),
            // Bytes that cannot be read may be newer than any copy; they stay, and are said.
            (Err(error), _) => Err(error),
        }
    }

    /// Keeps a draft. Done only once it is on the disk; a copy put aside on leaving is then no longer needed.
    pub async fn save(&self, draft: &KeptDraft) -> Result<(), StorageError> {
        let id = draft.record.id.to_string();
        let json = write_envelope(draft)?;
        let is_newer_there = match self.shelf.get(Store::Drafts, &id).await? {
            None => false,
            Some(text) => read_envelope(&text).map_err(StorageError::Unreadable)?.sequence >= draft.sequence,
        };
        if is_newer_there {
            return Err(StorageError::ChangedElsewhere);
        }
        self.shelf.put(Store::Drafts, &[(id.clone(), json)]).await?;
        let left = local::get(&format!("{LEFT}{id}")).unwrap_or_default();
        let is_older = left.and_then(|text| read_envelope(&text).ok()).is_some_and(|left| left.sequence <= draft.sequence);
        if is_older {
            // A copy that stays behind is older than what is kept, and is passed over when the draft is opened.
            let _ = local::remove(&format!("{LEFT}{id}"));
        }
        Ok(())
    }

    /// Puts a draft aside at once, for a page that is being left.
    pub fn put_aside(&self, draft: &KeptDraft) -> Result<(), StorageError> {
        if self.shelf.is_lasting() {
            local::set(&format!("{LEFT}{}", draft.record.id), &write_envelope(draft)?)?;
        }
        Ok(())
    }

    /// Takes over what was put aside on leaving and did not reach the database. Returns how many drafts that were.
    pub async fn take_over_left(&self) -> Result<usize, StorageError> {
        let mut taken = 0;
        // Where localStorage is blocked nothing was put aside.
        for key in local::keys(LEFT).unwrap_or_default() {
            let Some(left) = local::get(&key)?.and_then(|text| read_envelope(&text).ok()) else { continue };
            let kept = self.load(&left.record.id).await;
            if kept.as_ref() == Ok(&left) {
                self.save(&left).await?;
                taken += 1;
            }
        }
        Ok(taken)
    }

    /// Forgets for good what was deleted before the page was loaded.
    pub async fn purge(&self) -> Result<(), StorageError> {
        for listed in self.all().await? {
            let Listed::Draft(draft) = listed else { continue };
            if draft.is_deleted {
                self.shelf.delete(Store::Drafts, draft.record.id.as_str()).await?;
                let _ = local::remove(&format!("{LEFT}{}", draft.record.id));
            }
        }
        Ok(())
    }

    /// Keeps a return as it was submitted, for when a correction of it is begun.
    pub async fn keep_submitted(&self, record: &Return) -> Result<(), StorageError> {
        let json = serde_json::to_value(record).map_err(unwritable)?.to_string();
        self.shelf.put(Store::Submitted, &[(submitted_key(&record.id, record.revision), json)]).await
    }

    /// A return as it was submitted, of that revision.
    pub async fn submitted(&self, id: &ReturnId, revision: u32) -> Result<Return, StorageError> {
        let kept = self.shelf.get(Store::Submitted, &submitted_key(id, revision)).await?.ok_or(StorageError::Missing)?;
        Ok(read_return(kept.as_bytes()).map_err(StorageError::Unreadable)?.record)
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), StorageError> {
        self.shelf.clear(Store::Drafts).await?;
        self.shelf.clear(Store::Submitted).await?;
        LAST_SAVED.with_borrow_mut(|last| *last = None);
        for key in local::keys("safeguarding-audit/").unwrap_or_default() {
            local::remove(&key)?;
        }
        Ok(())
    }
}

fn submitted_key(id: &ReturnId, revision: u32) -> String {
    format!("{id}@{revision}")
}

/// Remembers a draft that is about to be saved, for the recovery panel of this page.
pub fn remember_here(record: &Return) {
    LAST_SAVED.with_borrow_mut(|last| *last = Some(record.clone()));
}

/// Forgets a draft that the recovery panel would offer.
pub fn forget_last(id: &ReturnId) {
    LAST_SAVED.with_borrow_mut(|last| *last = last.take().filter(|record| record.id != *id));
    let is_it = local::get(LAST).ok().flatten().is_some_and(|text| text.contains(id.as_str()));
    if is_it {
        // Blocked storage holds nothing to forget.
        let _ = local::remove(LAST);
    }
}

/// Remembers a draft for the recovery panel of the next page, which can wait for nothing.
pub fn remember_last(record: &Return) -> Result<(), StorageError> {
    let json = serde_json::to_value(record).map_err(unwritable)?.to_string();
    Ok(local::set(LAST, &json)?)
}

/// The draft saved last by this page, or remembered by the one before it.
pub fn last_saved() -> Option<Return> {
    let here = LAST_SAVED.with_borrow(Clone::clone);
    here.or_else(|| Some(read_return(local::get(LAST).ok().flatten()?.as_bytes()).ok()?.record))
}

fn listed(key: String, text: String) -> Listed {
    match read_envelope(&text) {
        Ok(draft) => Listed::Draft(Box::new(draft)),
        Err(error) => Listed::Unreadable { key, text, error },
    }
}

fn read_envelope(text: &str) -> Result<KeptDraft, ReadError> {
    let envelope: Envelope = located::read(&parse(text)?).map_err(misshapen)?;
    let Envelope { sequence, saved_at, place, is_deleted, record } = envelope;
    let record = read_return_value(record)?.record;
    Ok(KeptDraft { record, sequence, saved_at, place, is_deleted })
}

fn write_envelope(draft: &KeptDraft) -> Result<String, StorageError> {
    let record = serde_json::to_value(&draft.record).map_err(unwritable)?;
    let KeptDraft { sequence, saved_at, place, is_deleted, .. } = draft.clone();
    let envelope = serde_json::to_value(Envelope { sequence, saved_at, place, is_deleted, record }).map_err(unwritable)?;
    Ok(envelope.to_string())
}

fn unwritable(error: serde_json::Error) -> StorageError {
    StorageError::Refused(BrowserError::new(error.to_string()))
}
