//! Earlier versions of drafts: whole copies with the time and the reason, fewer the older they are.

use super::StorageError;
use super::secrecy::Secrecy;
use super::shelf::{Shelf, Store, entry};
use crate::interchange::located;
use crate::interchange::read::{misshapen, parse, read_return_value};
use crate::interchange::read_error::ReadError;
use crate::keeping::draft::record_of;
use crate::keeping::taking_up::Earlier;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::thinning::superfluous;
use crate::platform::database::Entry;
use crate::platform::{BrowserError, clock};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many are kept of one draft.
pub const MOST: usize = 20;

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The draft was opened to be worked on.
    Opened,
    /// Some minutes of work had gone by.
    Worked,
    /// Another version, or a copy from a file, was about to take its place.
    Replaced,
    /// It was typed in a tab that no longer had the draft.
    Elsewhere,
    /// A later version of the app kept it in another form from then on.
    Upgraded,
}

/// An earlier version.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When the draft was like this, as an RFC 3339 time.
    pub at: String,
    /// Why it was kept.
    pub why: Why,
    /// The draft as it was.
    pub record: Return,
}

/// An earlier version in the list of all: read, or kept although it cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedVersion {
    /// The key it is kept under.
    pub key: String,
    /// The version, or why it cannot be read.
    pub version: Result<Version, ReadError>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    at: String,
    why: Why,
    #[serde(rename = "return")]
    record: Value,
}

/// Earlier versions of drafts on this device.
#[derive(Clone, Debug)]
pub struct Versions {
    shelf: Shelf,
}

impl Versions {
    /// Versions on that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Every version of a draft, the latest first.
    pub async fn all(&self, id: &ReturnId, secrecy: &Secrecy) -> Result<Vec<ListedVersion>, StorageError> {
        let mut listed = Vec::new();
        for (key, kept) in self.shelf.under(Store::Versions, &prefix(id)).await?.into_iter().rev() {
            let version = match secrecy.read(kept).await {
                Ok(text) => read(&text),
                Err(StorageError::Unreadable(error)) => Err(error),
                Err(error) => return Err(error),
            };
            listed.push(ListedVersion { key, version });
        }
        Ok(listed)
    }

    /// The version under a key.
    pub async fn load(&self, key: &str, secrecy: &Secrecy) -> Result<Version, StorageError> {
        let kept = self.shelf.get(Store::Versions, key).await?.ok_or(StorageError::Missing)?;
        read(&secrecy.read(kept).await?).map_err(StorageError::Unreadable)
    }

    /// The sequence of the latest version of a draft, and when it was kept in milliseconds since 1970; none without any.
    pub async fn latest(&self, id: &ReturnId) -> Result<Option<(u64, f64)>, StorageError> {
        let keys = self.shelf.keys_under(Store::Versions, &prefix(id)).await?;
        Ok(keys.last().and_then(|key| {
            let (time, sequence) = key.strip_prefix(&prefix(id))?.split_once('-')?;
            Some((sequence.parse().ok()?, time.parse().ok()?))
        }))
    }

    /// Keeps a version, and forgets those that are too many by now. Returns its key.
    pub async fn keep(&self, record: &Return, sequence: u64, why: Why, secrecy: &Secrecy) -> Result<String, StorageError> {
        let kept = entry_for(record, sequence, why, secrecy).await?;
        let key = kept.key.clone();
        let keys = self.shelf.keys_under(Store::Versions, &prefix(&record.id)).await?;
        let times: Vec<i64> = keys.iter().map(|key| seconds(key, &record.id)).chain([seconds(&key, &record.id)]).collect();
        // Milliseconds since 1970 are whole and far below 2^53.
        let now = (clock::milliseconds() / 1000.0) as i64;
        let mut entries = vec![kept];
        for at in superfluous(&times, now, MOST) {
            entries.extend(keys.get(at).map(|key| entry(Store::Versions, key.clone(), None)));
        }
        self.shelf.write(&entries).await?;
        Ok(key)
    }
}

/// A version as it is kept, now.
pub async fn entry_for(record: &Return, sequence: u64, why: Why, secrecy: &Secrecy) -> Result<Entry, StorageError> {
    nth_entry_for(record, 0, sequence, why, secrecy).await
}

/// Several versions that are kept at the same time: each has a key of its own.
pub async fn entries_for(
    earlier: impl IntoIterator<Item = (Earlier, Why)>,
    secrecy: &Secrecy,
) -> Result<Vec<Entry>, StorageError> {
    let mut entries = Vec::new();
    for (nth, (Earlier { parts, sequence }, why)) in (0..).zip(earlier) {
        let record = record_of(parts).map_err(StorageError::Unreadable)?;
        entries.push(nth_entry_for(&record, nth, sequence, why, secrecy).await?);
    }
    Ok(entries)
}

async fn nth_entry_for(record: &Return, nth: u64, sequence: u64, why: Why, secrecy: &Secrecy) -> Result<Entry, StorageError> {
    let unwritable = |error: serde_json::Error| StorageError::Refused(BrowserError::new(error.to_string()));
    let record_json = serde_json::to_value(record).map_err(unwritable)?;
    let written = Written { at: clock::now(), why, record: record_json };
    let text = serde_json::to_value(written).map_err(unwritable)?.to_string();
    // Milliseconds since 1970 are whole and far below 2^53.
    let time = clock::milliseconds() as u64 + nth;
    let key = format!("{}{time:014}-{sequence}", prefix(&record.id));
    Ok(entry(Store::Versions, key, Some(secrecy.write(text).await?)))
}

/// What the keys of a draft's versions begin with.
pub fn prefix(id: &ReturnId) -> String {
    format!("{id}/")
}

fn seconds(key: &str, id: &ReturnId) -> i64 {
    let time = key.strip_prefix(&prefix(id)).and_then(|rest| rest.split_once('-')).map(|(time, _)| time);
    time.and_then(|time| time.parse::<i64>().ok()).unwrap_or_default() / 1000
}

/// Reads a version from its text.
pub fn read(text: &str) -> Result<Version, ReadError> {
    let Written { at, why, record } = located::read(&parse(text)?).map_err(misshapen)?;
    Ok(Version { at, why, record: read_return_value(record)?.record })
}
