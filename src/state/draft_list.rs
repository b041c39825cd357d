//! The drafts on this device, as the first page lists them: open, download, delete with undo.

use super::desk::Desk;
use super::device::Device;
use super::notices::Notices;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::with_digest;
use crate::model::ids::ReturnId;
use crate::platform::{files, page};
use crate::routes::{DraftPage, Route};
use crate::storage::StorageError;
use crate::storage::drafts::{KeptDraft, Listed, forget_last};
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
        /// What it is called: the organisation's name, or that it has none yet.
        name: String,
        /// What people quote.
        reference: String,
        /// When it was saved, as an RFC 3339 time.
        saved_at: String,
        /// Whether it has been submitted.
        is_submitted: bool,
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
    /// Reads the drafts.
    pub fn load(device: Device, desk: Desk, notices: Notices) -> Self {
        let list = Self { device, desk, notices, lines: RwSignal::new(None) };
        spawn_local(async move { list.refresh().await });
        list
    }

    /// The lines, the latest first; none while they are being read.
    pub fn lines(&self) -> Signal<Option<Vec<DraftLine>>> {
        self.lines.into()
    }

    /// Saves a draft as a file.
    pub fn download(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            // What is open may be ahead of what could be saved.
            let saved = match list.desk.draft_of(&id) {
                Some(draft) => download_record(&draft.record),
                None => match list.device.drafts().load(&id).await {
                    Ok(kept) => download_record(&kept.record),
                    Err(error) => Err(storage_error(&error)),
                },
            };
            if let Err(why) = saved {
                list.notices.warn(why);
            }
        });
    }

    /// Saves what cannot be read as a file, as it is.
    pub fn download_unreadable(&self, key: String) {
        let list = *self;
        spawn_local(async move {
            let all = list.device.drafts().all().await.unwrap_or_default();
            let found = all.into_iter().find_map(|listed| match listed {
                Listed::Unreadable { key: one, text, .. } if one == key => Some(text),
                Listed::Unreadable { .. } | Listed::Draft(_) => None,
            });
            let saved = found.map(|text| files::download("unreadable-draft.txt", "text/plain", text.as_bytes()));
            if !matches!(saved, Some(Ok(()))) {
                list.notices.warn("The download could not be made.");
            }
        });
    }

    /// Deletes a draft, and offers to undo that.
    pub fn delete(&self, id: ReturnId, name: String) {
        let list = *self;
        self.desk.close(&id);
        forget_last(&id);
        spawn_local(async move {
            if list.mark(&id, true).await {
                let undo = Callback::new(move |()| list.restore(id.clone()));
                list.notices.tell_with(
                    format!("“{name}” was deleted. It can be brought back until this page is closed."),
                    "Undo",
                    undo,
                );
                focus_notice();
            }
        });
    }

    fn restore(&self, id: ReturnId) {
        let list = *self;
        spawn_local(async move {
            if list.mark(&id, false).await {
                list.notices.clear();
                list.notices.tell("The draft is back.");
                focus_notice();
            }
        });
    }

    async fn mark(&self, id: &ReturnId, is_deleted: bool) -> bool {
        let drafts = self.device.drafts();
        let marked = match drafts.load(id).await {
            Ok(kept) => {
                let sequence = kept.sequence + 1;
                drafts.save(&KeptDraft { is_deleted, sequence, ..kept }).await
            }
            Err(error) => Err(error),
        };
        if let Err(error) = &marked {
            self.notices.warn(storage_error(error));
        }
        self.refresh().await;
        marked.is_ok()
    }

    async fn refresh(&self) {
        match self.device.drafts().all().await {
            Ok(mut all) => {
                for listed in &mut all {
                    let in_memory = match &*listed {
                        Listed::Draft(draft) => self.desk.draft_of(&draft.record.id),
                        Listed::Unreadable { .. } => None,
                    };
                    if let Some(draft) = in_memory {
                        *listed = Listed::Draft(Box::new(draft));
                    }
                }
                all.retain(|listed| !matches!(listed, Listed::Draft(draft) if draft.is_deleted));
                all.sort_by_key(|listed| std::cmp::Reverse(saved_at(listed)));
                self.lines.set(Some(all.into_iter().map(line).collect()));
            }
            Err(error) => {
                self.lines.set(Some(Vec::new()));
                self.notices.warn(storage_error(&error));
            }
        }
    }
}

/// The button that had focus is gone; what was done about it is where to go on.
fn focus_notice() {
    request_animation_frame(|| page::focus(".app-notices [tabindex]"));
}

fn saved_at(listed: &Listed) -> String {
    match listed {
        Listed::Draft(draft) => draft.saved_at.clone(),
        Listed::Unreadable { .. } => String::new(),
    }
}

fn line(listed: Listed) -> DraftLine {
    match listed {
        Listed::Unreadable { key, error, .. } => {
            DraftLine::Unreadable { key, why: storage_error(&StorageError::Unreadable(error)) }
        }
        Listed::Draft(kept) => {
            let is_submitted = kept.record.status == Status::Submitted;
            let parts: Vec<&str> = kept.place.split('/').filter(|part| !part.is_empty()).collect();
            let left = DraftPage::parse(&parts).unwrap_or(DraftPage::Tasks);
            let page = if is_submitted { DraftPage::Complete } else { left };
            DraftLine::Draft {
                name: draft_name(&kept.record),
                reference: kept.record.reference.clone(),
                saved_at: kept.saved_at.clone(),
                route: Route::Draft(kept.record.id.clone(), page),
                id: kept.record.id,
                is_submitted,
            }
        }
    }
}

/// What a draft is called: its organisation's name, or its reference.
pub fn draft_name(record: &Return) -> String {
    match record.profile_text("organisation-name") {
        name if name.trim().is_empty() => format!("Unnamed draft {}", record.reference),
        name => name,
    }
}

/// Saves a draft or return as a file, with its digest.
pub fn download_record(record: &Return) -> Result<(), String> {
    let state = match record.status {
        Status::Draft => "draft",
        Status::Submitted => "return",
    };
    let name = format!("{}-{state}-{}.json", record.reference, record.revision);
    let file = with_digest(record).and_then(|file| serde_json::to_vec_pretty(&file).ok());
    let bytes = file.ok_or("The file could not be made.")?;
    files::download(&name, "application/json", &bytes)
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}
