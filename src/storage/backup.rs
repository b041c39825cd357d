//! Everything on this device as one backup, and back: what restoring would do, item by item, and doing it.

mod surveys;

use super::StorageError;
use super::drafts::{all_parts, head_entry, parts_prefix};
use super::head::Head;
use super::last;
use super::left::Left;
use super::secrecy::Secrecy;
use super::shelf::{Shelf, Store, entry};
use super::surveys::read_survey;
use super::upgrade::read_envelope;
use super::versions::{self, Why};
use crate::interchange::backup::{Backup, Copy, DRAFT_FILES, Standing, standing};
use crate::interchange::read::{read_return, read_return_value};
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::parts::{Part, Parts, join};
use crate::platform::database::{Entry, Guard};
use crate::platform::{clock, local};
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

/// What an item of a backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A draft or submitted return that was made on the device.
    Draft,
    /// A return that was brought together with others.
    Return,
    /// A survey with the replies to it.
    Survey,
    /// Something that cannot be read.
    Unreadable,
}

/// One thing in a backup, and how it stands to what is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Tells it from others.
    pub key: String,
    /// What it is.
    pub what: What,
    /// What it is called.
    pub name: String,
    /// What people quote; empty where it has none.
    pub reference: String,
    /// When the copy in the backup was saved, as an RFC 3339 time; empty where that is not known.
    pub saved_in_backup: String,
    /// When the copy here was saved, likewise.
    pub saved_here: String,
    /// How it stands to what is here.
    pub standing: Standing,
    /// Whether it was deleted when the backup was made, and could still be brought back.
    pub was_deleted: bool,
    /// Whether it would take the place of something here, and one of the two has a passphrase: then what is here could not
    /// be kept as an earlier version of it.
    pub is_locked: bool,
}

/// Everything that is kept.
pub async fn dump(shelf: &Shelf) -> Result<Backup, StorageError> {
    let mut records = BTreeMap::new();
    // A reply that somebody is in the middle of is nobody's to keep.
    for store in Store::ALL.into_iter().filter(|store| *store != Store::Unfinished) {
        let texts: BTreeMap<String, String> = shelf.all(store).await?.into_iter().collect();
        if !texts.is_empty() {
            records.insert(store.name().to_owned(), texts);
        }
    }
    Ok(Backup { made_at: clock::now(), records })
}

/// What is in a backup, and how each thing stands to what is here. Changes nothing.
pub async fn items(shelf: &Shelf, backup: &Backup) -> Result<Vec<Item>, StorageError> {
    let backup = in_parts(backup);
    let mut items = Vec::new();
    for (key, text) in texts(&backup, Store::Heads) {
        let Ok(head) = Head::read(text) else {
            items.push(unreadable(shelf, Store::Heads, key, text).await?);
            continue;
        };
        let id: ReturnId = key.as_str().into();
        let here = here(shelf, &id).await?;
        let content = content(parts_of(&backup, key));
        let content_here = content_of(&parts_here(shelf, &id, here.as_ref()).await?);
        // What was never saved in this form does not know when it was saved last.
        let saved_at = if head.writer.is_empty() { "" } else { &head.saved_at };
        let copy = Copy { content: &content, sequence: head.sequence, saved_at };
        let copy_here =
            here.as_ref().map(|here| Copy { content: &content_here, sequence: here.sequence, saved_at: &here.saved_at });
        items.push(Item {
            key: key.clone(),
            what: What::Draft,
            name: head.called(),
            reference: head.reference.clone(),
            saved_in_backup: head.saved_at.clone(),
            saved_here: here.as_ref().map(|here| here.saved_at.clone()).unwrap_or_default(),
            standing: standing(&copy, copy_here.as_ref()),
            was_deleted: head.deleted_at.is_some(),
            is_locked: here.is_some_and(|here| here.sealing.is_some() || head.sealing.is_some()),
        });
    }
    for (key, text) in texts(&backup, Store::Returns) {
        let Ok(read) = read_return(text.as_bytes()) else {
            items.push(unreadable(shelf, Store::Returns, key, text).await?);
            continue;
        };
        items.push(Item {
            key: key.clone(),
            what: What::Return,
            name: read.record.profile_text("organisation-name"),
            reference: read.record.reference.clone(),
            saved_in_backup: String::new(),
            saved_here: String::new(),
            standing: plain_standing(shelf, Store::Returns, key, text).await?,
            was_deleted: false,
            is_locked: false,
        });
    }
    for (key, text) in texts(&backup, Store::Surveys) {
        let Ok(kept) = read_survey(text) else {
            items.push(unreadable(shelf, Store::Surveys, key, text).await?);
            continue;
        };
        items.push(Item {
            key: key.clone(),
            what: What::Survey,
            name: kept.title,
            reference: kept.survey.reference,
            saved_in_backup: String::new(),
            saved_here: String::new(),
            standing: surveys::standing(shelf, &backup, key).await?,
            was_deleted: kept.deleted_at.is_some(),
            is_locked: false,
        });
    }
    for (key, text) in surveys::orphans(&backup) {
        items.push(unreadable(shelf, Store::Replies, key, text).await?);
    }
    for (key, text) in texts(&backup, Store::Drafts) {
        items.push(unreadable(shelf, Store::Drafts, key, text).await?);
    }
    Ok(items)
}

