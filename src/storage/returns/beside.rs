//! What is kept beside the returns: what people chose, registers, themes, replies to surveys; each under a key of its own.

use super::marks::is_mark;
use crate::adding_up::desk::replies::REPLIES;
use crate::adding_up::desk::reports::ReportsByRound;
use crate::adding_up::desk::themes::ThemesByRound;
use crate::aggregation::counting::Choices;
use crate::interchange::intake::UPDATES;
use crate::interchange::located;
use crate::interchange::read::{parse, read_replies, read_update};
use crate::interchange::read_error::ReadError;
use crate::interchange::register::{read_register, write_register};
use crate::interchange::report_words::{read_report_words, write_report_words};
use crate::interchange::themes::{read_themes, write_themes};
use crate::model::register::Register;
use crate::model::report_words::{REPORT_KEYS as REPORTS, ReportWords};
use crate::model::themes::{THEMES_KEYS as THEMES, Themes};
use crate::platform::BrowserError;
use crate::platform::database::Entry;
use crate::storage::StorageError;
use crate::storage::shelf::{Shelf, Store, entry};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// What the keys of registers begin with; the round follows.
pub(super) const REGISTER: &str = "register/";
/// The key of what people chose.
pub(super) const CHOICES: &str = "choices";
/// What people say about the returns.
#[derive(Debug, Default)]
pub struct SaidOfReturns {
    /// What they chose.
    pub choices: Choices,
    /// Who is expected, by round.
    pub registers: BTreeMap<String, Register>,
    /// The rounds whose register cannot be read.
    pub unreadable_registers: BTreeSet<String>,
    /// Themes, by round.
    pub themes: ThemesByRound,
    /// What was written for reports, by round.
    pub reports: ReportsByRound,
}

/// Something that people say, as it is to be kept from now on.
#[derive(Clone, Debug, PartialEq)]
pub enum SaidChange {
    /// What they chose.
    Choices(Choices),
    /// The register of a round; none forgets it.
    Register(String, Option<Register>),
    /// The themes of a round.
    Themes(String, Themes),
    /// What was written for the report of a round.
    Report(String, ReportWords),
    /// Something else under its key, as it came from another desk. What has a key of its own is never written like this.
    Record(String, String),
}

impl SaidOfReturns {
    /// As it is kept on that shelf.
    pub(super) async fn read(shelf: &Shelf) -> Result<Self, StorageError> {
        let choices = shelf.get(Store::Desk, CHOICES).await?;
        let choices = choices.and_then(|text| read(&text)).unwrap_or_default();
        let (mut registers, mut unreadable_registers) = (BTreeMap::new(), BTreeSet::new());
        for (key, text) in shelf.under(Store::Desk, REGISTER).await? {
            let round = key.strip_prefix(REGISTER).unwrap_or_default().to_owned();
            match read_register(text.as_bytes()) {
                Ok(register) => drop(registers.insert(round, register)),
                // It stays where it is, and is among what cannot be read on this device.
                Err(_) => drop(unreadable_registers.insert(round)),
            }
        }
        let themes = shelf.under(Store::Desk, THEMES).await?.into_iter().map(|(key, text)| {
            let round = key.strip_prefix(THEMES).unwrap_or_default().to_owned();
            (round, read_themes(text.as_bytes()).ok())
        });
        let reports = shelf.under(Store::Desk, REPORTS).await?.into_iter().map(|(key, text)| {
            let round = key.strip_prefix(REPORTS).unwrap_or_default().to_owned();
            (round, read_report_words(text.as_bytes()).ok())
        });
        Ok(Self { choices, registers, unreadable_registers, themes: themes.collect(), reports: reports.collect() })
    }
}

