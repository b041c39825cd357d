//! Adding files: each is read, judged and kept, a portion at a time, so that what was read before a stop or an end is here.

use super::kept_desk::{FoundPiece, KeptDesk, NotKept};
use super::{SERVING, open, tell};
use crate::adding_up::VerdictLine;
use crate::adding_up::desk::desk_file::unread as not_taken;
use crate::adding_up::lines::unread as unread_line;
use crate::adding_up::talk::{DeskAdded, DeskSaid};
use crate::interchange::archive::{FoundFile, Opening};
use crate::interchange::desk_file::DeskParts;
use crate::interchange::intake::judge;
use crate::interchange::read::ReadQuestionnaire;
use crate::platform::BrowserError;
use crate::platform::worker::standing::{Parcel, Teller};
use crate::storage::StorageError;
use crate::words::desk::REMOVED_ELSEWHERE;
use crate::words::device::returns_error;
use std::rc::Rc;
use std::sync::Arc;

/// How many files are kept at once, and how many bytes of them.
const AT_ONCE: usize = 128;
const BYTES_AT_ONCE: usize = 4 * 1024 * 1024;
/// After how many files the page is told.
const TOLD_EVERY: usize = 50;

/// Files that were judged and are not yet on the disk.
struct Adding {
    desk: Rc<KeptDesk>,
    questionnaires: Arc<[ReadQuestionnaire]>,
    /// Of which desk: all returns may be removed meanwhile.
    since: String,
    pending: Vec<FoundPiece>,
    /// Other desks that came as files; they are taken over once their returns are here.
    desks: Vec<DeskParts>,
    /// What came of them.
    said: Vec<String>,
    bytes: usize,
    /// How many files there is something to say of.
    noted: usize,
    /// Files that only their passphrase opens.
    locked: Vec<(String, String)>,
    /// Why something could not be kept.
    failed: Option<NotKept>,
    /// Whether there is room to say so at least.
    keeps_lines: bool,
}

/// Adds files. Where the device is full, what was added before is kept, and the rest is named. Where all returns are removed in
/// another tab, no more are added.
pub(super) async fn add(
    unread: Vec<VerdictLine>,
    opened: &[String],
    parcels: Vec<(String, Parcel)>,
    teller: &Teller,
) -> Result<DeskSaid, String> {
    SERVING.with(|serving| serving.is_stopped.set(false));
    let mut adding = Adding::begin(open()?).await.map_err(|error| returns_error(&error))?;
    adding.pending.push(FoundPiece::Opened(opened.to_vec()));
    adding.pending.extend(unread.into_iter().map(FoundPiece::line));
    let (chosen, mut done) = (parcels.len(), 0_usize);
    let mut left = 0;
    for (at, (name, parcel)) in parcels.into_iter().enumerate() {
        if adding.failed.is_some() {
            adding.name_unread(&name);
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
                adding.pending.extend(unread_line(&name, &error, &message).map(FoundPiece::line));
                done += 1;
            }
            Ok(bytes) => {
                let mut opening = Opening::of(&name, bytes);
                while let Some(found) = opening.next() {
                    adding.take(found);
                    done += 1;
                    if adding.is_due() {
                        adding.keep().await;
                    }
                    if done.is_multiple_of(TOLD_EVERY) {
                        tell(teller, done, done + opening.to_come() + chosen - at - 1);
                    }
                    let is_cut = opening.to_come() > 0;
                    if is_cut && adding.failed.is_some() {
                        adding.name_unread(&name);
                    }
                    if adding.failed.is_some() || is_stopped() {
                        left += usize::from(adding.failed.is_none() && is_cut);
                        break;
                    }
                }
            }
        }
    }
    adding.keep().await;
    let failed_desks = adding.take_desks().await;
    adding.desk.with(|desk| desk.tell_shared());
    let Adding { noted, locked, failed, said: desks, .. } = adding;
    let failed = failed.map(|why| said(&why)).or(failed_desks);
    Ok(DeskSaid::Added(DeskAdded { files: noted, locked, desks, unread: left, failed }))
}

