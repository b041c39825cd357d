//! What is done with a draft in the list of the first page: download, delete with undo, bring back, forget.

use super::draft_list::DraftList;
use super::recently_deleted::KEPT_FOR;
use crate::model::ids::ReturnId;
use crate::platform::{clock, files, page};
use crate::state::draft::desk::{Desk, use_desk};
use crate::state::draft::file::{download_open, download_record};
use crate::storage::last;
use crate::words::device::storage_error;
use crate::words::said::own_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl DraftList {
    fn desk(&self) -> Desk {
        self.whole.within(use_desk)
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
        if let Some(open) = self.desk().session_of(id) {
            return download_open(open);
        }
        let drafts = self.device.drafts();
        let secrecy = self.desk().secrecy_for(id).await?;
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
            if let Some(open) = list.desk().session_of(&id)
                && !open.autosave.settle().await
            {
                list.notices.warn(format!(
                    "“{}” was not deleted, because what was typed in it last could not be saved. Download it first.",
                    own_words(&name)
                ));
                return;
            }
            if list.mark(&id, Some(clock::now())).await {
                list.desk().close(&id);
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
                    list.desk().tabs().tell_forgotten(&id);
                    list.notices.clear();
                    list.notices.tell(format!("“{}” was deleted for good.", own_words(&name)));
                    focus_notice();
                }
                Err(error) => list.notices.warn(storage_error(&error)),
            }
            list.refresh().await;
            list.desk().tabs().tell_changed();
        });
    }

    async fn mark(&self, id: &ReturnId, deleted_at: Option<String>) -> bool {
        let marked = self.device.drafts().mark_deleted(id, deleted_at).await;
        if let Err(error) = &marked {
            self.notices.warn(storage_error(error));
        }
        self.refresh().await;
        self.desk().tabs().tell_changed();
        marked.is_ok()
    }
}

/// The button that had focus is gone; what was done about it is where to go on.
fn focus_notice() {
    request_animation_frame(|| page::focus(".app-notices [tabindex]"));
}
