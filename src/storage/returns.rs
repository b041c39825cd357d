//! Returns that were brought together on this device: the files as they came, a row beside each, what became of the files that
//! are not counted, and what people chose.

use super::StorageError;
use super::shelf::{Shelf, Store, entry};
use crate::adding_up::VerdictLine;
use crate::aggregation::counting::Choices;
use crate::aggregation::row::ReturnRow;
use crate::interchange::intake::Change;
use crate::interchange::located;
use crate::platform::BrowserError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The key of what people chose.
pub(super) const CHOICES: &str = "choices";
/// The key that versions of this app without rows keep all lines under.
const ALL: &str = "all";
/// How many lines stand under one key.
const PORTION: usize = 500;

/// Returns in the figures, by key.
#[derive(Clone, Debug)]
pub struct KeptReturns {
    shelf: Shelf,
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
    /// What people chose.
    pub choices: Choices,
}

impl KeptReturns {
    /// Returns on that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// What is known without reading any return.
    pub async fn overview(&self) -> Result<Overview, StorageError> {
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
        let here: std::collections::BTreeSet<String> = keys.into_iter().collect();
        rows.retain(|key, _| here.contains(key));
        let choices = self.shelf.get(Store::Desk, CHOICES).await?;
        let choices = choices.and_then(|text| read(&text)).unwrap_or_default();
        Ok(Overview { rows, without_row, lines, choices })
    }

    /// The file under that key.
    pub async fn file(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.shelf.get(Store::Returns, key).await
    }

    /// Every file with its key.
    pub async fn files(&self) -> Result<Vec<(String, String)>, StorageError> {
        self.shelf.all(Store::Returns).await
    }

    /// Keeps returns with their rows, all or none.
    pub async fn save(&self, changes: &[Change]) -> Result<(), StorageError> {
        let mut entries = Vec::with_capacity(changes.len() * 2);
        for change in changes {
            entries.push(entry(Store::Returns, change.key.clone(), Some(change.text.clone())));
            entries.push(entry(Store::Rows, change.key.clone(), Some(written(&change.row)?)));
        }
        self.shelf.write(&entries).await
    }

    /// Keeps rows of returns that are kept already.
    pub async fn save_rows(&self, rows: &[(String, ReturnRow)]) -> Result<(), StorageError> {
        let mut entries = Vec::with_capacity(rows.len());
        for (key, row) in rows {
            entries.push(entry(Store::Rows, key.clone(), Some(written(row)?)));
        }
        self.shelf.write(&entries).await
    }

    /// Keeps what became of the files that are not counted, in the place of what was kept of them before.
    pub async fn save_lines(&self, lines: &[VerdictLine]) -> Result<(), StorageError> {
        let mut entries = Vec::new();
        for key in self.shelf.keys_under(Store::Verdicts, "").await? {
            entries.push(entry(Store::Verdicts, key, None));
        }
        for (at, portion) in lines.chunks(PORTION).enumerate() {
            entries.push(entry(Store::Verdicts, format!("{at:06}"), Some(written(portion)?)));
        }
        self.shelf.write(&entries).await
    }

    /// Keeps what people chose.
    pub async fn save_choices(&self, choices: &Choices) -> Result<(), StorageError> {
        self.shelf.write(&[entry(Store::Desk, CHOICES, Some(written(choices)?))]).await
    }

    /// Forgets every return, what became of the files, and what people chose.
    pub async fn clear(&self) -> Result<(), StorageError> {
        for store in [Store::Returns, Store::Rows, Store::Verdicts, Store::Desk] {
            self.shelf.clear(store).await?;
        }
        Ok(())
    }
}

/// Forgets the row of a return that another one took the place of, so that it is made anew.
pub(super) async fn forget_row(shelf: &Shelf, key: &str) -> Result<(), StorageError> {
    shelf.write(&[entry(Store::Rows, key, None)]).await
}

/// Puts what people chose in place, unless something was chosen here since.
pub(super) async fn restore_choices(shelf: &Shelf, text: Option<&String>) -> Result<(), StorageError> {
    match (text, shelf.get(Store::Desk, CHOICES).await?) {
        (Some(text), None) => shelf.write(&[entry(Store::Desk, CHOICES, Some(text.clone()))]).await,
        (Some(_), Some(_)) | (None, _) => Ok(()),
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    located::read(&serde_json::from_str(text).ok()?).ok()
}

fn written(value: &(impl Serialize + ?Sized)) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| BrowserError::new(error.to_string()).into())
}
