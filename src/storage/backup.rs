//! Everything on this device as one backup, and back. What restoring would do is in `listing`.

mod here;
mod listing;
mod records;
mod surveys;

use super::StorageError;
use super::drafts::{head_entry, parts_prefix, prefixes, submitted_prefix};
use super::last;
use super::returns;
use super::shelf::{Shelf, Store, entry};
use super::versions;
use crate::interchange::backup::Backup;
use crate::keeping::head::Head;
use crate::keeping::left::Left;
use crate::keeping::only_if::OnlyIf;
use crate::model::ids::ReturnId;
use crate::platform::{clock, local};
use here::giving_way;
pub use listing::{Item, What, items};
use records::{in_parts, text_of, texts, texts_under};
use std::collections::BTreeMap;

/// The key of localStorage that says when the last backup was made.
const LAST_MADE: &str = "safeguarding-audit/last-backup";

/// When the last backup was made, as an RFC 3339 time; none where none was.
pub fn last_made() -> Option<String> {
    local::get(LAST_MADE).ok().flatten()
}

/// Remembers that a backup was made now.
pub fn note_made() {
    // Without it only the reminder is missing.
    let _ = local::set(LAST_MADE, &clock::now());
}

/// Everything that is kept.
pub async fn dump(shelf: &Shelf) -> Result<Backup, StorageError> {
    let mut records = BTreeMap::new();
    // A reply that somebody is in the middle of is nobody's to keep, and a row is made again from its return.
    for store in Store::ALL.into_iter().filter(|store| !matches!(store, Store::Unfinished | Store::Rows)) {
        let mut texts: BTreeMap<String, String> = shelf.all(store).await?.into_iter().collect();
        texts.retain(|key, _| store != Store::Desk || !returns::is_mark(key));
        if !texts.is_empty() {
            records.insert(store.name().to_owned(), texts);
        }
    }
    Ok(Backup { made_at: clock::now(), records })
}

/// Puts chosen items in place. A draft that gives way becomes an earlier version of the one that takes its place.
pub async fn restore(shelf: &Shelf, backup: &Backup, chosen: &[Item], writer: &str) -> Result<(), StorageError> {
    let backup = in_parts(backup);
    for item in chosen {
        match item.what {
            What::Draft => restore_draft(shelf, &backup, &item.key, writer).await?,
            What::Survey => surveys::restore(shelf, &backup, &item.key).await?,
            What::Return => {
                let text = text_of(&backup, Store::Returns, &item.key).ok_or(StorageError::Missing)?;
                returns::put(shelf, &item.key, text).await?;
            }
            What::Desk | What::Themes | What::Report | What::Replies | What::Update => {
                restore_text(shelf, &backup, Store::Desk, &item.key).await?
            }
            What::Unreadable => {
                let (store, key) = item.key.split_once('/').unwrap_or_default();
                if let Some(store) = Store::ALL.into_iter().find(|one| one.name() == store) {
                    restore_text(shelf, &backup, store, key).await?;
                }
            }
        }
    }
    if chosen.iter().any(Item::is_at_the_desk) {
        returns::note_change(shelf).await?;
    }
    // Drafts open only with the very questionnaire they were begun with.
    let mut missing = Vec::new();
    for (key, text) in texts(&backup, Store::Questionnaires) {
        if shelf.get(Store::Questionnaires, key).await?.is_none() {
            missing.push(entry(Store::Questionnaires, key.clone(), Some(text.clone())));
        }
    }
    shelf.write(&missing).await
}

async fn restore_draft(shelf: &Shelf, backup: &Backup, key: &str, writer: &str) -> Result<(), StorageError> {
    let id: ReturnId = key.into();
    let head = text_of(backup, Store::Heads, key).and_then(|text| Head::read(text).ok());
    let mut head = head.ok_or(StorageError::Missing)?;
    let text_here = shelf.get(Store::Heads, key).await?;
    let mut entries = Vec::new();
    if let Some(here) = text_here.as_ref().and_then(|text| Head::read(text).ok()) {
        head.sequence = head.sequence.max(here.sequence) + 1;
        if here.sealing.is_none() && head.sealing.is_none() {
            entries.extend(giving_way(shelf, &id, &here).await?);
        } else {
            // Only what was deleted gives way like this; nothing of it may lie about under another key, or in the clear.
            for (store, prefix) in [(Store::Versions, versions::prefix(&id)), (Store::Submitted, submitted_prefix(&id))] {
                entries.extend(shelf.keys_under(store, &prefix).await?.into_iter().map(|key| entry(store, key, None)));
            }
        }
    }
    // Who restores a draft wants it back.
    head.deleted_at = None;
    for key in shelf.keys_under(Store::Parts, &parts_prefix(&id)).await? {
        entries.push(entry(Store::Parts, key, None));
    }
    for (store, prefix) in prefixes(&id) {
        let kept = texts_under(backup, store, prefix);
        entries.extend(kept.map(|(key, text)| entry(store, key.clone(), Some(text.clone()))));
    }
    writer.clone_into(&mut head.writer);
    entries.push(head_entry(&id, &head)?);
    shelf.write_only_if(Store::Heads, key, OnlyIf::Still(text_here.as_deref()), &entries).await?;
    Left::forget(&id);
    last::forget_handed_on(&id);
    Ok(())
}

async fn restore_text(shelf: &Shelf, backup: &Backup, store: Store, key: &str) -> Result<(), StorageError> {
    let text = text_of(backup, store, key).ok_or(StorageError::Missing)?;
    shelf.write(&[entry(store, key, Some(text.clone()))]).await
}
