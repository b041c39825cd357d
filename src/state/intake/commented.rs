//! A return comes back with comments: they are taken over by what is here, whose words all stay.

use super::{Intake, page_left};
use crate::keeping::draft::KeptDraft;
use crate::model::audit_return::{Return, Status};
use crate::model::moderation::Moderation;
use crate::platform::clock;
use crate::routes::DraftPage;
use crate::storage::StorageError;
use crate::storage::secrecy::Secrecy;
use crate::words::comments::{comments_came, correction_begun};
use crate::words::device::storage_error;

/// What a file that is of a return on this device is to it.
pub(super) enum Came {
    /// This revision, and it is here as it was submitted.
    ThisRevision,
    /// A revision that a correction was begun from, or that was submitted again since.
    EarlierRevision,
}

impl Intake {
    /// What a file is to a return that is here: the same as was submitted, but for comments. None where it is something else.
    pub(super) async fn what_came(&self, here: &KeptDraft, file: &Return, secrecy: &Secrecy) -> Result<Option<Came>, String> {
        if file.status != Status::Submitted {
            return Ok(None);
        }
        if here.record.status == Status::Submitted && here.record.revision == file.revision {
            return Ok(here.record.is_submitted_as(file).then_some(Came::ThisRevision));
        }
        let brings_any = file.asked_comments().next().is_some() || file.moderation.iter().any(Moderation::is_finished);
        let is_earlier = here.record.revision > file.revision && brings_any;
        if !is_earlier {
            return Ok(None);
        }
        match self.device.drafts().submitted(&file.id, file.revision, secrecy).await {
            Ok(submitted) => Ok(submitted.is_submitted_as(file).then_some(Came::EarlierRevision)),
            // It was corrected on another device, so there is nothing to compare with; comments only add to what is here.
            Err(StorageError::Missing) => Ok(Some(Came::EarlierRevision)),
            Err(error) => Err(storage_error(&error)),
        }
    }

    /// Adds a file's comments to a return that is here. Where this is the revision that was submitted on this device, a
    /// correction of it is begun, so that they can be answered.
    pub(super) async fn take_comments(&self, came: Came, file: &Return, secrecy: &Secrecy) -> Result<DraftPage, String> {
        let said = |error: StorageError| storage_error(&error);
        let (drafts, id) = (self.device.drafts(), &file.id);
        // Whoever works on it in another tab saves the last word first, so it is read again.
        self.desk.have(id).await?;
        let here = drafts.read(id, secrecy).await.map_err(said)?;
        let (mut record, mut head) = (here.record.clone(), here.head);
        let before = record.open_comments().count();
        if !record.take_review(file) {
            return Ok(page_left(&record, &head.place));
        }
        let new = record.open_comments().count().saturating_sub(before);
        let is_own = matches!(came, Came::ThisRevision) && head.received != Some(record.revision);
        if is_own && record.status == Status::Submitted && record.open_comments().next().is_some() {
            drafts.keep_submitted(&here.record, secrecy).await.map_err(said)?;
            record.correct();
            self.notices.tell_on_next(correction_begun(new, record.revision));
        } else {
            self.notices.tell_on_next(comments_came(new));
        }
        let page = page_left(&record, &head.place);
        head.place = page.path();
        head.writer = self.device.writer();
        head.saved_at = clock::now();
        head.changed_at.clone_from(&head.saved_at);
        self.desk.close(id);
        drafts.replace(&KeptDraft { record, head }, secrecy).await.map_err(said)?;
        Ok(page)
    }
}
