//! What is in a backup, thing by thing, and how each stands to what is here. Changes nothing.

use super::here::{head_here, parts_here};
use super::records::{in_parts, parts_of, texts};
use super::surveys;
use crate::interchange::backup::{Backup, BackupStanding, Copy, standing};
use crate::interchange::read::read_return;
use crate::keeping::head::Head;
use crate::model::ids::ReturnId;
use crate::model::meaning::Meaning;
use crate::storage::StorageError;
use crate::storage::returns::{self, BesideKind};
use crate::storage::shelf::{Shelf, Store};
use crate::storage::surveys::read_survey;

/// What an item of a backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A draft or submitted return that was made on the device.
    Draft,
    /// A return that was brought together with others.
    Return,
    /// A survey with the replies to it.
    Survey,
    /// A register, or what was chosen about returns.
    Desk,
    /// The themes of a round.
    Themes,
    /// The words of a report.
    Report,
    /// Replies to a survey that were brought together with others.
    Replies,
    /// An update on the actions of a return that was brought together with others.
    Update,
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
    pub standing: BackupStanding,
    /// Whether it was deleted when the backup was made, and could still be brought back.
    pub was_deleted: bool,
    /// Whether it would take the place of something here, and one of the two has a passphrase: then what is here could not
    /// be kept as an earlier version of it.
    pub is_locked: bool,
}

impl Item {
    /// One that knows neither when it was saved nor what people quote.
    fn new(key: &str, what: What, name: String, standing: BackupStanding) -> Self {
        Self {
            key: key.to_owned(),
            what,
            name,
            reference: String::new(),
            saved_in_backup: String::new(),
            saved_here: String::new(),
            standing,
            was_deleted: false,
            is_locked: false,
        }
    }

    /// Whether it is among what is kept of the desk, which other tabs have to read again then.
    pub fn is_at_the_desk(&self) -> bool {
        match self.what {
            What::Return | What::Desk | What::Themes | What::Report | What::Replies | What::Update => true,
            What::Draft | What::Survey => false,
            What::Unreadable => {
                let store = self.key.split_once('/').map_or("", |(store, _)| store);
                [Store::Returns, Store::Desk].iter().any(|one| one.name() == store)
            }
        }
    }

    async fn unreadable(shelf: &Shelf, store: Store, key: &str, text: &str) -> Result<Self, StorageError> {
        let standing = text_standing(shelf, store, key, text).await?;
        Ok(Self::new(&format!("{}/{key}", store.name()), What::Unreadable, key.to_owned(), standing))
    }

    async fn draft(shelf: &Shelf, backup: &Backup, key: &str, head: Head) -> Result<Self, StorageError> {
        let id: ReturnId = key.into();
        let here = head_here(shelf, &id).await?;
        let in_backup = content(parts_of(backup, key));
        let content_here = content(parts_here(shelf, &id, here.as_ref()).await?.iter());
        // What was never saved in this form does not know when it was saved last.
        let saved_at = if head.writer.is_empty() { "" } else { &head.saved_at };
        let copy = Copy { content: &in_backup, sequence: head.sequence, saved_at };
        let copy_here =
            here.as_ref().map(|here| Copy { content: &content_here, sequence: here.sequence, saved_at: &here.saved_at });
        let standing = standing(&copy, copy_here.as_ref());
        Ok(Self {
            saved_here: here.as_ref().map(|here| here.saved_at.clone()).unwrap_or_default(),
            was_deleted: head.deleted_at.is_some(),
            is_locked: here.is_some_and(|here| here.sealing.is_some() || head.sealing.is_some()),
            reference: head.reference.clone(),
            saved_in_backup: head.saved_at.clone(),
            ..Self::new(key, What::Draft, head.called(), standing)
        })
    }
}

/// What is in a backup, and how each thing stands to what is here. Changes nothing.
pub async fn items(shelf: &Shelf, backup: &Backup) -> Result<Vec<Item>, StorageError> {
    let backup = in_parts(backup);
    let mut items = Vec::new();
    for (key, text) in texts(&backup, Store::Heads) {
        items.push(match Head::read(text) {
            Ok(head) => Item::draft(shelf, &backup, key, head).await?,
            Err(_) => Item::unreadable(shelf, Store::Heads, key, text).await?,
        });
    }
    for (key, text) in texts(&backup, Store::Returns) {
        items.push(match read_return(text.as_bytes()) {
            Ok(read) => {
                let standing = text_standing(shelf, Store::Returns, key, text).await?;
                let name = read.record.says(Meaning::OrganisationName);
                Item { reference: read.record.reference, ..Item::new(key, What::Return, name, standing) }
            }
            Err(_) => Item::unreadable(shelf, Store::Returns, key, text).await?,
        });
    }
    for (key, text) in texts(&backup, Store::Desk).filter(|(key, _)| !returns::is_mark(key)) {
        let standing = text_standing(shelf, Store::Desk, key, text).await?;
        let what = match returns::beside_kind(key) {
            BesideKind::Themes => What::Themes,
            BesideKind::Report => What::Report,
            BesideKind::Replies => What::Replies,
            BesideKind::Update => What::Update,
            BesideKind::Other => What::Desk,
        };
        items.push(match returns::quoted(key, text) {
            None => Item::new(key, what, returns::called(key), standing),
            Some(Ok(reference)) => Item { reference, ..Item::new(key, what, String::new(), standing) },
            Some(Err(_)) => Item::unreadable(shelf, Store::Desk, key, text).await?,
        });
    }
    for (key, text) in texts(&backup, Store::Surveys) {
        items.push(match read_survey(text) {
            Ok(kept) => {
                let standing = surveys::standing(shelf, &backup, key).await?;
                let (reference, was_deleted) = (kept.survey.reference, kept.deleted_at.is_some());
                Item { reference, was_deleted, ..Item::new(key, What::Survey, kept.title, standing) }
            }
            Err(_) => Item::unreadable(shelf, Store::Surveys, key, text).await?,
        });
    }
    let orphans = surveys::orphans(&backup).map(|orphan| (Store::Replies, orphan));
    for (store, (key, text)) in orphans.chain(texts(&backup, Store::Drafts).map(|draft| (Store::Drafts, draft))) {
        items.push(Item::unreadable(shelf, store, key, text).await?);
    }
    Ok(items)
}

/// How a text stands to the one under the same key.
async fn text_standing(shelf: &Shelf, store: Store, key: &str, text: &str) -> Result<BackupStanding, StorageError> {
    Ok(match shelf.get(store, key).await? {
        None => BackupStanding::New,
        Some(here) if here == text => BackupStanding::Same,
        Some(_) => BackupStanding::Different,
    })
}

fn content<'a>(parts: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    parts.fold(String::new(), |all, (key, text)| all + key + "\n" + text + "\n")
}
