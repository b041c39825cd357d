//! The drafts on this device, as the first page lists them: open, download, delete with undo.

use super::recently_deleted::{KEPT_FOR, forget_old};
pub use crate::keeping::head::Head;
use crate::model::ids::ReturnId;
use crate::platform::{clock, files, page};
use crate::routes::{DraftPage, Route};
use crate::state::device::Device;
use crate::state::draft::desk::Desk;
use crate::state::draft::file::{download_open, download_record};
use crate::state::notices::Notices;
use crate::storage::StorageError;
use crate::storage::drafts::ListedDraft;
use crate::storage::last;
use crate::words::device::storage_error;
use crate::words::said::own_words;
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
    device: Device,
    desk: Desk,
    notices: Notices,
    /// None while they are being read.
    lines: RwSignal<Option<Vec<DraftLine>>>,
}

impl DraftList {
    /// Reads the drafts, and again whenever another tab changes them.
    pub fn load(device: Device, desk: Desk, notices: Notices) -> Self {
        let list = Self { device, desk, notices, lines: RwSignal::new(None) };
        let changes = desk.tabs().changes();
        Effect::new(move |_| {
            changes.track();
            spawn_local(async move { list.refresh().await });
        });
        list
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

    /// Saves a draft as a file.
    pub fn download(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            if let Err(why) = list.save_as_file(&id).await {
                list.notices.warn(why);
            }
            list.refresh().await;
        });
    }

    /// The person has seen the file of the last download.
    pub fn saw(&self, id: ReturnId, name: String) {
        let list = *self;
        spawn_local(async move {
            let noted = list.device.drafts().change_head(&id, |head| head.seen_at.clone_from(&head.downloaded_at)).await;
            list.notices.clear();
            match noted {
                Ok(()) => list.notices.tell(format!("Noted: the file of “{name}” is in your downloads.")),
                Err(error) => list.notices.warn(storage_error(&error)),
            }
            list.refresh().await;
            focus_notice();
        });
    }

    async fn save_as_file(&self, id: &ReturnId) -> Result<(), String> {
        // What is open may be ahead of what could be saved.
        if let Some(open) = self.desk.session_of(id) {
            return download_open(open);
        }
        let drafts = self.device.drafts();
        let secrecy = self.desk.secrecy_for(id).await?;
        let kept = drafts.read(id, &secrecy).await.map_err(|error| storage_error(&error))?;
        download_record(&kept.record)?;
        let at = clock::now();
        let noted = drafts.change_head(id, |head| head.downloaded_at = Some(at.clone())).await;
        noted.map_err(|error| storage_error(&error))
    }

    /// Saves what cannot be read as a file, as it is.
    pub fn download_unreadable(&self, key: String) {
        let list = *self;
        spawn_local(async move {
            let given = match list.device.drafts().bytes_of(&key).await {
                Ok(text) => files::download("unreadable-draft.txt", "text/plain", text.as_bytes()).is_ok(),
                Err(_) => false,
            };
            list.notices.tell_given(given.then_some(()).ok_or_else(|| "The download could not be made.".to_owned()));
        });
    }

    /// Deletes a draft, and offers to undo that.
    pub fn delete(&self, id: ReturnId, name: String) {
        let list = *self;
        spawn_local(async move {
            // The last word is deleted with the rest, and comes back with it.
            if let Some(open) = list.desk.session_of(&id)
                && !open.autosave.settle().await
            {
                list.notices.warn(format!(
                    "“{}” was not deleted, because what was typed in it last could not be saved. Download it first.",
                    own_words(&name)
                ));
                return;
            }
            if list.mark(&id, Some(clock::now())).await {
                list.desk.close(&id);
                last::forget(&id);
                let undo = move || list.restore(id.clone());
                list.notices.tell_with(
                    format!(
                        "“{}” was deleted. For {KEPT_FOR} days it can be brought back from “Recently deleted”.",
                        own_words(&name)
                    ),
                    "Undo",
                    undo,
                );
                focus_notice();
            }
        });
    }

    /// Brings a deleted draft back.
    pub fn restore(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            if list.mark(&id, None).await {
                list.notices.clear();
                list.notices.tell("The draft is back.");
                focus_notice();
            }
        });
    }

    /// Forgets a deleted draft for good.
    pub fn forget(&self, id: ReturnId, name: String) {
        let list = *self;
        spawn_local(async move {
            match list.device.drafts().forget(&id).await {
                Ok(()) => {
                    list.desk.tabs().tell_forgotten(&id);
                    list.notices.clear();
                    list.notices.tell(format!("“{}” was deleted for good.", own_words(&name)));
                    focus_notice();
                }
                Err(error) => list.notices.warn(storage_error(&error)),
            }
            list.refresh().await;
            list.desk.tabs().tell_changed();
        });
    }

    async fn mark(&self, id: &ReturnId, deleted_at: Option<String>) -> bool {
        let marked = self.device.drafts().mark_deleted(id, deleted_at).await;
        if let Err(error) = &marked {
            self.notices.warn(storage_error(error));
        }
        self.refresh().await;
        self.desk.tabs().tell_changed();
        marked.is_ok()
    }

    async fn refresh(&self) {
        // What is being put away is listed as it was left.
        self.desk.settle().await;
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
        // The person may have left the page meanwhile.
        let _ = self.lines.try_set(Some(lines));
    }
}

impl DraftList {
    /// A draft that the device has no room for is listed all the same, first.
    fn with_unsaved(&self, mut lines: Vec<DraftLine>) -> Vec<DraftLine> {
        for open in self.desk.unsaved() {
            let id = open.session.id();
            if !lines.iter().any(|line| matches!(line, DraftLine::Draft { id: listed, .. } if *listed == id)) {
                let mut head = open.autosave.head();
                head.take_title(&open.session.record_now());
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

/// The button that had focus is gone; what was done about it is where to go on.
fn focus_notice() {
    request_animation_frame(|| page::focus(".app-notices [tabindex]"));
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
