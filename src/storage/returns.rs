//! Returns that were brought together on this device: the files as they came, a row beside each, what became of the files that
//! are not counted, and what people chose.

use super::StorageError;
use super::shelf::{Shelf, Store, entry};
use crate::adding_up::VerdictLine;
use crate::adding_up::desk::replies::{REPLIES, RepliesChange};
use crate::adding_up::desk::themes::ThemesByRound;
use crate::aggregation::counting::Choices;
use crate::aggregation::row::ReturnRow;
use crate::interchange::intake::Change;
use crate::interchange::located;
use crate::interchange::read::{parse, read_replies};
use crate::interchange::read_error::ReadError;
use crate::interchange::register::{read_register, write_register};
use crate::interchange::themes::{read_themes, write_themes};
use crate::model::register::Register;
use crate::model::themes::Themes;
use crate::platform::BrowserError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// The key of what people chose.
const CHOICES: &str = "choices";
/// What the keys of registers begin with; the round follows.
const REGISTER: &str = "register/";
/// What the keys of themes begin with; the round follows.
const THEMES: &str = "themes/";
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
    /// Who is expected, by round.
    pub registers: BTreeMap<String, Register>,
    /// Themes, by round.
    pub themes: ThemesByRound,
    /// Whether a version of this app without rows has been at work here.
    pub is_from_before: bool,
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
        let here: BTreeSet<String> = keys.into_iter().collect();
        rows.retain(|key, _| here.contains(key));
        let choices = self.shelf.get(Store::Desk, CHOICES).await?;
        let choices = choices.and_then(|text| read(&text)).unwrap_or_default();
        let mut registers = BTreeMap::new();
        for (key, text) in self.shelf.under(Store::Desk, REGISTER).await? {
            // One that cannot be read stays where it is, and is among what cannot be read on this device.
            let register = read_register(text.as_bytes()).ok();
            registers.extend(register.map(|register| (key.trim_start_matches(REGISTER).to_owned(), register)));
        }
        let themes = self.shelf.under(Store::Desk, THEMES).await?.into_iter().map(|(key, text)| {
            let round = key.strip_prefix(THEMES).unwrap_or_default().to_owned();
            (round, read_themes(text.as_bytes()).ok())
        });
        let themes = themes.collect();
        Ok(Overview { rows, without_row, lines, choices, registers, themes, is_from_before })
    }

    /// The file under that key.
    pub async fn file(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.shelf.get(Store::Returns, key).await
    }

    /// The files under these keys, in their order.
    pub async fn files_under(&self, keys: &[String]) -> Result<Vec<Option<String>>, StorageError> {
        self.shelf.get_many(Store::Returns, keys).await
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

    /// Keeps returns again that were removed, unless something stands under their keys by now. Hands out the keys of those that
    /// are back.
    pub async fn bring_back(&self, files: Vec<(String, String)>) -> Result<BTreeSet<String>, StorageError> {
        let here: BTreeSet<String> = self.shelf.keys_under(Store::Returns, "").await?.into_iter().collect();
        let missing: Vec<(String, String)> = files.into_iter().filter(|(key, _)| !here.contains(key)).collect();
        let back = missing.iter().map(|(key, _)| key.clone()).collect();
        let entries: Vec<_> = missing.into_iter().map(|(key, text)| entry(Store::Returns, key, Some(text))).collect();
        self.shelf.write(&entries).await?;
        Ok(back)
    }

    /// The keys of files of replies to surveys.
    pub async fn replies_keys(&self) -> Result<Vec<String>, StorageError> {
        self.shelf.keys_under(Store::Desk, REPLIES).await
    }

    /// The file of replies under that key.
    pub async fn replies_file(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.shelf.get(Store::Desk, key).await
    }

    /// Every file of replies with its key.
    pub async fn replies(&self) -> Result<Vec<(String, String)>, StorageError> {
        self.shelf.under(Store::Desk, REPLIES).await
    }

    /// Keeps a file of replies, and forgets those that it has every reply of: both or none.
    pub async fn save_replies(&self, change: &RepliesChange) -> Result<(), StorageError> {
        let (key, text) = change.keep.clone();
        let forget = change.forget.iter().map(|key| entry(Store::Desk, key.clone(), None));
        let entries: Vec<_> = forget.chain([entry(Store::Desk, key, Some(text))]).collect();
        self.shelf.write(&entries).await
    }

    /// Keeps files of replies again that were removed.
    pub async fn bring_back_replies(&self, files: Vec<(String, String)>) -> Result<(), StorageError> {
        let entries: Vec<_> = files.into_iter().map(|(key, text)| entry(Store::Desk, key, Some(text))).collect();
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

    /// Keeps the register of a round; none forgets it.
    pub async fn save_register(&self, round: &str, register: Option<&Register>) -> Result<(), StorageError> {
        let text = register.map(|register| String::from_utf8_lossy(&write_register(register)).into_owned());
        self.shelf.write(&[entry(Store::Desk, format!("{REGISTER}{round}"), text)]).await
    }

    /// Keeps the themes of a round.
    pub async fn save_themes(&self, round: &str, themes: &Themes) -> Result<(), StorageError> {
        let text = String::from_utf8_lossy(&write_themes(themes)).into_owned();
        self.shelf.write(&[entry(Store::Desk, format!("{THEMES}{round}"), Some(text))]).await
    }

    /// Forgets every return and reply, what became of the files, and what people chose about them. Registers and themes stay.
    pub async fn clear_returns(&self) -> Result<(), StorageError> {
        for store in [Store::Returns, Store::Rows, Store::Verdicts] {
            self.shelf.clear(store).await?;
        }
        let replies = self.replies_keys().await?;
        let entries: Vec<_> = replies.into_iter().chain([CHOICES.to_owned()]).map(|key| entry(Store::Desk, key, None)).collect();
        self.shelf.write(&entries).await
    }

    /// Forgets everything about returns, the registers and the themes.
    pub async fn clear(&self) -> Result<(), StorageError> {
        self.clear_returns().await?;
        self.shelf.clear(Store::Desk).await
    }
}

/// Puts a return in place; its row is made anew.
pub(super) async fn put(shelf: &Shelf, key: &str, text: &str) -> Result<(), StorageError> {
    shelf.write(&[entry(Store::Returns, key, Some(text.to_owned())), entry(Store::Rows, key, None)]).await
}

/// What can be quoted of a file of replies that is kept under this key; none of anything else.
pub(super) fn quoted_replies(key: &str, text: &str) -> Option<Result<String, ReadError>> {
    key.starts_with(REPLIES).then(|| read_replies(text.as_bytes()).map(|read| read.replies.reference))
}

/// What is kept under a key beside the returns, by the round that it is of.
pub(super) fn called(key: &str) -> String {
    key.strip_prefix(REGISTER).or_else(|| key.strip_prefix(THEMES)).map_or_else(String::new, str::to_owned)
}

/// Whether themes are kept under that key.
pub(super) fn is_of_themes(key: &str) -> bool {
    key.starts_with(THEMES)
}

/// Whether what is kept under a key beside the returns can be read.
pub(super) fn check(key: &str, text: &str) -> Result<(), ReadError> {
    if let Some(read) = quoted_replies(key, text) {
        read.map(drop)
    } else if key.starts_with(THEMES) {
        read_themes(text.as_bytes()).map(drop)
    } else if key.starts_with(REGISTER) {
        read_register(text.as_bytes()).map(drop)
    } else {
        parse(text).map(drop)
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    located::read(&serde_json::from_str(text).ok()?).ok()
}

fn written(value: &(impl Serialize + ?Sized)) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| BrowserError::new(error.to_string()).into())
}
