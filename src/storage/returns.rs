//! Returns that were brought together on this device: the files as they came, a row beside each, what became of the files that
//! are not counted, and what people chose. Other tabs may have the same returns open: what was seen last must still stand there
//! when something is written (`marks`).

mod beside;
mod marks;

pub(super) use beside::{BesideKind, beside_kind, called, check, quoted};
pub use beside::{SaidChange, SaidOfReturns};
pub use marks::News;
pub(super) use marks::is_mark;

use super::StorageError;
use super::shelf::{Shelf, Store, entry};
use crate::adding_up::VerdictLine;
use crate::adding_up::desk::replies::REPLIES;
use crate::adding_up::desk::updates::BesideChange;
use crate::aggregation::counting::Choices;
use crate::aggregation::row::ReturnRow;
use crate::interchange::desk_file::BesideReturns;
use crate::interchange::intake::{Change, UPDATES};
use crate::platform::database::Entry;
use beside::{CHOICES, REGISTER, is_file, read, written};
use marks::Marks;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What tabs tell each other by that somebody has changed the returns.
pub const CHANNEL: &str = "safeguarding-audit/returns";

/// The key that versions of this app without rows keep all lines under.
const ALL: &str = "all";
/// How many lines stand under one key.
const PORTION: usize = 500;

/// Returns in the figures, by key. Clones have seen the same; each of the others only what it has looked at itself.
#[derive(Clone, Debug)]
pub struct KeptReturns {
    shelf: Shelf,
    seen: Rc<RefCell<Marks>>,
}

/// Everything that is removed at once, to be brought back.
#[derive(Clone, Debug, Default)]
pub struct RemovedReturns {
    /// Each return with its key.
    pub files: Vec<(String, String)>,
    /// Each file of replies and each update with its key.
    pub beside: Vec<(String, String)>,
    /// The rows of those that were in the figures, with their keys.
    pub rows: Vec<(String, ReturnRow)>,
    /// What became of files that were not counted.
    pub lines: Vec<VerdictLine>,
    /// What people chose.
    pub choices: Choices,
}

/// What is known of the returns without reading any.
#[derive(Debug, Default)]
pub struct Overview {
    /// The rows that can be read, by key.
    pub rows: BTreeMap<String, ReturnRow>,
    /// The keys of returns without a row that can be read.
    pub without_row: Vec<String>,
    /// What became of files that are not counted.
    pub lines: Vec<VerdictLine>,
    /// What people say.
    pub said: SaidOfReturns,
    /// Whether a version of this app without rows has been at work here.
    pub is_from_before: bool,
}

