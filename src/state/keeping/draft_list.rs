//! The drafts on this device, as the first page lists them.

use super::recently_deleted::forget_old;
pub use crate::keeping::head::Head;
use crate::model::ids::ReturnId;
use crate::routes::{DraftPage, Route};
use crate::state::device::Device;
use crate::state::notices::Notices;
use crate::state::whole::Whole;
use crate::storage::StorageError;
use crate::storage::drafts::ListedDraft;
use crate::words::device::storage_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftLine {
    /// A draft or submitted return.
    Draft {
        /// Its id.
        id: ReturnId,
        /// What it is called.
        name: String,
        /// What the device knows of it.
        head: Box<Head>,
        /// Where the person left.
        route: Route,
    },
    /// Something that cannot be read and was kept.
    Unreadable {
        /// The key it is kept under.
        key: String,
        /// Why it cannot be read.
        why: String,
    },
}

/// The drafts on this device.
#[derive(Clone, Copy)]
pub struct DraftList {
    pub(super) device: Device,
    pub(super) whole: Whole,
    pub(super) notices: Notices,
    /// None while they are being read.
    lines: RwSignal<Option<Vec<DraftLine>>>,
}

impl DraftList {
    /// Reads the drafts, and again whenever another tab changes them.
    pub fn load(device: Device, whole: Whole, notices: Notices) -> Self {
        let list = Self { device, whole, notices, lines: RwSignal::new(None) };
        let changes = whole.changes();
        Effect::new(move |_| {
            changes.track();
            spawn_local(async move { list.refresh().await });
        });
        list
    }

    /// Where what came of something is said.
    pub fn notices(&self) -> Notices {
        self.notices
    }

    /// The drafts, the latest first; none while they are being read.
    pub fn lines(&self) -> Signal<Option<Vec<DraftLine>>> {
        let lines = self.lines;
        Signal::derive(move || Some(lines.get()?.into_iter().filter(|line| line.deleted_at().is_none()).collect()))
    }

    /// Drafts that were deleted and can still be brought back, the latest first.
    pub fn deleted(&self) -> Signal<Vec<DraftLine>> {
        let lines = self.lines;
        Signal::derive(move || {
            let mut deleted: Vec<DraftLine> =
                lines.get().unwrap_or_default().into_iter().filter(|line| line.deleted_at().is_some()).collect();
            deleted.sort_by_key(|line| std::cmp::Reverse(line.deleted_at()));
            deleted
        })
    }

    /// Reads the drafts again.
    pub(super) async fn refresh(&self) {
        // What is being put away is listed as it was left.
        self.whole.settle().await;
        let forgotten = forget_old(self.device).await;
        let lines = match forgotten.and(self.device.drafts().all().await) {
            Ok(mut all) => {
                all.sort_by_key(|listed| std::cmp::Reverse(saved_at(listed)));
                all.into_iter().map(line).collect()
            }
            Err(error) => {
                self.notices.warn(storage_error(&error));
                Vec::new()
            }
        };
        let lines = self.with_unsaved(lines);
        // The person may have left the page meanwhile. A list that is as it was is not drawn anew: somebody may be at a button.
        let is_as_it_was = self.lines.try_with_untracked(|now| now.as_ref() == Some(&lines)).unwrap_or(true);
        if !is_as_it_was {
            let _ = self.lines.try_set(Some(lines));
        }
    }
}

impl DraftList {
    /// A draft that the device has no room for is listed all the same, first.
    fn with_unsaved(&self, mut lines: Vec<DraftLine>) -> Vec<DraftLine> {
        for (id, head) in self.whole.unsaved() {
            if !lines.iter().any(|line| matches!(line, DraftLine::Draft { id: listed, .. } if *listed == id)) {
                lines.insert(0, line(ListedDraft::Draft(id, Box::new(head))));
            }
        }
        lines
    }
}

impl DraftLine {
    /// When it was deleted; none where it was not.
    pub fn deleted_at(&self) -> Option<String> {
        match self {
            Self::Draft { head, .. } => head.deleted_at.clone(),
            Self::Unreadable { .. } => None,
        }
    }
}

fn saved_at(listed: &ListedDraft) -> String {
    match listed {
        ListedDraft::Draft(_, head) => head.saved_at.clone(),
        ListedDraft::Unreadable { .. } => String::new(),
    }
}

fn line(listed: ListedDraft) -> DraftLine {
    match listed {
        ListedDraft::Unreadable { key, error } => {
            DraftLine::Unreadable { key, why: storage_error(&StorageError::Unreadable(error)) }
        }
        ListedDraft::Draft(id, head) => {
            let left = DraftPage::at(&head.place).unwrap_or(DraftPage::Tasks);
            // A submitted return says itself where it is gone on with.
            let page = if head.is_submitted { DraftPage::Tasks } else { left };
            DraftLine::Draft { name: head.called(), route: Route::Draft(id.clone(), page), id, head }
        }
    }
}
