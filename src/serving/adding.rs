//! Adding files: each is read, judged and kept, a portion at a time, so that what was read before a stop or an end is here.

use super::{SERVING, kept, tell, with_desk};
use crate::adding_up::VerdictLine;
use crate::adding_up::lines::unread as unread_line;
use crate::adding_up::talk::{DeskAdded, DeskSaid};
use crate::aggregation::row::ReturnRow;
use crate::interchange::archive::{FoundFile, Opening};
use crate::interchange::intake::{Change, judge};
use crate::platform::BrowserError;
use crate::platform::worker::standing::{Parcel, Teller};
use crate::storage::StorageError;
use crate::storage::returns::KeptReturns;
use crate::words::device::storage_error;
use std::sync::Arc;

/// How many returns are kept at once, and how many bytes of them.
const AT_ONCE: usize = 128;
const BYTES_AT_ONCE: usize = 4 * 1024 * 1024;

/// Returns that are in the figures and not yet on the disk.
struct Adding {
    kept: KeptReturns,
    /// Each with the row that was there before.
    pending: Vec<(Change, Option<ReturnRow>)>,
    bytes: usize,
    /// Why something could not be kept.
    failed: Option<StorageError>,
}

/// Adds files. Where the device is full, what was added before is kept, and the rest is named.
pub(super) async fn add(
    unread: Vec<VerdictLine>,
    opened: &[String],
    parcels: Vec<(String, Parcel)>,
    teller: &Teller,
) -> Result<DeskSaid, String> {
    SERVING.with(|serving| {
        serving.is_stopped.set(false);
        serving.removed.replace(None);
    });
    let before = with_desk(|desk| {
        let before = desk.files_noted();
        unread.into_iter().for_each(|line| desk.note(line));
        desk.opened(opened);
        before
    })?;
    let mut adding = Adding { kept: kept()?, pending: Vec::new(), bytes: 0, failed: None };
    let (chosen, mut done) = (parcels.len(), 0);
    let mut left = 0;
    for (at, (name, parcel)) in parcels.into_iter().enumerate() {
        let is_over = adding.failed.is_some() || is_stopped();
        if is_over {
            left += 1;
            continue;
        }
        let read = match parcel {
            Parcel::Bytes(bytes) => Ok(bytes),
            Parcel::File(file) => file.read().await,
        };
        match read {
            Err(BrowserError { name: error, message }) => {
                with_desk(|desk| unread_line(&name, &error, &message).into_iter().for_each(|line| desk.note(line)))?;
                done += 1;
            }
            Ok(bytes) => {
                let mut opening = Opening::of(&name, bytes);
                while let Some(found) = opening.next() {
                    adding.take(found).await?;
                    done += 1;
                    if adding.is_due() {
                        adding.keep().await?;
                        tell(teller, done, done + opening.to_come() + chosen - at - 1);
                    }
                    if adding.failed.is_some() || is_stopped() {
                        left += usize::from(opening.to_come() > 0);
                        break;
                    }
                }
            }
        }
    }
    adding.keep().await?;
    let (lines, locked, after) = with_desk(|desk| {
        desk.tell_shared();
        (desk.beside().to_vec(), desk.take_locked(), desk.files_noted())
    })?;
    if let Err(error) = adding.kept.save_lines(&lines).await {
        adding.failed.get_or_insert(error);
    }
    let failed = adding.failed.map(|error| storage_error(&error));
    Ok(DeskSaid::Added(DeskAdded { files: after.saturating_sub(before), locked, unread: left, failed }))
}

fn is_stopped() -> bool {
    SERVING.with(|serving| serving.is_stopped.get())
}

impl Adding {
    async fn take(&mut self, found: FoundFile) -> Result<(), String> {
        let questionnaires = with_desk(|desk| Arc::clone(desk.questionnaires()))?;
        let judged = judge(&questionnaires, found);
        let needed = with_desk(|desk| desk.needs(&judged).map(str::to_owned))?;
        let at_hand = match &needed {
            Some(key) => self.file(key).await?,
            None => None,
        };
        let (change, before) = with_desk(|desk| {
            let before = desk.here(&judged).cloned();
            (desk.add(judged, at_hand.as_deref()), before)
        })?;
        if let Some(change) = change {
            self.bytes += change.text.len();
            self.pending.push((change, before));
        }
        Ok(())
    }

    /// A file that is here, also where it is not yet on the disk.
    async fn file(&self, key: &str) -> Result<Option<String>, String> {
        let pending = self.pending.iter().rev().find(|(change, _)| change.key == key).map(|(change, _)| change.text.clone());
        match pending {
            Some(text) => Ok(Some(text)),
            None => self.kept.file(key).await.map_err(|error| storage_error(&error)),
        }
    }

    fn is_due(&self) -> bool {
        self.pending.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE
    }

    /// Keeps what is pending: all at once, or where that fails one after the other, up to the first that does not fit.
    async fn keep(&mut self) -> Result<(), String> {
        let pending = std::mem::take(&mut self.pending);
        self.bytes = 0;
        let changes: Vec<Change> = pending.iter().map(|(change, _)| change.clone()).collect();
        if changes.is_empty() || self.kept.save(&changes).await.is_ok() {
            return Ok(());
        }
        for (change, before) in pending {
            let saved = match &self.failed {
                None => self.kept.save(std::slice::from_ref(&change)).await,
                Some(error) => Err(error.clone()),
            };
            if let Err(error) = saved {
                with_desk(|desk| desk.take_back(&change, before, &storage_error(&error)))?;
                self.failed.get_or_insert(error);
            }
        }
        Ok(())
    }
}
