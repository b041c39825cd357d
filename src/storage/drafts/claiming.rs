//! How a page makes a draft its own: what pages that ended had put aside is taken over, or becomes an earlier version.

use super::super::StorageError;
use super::super::last;
use super::super::left::{Found, Strange};
use super::super::secrecy::Secrecy;
use super::super::shelf::{Store, entry};
use super::super::versions::{self, Why};
use super::{Drafts, head_entry, part_entries};
use crate::keeping::draft::{KeptDraft, record_of};
use crate::keeping::left::Left;
use crate::keeping::taking_up::take_up;
use crate::model::ids::ReturnId;
use crate::platform::database::Entry;

impl Drafts {
    /// Opens a draft to work on it: from now on this page saves it and no other. What a page that ended had put aside is
    /// taken over; where it does not go on from what was saved since, it becomes an earlier version.
    pub async fn claim(&self, id: &ReturnId, secrecy: &Secrecy) -> Result<KeptDraft, StorageError> {
        loop {
            let before = self.head(id).await?;
            let found = Left::all(id);
            let strange = Strange::all(id);
            let put_aside: Vec<&Left> = found.iter().map(|found| &found.left).collect();
            let taken = take_up(&before, &self.parts(id, secrecy).await?, &put_aside, &self.writer);
            let mut claimed = KeptDraft { record: record_of(taken.parts).map_err(StorageError::Unreadable)?, head: taken.head };
            claimed.head.take_title(&claimed.record);
            let mut entries: Vec<Entry> = strange.iter().map(|strange| strange_entry(id, strange)).collect();
            let earlier = taken.earlier.into_iter().map(|earlier| (earlier, Why::Elsewhere));
            entries.extend(versions::entries_for(earlier, secrecy).await?);
            entries.extend(part_entries(id, &taken.changes, secrecy).await?);
            entries.push(head_entry(id, &claimed.head)?);
            match self.write_over(id, &before, &entries).await {
                // Another page was quicker: this one takes up what stands there now.
                Err(StorageError::ChangedElsewhere) => continue,
                written => written?,
            }
            found.iter().for_each(Found::forget);
            strange.iter().for_each(Strange::forget);
            last::begin(&claimed.record);
            return Ok(claimed);
        }
    }
}

/// What was put aside and cannot be read, kept as it is.
fn strange_entry(id: &ReturnId, strange: &Strange) -> Entry {
    let page = strange.page.as_ref().map(|page| format!("-{page}")).unwrap_or_default();
    entry(Store::Drafts, format!("{id}-put-aside{page}"), Some(strange.text.clone()))
}
