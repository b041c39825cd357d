//! Drafts of earlier versions of the app, brought to the form of this one. What was there stays as an earlier version.

use super::StorageError;
use super::drafts::{all_parts, head_entry, part_entries};
use super::left;
use super::secrecy::Secrecy;
use super::shelf::{Shelf, Store, entry};
use super::versions::{self, Why};
use crate::keeping::draft::{KeptDraft, read_envelope};
use crate::keeping::left::Left;
use crate::keeping::only_if::OnlyIf;
use crate::model::ids::ReturnId;

/// Whether there may be something of an earlier version.
pub async fn is_needed(shelf: &Shelf) -> Result<bool, StorageError> {
    let was_put_aside = left::ids().iter().any(|id| Left::in_one_piece(id).is_some());
    Ok(was_put_aside || !shelf.keys_under(Store::Drafts, "").await?.is_empty())
}

/// Brings every draft of an earlier version over. One that cannot be read stays where it is.
pub async fn upgrade(shelf: &Shelf) -> Result<(), StorageError> {
    let mut whole = shelf.all(Store::Drafts).await?;
    // The first version opened a draft also where only what was put aside of it was left.
    for id in left::ids() {
        let text = Left::in_one_piece(&id).filter(|text| read_envelope(text).is_ok());
        let is_alone = !whole.iter().any(|(key, _)| *key == id.as_str());
        whole.extend(text.filter(|_| is_alone).map(|text| (id.to_string(), text)));
    }
    for (key, text) in whole {
        let Ok(kept) = read_envelope(&text) else { continue };
        let id: ReturnId = kept.record.id.clone();
        let left = Left::in_one_piece(&id).and_then(|text| read_envelope(&text).ok());
        let before = kept.record.clone();
        let KeptDraft { record, head } = left.filter(|left| left.head.sequence > kept.head.sequence).unwrap_or(kept);
        let mut entries = part_entries(&id, &all_parts(&record)?, &Secrecy::Open).await?;
        entries.push(head_entry(&id, &head)?);
        entries.push(versions::entry_for(&before, head.sequence, Why::Upgraded, &Secrecy::Open).await?);
        entries.push(entry(Store::Drafts, key, None));
        match shelf.write_only_if(Store::Heads, id.as_str(), OnlyIf::Nothing, &entries).await {
            Ok(()) => Left::forget(&id),
            // Another tab was quicker.
            Err(StorageError::ChangedElsewhere) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
