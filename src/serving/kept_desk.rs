//! The desk beside what is kept of it, which other tabs of this browser change as well. Each change is small and is made on the
//! desk as it is kept by now: where somebody else was quicker, nothing was written, the desk is read again, and the change is
//! made on that.

mod not_kept;
mod one_file;

use super::turn::Turn;
use crate::adding_up::VerdictLine;
use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::updates::BesideChange;
use crate::interchange::intake::{Change, Judged, UPDATES};
use crate::storage::StorageError;
use crate::storage::returns::{KeptReturns, News, Overview, RemovedReturns, SaidChange, SaidOfReturns};
use crate::words::desk::BUSY_ELSEWHERE;
use crate::words::device::returns_error;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// How often a change is tried again because somebody else was quicker.
const MOST_TRIES: usize = 40;
/// How many rows are made anew before they are kept.
const AT_ONCE: usize = 100;

/// The desk, and where it is kept.
pub struct KeptDesk {
    desk: RefCell<RowDesk>,
    kept: KeptReturns,
    turn: Turn,
    /// Whether the desk has something that could not be kept, so that it must be read again.
    is_ahead: Cell<bool>,
}

/// Something that was found while files are added, in its order.
#[derive(Clone, Debug)]
pub enum FoundPiece {
    /// A file that was judged by itself.
    File(Box<Judged>),
    /// Something to say of a file.
    Line(Box<VerdictLine>),
    /// Files of these names no longer wait for their passphrase.
    Opened(Vec<String>),
}

impl FoundPiece {
    /// Something to say of a file.
    pub fn line(line: VerdictLine) -> Self {
        Self::Line(Box::new(line))
    }
}

/// Why pieces were not kept.
#[derive(Clone, Debug, PartialEq)]
pub enum NotKept {
    /// All returns were removed elsewhere since the desk was looked at last: nobody wants more of them.
    Removed,
    /// They could not be written, or not be read again.
    Failed(StorageError),
}

impl KeptDesk {
    /// Reads what is kept. `told` hears how many of how many rows were made anew. What is on the desk already stays listed.
    pub async fn open(desk: RowDesk, kept: KeptReturns, told: &dyn Fn(usize, usize)) -> Result<Self, StorageError> {
        let lines = desk.recent_lines_in_all();
        let opened = Self { desk: RefCell::new(desk), kept, turn: Turn::default(), is_ahead: Cell::new(true) };
        opened.read(lines, told).await?;
        Ok(opened)
    }

    /// Does something with the desk. Nothing that waits may be done within.
    pub fn with<T>(&self, act: impl FnOnce(&mut RowDesk) -> T) -> T {
        act(&mut self.desk.borrow_mut())
    }

    /// Where it is kept.
    pub fn kept(&self) -> &KeptReturns {
        &self.kept
    }

    /// Looks whether somebody else has changed something, and if so reads it.
    pub async fn follow(&self) -> Result<(), StorageError> {
        let _turn = self.turn.take().await;
        self.catch_up().await
    }

    async fn catch_up(&self) -> Result<(), StorageError> {
        let news = self.kept.news().await?;
        match news {
            News::Nothing if !self.is_ahead.get() => Ok(()),
            News::Said if !self.is_ahead.get() => {
                // Until it was read, nobody must take the desk for what is kept.
                self.is_ahead.set(true);
                let said = self.kept.said().await?;
                self.with(|desk| go_by(desk, said));
                self.is_ahead.set(false);
                Ok(())
            }
            News::Nothing | News::Said | News::Returns => {
                let lines = self.with(|desk| desk.recent_lines_in_all());
                self.read(lines, &|_, _| ()).await
            }
        }
    }

    /// Reads everything but the returns themselves; so many of the lines of files that were added lately stay.
    async fn read(&self, lines: usize, told: &dyn Fn(usize, usize)) -> Result<(), StorageError> {
        self.is_ahead.set(true);
        for _ in 0..MOST_TRIES {
            let overview = self.kept.overview().await?;
            let mut fresh = self.with(|desk| desk.with_nothing());
            match fill(&mut fresh, &self.kept, overview, told).await {
                Err(StorageError::ChangedElsewhere) => continue,
                filled => filled?,
            }
            self.with(|desk| {
                fresh.go_on_for(desk, lines);
                *desk = fresh;
            });
            self.is_ahead.set(false);
            return Ok(());
        }
        Err(StorageError::ChangedElsewhere)
    }

    /// Makes a change to what people say, and keeps it. `act` is asked again where somebody else was quicker; it changes the
    /// desk and says what is to be kept.
    pub async fn change<T>(&self, act: impl Fn(&mut RowDesk) -> Result<(T, Vec<SaidChange>), String>) -> Result<T, String> {
        let _turn = self.turn.take().await;
        for _ in 0..MOST_TRIES {
            self.catch_up().await.map_err(|error| returns_error(&error))?;
            let (said, changes) = self.with(&act)?;
            match self.kept.save_said(&changes).await {
                Ok(()) => return Ok(said),
                Err(error) => {
                    // What is shown must be what is kept.
                    self.is_ahead.set(true);
                    if error != StorageError::ChangedElsewhere {
                        return Err(returns_error(&error));
                    }
                }
            }
        }
        Err(BUSY_ELSEWHERE.to_owned())
    }