impl KeptReturns {
    /// Returns on that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf, seen: Rc::default() }
    }

    /// What somebody else has changed since this was looked at last.
    pub async fn news(&self) -> Result<News, StorageError> {
        let now = Marks::read(&self.shelf).await?;
        Ok(self.seen.borrow().news(&now))
    }

    /// Says the same until all returns are removed, as far as was seen.
    pub fn since(&self) -> String {
        self.seen.borrow().since()
    }

    /// What is known without reading any return.
    pub async fn overview(&self) -> Result<Overview, StorageError> {
        // Before anything is read: what is changed meanwhile is news.
        let marks = Marks::begin(&self.shelf).await?;
        self.seen.replace(marks);
        let mut lines = Vec::new();
        let mut is_from_before = false;
        for (key, text) in self.shelf.all(Store::Verdicts).await? {
            // A version without rows has added something, also in another tab, and knows of no row.
            is_from_before |= key == ALL;
            lines.extend(read::<Vec<VerdictLine>>(&text).unwrap_or_default());
        }
        let mut rows: BTreeMap<String, ReturnRow> = BTreeMap::new();
        if !is_from_before {
            let kept = self.shelf.all(Store::Rows).await?;
            rows.extend(kept.into_iter().filter_map(|(key, text)| Some((key, serde_json::from_str(&text).ok()?))));
        }
        let keys = self.shelf.keys_under(Store::Returns, "").await?;
        let without_row = keys.iter().filter(|key| !rows.contains_key(*key)).cloned().collect();
        // A row whose return is gone is none.
        let here: BTreeSet<String> = keys.into_iter().collect();
        rows.retain(|key, _| here.contains(key));
        Ok(Overview { rows, without_row, lines, said: SaidOfReturns::read(&self.shelf).await?, is_from_before })
    }

    /// What people say by now.
    pub async fn said(&self) -> Result<SaidOfReturns, StorageError> {
        let marks = Marks::read(&self.shelf).await?;
        self.seen.borrow_mut().said = marks.said;
        SaidOfReturns::read(&self.shelf).await
    }

    /// What is kept beside the returns but for choices, replies and updates, each text as it is kept.
    pub async fn beside(&self) -> Result<BesideReturns, StorageError> {
        let mut beside = BesideReturns::default();
        for (key, text) in self.shelf.all(Store::Desk).await? {
            match key.strip_prefix(REGISTER) {
                Some(round) => drop(beside.registers.insert(round.to_owned(), text)),
                None if key == CHOICES || is_file(&key) || is_mark(&key) => {}
                None => drop(beside.records.insert(key, text)),
            }
        }
        Ok(beside)
    }

    /// The key of every file.
    pub async fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.shelf.keys_under(Store::Returns, "").await
    }

    /// The file under that key.
    pub async fn file(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.shelf.get(Store::Returns, key).await
    }

    /// The files under these keys, in their order.
    pub async fn files_under(&self, keys: &[String]) -> Result<Vec<Option<String>>, StorageError> {
        self.shelf.get_many(Store::Returns, keys).await
    }

    /// The file of replies, or the update, under that key.
    pub async fn file_beside(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.shelf.get(Store::Desk, key).await
    }

    /// Every file of replies and every update with its key.
    pub async fn files_beside(&self) -> Result<Vec<(String, String)>, StorageError> {
        let mut files = self.shelf.under(Store::Desk, REPLIES).await?;
        files.extend(self.shelf.under(Store::Desk, UPDATES).await?);
        Ok(files)
    }

    async fn keys_beside(&self) -> Result<Vec<String>, StorageError> {
        let mut keys = self.shelf.keys_under(Store::Desk, REPLIES).await?;
        keys.extend(self.shelf.keys_under(Store::Desk, UPDATES).await?);
        Ok(keys)
    }

    /// Every file with its key.
    pub async fn files(&self) -> Result<Vec<(String, String)>, StorageError> {
        self.shelf.all(Store::Returns).await
    }

    /// Keeps returns with their rows, files of replies and updates, and what became of the files that are not counted where that has
    /// changed, all or none.
    pub async fn save(
        &self,
        changes: &[Change],
        beside: &[BesideChange],
        lines: Option<&[VerdictLine]>,
    ) -> Result<(), StorageError> {
        if changes.is_empty() && beside.is_empty() && lines.is_none() {
            return Ok(());
        }
        let mut entries = Vec::with_capacity(changes.len() * 2);
        for change in beside {
            entries.extend(change.forget.iter().map(|key| entry(Store::Desk, key.clone(), None)));
            let (key, text) = change.keep.clone();
            entries.push(entry(Store::Desk, key, Some(text)));
        }
        for change in changes {
            entries.push(entry(Store::Returns, change.key.clone(), Some(change.text.clone())));
            entries.push(entry(Store::Rows, change.key.clone(), Some(written(&change.row)?)));
        }
        let mut emptied = Vec::new();
        if let Some(lines) = lines {
            emptied.push(Store::Verdicts);
            entries.extend(line_entries(lines)?);
        }
        let next = self.seen.borrow().with_new_returns();
        self.write(&emptied, entries, next).await
    }

    /// Keeps rows of returns that are kept already. They say nothing new to other tabs.
    pub async fn save_rows(&self, rows: &[(String, ReturnRow)]) -> Result<(), StorageError> {
        let entries = row_entries(rows)?;
        let seen = self.seen.borrow().clone();
        let [of_returns, _] = seen.guards();
        self.shelf.write_over(&[], &entries, &[of_returns]).await
    }

    /// Keeps what people say, all or none.
    pub async fn save_said(&self, changes: &[SaidChange]) -> Result<(), StorageError> {
        if changes.is_empty() {
            return Ok(());
        }
        let entries = changes.iter().filter(|change| change.has_own_place()).map(SaidChange::entry);
        let entries = entries.collect::<Result<Vec<Entry>, StorageError>>()?;
        let next = self.seen.borrow().with_new_said();
        self.write(&[], entries, next).await
    }

    /// Writes with the marks that come next, where those that change are still as they were seen last.
    async fn write(&self, emptied: &[Store], mut entries: Vec<Entry>, next: Marks) -> Result<(), StorageError> {
        let seen = self.seen.borrow().clone();
        let [of_returns, of_said] = seen.guards();
        let changing = [(of_returns, seen.returns != next.returns), (of_said, seen.said != next.said)];
        let guards: Vec<_> = changing.into_iter().filter(|(_, changes)| *changes).map(|(guard, _)| guard).collect();
        entries.extend(next.entries().into_iter().filter(|mark| guards.iter().any(|(_, key, _)| mark.key == *key)));
        self.shelf.write_over(emptied, &entries, &guards).await?;
        let mut now = self.seen.borrow_mut();
        // Something else may have been written meanwhile, with the other mark.
        if seen.returns != next.returns {
            now.returns = next.returns;
        }
        if seen.said != next.said {
            now.said = next.said;
        }
        Ok(())
    }

    /// Forgets every return, reply and update, what became of the files, and what people chose about them. Registers and themes stay.
    pub async fn clear_returns(&self) -> Result<(), StorageError> {
        let emptied = [Store::Returns, Store::Rows, Store::Verdicts];
        let entries = self.keys_beside().await?.into_iter().chain([CHOICES.to_owned()]).map(|key| entry(Store::Desk, key, None));
        self.write(&emptied, entries.collect(), Marks::from_now_on()).await
    }

    /// Keeps again what was removed, beside what is here by now: what stands under the key of a return stays, and so does what
    /// somebody chose since.
    pub async fn bring_back(&self, removed: &RemovedReturns) -> Result<(), StorageError> {
        let Overview { rows, without_row, mut lines, said: SaidOfReturns { mut choices, .. }, .. } = self.overview().await?;
        let here: BTreeSet<String> = rows.into_keys().chain(without_row).collect();
        let missing = removed.files.iter().filter(|(key, _)| !here.contains(key));
        let mut entries: Vec<_> = missing.map(|(key, text)| entry(Store::Returns, key.clone(), Some(text.clone()))).collect();
        let beside_here = self.keys_beside().await?;
        let beside = removed.beside.iter().filter(|(key, _)| !beside_here.contains(key));
        entries.extend(beside.map(|(key, text)| entry(Store::Desk, key.clone(), Some(text.clone()))));
        entries.extend(row_entries(removed.rows.iter().filter(|(key, _)| !here.contains(key)))?);
        lines.extend(removed.lines.iter().cloned());
        entries.extend(line_entries(&lines)?);
        choices.fill_in(&removed.choices);
        entries.push(entry(Store::Desk, CHOICES, Some(written(&choices)?)));
        let next = self.seen.borrow().with_new_returns().with_new_said();
        self.write(&[Store::Verdicts], entries, next).await
    }

    /// Forgets everything about returns, the registers and the themes, whatever other tabs do.
    pub async fn clear(&self) -> Result<(), StorageError> {
        self.shelf.write_over(&[Store::Returns, Store::Rows, Store::Verdicts, Store::Desk], &[], &[]).await
    }
}

/// What became of files, in portions.
fn line_entries(lines: &[VerdictLine]) -> Result<Vec<Entry>, StorageError> {
    let portions = lines.chunks(PORTION).enumerate();
    portions.map(|(at, portion)| Ok(entry(Store::Verdicts, format!("{at:06}"), Some(written(portion)?)))).collect()
}

fn row_entries<'r>(rows: impl IntoIterator<Item = &'r (String, ReturnRow)>) -> Result<Vec<Entry>, StorageError> {
    rows.into_iter().map(|(key, row)| Ok(entry(Store::Rows, key.clone(), Some(written(row)?)))).collect()
}

/// Tells other tabs that something about the returns was put in place.
pub(super) async fn note_change(shelf: &Shelf) -> Result<(), StorageError> {
    let next = Marks::read(shelf).await?.with_new_returns().with_new_said();
    shelf.write(&next.entries()).await
}

/// Puts a return in place; its row is made anew.
pub(super) async fn put(shelf: &Shelf, key: &str, text: &str) -> Result<(), StorageError> {
    shelf.write(&[entry(Store::Returns, key, Some(text.to_owned())), entry(Store::Rows, key, None)]).await
}
