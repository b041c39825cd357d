//! What a backup holds, by store and key; drafts of earlier versions of the app are read in the form of this one.

use crate::interchange::backup::{Backup, DRAFT_FILES};
use crate::interchange::read::read_return;
use crate::keeping::draft::{KeptDraft, read_envelope};
use crate::keeping::head::Head;
use crate::model::parts::split;
use crate::storage::drafts::parts_prefix;
use crate::storage::shelf::Store;

/// Every key of a store with its text.
pub fn texts(backup: &Backup, store: Store) -> impl Iterator<Item = (&String, &String)> {
    backup.records.get(store.name()).into_iter().flatten()
}

/// The text under one key.
pub fn text_of<'a>(backup: &'a Backup, store: Store, key: &str) -> Option<&'a String> {
    backup.records.get(store.name())?.get(key)
}

/// Keys of a store that begin so, with their texts.
pub fn texts_under(backup: &Backup, store: Store, prefix: String) -> impl Iterator<Item = (&String, &String)> {
    texts(backup, store).filter(move |(key, _)| key.starts_with(&prefix))
}

/// The parts of a draft.
pub fn parts_of<'a>(backup: &'a Backup, id: &str) -> impl Iterator<Item = (&'a String, &'a String)> {
    texts_under(backup, Store::Parts, parts_prefix(&id.into()))
}

/// A backup with the drafts of earlier versions of the app in parts, as they are kept now. What cannot be read stays.
pub fn in_parts(backup: &Backup) -> Backup {
    let mut upgraded = backup.clone();
    let files = upgraded.records.remove(DRAFT_FILES).unwrap_or_default();
    let envelopes = upgraded.records.remove(Store::Drafts.name()).unwrap_or_default();
    for text in files.into_values() {
        let Ok(read) = read_return(text.as_bytes()) else { continue };
        let head = Head::new(&read.record, "", &backup.made_at, String::new());
        insert(&mut upgraded, &KeptDraft { record: read.record, head });
    }
    for (key, text) in envelopes {
        match read_envelope(&text) {
            Ok(kept) => insert(&mut upgraded, &kept),
            Err(_) => put(&mut upgraded, Store::Drafts, key, text),
        }
    }
    upgraded
}

fn insert(backup: &mut Backup, kept: &KeptDraft) {
    // A record that was read as JSON can be written as JSON.
    let (Ok(parts), Ok(head)) = (split(&kept.record), kept.head.text()) else { return };
    let id = &kept.record.id;
    for (part, value) in parts {
        put(backup, Store::Parts, format!("{}{}", parts_prefix(id), part.name()), value.to_string());
    }
    put(backup, Store::Heads, id.to_string(), head);
}

fn put(backup: &mut Backup, store: Store, key: String, text: String) {
    backup.records.entry(store.name().to_owned()).or_default().insert(key, text);
}
