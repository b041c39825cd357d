//! An update on actions that is opened on a device of the organisation: it is taken over by the return that is here.

use super::Arrivals;
use crate::interchange::arrival::Refusal;
use crate::interchange::read::read_update;
use crate::interchange::update_arrival::with_update;
use crate::keeping::draft::KeptDraft;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::storage::StorageError;
use crate::words::arrival::refusal;
use crate::words::device::storage_error;
use crate::words::files::read_error;
use crate::words::updates::{self, NOTHING_LATER, taken};

impl Arrivals {
    /// Takes an update from a file, and says on which page to go on.
    pub(super) async fn take_update(&self, bytes: &[u8]) -> Result<Route, String> {
        let said = |error: StorageError| storage_error(&error);
        let read = read_update(bytes).map_err(|error| read_error(&error))?;
        let (drafts, id) = (self.device.drafts(), read.update.id.clone());
        let is_settled = self.desk.settle().await;
        if !is_settled && self.desk.session_of(&id).is_some_and(|open| open.autosave.holds_only_copy()) {
            return Err(refusal(&Refusal::Unsaved));
        }
        let secrecy = self.desk.secrecy_for(&id).await?;
        let look = || async {
            match drafts.read(&id, &secrecy).await {
                Err(StorageError::Missing) => Ok(None),
                here => here.map(Some).map_err(said),
            }
        };
        let refused = |why| updates::refusal(why, &read.update.reference);
        let here: Option<KeptDraft> = look().await?.filter(|here| here.head.deleted_at.is_none());
        let route = Route::Draft(id.clone(), DraftPage::Actions);
        if with_update(here.as_ref().map(|here| &here.record), &read).map_err(refused)?.is_none() {
            self.notices.tell_on_next(NOTHING_LATER);
            return Ok(route);
        }
        // Whoever works on it in another tab saves the last word first, which may be later.
        self.desk.take(&id).await?;
        let here: Option<KeptDraft> = look().await?;
        let record = with_update(here.as_ref().map(|here| &here.record), &read).map_err(refused)?;
        if let (Some(record), Some(KeptDraft { mut head, .. })) = (record, here) {
            head.writer = self.device.writer();
            head.saved_at = clock::now();
            head.changed_at.clone_from(&head.saved_at);
            self.desk.close(&id);
            drafts.replace(&KeptDraft { record, head }, &secrecy).await.map_err(said)?;
            self.notices.tell_on_next(taken(&clock::day(&read.update.at)));
        }
        self.desk.tabs().tell_changed();
        Ok(route)
    }
}
