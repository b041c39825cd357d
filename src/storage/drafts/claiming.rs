//! How a page makes a draft its own: what pages that ended had put aside is taken over, or becomes an earlier version.

use super::super::StorageError;
use super::super::head::Head;
use super::super::last;
use super::super::left::{Found, Left};
use super::super::secrecy::Secrecy;
use super::super::shelf::{Store, entry};
use super::super::versions::{self, Why};
use super::{Drafts, KeptDraft, head_entry, part_entries, record};
use crate::model::ids::ReturnId;
use crate::model::parts::{PartChanges, Parts, apply};
use crate::platform::database::Entry;

/// What becomes of a draft when it is opened.
struct Opening<'a> {
    id: &'a ReturnId,
    secrecy: &'a Secrecy,
    head: Head,
    parts: Parts,
    entries: Vec<Entry>,
    /// How many earlier versions are among the entries.
    versions: u64,
}

impl Drafts {
    /// Opens a draft to work on it: from now on this page saves it and no other. What a page that ended had put aside is
    /// taken over; where it does not go on from what was saved since, it becomes an earlier version.
    pub async fn claim(&self, id: &ReturnId, secrecy: &Secrecy) -> Result<KeptDraft, StorageError> {
        loop {
            let before = self.head(id).await?;
            let found = Left::all(id);
            let parts = self.parts(id, secrecy).await?;
            let mut opening = Opening { id, secrecy, head: before.clone(), parts, entries: Vec::new(), versions: 0 };
            opening.head.sequence += 1;
            opening.head.writer.clone_from(&self.writer);
            opening.keep_unreadable();
            opening.take_up(&before, &found).await?;
            let record = record(opening.parts)?;
            opening.head.take_title(&record);
            opening.entries.push(head_entry(id, &opening.head)?);
            if self.write_over(id, &before, &opening.entries).await? {
                found.iter().for_each(Found::forget);
                for (page, _) in Left::unreadable(id) {
                    Left::forget_of(id, page.as_deref());
                }
                last::begin(&record);
                return Ok(KeptDraft { record, head: opening.head });
            }
        }
    }
}

impl Opening<'_> {
    fn keep_unreadable(&mut self) {
        for (page, text) in Left::unreadable(self.id) {
            let page = page.map(|page| format!("-{page}")).unwrap_or_default();
            self.entries.push(entry(Store::Drafts, format!("{}-put-aside{page}", self.id), Some(text)));
        }
    }

    /// What was put aside by each page: into the draft, or into an earlier version of it.
    async fn take_up(&mut self, before: &Head, found: &[Found]) -> Result<(), StorageError> {
        let saved = self.parts.clone();
        let mut taken: PartChanges = Vec::new();
        for left in found.iter().map(|found| &found.left).filter(|left| !left.is_in(before)) {
            let changes = left.changes();
            if !left.continues(before) {
                let mut other = saved.clone();
                apply(&mut other, &changes);
                self.keep_version(other, left.sequence).await?;
                continue;
            }
            // Two pages may have gone on from the same: what the later one has otherwise stays as an earlier version.
            let differs = |(part, value): &(_, _)| changes.iter().any(|(other, now)| other == part && now != value);
            if taken.iter().any(differs) {
                self.keep_version(self.parts.clone(), left.sequence).await?;
            }
            self.entries.extend(part_entries(self.id, &changes, self.secrecy).await?);
            apply(&mut self.parts, &changes);
            self.head.changed_at.clone_from(&left.at);
            self.head.sequence = self.head.sequence.max(left.sequence + 1);
            taken.extend(changes);
        }
        Ok(())
    }

    async fn keep_version(&mut self, parts: Parts, sequence: u64) -> Result<(), StorageError> {
        let record = record(parts)?;
        self.entries.push(versions::nth_entry_for(&record, self.versions, sequence, Why::Elsewhere, self.secrecy).await?);
        self.versions += 1;
        Ok(())
    }
}
