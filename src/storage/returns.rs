//! Returns that were brought together on this device, as the files they came in.

use super::StorageError;
use super::shelf::{Shelf, Store, entry};
use crate::adding_up::VerdictLine;
use crate::interchange::located;
use crate::interchange::read::read_return;
use crate::model::audit_return::Return;
use crate::model::organisation::Whose;
use crate::platform::BrowserError;
use std::collections::BTreeMap;

/// The one key that verdicts are kept under.
const ALL: &str = "all";

/// Returns in the figures, by id.
#[derive(Clone, Debug)]
pub struct KeptReturns {
    shelf: Shelf,
}

impl KeptReturns {
    /// Returns on that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Every return's file.
    pub async fn all(&self) -> Result<Vec<String>, StorageError> {
        let kept = self.shelf.all(Store::Returns).await?;
        Ok(kept.into_iter().map(|(_, json)| json).collect())
    }

    /// Keeps returns' files by id, all or none. Where several organisations' have one id, the others' keys name whose they are.
    pub async fn save(&self, files: &[String]) -> Result<(), StorageError> {
        let mut here: BTreeMap<String, String> = self.shelf.all(Store::Returns).await?.into_iter().collect();
        let mut entries = Vec::new();
        for json in files {
            let record = read_return(json.as_bytes()).map_err(StorageError::Unreadable)?.record;
            let key = key_for(&here, &record, json);
            here.insert(key.clone(), json.clone());
            entries.push(entry(Store::Returns, key, Some(json.clone())));
        }
        self.shelf.write(&entries).await
    }

    /// What became of every file, so that the page can still say what it left out; empty where that cannot be read.
    pub async fn verdicts(&self) -> Result<Vec<VerdictLine>, StorageError> {
        let text = self.shelf.get(Store::Verdicts, ALL).await?;
        let lines = text.and_then(|text| located::read(&serde_json::from_str(&text).ok()?).ok());
        Ok(lines.unwrap_or_default())
    }

    /// Keeps what became of every file.
    pub async fn save_verdicts(&self, verdicts: &[VerdictLine]) -> Result<(), StorageError> {
        let lines = serde_json::to_value(verdicts).map_err(|error| BrowserError::new(error.to_string()))?;
        self.shelf.write(&[entry(Store::Verdicts, ALL, Some(lines.to_string()))]).await
    }

    /// Forgets every return and what became of the files.
    pub async fn clear(&self) -> Result<(), StorageError> {
        self.shelf.clear(Store::Returns).await?;
        self.shelf.clear(Store::Verdicts).await
    }
}

/// The key that a return is kept under. A return never takes the place of another organisation's.
fn key_for(here: &BTreeMap<String, String>, record: &Return, json: &str) -> String {
    let id = record.id.to_string();
    let is_free = here.get(&id).is_none_or(|kept| {
        let whose = |kept: &String| read_return(kept.as_bytes()).map(|read| Whose::of(&read.record));
        kept == json || whose(kept).is_ok_and(|whose| whose == Whose::of(record))
    });
    if is_free { id } else { format!("{id}~{}", Whose::of(record)) }
}
