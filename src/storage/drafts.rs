//! Drafts and submitted returns that were made on this device. A draft is kept in parts, so that a save costs what was
//! changed and not what there is. Only the page that opened it last to work on it may save it.

mod claiming;

use super::StorageError;
use super::last;
use super::secrecy::Secrecy;
use super::shelf::{Shelf, Store, entry};
use super::versions::{self, Why};
use crate::interchange::read::{parse, read_return};
use crate::interchange::read_error::ReadError;
use crate::keeping::draft::{KeptDraft, record_of, why_left};
use crate::keeping::head::Head;
use crate::keeping::left::Left;
use crate::keeping::only_if::OnlyIf;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::parts::{Part, PartChanges, Parts, apply, split};
use crate::platform::database::Entry;
use crate::platform::{BrowserError, clock, local};

/// A draft in the list of all: its head, or what is kept although it cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum ListedDraft {
    /// It was read.
    Draft(ReturnId, Box<Head>),
    /// It cannot be read; its text can still be saved as a file.
    Unreadable {
        /// The key it is kept under.
        key: String,
        /// Why it cannot be read.
        error: ReadError,
    },
}

/// Drafts on this device, for one page of the app.
#[derive(Clone, Debug)]
pub struct Drafts {
    shelf: Shelf,
    writer: String,
}

impl Drafts {
    /// Drafts on that shelf. `writer` is an id that no other page has.
    pub fn on(shelf: Shelf, writer: String) -> Self {
        Self { shelf, writer }
    }

    /// The id this page saves under.
    pub fn writer(&self) -> &str {
        &self.writer
    }

    /// Every draft, deleted ones too.
    pub async fn all(&self) -> Result<Vec<ListedDraft>, StorageError> {
        let listed = |(key, text): (String, String)| match Head::read(&text) {
            Ok(head) => ListedDraft::Draft(key.as_str().into(), Box::new(head)),
            Err(error) => ListedDraft::Unreadable { key, error },
        };
        let mut all: Vec<ListedDraft> = self.shelf.all(Store::Heads).await?.into_iter().map(listed).collect();
        // The first version's drafts have been brought over, except for those that could not be read.
        for (key, text) in self.shelf.all(Store::Drafts).await? {
            all.push(ListedDraft::Unreadable { key, error: why_left(&text) });
        }
        Ok(all)
    }

    /// What the device knows of a draft.
    pub async fn head(&self, id: &ReturnId) -> Result<Head, StorageError> {
        let text = self.shelf.get(Store::Heads, id.as_str()).await?.ok_or(StorageError::Missing)?;
        Head::read(&text).map_err(StorageError::Unreadable)
    }

    /// One draft, with what was put aside of it. Nothing is changed.
    pub async fn read(&self, id: &ReturnId, secrecy: &Secrecy) -> Result<KeptDraft, StorageError> {
        let head = self.head(id).await?;
        let mut parts = self.parts(id, secrecy).await?;
        for found in Left::continuing(id, &head) {
            apply(&mut parts, &found.left.changes());
        }
        Ok(KeptDraft { record: record_of(parts).map_err(StorageError::Unreadable)?, head })
    }

    /// Keeps a draft that is new here. One that is here already is not written over.
    pub async fn create(&self, draft: &KeptDraft, secrecy: &Secrecy) -> Result<(), StorageError> {
        let id = &draft.record.id;
        let changes: PartChanges = all_parts(&draft.record)?;
        let mut entries = part_entries(id, &changes, secrecy).await?;
        entries.push(head_entry(id, &draft.head)?);
        self.shelf.write_only_if(Store::Heads, id.as_str(), OnlyIf::NothingOrOwn(&draft.head), &entries).await
    }

