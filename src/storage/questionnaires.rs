//! Questionnaires that drafts on this device were begun with, so that a draft always opens with its own edition.

use super::StorageError;
use super::shelf::{Shelf, Store, entry};
use crate::interchange::read::{ReadQuestionnaire, read_kept_questionnaire};

/// Questionnaires on this device, by digest.
#[derive(Clone, Debug)]
pub struct KeptQuestionnaires {
    shelf: Shelf,
}

impl KeptQuestionnaires {
    /// Questionnaires on that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Keeps a questionnaire's file under its digest.
    pub async fn save(&self, digest: &str, file: String) -> Result<(), StorageError> {
        self.shelf.write(&[entry(Store::Questionnaires, digest, Some(file))]).await
    }

    /// The questionnaire with that digest.
    pub async fn load(&self, digest: &str) -> Result<ReadQuestionnaire, StorageError> {
        Ok(self.load_with_file(digest).await?.0)
    }

    /// The questionnaire with that digest, and its file.
    pub async fn load_with_file(&self, digest: &str) -> Result<(ReadQuestionnaire, String), StorageError> {
        let file = self.shelf.get(Store::Questionnaires, digest).await?.ok_or(StorageError::Missing)?;
        let read = read_kept_questionnaire(file.as_bytes()).map_err(StorageError::Unreadable)?;
        Ok((read, file))
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), StorageError> {
        self.shelf.clear(Store::Questionnaires).await
    }
}