/// Puts chosen items in place. A draft that gives way becomes an earlier version of the one that takes its place.
pub async fn restore(shelf: &Shelf, backup: &Backup, chosen: &[Item], writer: &str) -> Result<(), StorageError> {
    let backup = in_parts(backup);
    for item in chosen {
        match item.what {
            What::Draft => restore_draft(shelf, &backup, &item.key, writer).await?,
            What::Survey => surveys::restore(shelf, &backup, &item.key).await?,
            What::Return => restore_text(shelf, &backup, Store::Returns, &item.key).await?,
            What::Unreadable => {
                let (store, key) = item.key.split_once('/').unwrap_or_default();
                if let Some(store) = Store::ALL.into_iter().find(|one| one.name() == store) {
                    restore_text(shelf, &backup, store, key).await?;
                }
            }
        }
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
    let Some(mut head) = texts(backup, Store::Heads).find(|(one, _)| *one == key).and_then(|(_, text)| Head::read(text).ok())
    else {
        return Err(StorageError::Missing);
    };
    let text_here = shelf.get(Store::Heads, key).await?;
    let mut entries = Vec::new();
    if let Some(here) = text_here.as_ref().and_then(|text| Head::read(text).ok()) {
        head.sequence = head.sequence.max(here.sequence) + 1;
        if here.sealing.is_none() && head.sealing.is_none() {
            entries.push(giving_way(shelf, &id, &here).await?);
        } else {
            // Only what was deleted gives way like this; nothing of it may lie about under another key, or in the clear.
            for (store, prefix) in [(Store::Versions, versions::prefix(&id)), (Store::Submitted, format!("{id}@"))] {
                entries.extend(shelf.keys_under(store, &prefix).await?.into_iter().map(|key| entry(store, key, None)));
            }
        }
    }
    // Who restores a draft wants it back.
    head.deleted_at = None;
    for key in shelf.keys_under(Store::Parts, &parts_prefix(&id)).await? {
        entries.push(entry(Store::Parts, key, None));
    }
    entries.extend(parts_of(backup, key).map(|(key, text)| entry(Store::Parts, key.clone(), Some(text.clone()))));
    for (store, prefix) in [(Store::Versions, versions::prefix(&id)), (Store::Submitted, format!("{id}@"))] {
        let kept = texts(backup, store).filter(|(key, _)| key.starts_with(&prefix));
        entries.extend(kept.map(|(key, text)| entry(store, key.clone(), Some(text.clone()))));
    }
    writer.clone_into(&mut head.writer);
    entries.push(head_entry(&id, &head)?);
    let allows = |text: Option<&str>| text == text_here.as_deref();
    let guard = Guard { store: Store::Heads.name(), key, allows: &allows };
    if !shelf.write_if(&entries, Some(guard)).await? {
        return Err(StorageError::ChangedElsewhere);
    }
    Left::forget(&id);
    last::forget_handed_on(&id);
    Ok(())
}

/// What the device knows of a draft that is here and was not deleted.
async fn here(shelf: &Shelf, id: &ReturnId) -> Result<Option<Head>, StorageError> {
    let head = shelf.get(Store::Heads, id.as_str()).await?.and_then(|text| Head::read(&text).ok());
    Ok(head.filter(|head| head.deleted_at.is_none()))
}

/// The parts of a draft that is here, with what was put aside of it.
async fn parts_here(shelf: &Shelf, id: &ReturnId, head: Option<&Head>) -> Result<Vec<(String, String)>, StorageError> {
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
    Ok(parts.into_iter().collect())
}

/// The draft that is here, as an earlier version.
async fn giving_way(shelf: &Shelf, id: &ReturnId, head: &Head) -> Result<Entry, StorageError> {
    let prefix = parts_prefix(id);
    let mut parts = Parts::new();
    for (key, text) in parts_here(shelf, id, Some(head)).await? {
        let value = crate::interchange::read::parse(&text).map_err(StorageError::Unreadable)?;
        parts.extend(key.strip_prefix(&prefix).and_then(Part::named).map(|part| (part, value)));
    }
    let record: Return = read_return_value(join(parts)).map_err(StorageError::Unreadable)?.record;
    versions::entry_for(&record, head.sequence, Why::Replaced, &Secrecy::Open).await
}

async fn restore_text(shelf: &Shelf, backup: &Backup, store: Store, key: &str) -> Result<(), StorageError> {
    let text = texts(backup, store).find(|(one, _)| *one == key).map(|(_, text)| text.clone());
    shelf.write(&[entry(store, key, Some(text.ok_or(StorageError::Missing)?))]).await
}

async fn unreadable(shelf: &Shelf, store: Store, key: &str, text: &str) -> Result<Item, StorageError> {
    Ok(Item {
        key: format!("{}/{key}", store.name()),
        what: What::Unreadable,
        name: key.to_owned(),
        reference: String::new(),
        saved_in_backup: String::new(),
        saved_here: String::new(),
        standing: plain_standing(shelf, store, key, text).await?,
        was_deleted: false,
        is_locked: false,
    })
}

async fn plain_standing(shelf: &Shelf, store: Store, key: &str, text: &str) -> Result<Standing, StorageError> {
    Ok(match shelf.get(store, key).await? {
        None => Standing::New,
        Some(here) if here == text => Standing::Same,
        Some(_) => Standing::Different,
    })
}

fn texts(backup: &Backup, store: Store) -> impl Iterator<Item = (&String, &String)> {
    backup.records.get(store.name()).into_iter().flatten()
}

fn parts_of<'a>(backup: &'a Backup, id: &str) -> impl Iterator<Item = (&'a String, &'a String)> {
    let prefix = parts_prefix(&id.into());
    texts(backup, Store::Parts).filter(move |(key, _)| key.starts_with(&prefix))
}