    /// Puts another record in place of a draft that is here, which becomes an earlier version of it.
    pub async fn replace(&self, draft: &KeptDraft, secrecy: &Secrecy) -> Result<(), StorageError> {
        let id = &draft.record.id;
        let here = self.read(id, secrecy).await?;
        let mut head = draft.head.clone();
        head.sequence = here.head.sequence + 1;
        // It is sealed with the key it has.
        head.sealing.clone_from(&here.head.sealing);
        head.take_title(&draft.record);
        let mut entries = vec![versions::entry_for(&here.record, here.head.sequence, Why::Replaced, secrecy).await?];
        for key in self.shelf.keys_under(Store::Parts, &parts_prefix(id)).await? {
            entries.push(entry(Store::Parts, key, None));
        }
        entries.extend(part_entries(id, &all_parts(&draft.record)?, secrecy).await?);
        entries.push(head_entry(id, &head)?);
        self.write_over(id, &here.head, &entries).await
    }

    /// Keeps what was changed of a draft since `before`. Done only once it is on the disk. Refused where another page has
    /// claimed or saved the draft meanwhile; where it is gone, that is said.
    pub async fn save(
        &self,
        id: &ReturnId,
        before: &Head,
        head: &Head,
        changes: &PartChanges,
        secrecy: &Secrecy,
    ) -> Result<(), StorageError> {
        let mut entries = part_entries(id, changes, secrecy).await?;
        entries.push(head_entry(id, head)?);
        let may_follow = OnlyIf::MayBeFollowed { before, by: head };
        match self.shelf.write_only_if(Store::Heads, id.as_str(), may_follow, &entries).await {
            Err(StorageError::ChangedElsewhere) if self.head(id).await == Err(StorageError::Missing) => {
                Err(StorageError::Missing)
            }
            written => written,
        }
    }

    /// Changes what the device knows of a draft, whoever is working on it.
    pub async fn change_head(&self, id: &ReturnId, change: impl Fn(&mut Head)) -> Result<(), StorageError> {
        loop {
            let before = self.head(id).await?;
            let mut head = before.clone();
            change(&mut head);
            match self.write_over(id, &before, &[head_entry(id, &head)?]).await {
                // Another page was quicker: the change is made to what stands there now.
                Err(StorageError::ChangedElsewhere) => {}
                written => return written,
            }
        }
    }

    /// Marks a draft as deleted, or brings it back. Whatever page had it open saves it no more.
    pub async fn mark_deleted(&self, id: &ReturnId, at: Option<String>) -> Result<(), StorageError> {
        // No page has this id, so that nothing a page put aside is taken for saved, also where it deletes the draft itself.
        let nobody = clock::new_id();
        self.change_head(id, |head| {
            *head = head.claimed_by(&nobody);
            head.deleted_at.clone_from(&at);
        })
        .await
    }

    /// Forgets a draft for good, with its earlier versions and what was submitted of it.
    pub async fn forget(&self, id: &ReturnId) -> Result<(), StorageError> {
        let mut entries = vec![entry(Store::Heads, id.as_str(), None)];
        for (store, prefix) in prefixes(id) {
            let keys = self.shelf.keys_under(store, &prefix).await?;
            entries.extend(keys.into_iter().map(|key| entry(store, key, None)));
        }
        self.shelf.write(&entries).await?;
        Left::forget(id);
        last::forget(id);
        Ok(())
    }

    /// Puts aside at once what was changed and is not yet saved, where the browser can.
    pub fn put_aside(
        &self,
        id: &ReturnId,
        before: &Head,
        sequence: u64,
        changes: &PartChanges,
        secrecy: &Secrecy,
    ) -> Result<(), StorageError> {
        // What has a passphrase is not written in the clear, and sealing takes longer than the page has.
        let can = self.shelf.is_lasting() && matches!(secrecy, Secrecy::Open);
        if can {
            Left::since(before, &self.writer, sequence, changes, clock::now()).put_aside(id)?;
        }
        Ok(())
    }

    /// Keeps a return as it was submitted, for when a correction of it is begun.
    pub async fn keep_submitted(&self, record: &Return, secrecy: &Secrecy) -> Result<(), StorageError> {
        let json = serde_json::to_value(record).map_err(unwritable)?.to_string();
        let key = submitted_key(&record.id, record.revision);
        self.shelf.write(&[entry(Store::Submitted, key, Some(secrecy.write(json).await?))]).await
    }