impl SaidChange {
    /// Whether it is written as what it is; what came from another desk as a record must not pass for something else.
    pub(super) fn has_own_place(&self) -> bool {
        match self {
            Self::Choices(_) | Self::Register(..) | Self::Themes(..) | Self::Report(..) => true,
            Self::Record(key, _) => {
                let is_own = key.is_empty() || key == CHOICES || is_mark(key);
                !is_own && !is_file(key) && !key.starts_with(REGISTER)
            }
        }
    }

    pub(super) fn entry(&self) -> Result<Entry, StorageError> {
        match self {
            Self::Choices(choices) => Ok(entry(Store::Desk, CHOICES, Some(written(choices)?))),
            Self::Register(round, register) => {
                let text = register.as_ref().map(|register| String::from_utf8_lossy(&write_register(register)).into_owned());
                Ok(entry(Store::Desk, format!("{REGISTER}{round}"), text))
            }
            Self::Themes(round, themes) => {
                let text = String::from_utf8_lossy(&write_themes(themes)).into_owned();
                Ok(entry(Store::Desk, format!("{THEMES}{round}"), Some(text)))
            }
            Self::Report(round, words) => {
                let text = String::from_utf8_lossy(&write_report_words(words)).into_owned();
                Ok(entry(Store::Desk, format!("{REPORTS}{round}"), Some(text)))
            }
            Self::Record(key, text) => Ok(entry(Store::Desk, key.clone(), Some(text.clone()))),
        }
    }
}

/// Whether a file as it came is kept under that key: of replies, or an update.
pub(super) fn is_file(key: &str) -> bool {
    key.starts_with(REPLIES) || key.starts_with(UPDATES)
}

/// What can be quoted of a file of replies or an update that is kept under this key; none of anything else.
pub(in crate::storage) fn quoted(key: &str, text: &str) -> Option<Result<String, ReadError>> {
    match beside_kind(key) {
        BesideKind::Replies => Some(read_replies(text.as_bytes()).map(|read| read.replies.reference)),
        BesideKind::Update => Some(read_update(text.as_bytes()).map(|read| read.update.reference)),
        BesideKind::Themes | BesideKind::Report | BesideKind::Other => None,
    }
}

/// What is kept under a key beside the returns, by the round that it is of.
pub(in crate::storage) fn called(key: &str) -> String {
    [REGISTER, THEMES, REPORTS].iter().find_map(|own| key.strip_prefix(own)).map_or_else(String::new, str::to_owned)
}

/// What is kept beside the returns under a key, as far as people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage) enum BesideKind {
    /// Themes of a round.
    Themes,
    /// The words of the report of a round.
    Report,
    /// Replies to a survey.
    Replies,
    /// An update on actions.
    Update,
    /// A register, what was chosen, or anything else.
    Other,
}

/// What is kept beside the returns under that key.
pub(in crate::storage) fn beside_kind(key: &str) -> BesideKind {
    match key {
        key if key.starts_with(THEMES) => BesideKind::Themes,
        key if key.starts_with(REPORTS) => BesideKind::Report,
        key if key.starts_with(REPLIES) => BesideKind::Replies,
        key if key.starts_with(UPDATES) => BesideKind::Update,
        _ => BesideKind::Other,
    }
}

/// Whether what is kept under a key beside the returns can be read.
pub(in crate::storage) fn check(key: &str, text: &str) -> Result<(), ReadError> {
    if let Some(read) = quoted(key, text) {
        read.map(drop)
    } else if key.starts_with(THEMES) {
        read_themes(text.as_bytes()).map(drop)
    } else if key.starts_with(REPORTS) {
        read_report_words(text.as_bytes()).map(drop)
    } else if key.starts_with(REGISTER) {
        read_register(text.as_bytes()).map(drop)
    } else {
        parse(text).map(drop)
    }
}

/// What stands in a text; none of what cannot be read.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    located::read(&serde_json::from_str(text).ok()?).ok()
}

/// As it is kept.
pub(super) fn written(value: &(impl Serialize + ?Sized)) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| BrowserError::new(error.to_string()).into())
}