fn content<'a>(parts: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    parts.fold(String::new(), |all, (key, text)| all + key + "\n" + text + "\n")
}

fn content_of(parts: &[(String, String)]) -> String {
    content(parts.iter().map(|(key, text)| (key, text)))
}

/// A backup of an earlier version of the app, with its drafts in parts as they are kept now. What cannot be read stays.
fn in_parts(backup: &Backup) -> Backup {
    let mut upgraded = backup.clone();
    let whole = upgraded.records.remove(DRAFT_FILES).unwrap_or_default();
    let whole = whole.into_values().filter_map(|text| {
        let record = read_return(text.as_bytes()).ok()?.record;
        let head = Head::new(&record, "", &backup.made_at, String::new());
        Some((record, head))
    });
    let envelopes = upgraded.records.remove(Store::Drafts.name()).unwrap_or_default();
    let (readable, rest): (Vec<_>, Vec<_>) = envelopes.into_iter().partition(|(_, text)| read_envelope(text).is_ok());
    if !rest.is_empty() {
        upgraded.records.insert(Store::Drafts.name().to_owned(), rest.into_iter().collect());
    }
    let readable = readable.into_iter().filter_map(|(_, text)| read_envelope(&text).ok()).map(|kept| (kept.record, kept.head));
    for (record, head) in whole.chain(readable).collect::<Vec<_>>() {
        let (Ok(parts), Ok(text)) = (all_parts(&record), head.text()) else { continue };
        let kept = upgraded.records.entry(Store::Parts.name().to_owned()).or_default();
        for (part, value) in parts {
            let text = value.unwrap_or_default().to_string();
            kept.insert(format!("{}{}", parts_prefix(&record.id), part.name()), text);
        }
        upgraded.records.entry(Store::Heads.name().to_owned()).or_default().insert(record.id.to_string(), text);
    }
    upgraded
}