    /// A return as it was submitted, of that revision.
    pub async fn submitted(&self, id: &ReturnId, revision: u32, secrecy: &Secrecy) -> Result<Return, StorageError> {
        let kept = self.shelf.get(Store::Submitted, &submitted_key(id, revision)).await?.ok_or(StorageError::Missing)?;
        Ok(read_return(secrecy.read(kept).await?.as_bytes()).map_err(StorageError::Unreadable)?.record)
    }

    /// Everything that is kept of a draft, as it is kept: for a draft that cannot be read.
    pub async fn bytes_of(&self, key: &str) -> Result<String, StorageError> {
        let mut texts = Vec::new();
        for store in [Store::Heads, Store::Drafts] {
            texts.extend(self.shelf.get(store, key).await?);
        }
        texts.extend(
            self.shelf
                .under(Store::Parts, &parts_prefix(&key.into()))
                .await?
                .into_iter()
                .map(|(key, text)| format!("{key}\n{text}")),
        );
        Ok(texts.join("\n\n"))
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), StorageError> {
        for store in [Store::Heads, Store::Parts, Store::Versions, Store::Drafts, Store::Submitted] {
            self.shelf.clear(store).await?;
        }
        last::forget_all();
        for key in local::keys("safeguarding-audit/").unwrap_or_default() {
            local::remove(&key)?;
        }
        Ok(())
    }

    async fn parts(&self, id: &ReturnId, secrecy: &Secrecy) -> Result<Parts, StorageError> {
        let prefix = parts_prefix(id);
        let mut parts = Parts::new();
        for (key, kept) in self.shelf.under(Store::Parts, &prefix).await? {
            let text = secrecy.read(kept).await?;
            let value = parse(&text).map_err(StorageError::Unreadable)?;
            match key.strip_prefix(&prefix).and_then(Part::named) {
                Some(part) => drop(parts.insert(part, value)),
                None => return Err(StorageError::Unreadable(ReadError::OtherFormat(Some(key)))),
            }
        }
        Ok(parts)
    }

    /// Writes only where the head is still as it was read.
    async fn write_over(&self, id: &ReturnId, before: &Head, entries: &[Entry]) -> Result<(), StorageError> {
        self.shelf.write_only_if(Store::Heads, id.as_str(), OnlyIf::StillHead(before), entries).await
    }
}

/// Every part of a record.
pub fn all_parts(record: &Return) -> Result<PartChanges, StorageError> {
    Ok(split(record).map_err(unwritable)?.into_iter().map(|(part, value)| (part, Some(value))).collect())
}

/// Parts as they are kept.
pub async fn part_entries(id: &ReturnId, changes: &PartChanges, secrecy: &Secrecy) -> Result<Vec<Entry>, StorageError> {
    let mut entries = Vec::with_capacity(changes.len() + 1);
    for (part, value) in changes {
        let text = match value {
            Some(value) => Some(secrecy.write(value.to_string()).await?),
            None => None,
        };
        entries.push(entry(Store::Parts, format!("{}{}", parts_prefix(id), part.name()), text));
    }
    Ok(entries)
}

/// A head as it is kept.
pub fn head_entry(id: &ReturnId, head: &Head) -> Result<Entry, StorageError> {
    Ok(entry(Store::Heads, id.as_str(), Some(head.text().map_err(unwritable)?)))
}

/// What the keys of a draft's parts begin with.
pub fn parts_prefix(id: &ReturnId) -> String {
    format!("{id}/")
}

/// What the keys of a return's submitted revisions begin with.
pub fn submitted_prefix(id: &ReturnId) -> String {
    format!("{id}@")
}

/// Every store that holds words of a draft, with what their keys begin with.
pub fn prefixes(id: &ReturnId) -> [(Store, String); 3] {
    [(Store::Parts, parts_prefix(id)), (Store::Versions, versions::prefix(id)), (Store::Submitted, submitted_prefix(id))]
}

fn submitted_key(id: &ReturnId, revision: u32) -> String {
    format!("{}{revision}", submitted_prefix(id))
}

fn unwritable(error: serde_json::Error) -> StorageError {
    StorageError::Refused(BrowserError::new(error.to_string()))
}
