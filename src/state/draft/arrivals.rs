//! How a draft comes to this device: begun new, or taken from a file.

mod updates;

use super::colleagues::{Bringing, use_bringing};
use super::desk::{Desk, use_desk};
use crate::interchange::arrival::{Arrival, Came, Here, Kept, as_kept, decide, refused_alone, with_comments};
use crate::interchange::read::{LARGEST_FILE, foreign_answers, format_of, read_return};
use crate::interchange::read_error::ReadError;
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::action_update::UPDATE_FORMAT;
use crate::model::answer::AnswerValue;
use crate::model::audit_return::{Return, Status};
use crate::model::bringing::NotTogether;
use crate::model::ids::ReturnId;
use crate::model::joint::case_field;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{Kind, QUESTIONNAIRE_FORMAT, Questionnaire};
use crate::model::reference::{CASE, reference};
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::catalogue::{Catalogue, Loaded, use_catalogue};
use crate::state::device::{Device, use_device};
use crate::state::notices::{Notices, use_notices};
use crate::state::setting::{Setting, use_setting};
use crate::storage::StorageError;
use crate::storage::secrecy::Secrecy;
use crate::words::arrival::refusal;
use crate::words::colleague::{answers_of_another, not_together};
use crate::words::comments::{comments_came, correction_begun};
use crate::words::device::storage_error;
use crate::words::files::read_error;

/// Where drafts come to this device.
#[derive(Clone, Copy)]
pub struct Arrivals {
    device: Device,
    desk: Desk,
    catalogue: Catalogue,
    setting: Setting,
    notices: Notices,
    bringing: Bringing,
}

/// Where drafts come to this device, from within the app.
pub fn use_arrivals() -> Arrivals {
    let (device, desk, catalogue) = (use_device(), use_desk(), use_catalogue());
    Arrivals { device, desk, catalogue, setting: use_setting(), notices: use_notices(), bringing: use_bringing() }
}

impl Arrivals {
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
        if format_of(bytes).as_deref() == Some(UPDATE_FORMAT) {
            return self.take_update(bytes).await;
        }
        let record = read_own_file(bytes)?;
        let questionnaire = self.catalogue.edition_of(&record.questionnaire).await?;
        let foreign = foreign_answers(&questionnaire, &record);
        if !foreign.is_empty() {
            return Err(read_error(&ReadError::Foreign(foreign)));
        }
        // The questionnaire stays with the draft, so that it opens here also when a new edition is offered.
        if let Ok(loaded) = self.catalogue.loaded_for(&record.questionnaire).await
            && loaded.digest == record.questionnaire.digest
        {
            self.catalogue.keep(&loaded).await.map_err(|error| storage_error(&error))?;
        }
        if let Some(whole) = self.whole_of(&record).await? {
            self.bringing.comes(whole.clone(), record);
            return Ok(Route::Draft(whole, DraftPage::Bring));
        }
        if let Some(said) = answers_of_another(&record) {
            self.notices.tell_on_next(said);
        }
        let id = record.id.clone();
        let page = self.take(record, &questionnaire).await?;
        self.desk.tabs().tell_changed();
        Ok(Route::Draft(id, page))
    }

    /// The draft on this device that a colleague's answers belong to; none where it is not here, or nothing was answered yet.
    async fn whole_of(&self, record: &Return) -> Result<Option<ReturnId>, String> {
        let Some(part) = record.part.as_ref().filter(|_| record.has_come_back()) else { return Ok(None) };
        match self.device.drafts().head(&part.of).await {
            Ok(head) if head.deleted_at.is_some() => Ok(None),
            Ok(head) if head.is_submitted => Err(not_together(NotTogether::Submitted).to_owned()),
            Ok(_) => Ok(Some(part.of.clone())),
            // Where it is not here, the part is opened by itself.
            Err(_) => Ok(None),
        }
    }

    /// Does what `interchange::arrival` decides.
    async fn take(&self, file: Return, questionnaire: &Questionnaire) -> Result<DraftPage, String> {
        let (drafts, id, page) = (self.device.drafts(), file.id.clone(), first_page(&file, questionnaire));
        let is_settled = self.desk.settle().await;
        let is_unsaved = !is_settled && self.desk.session_of(&id).is_some_and(|open| open.autosave.holds_only_copy());
        let secrecy = self.desk.secrecy_for(&id).await?;
        let mut found = self.look(&file, &secrecy).await?;
        let mut arrival = found.decide(is_unsaved, &file);
        if found.is_changed_by(&arrival) {
            // Whoever works on it in another tab saves the last word first, which may decide otherwise.
            self.desk.take(&id).await?;
            found = self.look(&file, &secrecy).await?;
            arrival = found.decide(is_unsaved, &file);
        }
        match (arrival, found.here) {
            (Arrival::Same, Some(here)) => {
                if here.head.deleted_at.is_some() {
                    drafts.mark_deleted(&id, None).await.map_err(said)?;
                }
                Ok(page_left(&here.record, &here.head.place))
            }
            (Arrival::Comments(came), Some(here)) => self.take_comments(came, here, &file, &secrecy).await,
            (Arrival::Replaces, Some(here)) => {
                self.desk.close(&id);
                let kept = self.kept(as_kept(Some(&here.record), file), &page);
                drafts.replace(&kept, &secrecy).await.map_err(said)?;
                Ok(page)
            }
            (Arrival::Together, Some(_)) => {
                self.bringing.comes(id, file);
                Ok(DraftPage::Bring)
            }
            (Arrival::Refused(why), _) => {
                if self.desk.session_of(&id).is_none() {
                    self.desk.tabs().release(&id);
                }
                Err(refusal(&why))
            }
            (Arrival::New, _) | (Arrival::Same | Arrival::Comments(_) | Arrival::Replaces | Arrival::Together, None) => {
                drafts.create(&self.kept(as_kept(None, file), &page), &secrecy).await.map_err(said)?;
                Ok(page)
            }
        }
    }

    async fn look(&self, file: &Return, secrecy: &Secrecy) -> Result<Found, String> {
        let drafts = self.device.drafts();
        let here = match drafts.read(&file.id, secrecy).await {
            Err(StorageError::Missing) => return Ok(Found { here: None, submitted: None }),
            here => here.map_err(said)?,
        };
        let submitted = match drafts.submitted(&file.id, file.revision, secrecy).await {
            _ if here.record.revision <= file.revision => None,
            Err(StorageError::Missing) => None,
            submitted => Some(submitted.map_err(said)?),
        };
        Ok(Found { here: Some(here), submitted })
    }

    /// What is here takes over a file's comments; its own words all stay.
    async fn take_comments(&self, came: Came, here: KeptDraft, file: &Return, secrecy: &Secrecy) -> Result<DraftPage, String> {
        let (drafts, mut head) = (self.device.drafts(), here.head);
        let is_received = head.received == Some(here.record.revision);
        let Some(commented) = with_comments(came, &here.record, is_received, file) else {
            return Ok(page_left(&here.record, &head.place));
        };
        if commented.is_corrected {
            drafts.keep_submitted(&here.record, secrecy).await.map_err(said)?;
        }
        self.notices.tell_on_next(match commented.is_corrected {
            true => correction_begun(commented.new, commented.record.revision),
            false => comments_came(commented.new),
        });
        let record = commented.record;
        let page = page_left(&record, &head.place);
        head.place = page.path();
        head.writer = self.device.writer();
        head.saved_at = clock::now();
        head.changed_at.clone_from(&head.saved_at);
        self.desk.close(&record.id);
        drafts.replace(&KeptDraft { record, head }, secrecy).await.map_err(said)?;
        Ok(page)
    }

    fn kept(&self, record: Return, page: &DraftPage) -> KeptDraft {
        let mut head = Head::new(&record, &self.device.writer(), &clock::now(), page.path());
        head.received = (record.status == Status::Submitted).then_some(record.revision);
        KeptDraft { record, head }
    }
}

