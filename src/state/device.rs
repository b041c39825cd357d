//! What this device keeps: one shelf for the whole app, opened before the first page.

use crate::platform::{clock, files};
use crate::storage::drafts::{Drafts, Listed};
use crate::storage::questionnaires::KeptQuestionnaires;
use crate::storage::returns::KeptReturns;
use crate::storage::shelf::Shelf;
use crate::storage::{StorageError, drafts};
use leptos::prelude::*;

/// The shelf and the repositories on it.
#[derive(Clone, Copy)]
pub struct Device {
    shelf: StoredValue<Shelf, LocalStorage>,
    refusal: StoredValue<Option<StorageError>>,
}

impl Device {
    /// Opens what the browser keeps, or a shelf in memory where it keeps nothing.
    pub async fn open() -> OpenedDevice {
        match Shelf::open().await {
            Ok(shelf) => OpenedDevice { shelf, refusal: None },
            Err(error) => OpenedDevice { shelf: Shelf::in_memory(), refusal: Some(error) },
        }
    }

    /// Makes it available to the pages.
    pub fn provide(opened: OpenedDevice) -> Self {
        let device = Self { shelf: StoredValue::new_local(opened.shelf), refusal: StoredValue::new(opened.refusal) };
        provide_context(device);
        device
    }

    /// Why nothing outlives the page; none when it does.
    pub fn refusal(&self) -> Option<StorageError> {
        self.refusal.get_value()
    }

    /// Drafts on it.
    pub fn drafts(&self) -> Drafts {
        Drafts::on(self.shelf.get_value())
    }

    /// Questionnaires on it.
    pub fn questionnaires(&self) -> KeptQuestionnaires {
        KeptQuestionnaires::on(self.shelf.get_value())
    }

    /// Returns on it.
    pub fn returns(&self) -> KeptReturns {
        KeptReturns::on(self.shelf.get_value())
    }

    /// Bytes used and bytes allowed, as the browser estimates them; none where it does not say.
    pub async fn space(&self) -> Option<(f64, f64)> {
        files::space().await.ok()
    }

    /// Everything on the device as one JSON file, under a name with today's date.
    pub async fn backup(&self) -> Result<(String, Vec<u8>), StorageError> {
        let kept = self.drafts().all().await?.into_iter();
        let drafts =
            kept.filter(|listed| !matches!(listed, Listed::Draft(draft) if draft.is_deleted)).map(|listed| match listed {
                Listed::Draft(draft) => serde_json::to_value(draft.record).unwrap_or_default(),
                Listed::Unreadable { key, text, .. } => serde_json::json!({ "unreadable": key, "text": text }),
            });
        let parse = |text: String| serde_json::from_str::<serde_json::Value>(&text).unwrap_or(serde_json::Value::String(text));
        let backup = serde_json::json!({
            "format": "safeguarding-audit/backup",
            "version": 1,
            "made_at": clock::now(),
            "drafts": drafts.collect::<Vec<_>>(),
            "returns": self.returns().all().await?.into_iter().map(parse).collect::<Vec<_>>(),
        });
        Ok((format!("safeguarding-audit-backup-{}.json", clock::today()), backup.to_string().into_bytes()))
    }

    /// Forgets everything this app keeps here.
    pub async fn delete_everything(&self) -> Result<(), StorageError> {
        self.returns().clear().await?;
        self.questionnaires().clear().await?;
        self.drafts().clear().await
    }
}

/// What [`Device::open`] found.
pub struct OpenedDevice {
    shelf: Shelf,
    refusal: Option<StorageError>,
}

/// The device, from within the app.
pub fn use_device() -> Device {
    expect_context()
}

/// The draft saved last as a file: its name and bytes. For the recovery panel, where nothing else works.
pub fn last_saved() -> Option<(String, Vec<u8>)> {
    let record = drafts::last_saved()?;
    let json = serde_json::to_value(&record).ok()?.to_string().into_bytes();
    Some((format!("{}-draft.json", record.reference), json))
}
