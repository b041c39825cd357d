//! Drafts of earlier versions of the app, brought to the form of this one. What was there stays as an earlier version.

use super::StorageError;
use super::drafts::{KeptDraft, all_parts, head_entry, part_entries};
use super::head::Head;
use super::left::{self, Left};
use super::secrecy::Secrecy;
use super::shelf::{Shelf, Store, entry};
use super::versions::{self, Why};
use crate::interchange::located;
use crate::interchange::read::{ReadError, misshapen, parse, read_return_value};
use crate::model::ids::ReturnId;
use crate::platform::database::Guard;
use serde::Deserialize;
use serde_json::Value;

/// A draft as the first version kept it: in one piece, with what the device knows around it.
#[derive(Deserialize)]
struct Envelope {
    sequence: u64,
    saved_at: String,
    place: String,
    #[serde(default)]
    is_deleted: bool,
    #[serde(rename = "return")]
    record: Value,
}

/// Reads a draft as the first version kept it.
pub fn read_envelope(text: &str) -> Result<KeptDraft, ReadError> {
    let Envelope { sequence, saved_at, place, is_deleted, record } = located::read(&parse(text)?).map_err(misshapen)?;
    let record = read_return_value(record)?.record;
    let mut head = Head::new(&record, "", &saved_at, place);
    head.sequence = sequence;
    head.deleted_at = is_deleted.then_some(saved_at);
    Ok(KeptDraft { record, head })
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
        let guard = Guard { store: Store::Heads.name(), key: id.as_str(), allows: &|text| text.is_none() };
        // Where there is a head already, another tab was quicker.
        if shelf.write_if(&entries, Some(guard)).await? {
            Left::forget(&id);
        }
    }
    Ok(())
}
