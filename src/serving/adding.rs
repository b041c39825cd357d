//! Adding files: each is read, judged and kept, a portion at a time, so that what was read before a stop or an end is here.

use super::{SERVING, kept, tell, with_desk};
use crate::adding_up::VerdictLine;
use crate::adding_up::lines::unread as unread_line;
use crate::adding_up::talk::{DeskAdded, DeskSaid};
use crate::aggregation::row::ReturnRow;
use crate::interchange::archive::{FoundFile, Opening};
use crate::interchange::intake::{Change, Judged, SubmittedReplies, judge};
use crate::platform::BrowserError;
use crate::platform::worker::standing::{Parcel, Teller};
use crate::storage::StorageError;
use crate::storage::returns::KeptReturns;
use crate::words::device::storage_error;
use std::sync::Arc;

/// How many returns are kept at once, and how many bytes of them.
const AT_ONCE: usize = 128;
const BYTES_AT_ONCE: usize = 4 * 1024 * 1024;
/// After how many files the page is told.
const TOLD_EVERY: usize = 50;

/// Returns that are in the figures and not yet on the disk.
struct Adding {
    kept: KeptReturns,
    /// Each with the row that was there before.
    pending: Vec<(Change, Option<ReturnRow>)>,
    bytes: usize,
    /// How many lines were kept last.
    lines: Option<usize>,
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
    SERVING.with(|serving| serving.is_stopped.set(false));
    let before = with_desk(|desk| {
        desk.opened(opened);
        let before = desk.files_noted();
        unread.into_iter().for_each(|line| desk.note(line));
        before
    })?;
    let mut adding = Adding { kept: kept()?, pending: Vec::new(), bytes: 0, lines: None, failed: None };
    let (chosen, mut done) = (parcels.len(), 0_usize);
    let mut left = 0;
    for (at, (name, parcel)) in parcels.into_iter().enumerate() {
        if let Some(error) = &adding.failed {
            let line = not_kept(&name, &storage_error(error));
            with_desk(|desk| desk.note(line))?;
            continue;
        }
        if is_stopped() {
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
                        adding.keep_lines().await?;
                    }
                    if done.is_multiple_of(TOLD_EVERY) {
                        tell(teller, done, done + opening.to_come() + chosen - at - 1);
                    }
                    let is_cut = opening.to_come() > 0;
                    if let Some(error) = adding.failed.as_ref().filter(|_| is_cut) {
                        let line = not_kept(&name, &storage_error(error));
                        with_desk(|desk| desk.note(line))?;
                    }
                    if adding.failed.is_some() || is_stopped() {
                        left += usize::from(adding.failed.is_none() && is_cut);
                        break;
                    }
                }
            }
        }
    }
    adding.keep().await?;
    adding.keep_lines().await?;
    let (locked, after) = with_desk(|desk| {
        desk.tell_shared();
        (desk.take_locked(), desk.files_noted())
    })?;
    let failed = adding.failed.map(|error| storage_error(&error));
    Ok(DeskSaid::Added(DeskAdded { files: after.saturating_sub(before), locked, unread: left, failed }))
}

/// The line of a chosen file that was not read, or not to the end, because what came before it could not be kept.
fn not_kept(name: &str, why: &str) -> VerdictLine {
    let (label, sentence) = ("Not kept".to_owned(), format!("Not read to the end: what came before it could not be kept. {why}"));
    VerdictLine { name: name.to_owned(), label, sentence, ..VerdictLine::default() }
}

fn is_stopped() -> bool {
    SERVING.with(|serving| serving.is_stopped.get())
}

impl Adding {
    async fn take(&mut self, found: FoundFile) -> Result<(), String> {
        let name = found.name.clone();
        let questionnaires = with_desk(|desk| Arc::clone(desk.questionnaires()))?;
        let judged = judge(&questionnaires, found);
        let judged = match judged {
            Judged::Replies(replies) => return self.take_replies(*replies).await,
            other => other,
        };
        let needed = with_desk(|desk| desk.needs(&judged).map(str::to_owned))?;
        let at_hand = match &needed {
            Some(key) => match self.file(key).await {
                Ok(file) => file,
                Err(error) => {
                    // What is pending is kept all the same; this file is named, and no more are read.
                    let line = not_kept(&name, &storage_error(&error));
                    with_desk(|desk| desk.note(line))?;
                    self.failed.get_or_insert(error);
                    return Ok(());
                }
            },
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

    /// Takes a file of replies and keeps it at once: there are few of them.
    async fn take_replies(&mut self, replies: SubmittedReplies) -> Result<(), String> {
        let Some(change) = with_desk(|desk| desk.add_replies(replies))? else { return Ok(()) };
        if let Err(error) = self.kept.save_replies(&change).await {
            with_desk(|desk| desk.take_back_replies(&change, &storage_error(&error)))?;
            self.failed.get_or_insert(error);
        }
        Ok(())
    }

    /// A file that is here, also where it is not yet on the disk.
    async fn file(&self, key: &str) -> Result<Option<String>, StorageError> {
        let pending = self.pending.iter().rev().find(|(change, _)| change.key == key).map(|(change, _)| change.text.clone());
        match pending {
            Some(text) => Ok(Some(text)),
            None => self.kept.file(key).await,
        }
    }

    /// Keeps what became of the files that are not counted, where there are more of them than before.
    async fn keep_lines(&mut self) -> Result<(), String> {
        let lines = with_desk(|desk| desk.beside().to_vec())?;
        if self.lines == Some(lines.len()) {
            return Ok(());
        }
        self.lines = Some(lines.len());
        if let Err(error) = self.kept.save_lines(&lines).await {
            self.failed.get_or_insert(error);
        }
        Ok(())
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
        let mut not_kept = Vec::new();
        for (change, before) in pending {
            let saved = match &self.failed {
                None => self.kept.save(std::slice::from_ref(&change)).await,
                Some(error) => Err(error.clone()),
            };
            if let Err(error) = saved {
                self.failed.get_or_insert(error);
                not_kept.push((change, before));
            }
        }
        // The last one first: what stood before each is there again in the end.
        let why = self.failed.as_ref().map(storage_error).unwrap_or_default();
        for (change, before) in not_kept.into_iter().rev() {
            with_desk(|desk| desk.take_back(&change, before, &why))?;
        }
        Ok(())
    }
}