fn said(why: &NotKept) -> String {
    match why {
        NotKept::Removed => REMOVED_ELSEWHERE.to_owned(),
        NotKept::Failed(error) => returns_error(error),
    }
}

fn is_stopped() -> bool {
    SERVING.with(|serving| serving.is_stopped.get())
}

impl Adding {
    async fn begin(desk: Rc<KeptDesk>) -> Result<Self, StorageError> {
        desk.follow().await?;
        let questionnaires = desk.with(|desk| Arc::clone(desk.questionnaires()));
        let since = desk.kept().since();
        let (pending, locked, desks) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self {
            desk,
            questionnaires,
            since,
            pending,
            desks,
            said: Vec::new(),
            bytes: 0,
            noted: 0,
            locked,
            failed: None,
            keeps_lines: true,
        })
    }

    fn take(&mut self, found: FoundFile) {
        if self.desks.iter_mut().any(|desk| desk.take(&found)) {
            return;
        }
        match DeskParts::of(&found) {
            Some(Ok(desk)) => return self.desks.push(desk),
            Some(Err(error)) => return self.pending.push(FoundPiece::line(not_taken(&found.name, &error))),
            None => {}
        }
        self.bytes += found.bytes.as_ref().map_or(0, Vec::len);
        self.pending.push(FoundPiece::File(Box::new(judge(&self.questionnaires, found))));
    }

    /// Says of a chosen file that it was not read, or not to the end, because what came before it could not be kept.
    fn name_unread(&mut self, name: &str) {
        let Some(NotKept::Failed(error)) = &self.failed else { return };
        let sentence = format!("Not read to the end: what came before it could not be kept. {}", returns_error(error));
        let label = "Not kept".to_owned();
        self.pending.push(FoundPiece::line(VerdictLine { name: name.to_owned(), label, sentence, ..VerdictLine::default() }));
    }

    fn is_due(&self) -> bool {
        self.pending.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE
    }

    /// Keeps what is pending: all at once, or where that fails one after the other, up to the first that does not fit.
    async fn keep(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        self.bytes = 0;
        if self.failed.is_none() {
            match self.desk.add(&self.since, &pending).await {
                Ok(noted) => return self.note(noted),
                Err(NotKept::Removed) => self.failed = Some(NotKept::Removed),
                Err(NotKept::Failed(_)) => {}
            }
        }
        let mut rest = pending.into_iter();
        let mut not_kept = Vec::new();
        while self.failed.is_none()
            && let Some(piece) = rest.next()
        {
            match self.desk.add(&self.since, std::slice::from_ref(&piece)).await {
                Ok(noted) => self.note(noted),
                Err(why) => {
                    self.failed = Some(why);
                    not_kept.push(piece);
                }
            }
        }
        not_kept.extend(rest);
        self.name_not_kept(not_kept).await;
    }

    /// Takes over the desks that came as files. Says why, where one could not be kept.
    async fn take_desks(&mut self) -> Option<String> {
        for desk in std::mem::take(&mut self.desks) {
            // What could not be added has nothing that choices could be about.
            if self.failed.is_some() {
                break;
            }
            match self.desk.take_desk(&desk).await {
                Ok(taken) => {
                    self.said.push(taken.said());
                    self.pending.extend(taken.lines(&desk.name).into_iter().map(FoundPiece::line));
                }
                Err(why) => return Some(why),
            }
        }
        self.keep().await;
        None
    }

    fn note(&mut self, noted: usize) {
        self.noted += noted;
        self.locked.extend(self.desk.with(|desk| desk.take_locked()));
    }

    /// Names what could not be kept. Where all returns were removed elsewhere, nobody wants a list of what was not added.
    async fn name_not_kept(&mut self, pieces: Vec<FoundPiece>) {
        let Some(NotKept::Failed(error)) = &self.failed else { return };
        self.noted += self.desk.name_not_kept(&self.since, pieces, error, &mut self.keeps_lines).await;
        self.locked.extend(self.desk.with(|desk| desk.take_locked()));
    }
}
