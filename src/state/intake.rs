//! How a draft comes to this device: begun new, or taken from a file.

mod commented;

use super::catalogue::{Catalogue, Loaded, use_catalogue};
use super::desk::{Desk, use_desk};
use super::device::{Device, use_device};
use super::notices::{Notices, use_notices};
use super::setting::{Setting, use_setting};
use crate::interchange::read::{LARGEST_FILE, ReadReturn, foreign_answers, format_of, read_return};
use crate::interchange::read_error::ReadError;
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::answer::AnswerValue;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::ids::{FieldId, ReturnId};
use crate::model::joint::case_field;
use crate::model::provenance::CameFor;
use crate::model::questionnaire::{GUIDANCE_EDITION, Kind, QUESTIONNAIRE_FORMAT, Questionnaire};
use crate::model::reference::{CASE, reference};
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::storage::StorageError;
use crate::storage::secrecy::Secrecy;
use crate::words::device::storage_error;
use crate::words::files::read_error;

/// Where drafts come to this device.
#[derive(Clone, Copy)]
pub struct Intake {
    device: Device,
    desk: Desk,
    catalogue: Catalogue,
    setting: Setting,
    notices: Notices,
}

/// Where drafts come to this device, from within the app.
pub fn use_intake() -> Intake {
    let (device, desk, catalogue) = (use_device(), use_desk(), use_catalogue());
    Intake { device, desk, catalogue, setting: use_setting(), notices: use_notices() }
}

impl Intake {
    /// The largest file of a draft or return, in bytes.
    pub const LARGEST_FILE: f64 = LARGEST_FILE as f64;

    /// Starts a new draft and keeps it; one that cannot be kept is open all the same. Returns its id.
    pub async fn start(&self, loaded: &Loaded) -> ReturnId {
        let questionnaire = &loaded.questionnaire;
        let made_with = self.setting.made_with(questionnaire, &loaded.digest);
        let id = ReturnId::from(clock::new_id());
        let quoted = reference(&questionnaire.reference_prefix, clock::chance());
        let cycle = self.setting.with(|partnership| partnership.cycle.clone());
        let mut record = Return::start(id.clone(), quoted, made_with, cycle);
        fill_in_guidance_edition(&mut record, questionnaire);
        fill_in_case_reference(&mut record, questionnaire);
        let draft = self.kept(record, &DraftPage::About);
        let kept = match self.catalogue.keep(loaded).await {
            Ok(()) => self.device.drafts().create(&draft, &Secrecy::Open).await,
            Err(error) => Err(error),
        };
        match kept {
            Ok(()) => self.desk.tabs().tell_changed(),
            Err(why) => self.desk.open_in_memory(loaded, &draft, why),
        }
        id
    }

    /// Whether a file is a questionnaire, which is not opened but used.
    pub fn is_questionnaire(bytes: &[u8]) -> bool {
        format_of(bytes).as_deref() == Some(QUESTIONNAIRE_FORMAT)
    }

    /// Takes a draft or return from a file and keeps it, and says on which page to go on. Nothing on the device changes unless
    /// it can be opened.
    pub async fn take_file(&self, bytes: &[u8]) -> Result<Route, String> {
        let ReadReturn { record, file } = read_return(bytes).map_err(|error| read_error(&error))?;
        if record.status == Status::Submitted && record.digest != return_digest(&file) {
            return Err("It was changed after it was submitted and saved. Ask for the file as it was downloaded.".to_owned());
        }
        let questionnaire = self.catalogue.edition_of(&record.questionnaire).await?;
        let foreign = foreign_answers(&questionnaire, &record);
        if !foreign.is_empty() {
            return Err(read_error(&ReadError::Foreign(foreign)));
        }
        // The questionnaire stays with the draft, so that it opens here also when a new edition is offered.
        if let Ok(loaded) = self.catalogue.fetch(&record.questionnaire.id).await
            && loaded.digest == record.questionnaire.digest
        {
            self.catalogue.keep(&loaded).await.map_err(|error| storage_error(&error))?;
        }
        let id = record.id.clone();
        let page = self.take(record, questionnaire.kind).await?;
        self.desk.tabs().tell_changed();
        Ok(Route::Draft(id, page))
    }

