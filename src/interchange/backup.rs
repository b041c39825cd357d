//! Everything on a device in one file, and how what is in it stands to what is on a device. Knows no stores by name but
//! those that version 1 of the file needs.

use super::read::{Format, parse_any_size, typed};
use super::read_error::ReadError;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The `format` of a backup.
pub const BACKUP_FORMAT: &str = "safeguarding-audit/backup";
/// The highest version of a backup that this app reads.
pub const BACKUP_VERSION: u32 = 2;
/// Where drafts from version 1 are found: files as they are passed between people, by return id.
pub const DRAFT_FILES: &str = "drafts-1-files";
/// Where what could not be read on the device that made a version 1 is found: texts of drafts as they were kept.
pub const KEPT_DRAFTS: &str = "drafts";
/// Where returns from version 1 are found, by return id.
pub const KEPT_RETURNS: &str = "returns";

/// Everything on a device. Described in `docs/formats.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "Written")]
pub struct Backup {
    /// When it was made, as an RFC 3339 time.
    pub made_at: String,
    /// Texts exactly as they were kept, by store and key.
    pub records: BTreeMap<String, BTreeMap<String, String>>,
}

/// How one draft in a backup stands to the one on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupStanding {
    /// The device does not have it.
    New,
    /// The device has the same.
    Same,
    /// The device has it with work that came later.
    Older,
    /// The device has it without work that came later.
    Newer,
    /// Each may have work that the other lacks.
    Different,
}

/// One draft as the device or the backup has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy<'a> {
    /// What is compared: the text that is kept, or its canonical form.
    pub content: &'a str,
    /// One more at each save.
    pub sequence: u64,
    /// When it was saved, as an RFC 3339 time in UTC; empty where that is not known.
    pub saved_at: &'a str,
}

/// How a draft in a backup stands to what is here. Only where the number of saves and the time agree is one of them
/// called older or newer; otherwise they may be two histories.
pub fn standing(in_backup: &Copy, here: Option<&Copy>) -> BackupStanding {
    let Some(here) = here else { return BackupStanding::New };
    if in_backup.content == here.content {
        return BackupStanding::Same;
    }
    let (backup_time, time_here) = (in_backup.saved_at, here.saved_at);
    // Times that are written alike have the order of their texts.
    let is_comparable = !time_here.is_empty() && backup_time.len() == time_here.len();
    match in_backup.sequence.cmp(&here.sequence) {
        std::cmp::Ordering::Less if is_comparable && backup_time <= time_here => BackupStanding::Older,
        std::cmp::Ordering::Greater if is_comparable && backup_time >= time_here => BackupStanding::Newer,
        _ => BackupStanding::Different,
    }
}

/// Reads a backup of either version. What its texts hold is not looked at.
pub fn read_backup(bytes: &[u8]) -> Result<Backup, ReadError> {
    let file = parse_any_size(bytes)?;
    let format = Format { name: BACKUP_FORMAT, version: BACKUP_VERSION };
    match file.get("version").and_then(Value::as_u64) {
        Some(1) => upgraded(typed(&file, format)?),
        _ => typed(&file, format),
    }
}

/// Writes a backup.
pub fn write_backup(backup: &Backup) -> Vec<u8> {
    let Backup { made_at, records } = backup;
    let written = json!({ "format": BACKUP_FORMAT, "version": BACKUP_VERSION, "made_at": made_at, "records": records });
    written.to_string().into_bytes()
}

/// Version 2 as it stands in a file.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Backup")]
#[allow(dead_code, reason = "what was checked before is not looked at again")]
struct Written {
    /// Always `safeguarding-audit/backup`.
    format: String,
    /// Version of the file format.
    version: u32,
    /// When it was made.
    made_at: String,
    /// Texts exactly as they were kept, by store and key.
    records: BTreeMap<String, BTreeMap<String, String>>,
}

impl From<Written> for Backup {
    fn from(Written { made_at, records, .. }: Written) -> Self {
        Self { made_at, records }
    }
}

/// Version 1 as it stands in a file: drafts without what the device knew of them, returns without their keys.
#[derive(Deserialize)]
struct FirstVersion {
    made_at: String,
    drafts: Vec<Value>,
    returns: Vec<Value>,
}

/// A version 1 as records: drafts under [`DRAFT_FILES`], what could not be read then under [`KEPT_DRAFTS`], returns under
/// [`KEPT_RETURNS`]. JSON of a draft or return is written anew, so its layout may differ from what was kept.
fn upgraded(file: FirstVersion) -> Result<Backup, ReadError> {
    let mut records = BTreeMap::new();
    for (at, draft) in file.drafts.iter().enumerate() {
        let place = format!("drafts[{at}]");
        if draft.get("format").is_none() && draft.get("unreadable").is_some() {
            let (key, text) = (text_at(draft, "unreadable", &place)?, text_at(draft, "text", &place)?);
            keep(&mut records, KEPT_DRAFTS, key, text, &place)?;
        } else {
            keep(&mut records, DRAFT_FILES, text_at(draft, "id", &place)?, draft.to_string(), &place)?;
        }
    }
    for (at, file) in file.returns.iter().enumerate() {
        let place = format!("returns[{at}]");
        match file {
            // It could not be read on the device, so its key is not known.
            Value::String(text) => keep(&mut records, KEPT_RETURNS, place.clone(), text.clone(), &place)?,
            file => keep(&mut records, KEPT_RETURNS, text_at(file, "id", &place)?, file.to_string(), &place)?,
        }
    }
    Ok(Backup { made_at: file.made_at, records })
}

fn text_at(value: &Value, field: &str, place: &str) -> Result<String, ReadError> {
    let text = value.get(field).and_then(Value::as_str).map(str::to_owned);
    text.ok_or_else(|| ReadError::Misshapen { place: format!("{place}.{field}"), reason: "expected a text".to_owned() })
}

fn keep(
    records: &mut BTreeMap<String, BTreeMap<String, String>>,
    store: &str,
    key: String,
    text: String,
    place: &str,
) -> Result<(), ReadError> {
    let reason = format!("“{key}” stands here twice");
    match records.entry(store.to_owned()).or_default().insert(key, text) {
        None => Ok(()),
        Some(_) => Err(ReadError::Misshapen { place: place.to_owned(), reason }),
    }
}