    /// Adds what was found and keeps it, all or nothing; says how many files were noted. `since` is what
    /// [`KeptReturns::since`] said when the first files were added.
    pub async fn add(&self, since: &str, pieces: &[FoundPiece]) -> Result<usize, NotKept> {
        let _turn = self.turn.take().await;
        for _ in 0..MOST_TRIES {
            self.catch_up().await.map_err(NotKept::Failed)?;
            if self.kept.since() != since {
                return Err(NotKept::Removed);
            }
            let (lines, noted) = self.with(|desk| (desk.recent_lines_in_all(), desk.files_noted()));
            match self.take_and_keep(pieces).await {
                Ok(()) => return Ok(self.with(|desk| desk.files_noted()).saturating_sub(noted)),
                Err(error) => {
                    self.read(lines, &|_, _| ()).await.map_err(NotKept::Failed)?;
                    if error != StorageError::ChangedElsewhere {
                        return Err(NotKept::Failed(error));
                    }
                }
            }
        }
        Err(NotKept::Failed(StorageError::ChangedElsewhere))
    }

    async fn take_and_keep(&self, pieces: &[FoundPiece]) -> Result<(), StorageError> {
        let beside = self.with(|desk| desk.beside().to_vec());
        let (mut changes, mut files_beside): (Vec<Change>, Vec<BesideChange>) = Default::default();
        for piece in pieces {
            match piece {
                FoundPiece::Line(line) => self.with(|desk| desk.note(VerdictLine::clone(line))),
                FoundPiece::Opened(names) => self.with(|desk| desk.opened(names)),
                FoundPiece::File(judged) if let Judged::Replies(new) = &**judged => {
                    files_beside.extend(self.with(|desk| desk.add_replies((**new).clone())).map(BesideChange::from));
                }
                FoundPiece::File(judged) if let Judged::Update(new) = &**judged => {
                    files_beside.extend(self.with(|desk| desk.add_update((**new).clone())));
                }
                FoundPiece::File(judged) => {
                    let at_hand = match self.with(|desk| desk.needs(judged).map(str::to_owned)) {
                        Some(key) => self.file(&key, &changes).await?,
                        None => None,
                    };
                    changes.extend(self.with(|desk| desk.add((**judged).clone(), at_hand.as_deref())));
                }
            }
        }
        let lines = self.with(|desk| (desk.beside() != beside).then(|| desk.beside().to_vec()));
        self.kept.save(&changes, &files_beside, lines.as_deref()).await
    }

    /// A file that is here, also where it is not yet on the disk.
    async fn file(&self, key: &str, changes: &[Change]) -> Result<Option<String>, StorageError> {
        match changes.iter().rev().find(|change| change.key == key) {
            Some(change) => Ok(Some(change.text.clone())),
            None => self.kept.file(key).await,
        }
    }

    /// Removes every return, and hands them out with what belongs to them.
    pub async fn remove(&self) -> Result<RemovedReturns, StorageError> {
        let _turn = self.turn.take().await;
        for _ in 0..MOST_TRIES {
            self.catch_up().await?;
            let (files, beside) = (self.kept.files().await?, self.kept.files_beside().await?);
            let removed = self.with(|desk| RemovedReturns {
                files,
                beside,
                rows: desk.held().map(|held| (held.key.clone(), held.row.clone())).collect(),
                lines: desk.beside().to_vec(),
                choices: desk.choices().clone(),
            });
            match self.kept.clear_returns().await {
                Ok(()) => return self.read(0, &|_, _| ()).await.map(|()| removed),
                Err(StorageError::ChangedElsewhere) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StorageError::ChangedElsewhere)
    }

    /// Brings back what was removed.
    pub async fn bring_back(&self, removed: &RemovedReturns) -> Result<(), StorageError> {
        let _turn = self.turn.take().await;
        self.is_ahead.set(true);
        for _ in 0..MOST_TRIES {
            match self.kept.bring_back(removed).await {
                Err(StorageError::ChangedElsewhere) => {}
                brought => return brought,
            }
        }
        Err(StorageError::ChangedElsewhere)
    }
}

/// Has a desk go by what people say.
fn go_by(desk: &mut RowDesk, said: SaidOfReturns) {
    let SaidOfReturns { choices, registers, unreadable_registers, themes, reports } = said;
    desk.go_by(choices);
    desk.go_by_registers(registers);
    desk.leave_registers(unreadable_registers);
    desk.go_by_themes(themes);
    desk.go_by_reports(reports);
}

/// Fills a desk from rows. Those that no longer fit are made anew from their returns, which are read for that alone.
async fn fill(
    desk: &mut RowDesk,
    kept: &KeptReturns,
    overview: Overview,
    told: &dyn Fn(usize, usize),
) -> Result<(), StorageError> {
    let Overview { rows, mut without_row, lines, said, is_from_before } = overview;
    go_by(desk, said);
    desk.remember(lines);
    let mut names = BTreeMap::new();
    for (key, row) in rows {
        if desk.fits(&row) {
            desk.hold(key, row);
        } else {
            names.insert(key.clone(), row.file);
            without_row.push(key);
        }
    }
    let all = without_row.len();
    let mut made = Vec::new();
    for (at, key) in without_row.into_iter().enumerate() {
        let file = kept.file(&key).await?;
        let name = names.remove(&key).unwrap_or_default();
        if let Some(row) = file.and_then(|text| desk.renew(&key, text, name)) {
            made.push((key, row));
        }
        if made.len() == AT_ONCE || at + 1 == all {
            kept.save_rows(&made).await?;
            made.clear();
            told(at + 1, all);
        }
    }
    for (key, text) in kept.files_beside().await? {
        if key.starts_with(UPDATES) { desk.hold_update(text) } else { desk.hold_replies(text) }
    }
    if is_from_before {
        // From now on the rows are trusted.
        kept.save(&[], &[], Some(desk.beside())).await?;
    }
    Ok(())
}
