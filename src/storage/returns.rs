//! Returns that were brought together on this device, as the files they came in.

use super::StorageError;
use super::shelf::{Shelf, Store};

/// Returns in the figures, by id.
#[derive(Clone, Debug)]
pub struct KeptReturns {
    shelf: Shelf,
}

impl KeptReturns {
    /// On that shelf.
    pub fn on(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Every return's file.
    pub async fn all(&self) -> Result<Vec<String>, StorageError> {
        let kept = self.shelf.all(Store::Returns).await?;
        Ok(kept.into_iter().map(|(_, json)| json).collect())
    }

    /// Keeps returns by id, all or none.
    pub async fn save(&self, returns: &[(String, String)]) -> Result<(), StorageError> {
        self.shelf.put(Store::Returns, returns).await
    }

    /// Forgets every return.
    pub async fn clear(&self) -> Result<(), StorageError> {
        self.shelf.clear(Store::Returns).await
    }
}
