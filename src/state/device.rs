//! What this device keeps: one shelf for the whole app, opened before the first page.

use crate::platform::{clock, files, page, persistence};
pub use crate::storage::StorageError;
use crate::storage::drafts::Drafts;
pub use crate::storage::inventory::Unreadable;
use crate::storage::inventory::{text_of, unreadable};
use crate::storage::last;
use crate::storage::questionnaires::KeptQuestionnaires;
use crate::storage::returns::KeptReturns;
use crate::storage::shelf::Shelf;
use crate::storage::surveys::Surveys;
use crate::storage::upgrade::{is_needed, upgrade};
use crate::storage::versions::Versions;
use crate::words::device::storage_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The shelf and the repositories on it.
#[derive(Clone, Copy)]
pub struct Device {
    shelf: StoredValue<Shelf, LocalStorage>,
    refusal: StoredValue<Option<StorageError>>,
    /// The id this page saves under.
    writer: StoredValue<String>,
    persistence: RwSignal<Persistence>,
    /// Whether this window looks like one that forgets everything when it is closed.
    forgets: RwSignal<bool>,
}

/// Whether the browser promises to keep what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It was not asked yet: there was nothing to keep.
    NotAsked,
    /// It keeps everything until somebody deletes it.
    Promised,
    /// It may delete everything where space is short.
    NotPromised,
    /// It does not say.
    Unknown,
}

impl Device {
    /// Opens what the browser keeps, or a shelf in memory where it keeps nothing.
    pub async fn open() -> OpenedDevice {
        let on_blocked = || {
            page::say(
                "app",
                "Close the other tabs that show this app: they have an older version of it open, which is in the way.",
            )
        };
        match Shelf::open(on_blocked).await {
            Ok(shelf) => OpenedDevice { shelf, refusal: None, upgrade: None },
            Err(error) => OpenedDevice { shelf: Shelf::in_memory(), refusal: Some(error), upgrade: None },
        }
    }

    /// Makes it available to the pages.
    pub fn provide(opened: OpenedDevice) -> Self {
        let device = Self {
            shelf: StoredValue::new_local(opened.shelf),
            refusal: StoredValue::new(opened.refusal),
            writer: StoredValue::new(clock::new_id()),
            persistence: RwSignal::new(Persistence::NotAsked),
            forgets: RwSignal::new(false),
        };
        provide_context(device);
        device.look_at_persistence();
        device
    }

    /// An id that no other page has; what this page saves is marked with it.
    pub fn writer(&self) -> String {
        self.writer.get_value()
    }

    /// Whether the browser promises to keep what is here.
    pub fn persistence(&self) -> Signal<Persistence> {
        self.persistence.into()
    }

    /// Whether this window looks like one that forgets everything when it is closed. Known a moment after the first save.
    pub fn forgets(&self) -> Signal<bool> {
        self.forgets.into()
    }

    fn look_at_persistence(&self) {
        let device = *self;
        spawn_local(async move {
            if let Ok(true) = persistence::is_persisted().await {
                device.persistence.set(Persistence::Promised);
            }
        });
    }

    /// Something was saved: from then on the browser is asked to keep it, once.
    pub fn note_save(&self) {
        if self.refusal().is_some() || self.persistence.get_untracked() != Persistence::NotAsked {
            return;
        }
        self.persistence.set(Persistence::Unknown);
        let device = *self;
        spawn_local(async move {
            device.persistence.set(match persistence::persist().await {
                Ok(true) => Persistence::Promised,
                Ok(false) => Persistence::NotPromised,
                Err(_) => Persistence::Unknown,
            });
        });
        // Some browsers ask the person before they promise, and this is not to wait for that. A browser that cannot be asked
        // says nothing, and nothing is said of it.
        spawn_local(async move { device.forgets.set(persistence::forgets().await == Ok(true)) });
    }

    /// Why nothing outlives the page; none when it does.
    pub fn refusal(&self) -> Option<StorageError> {
        self.refusal.get_value()
    }

    /// The shelf itself, for what concerns all of it.
    pub fn shelf(&self) -> Shelf {
        self.shelf.get_value()
    }

    /// Drafts on it.
    pub fn drafts(&self) -> Drafts {
        Drafts::on(self.shelf.get_value(), self.writer.get_value())
    }

    /// Earlier versions of drafts.
    pub fn versions(&self) -> Versions {
        Versions::on(self.shelf.get_value())
    }

    /// Questionnaires on it.
    pub fn questionnaires(&self) -> KeptQuestionnaires {
        KeptQuestionnaires::on(self.shelf.get_value())
    }

    /// Returns on it.
    pub fn returns(&self) -> KeptReturns {
        KeptReturns::on(self.shelf.get_value())
    }

    /// Surveys and the replies to them.
    pub fn surveys(&self) -> Surveys {
        Surveys::on(self.shelf.get_value())
    }

    /// Bytes used and bytes allowed, as the browser estimates them; none where it does not say.
    pub async fn space(&self) -> Option<(f64, f64)> {
        files::space().await.ok()
    }

    /// What is kept here and cannot be read.
    pub async fn unreadable(&self) -> Result<Vec<Unreadable>, StorageError> {
        unreadable(&self.shelf()).await
    }

    /// Saves what cannot be read as a file, as it is.
    pub async fn download_unreadable(&self, record: &Unreadable) -> Result<(), String> {
        let text = text_of(&self.shelf(), record).await.map_err(|error| storage_error(&error))?;
        let name = format!("unreadable-{}.txt", record.store.name());
        files::download(&name, "text/plain", text.as_bytes()).map_err(|_| "The browser refused it.".to_owned())
    }

    /// Forgets everything this app keeps here.
    pub async fn delete_everything(&self) -> Result<(), StorageError> {
        self.returns().clear().await?;
        self.surveys().clear().await?;
        self.questionnaires().clear().await?;
        self.drafts().clear().await
    }
}

/// What [`Device::open`] found.
pub struct OpenedDevice {
    shelf: Shelf,
    refusal: Option<StorageError>,
    /// Why drafts of an earlier version could not be brought over. They are where they were.
    pub upgrade: Option<String>,
}

impl OpenedDevice {
    /// Whether there may be drafts of an earlier version, which are brought over before anything else.
    pub async fn needs_upgrade(&self) -> bool {
        // Where that cannot be told, trying says why.
        self.refusal.is_none() && is_needed(&self.shelf).await.unwrap_or(true)
    }

    /// Brings drafts of an earlier version over.
    pub async fn upgraded(self) -> Self {
        let upgrade = upgrade(&self.shelf).await.err().map(|error| storage_error(&error));
        Self { upgrade, ..self }
    }

    /// What brings them over is not here.
    pub fn not_upgraded(self) -> Self {
        let why = "The part of the app that brings drafts of an earlier version over did not arrive, so they cannot be opened now. \
                   They are where they were: load this page again.";
        Self { upgrade: Some(why.to_owned()), ..self }
    }
}

/// Why a record cannot be read.
pub fn why(record: &Unreadable) -> StorageError {
    StorageError::Unreadable(record.error.clone())
}

/// The device, from within the app.
pub fn use_device() -> Device {
    expect_context()
}

/// The draft saved last as a file: its name and bytes. For the recovery panel, where nothing else works.
pub fn last_saved() -> Option<(String, Vec<u8>)> {
    let record = last::recall()?;
    let reference = record.get("reference")?.as_str()?;
    Some((format!("{reference}-draft.json"), record.to_string().into_bytes()))
}
