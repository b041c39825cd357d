//! Gives a draft a passphrase, another one, or none: everything that is kept of it is written anew, all or nothing.

use super::StorageError;
use super::drafts::{head_entry, prefixes};
use super::last;
use super::secrecy::Secrecy;
use super::shelf::{Shelf, Store, entry};
use crate::keeping::head::{Head, KeptSealing};
use crate::keeping::left::Left;
use crate::keeping::only_if::OnlyIf;
use crate::model::audit_return::Return;

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
    for (store, prefix) in prefixes(id) {
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
    shelf.write_only_if(Store::Heads, id.as_str(), OnlyIf::StillHead(before), &entries).await?;
    Left::forget(id);
    last::forget_handed_on(id);
    Ok(head)
}
