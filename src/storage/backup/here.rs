//! What a backup is compared with, and what gives way to it: a draft as it is on this device.

use crate::interchange::read::parse;
use crate::keeping::head::Head;
use crate::keeping::left::Left;
use crate::keeping::taking_up::{Earlier, take_up};
use crate::model::ids::ReturnId;
use crate::model::parts::{Part, Parts};
use crate::platform::database::Entry;
use crate::storage::StorageError;
use crate::storage::drafts::parts_prefix;
use crate::storage::secrecy::Secrecy;
use crate::storage::shelf::{Shelf, Store};
use crate::storage::versions::{self, Why};
use std::collections::BTreeMap;

/// What the device knows of a draft that is here and was not deleted.
pub async fn head_here(shelf: &Shelf, id: &ReturnId) -> Result<Option<Head>, StorageError> {
    let head = shelf.get(Store::Heads, id.as_str()).await?.and_then(|text| Head::read(&text).ok());
    Ok(head.filter(|head| head.deleted_at.is_none()))
}

/// The parts of a draft that is here by key, with what was put aside of it.
pub async fn parts_here(shelf: &Shelf, id: &ReturnId, head: Option<&Head>) -> Result<BTreeMap<String, String>, StorageError> {
    let prefix = parts_prefix(id);
    let mut parts: BTreeMap<String, String> = shelf.under(Store::Parts, &prefix).await?.into_iter().collect();
    let found = head.map(|head| Left::continuing(id, head)).unwrap_or_default();
    for (part, value) in found.iter().flat_map(|found| found.left.changes()) {
        let key = format!("{prefix}{}", part.name());
        match value {
            Some(value) => drop(parts.insert(key, value.to_string())),
            None => drop(parts.remove(&key)),
        }
    }
    Ok(parts)
}

/// The draft that is here as an earlier version, and with it every word that pages have put aside of it.
pub async fn giving_way(shelf: &Shelf, id: &ReturnId, head: &Head) -> Result<Vec<Entry>, StorageError> {
    let found = Left::all(id);
    let put_aside: Vec<&Left> = found.iter().map(|found| &found.left).collect();
    let prefix = parts_prefix(id);
    let mut saved = Parts::new();
    for (key, text) in shelf.under(Store::Parts, &prefix).await? {
        let value = parse(&text).map_err(StorageError::Unreadable)?;
        saved.extend(key.strip_prefix(&prefix).and_then(Part::named).map(|part| (part, value)));
    }
    let taken = take_up(head, &saved, &put_aside, &head.writer);
    let late = taken.earlier.into_iter().map(|earlier| (earlier, Why::Elsewhere));
    let all = Earlier { parts: taken.parts, sequence: head.sequence };
    versions::entries_for(late.chain([(all, Why::Replaced)]), &Secrecy::Open).await
}
