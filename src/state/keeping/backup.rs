//! Everything on this device as one file, and back.

use super::passphrase::save_sealed;
pub use crate::interchange::backup::BackupStanding;
use crate::interchange::backup::{Backup, read_backup, write_backup};
use crate::interchange::sealed::Holds;
use crate::platform::{clock, files};
use crate::state::device::{Device, use_device};
use crate::state::draft::desk::{Desk, use_desk};
use crate::state::whole::only_one;
pub use crate::storage::backup::{Item, What};
use crate::storage::drafts::ListedDraft;
use crate::storage::{StorageError, backup};
use crate::words::device::storage_error;
use crate::words::files::read_error;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The largest backup that is read, in bytes.
pub const LARGEST_BACKUP: f64 = 512.0 * 1024.0 * 1024.0;

/// What restoring a backup would do, and which items of it the person wants.
#[derive(Clone, Copy)]
pub struct Backups {
    device: Device,
    desk: Desk,
    plan: RwSignal<Option<Arc<Plan>>>,
    chosen: RwSignal<BTreeSet<String>>,
}

/// A backup that was opened, and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    backup: Backup,
    /// What is in it.
    pub items: Vec<Item>,
}

impl Plan {
    /// When the backup was made, as an RFC 3339 time.
    pub fn made_at(&self) -> &str {
        &self.backup.made_at
    }
}

impl Backups {
    /// Makes it available to the pages.
    pub fn provide(device: Device, desk: Desk) -> Self {
        let backups = Self { device, desk, plan: RwSignal::new(None), chosen: RwSignal::new(BTreeSet::new()) };
        provide_context(backups);
        backups
    }

    /// When the last backup was made, as an RFC 3339 time; none where none was.
    pub fn last(&self) -> Option<String> {
        backup::last_made()
    }

    /// How many drafts have changed since the last backup, which was made then.
    pub async fn changed_since(&self, then: &str) -> usize {
        // What cannot be listed is said on the page already.
        let all = self.device.drafts().all().await.unwrap_or_default();
        let is_ahead = |listed: &ListedDraft| matches!(listed, ListedDraft::Draft(_, head) if head.changed_at.as_str() > then && head.deleted_at.is_none());
        all.iter().filter(|listed| is_ahead(listed)).count()
    }

    /// Saves everything on the device as a file; where there is a passphrase, as one that only the passphrase opens.
    pub async fn download(&self, passphrase: Option<&str>) -> Result<(), String> {
        let is_complete = self.desk.settle().await;
        let backup = backup::dump(&self.device.shelf()).await.map_err(|error| storage_error(&error))?;
        let bytes = write_backup(&backup);
        let day = clock::today();
        match passphrase {
            None => files::download(&format!("safeguarding-audit-backup-{day}.json"), "application/json", &bytes)
                .map_err(|error| error.message)?,
            Some(passphrase) => {
                save_sealed(&format!("safeguarding-audit-backup-{day}-locked.json"), Holds::Backup, &bytes, passphrase).await?;
            }
        }
        if !is_complete {
            return Err("It was given to your browser to download, but a draft that is open here could not be saved and is not in it as it is now. \
                 Download that draft too."
                .to_owned());
        }
        backup::note_made();
        Ok(())
    }

    /// Opens a backup and looks what restoring it would do. Changes nothing.
    pub async fn look_at(&self, bytes: &[u8]) -> Result<(), String> {
        let backup = read_backup(bytes).map_err(|error| read_error(&error))?;
        self.desk.settle().await;
        let items = backup::items(&self.device.shelf(), &backup).await.map_err(|error| storage_error(&error))?;
        let wanted = items.iter().filter(|item| is_wanted_first(item));
        self.chosen.set(wanted.map(|item| item.key.clone()).collect());
        self.plan.set(Some(Arc::new(Plan { backup, items })));
        Ok(())
    }

    /// The backup that was opened; none before.
    pub fn plan(&self) -> Signal<Option<Arc<Plan>>> {
        self.plan.into()
    }

    /// Whether the person wants an item.
    pub fn is_chosen(&self, key: &str) -> bool {
        self.chosen.with(|chosen| chosen.contains(key))
    }

    /// Chooses an item, or no longer.
    pub fn choose(&self, key: &str, is_wanted: bool) {
        self.chosen.update(|chosen| {
            if is_wanted {
                chosen.insert(key.to_owned());
            } else {
                chosen.remove(key);
            }
        });
    }

    /// Puts what was chosen in place. Returns how many items that were.
    pub async fn restore(&self) -> Result<usize, String> {
        let Some(plan) = self.plan.get_untracked() else { return Ok(0) };
        let chosen = self.chosen.get_untracked();
        let items: Vec<Item> = plan.items.iter().filter(|item| chosen.contains(&item.key)).cloned().collect();
        if !self.desk.settle().await {
            return Err("A draft that is open here could not be saved. Download it first.".to_owned());
        }
        for item in items.iter().filter(|item| item.what == What::Draft) {
            self.desk.close(&item.key.as_str().into());
        }
        let restored = backup::restore(&self.device.shelf(), &plan.backup, &items, &self.device.writer()).await;
        self.desk.tabs().tell_changed();
        restored.map_err(|error: StorageError| storage_error(&error))?;
        self.plan.set(None);
        Ok(items.len())
    }
}

/// Whether restoring an item takes nothing away from what is here.
fn is_wanted_first(item: &Item) -> bool {
    matches!(item.standing, BackupStanding::New | BackupStanding::Newer) && !item.is_locked && !item.was_deleted
}

/// Backups, from within the app.
pub fn use_backups() -> Backups {
    only_one(|_| Backups::provide(use_device(), use_desk()))
}
