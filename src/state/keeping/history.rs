//! Earlier versions of an open draft: what there is, what changed, and going back to one.

use crate::model::audit_return::Return;
use crate::model::changes::changes;
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::device::Device;
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::editions::Editions;
use crate::state::notices::Notices;
use crate::storage::StorageError;
pub use crate::storage::versions::Why;
use crate::words::changes as words;
use crate::words::device::storage_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionLine {
    /// The key it is kept under; none for the draft as it is now.
    pub key: Option<String>,
    /// When the draft was like this, as an RFC 3339 time; none where that cannot be read.
    pub at: Option<String>,
    /// Why it was kept; none for the draft as it is now.
    pub why: Option<Why>,
    /// What changed since the version before, or why it cannot be read.
    pub changed: String,
}

/// Earlier versions of an open draft.
#[derive(Clone, Copy)]
pub struct History {
    device: Device,
    open: OpenDraft,
    notices: Notices,
    editions: Editions,
    lines: RwSignal<Option<Vec<VersionLine>>>,
}

impl History {
    /// Reads the versions.
    pub fn load(device: Device, open: OpenDraft, notices: Notices) -> Self {
        let editions = Editions::here();
        let history = Self { device, open, notices, editions, lines: RwSignal::new(None) };
        spawn_local(async move { history.refresh().await });
        history
    }

    /// The lines, the latest first, beginning with the draft as it is now; none while they are being read.
    pub fn lines(&self) -> Signal<Option<Vec<VersionLine>>> {
        self.lines.into()
    }

    /// Goes back to a version. What is there now becomes a version itself, so that this can be undone.
    pub fn restore(&self, key: String, called: String) {
        let history = *self;
        if self.open.session.is_read_only().get_untracked() {
            self.notices.warn("Another tab or window has the draft, so nothing was changed.");
            return;
        }
        spawn_local(async move {
            match history.change_edition(&key, &called).await {
                Ok(true) => return,
                Ok(false) => {}
                Err(why) => return history.notices.warn(why),
            }
            match history.go_back_to(&key).await {
                Ok(before) => {
                    let undo = move || history.restore(before.clone(), "what was there before".to_owned());
                    history.notices.clear();
                    history.notices.tell_with(format!("The draft is back to {called}."), "Undo", undo);
                }
                Err(error) => history.notices.warn(storage_error(&error)),
            }
            history.refresh().await;
        });
    }

    /// Goes back to a version that was in another edition of the questionnaire; false where it is in this one.
    async fn change_edition(&self, key: &str, called: &str) -> Result<bool, String> {
        let secrecy = self.open.autosave.secrecy();
        let version = self.device.versions().load(key, &secrecy).await.map_err(|error| storage_error(&error))?;
        let begun_in = untrack(|| self.open.session.with_rest(|rest| rest.questionnaire.digest.clone()));
        if version.record.questionnaire.digest == begun_in {
            return Ok(false);
        }
        let edition = version.record.questionnaire.edition.clone();
        self.editions.go_back_to(self.open, version.record).await?;
        self.notices.tell_on_next(format!("The draft is back to {called}, in edition {edition} of the questionnaire."));
        // Staying on the page is all that can go wrong, and the person sees that.
        let _ = page::go(&Route::Draft(self.open.session.id(), DraftPage::Tasks).hash());
        Ok(true)
    }

    async fn go_back_to(&self, key: &str) -> Result<String, StorageError> {
        let (versions, secrecy) = (self.device.versions(), self.open.autosave.secrecy());
        let version = versions.load(key, &secrecy).await?;
        let sequence = self.open.autosave.head().sequence;
        let before = versions.keep(&self.open.session.record_now(), sequence, Why::Replaced, &secrecy).await?;
        self.open.session.go_back_to(version.record);
        self.open.autosave.flush();
        Ok(before)
    }

    async fn refresh(&self) {
        let all = self.device.versions().all(&self.open.session.id(), &self.open.autosave.secrecy()).await;
        let lines = match all {
            Ok(all) => self.describe(all),
            Err(error) => {
                self.notices.warn(storage_error(&error));
                Vec::new()
            }
        };
        // The person may have left the page meanwhile.
        let _ = self.lines.try_set(Some(lines));
    }

    fn describe(&self, all: Vec<crate::storage::versions::ListedVersion>) -> Vec<VersionLine> {
        let questionnaire = self.open.session.questionnaire();
        let now = self.open.session.record_now();
        let said = |record: &Return, older: Option<&Return>| match older {
            Some(older) => words::changes(&changes(older, record), Some(&questionnaire)),
            None => "The first version that is kept.".to_owned(),
        };
        let older_than =
            |at: usize| all.get(at..).and_then(|rest| rest.iter().find_map(|one| Some(&one.version.as_ref().ok()?.record)));
        let mut lines = vec![VersionLine { key: None, at: None, why: None, changed: said(&now, older_than(0)) }];
        for (at, listed) in all.iter().enumerate() {
            let key = Some(listed.key.clone());
            lines.push(match &listed.version {
                Ok(version) => {
                    let changed = said(&version.record, older_than(at + 1));
                    VersionLine { key, at: Some(version.at.clone()), why: Some(version.why), changed }
                }
                Err(error) => {
                    let changed = storage_error(&StorageError::Unreadable(error.clone()));
                    VersionLine { key, at: None, why: None, changed }
                }
            });
        }
        lines
    }
}