/// What the device has under the id of a file.
struct Found {
    here: Option<KeptDraft>,
    /// As it was submitted here in the revision of the file.
    submitted: Option<Return>,
}

impl Found {
    fn decide(&self, is_unsaved: bool, file: &Return) -> Arrival {
        let kept = self.here.as_ref().map(|here| {
            let (is_deleted, submitted) = (here.head.deleted_at.is_some(), self.submitted.as_ref());
            Here::Kept(Kept { record: &here.record, is_deleted, submitted })
        });
        decide(if is_unsaved { Here::Unsaved } else { kept.unwrap_or(Here::Nothing) }, file)
    }

    /// Whether something that another tab may be working on becomes another.
    fn is_changed_by(&self, arrival: &Arrival) -> bool {
        let is_in_use = self.here.as_ref().is_some_and(|here| here.head.deleted_at.is_none());
        is_in_use && matches!(arrival, Arrival::Comments(_) | Arrival::Replaces)
    }
}

fn said(error: StorageError) -> String {
    storage_error(&error)
}

/// A draft or return from its file; or a sentence that says why it cannot be read, whatever is on the device.
pub(super) fn read_own_file(bytes: &[u8]) -> Result<Return, String> {
    let read = read_return(bytes).map_err(|error| read_error(&error))?;
    match refused_alone(&read) {
        Some(why) => Err(refusal(&why)),
        None => Ok(read.record),
    }
}

/// Where to go on with a draft or return that came just now.
fn first_page(record: &Return, questionnaire: &Questionnaire) -> DraftPage {
    match record.status {
        Status::Draft => DraftPage::Tasks,
        // Whoever grades a case a second time must not see the first grades by opening the file.
        Status::Submitted if questionnaire.kind == Kind::CaseAudit && questionnaire.grading.is_judged() => DraftPage::Received,
        Status::Submitted => DraftPage::Complete,
    }
}

/// Where to go on with a draft or return that is here and was left in this place.
fn page_left(record: &Return, place: &str) -> DraftPage {
    let left = DraftPage::at(place).filter(DraftPage::is_for_readers);
    match record.status {
        Status::Draft => DraftPage::Tasks,
        Status::Submitted => left.unwrap_or(DraftPage::Complete),
    }
}

/// Some questions are asked only under a later edition of the guidance: where the questionnaire has a field for it, it says
/// at first what applies here.
pub(super) fn fill_in_guidance_edition(record: &mut Return, questionnaire: &Questionnaire) {
    let Some(field) = questionnaire.field_meaning(Meaning::GuidanceEdition) else { return };
    let edition = record.questionnaire.guidance(questionnaire).to_owned();
    if questionnaire.choices(field.options.as_ref()).iter().any(|choice| choice.id.as_str() == edition) {
        record.profile.insert(field.id.clone(), AnswerValue::Text(edition));
    }
}

/// A case is known by chance, so that nobody is tempted to write a name.
fn fill_in_case_reference(record: &mut Return, questionnaire: &Questionnaire) {
    if let Some(id) = case_field(questionnaire) {
        record.profile.insert(id, AnswerValue::Text(reference(CASE, clock::chance())));
    }
}
