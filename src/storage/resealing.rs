//! Gives a draft a passphrase, another one, or none: everything that is kept of it is written anew, all or nothing.

use super::StorageError;
use super::drafts::{head_entry, parts_prefix};
use super::head::Head;
use super::last;
use super::left::Left;
use super::secrecy::{KeptSealing, Secrecy};
use super::shelf::{Shelf, Store, entry};
use super::versions;
use crate::model::audit_return::Return;
use crate::platform::database::Guard;

/// Writes a draft anew, as it is on the disk, sealed in another way. `record` is for its head. Returns that head.
pub async fn reseal(
    shelf: &Shelf,
    record: &Return,
    before: &Head,
    old: &Secrecy,
    new: &Secrecy,
    sealing: Option<KeptSealing>,
) -> Result<Head, StorageError> {
    let id = &record.id;
    let mut head = before.clone();
    head.sequence += 1;
    head.sealing = sealing;
    head.take_title(record);
    let mut entries = vec![head_entry(id, &head)?];
    for (store, prefix) in
        [(Store::Parts, parts_prefix(id)), (Store::Versions, versions::prefix(id)), (Store::Submitted, format!("{id}@"))]
    {
        for (key, kept) in shelf.under(store, &prefix).await? {
            let text = match old.read(kept.clone()).await {
                Ok(text) => new.write(text).await?,
                // What cannot be read is kept as it is.
                Err(StorageError::Unreadable(_)) => kept,
                Err(error) => return Err(error),
            };
            entries.push(entry(store, key, Some(text)));
        }
    }
    let allows = |text: Option<&str>| text.and_then(|text| Head::read(text).ok()).as_ref() == Some(before);
    let guard = Guard { store: Store::Heads.name(), key: id.as_str(), allows: &allows };
    if !shelf.write_if(&entries, Some(guard)).await? {
        return Err(StorageError::ChangedElsewhere);
    }
    Left::forget(id);
    last::forget_handed_on(id);
    Ok(head)
}