    /// A file never replaces other work on this device that is under the same id.
    async fn take(&self, record: Return, kind: Kind) -> Result<DraftPage, String> {
        let said = |error: StorageError| storage_error(&error);
        let (drafts, id) = (self.device.drafts(), record.id.clone());
        if !self.desk.settle().await && self.desk.session_of(&id).is_some_and(|open| open.autosave.holds_only_copy()) {
            return Err(
                "It is on this device, and what was typed in it last could not be saved. Download it there first.".to_owned()
            );
        }
        let secrecy = self.desk.secrecy_for(&id).await?;
        let page = first_page(&record, kind);
        let mut record = record;
        record.came_for = Some(CameFor::of(&record)).filter(|_| !record.is_joint());
        let mut here = match drafts.read(&id, &secrecy).await {
            Err(StorageError::Missing) => {
                drafts.create(&self.kept(record, &page), &secrecy).await.map_err(said)?;
                return Ok(page);
            }
            here => here.map_err(said)?,
        };
        if says_the_same(&here.record, &record) {
            if here.head.deleted_at.is_some() {
                drafts.mark_deleted(&id, None).await.map_err(said)?;
            }
            return Ok(page_left(&here.record, &here.head.place));
        }
        if here.head.deleted_at.is_none() {
            if let Some(came) = self.what_came(&here, &record, &secrecy).await? {
                return self.take_comments(came, &record, &secrecy).await;
            }
            another_organisation(&here.record, &record)?;
            if here.record.status != Status::Submitted || here.record.revision >= record.revision {
                return Err(format!(
                    "{} is already on this device with other answers, so the file was not opened over it. \
                     Download the draft that is here, delete it, and open the file again.",
                    record.reference
                ));
            }
            self.desk.have(&id).await?;
            here = drafts.read(&id, &secrecy).await.map_err(said)?;
            if here.record.moderation_under_way().is_some_and(|moderation| !moderation.is_untouched()) {
                return Err(format!(
                    "Revision {} of {} is being moderated here. Finish that moderation or stop it, and open the file again.",
                    here.record.revision, record.reference
                ));
            }
        }
        if here.record.status == Status::Submitted {
            // What was asked and graded here a second time, and is in no file yet, stays with the next revision.
            record.take_review(&here.record);
        }
        self.desk.close(&id);
        drafts.replace(&self.kept(record, &page), &secrecy).await.map_err(said)?;
        Ok(page)
    }

    fn kept(&self, record: Return, page: &DraftPage) -> KeptDraft {
        let mut head = Head::new(&record, &self.device.writer(), &clock::now(), page.path());
        head.received = (record.status == Status::Submitted).then_some(record.revision);
        KeptDraft { record, head }
    }
}

/// Two organisations that were given one file have returns with one id: neither is opened over the other.
fn another_organisation(here: &Return, file: &Return) -> Result<(), String> {
    let (ours, theirs) = (CameFor::of(here), CameFor::of(file));
    if ours.may_be(&theirs) {
        return Ok(());
    }
    Err(format!(
        "It is for {}, and {} is on this device for {}: both were made from one file. Neither is opened over the other. Under \
         “Bring returns together” both are counted. To open this one here, delete the other first; it can be brought back.",
        theirs.called(),
        here.reference,
        ours.called()
    ))
}

/// Where to go on with a draft or return that came just now.
fn first_page(record: &Return, kind: Kind) -> DraftPage {
    match record.status {
        Status::Draft => DraftPage::Tasks,
        // Whoever grades a case a second time must not see the first grades by opening the file.
        Status::Submitted if kind == Kind::CaseAudit => DraftPage::Received,
        Status::Submitted => DraftPage::Complete,
    }
}

/// Where to go on with a draft or return that is here and was left in this place.
fn page_left(record: &Return, place: &str) -> DraftPage {
    let parts: Vec<&str> = place.split('/').collect();
    match (record.status, DraftPage::parse(&parts)) {
        (Status::Draft, _) => DraftPage::Tasks,
        (Status::Submitted, Some(left @ (DraftPage::Received | DraftPage::Moderate(_) | DraftPage::Review(_)))) => left,
        (Status::Submitted, _) => DraftPage::Complete,
    }
}

/// Some questions are asked only under a later edition of the guidance: where the questionnaire has a field for it, it says
/// at first what applies here.
fn fill_in_guidance_edition(record: &mut Return, questionnaire: &Questionnaire) {
    let id = FieldId::from(GUIDANCE_EDITION);
    let Some(field) = questionnaire.profile_field(&id) else { return };
    let edition = record.questionnaire.guidance(questionnaire).to_owned();
    if questionnaire.choices(field.options.as_ref()).iter().any(|choice| choice.id.as_str() == edition) {
        record.profile.insert(id, AnswerValue::Text(edition));
    }
}

/// A case is known by chance, so that nobody is tempted to write a name.
fn fill_in_case_reference(record: &mut Return, questionnaire: &Questionnaire) {
    if let Some(id) = case_field(questionnaire) {
        record.profile.insert(id, AnswerValue::Text(reference(CASE, clock::chance())));
    }
}

/// Whether a record is that of a file: they differ in nothing but the digest, which a draft gets only in its file, and what was
/// left out of the file when it was submitted.
fn says_the_same(kept: &Return, file: &Return) -> bool {
    let without_digest = |record: Return| Return { digest: None, ..record };
    without_digest(kept.as_sent()) == without_digest(file.as_sent())
}
