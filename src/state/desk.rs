//! The draft on the desk: opened by its id, started new, or taken from a file.

use super::autosave::Autosave;
use super::catalogue::{Catalogue, Loaded};
use super::device::Device;
use super::fill_session::FillSession;
use super::setting::Setting;
use crate::interchange::read::{LARGEST_FILE, ReadReturn, foreign_answers, read_return};
use crate::model::audit_return::{QuestionnaireRef, Return, Status};
use crate::model::digest::return_digest;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Questionnaire;
use crate::model::reference::reference;
use crate::platform::clock;
use crate::routes::DraftPage;
use crate::storage::StorageError;
use crate::storage::drafts::KeptDraft;
use crate::words::device::storage_error;
use crate::words::files::read_error;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A draft and what saves it.
#[derive(Clone, Copy)]
pub struct OpenDraft {
    /// What is filled in.
    pub session: FillSession,
    /// What saves it.
    pub autosave: Autosave,
}

/// What has become of the draft that was asked for.
#[derive(Clone)]
pub enum DeskState {
    /// It is being looked for.
    Loading(ReturnId),
    /// It cannot be opened, for this reason.
    Closed(ReturnId, String),
    /// It is open.
    Open(OpenDraft),
}

/// The draft on the desk.
#[derive(Clone, Copy)]
pub struct Desk {
    device: Device,
    catalogue: Catalogue,
    setting: Setting,
    state: RwSignal<Option<DeskState>>,
    /// Every draft opened so far: one session each, since two would save over each other.
    opened: RwSignal<Vec<OpenDraft>>,
    /// Sessions outlive pages, so they belong to the app.
    owner: StoredValue<Owner>,
}

impl Desk {
    /// The largest file of a draft or return, in bytes.
    pub const LARGEST_FILE: f64 = LARGEST_FILE as f64;

    /// Makes it available to the pages.
    pub fn provide(device: Device, catalogue: Catalogue, setting: Setting) -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let desk = Self { device, catalogue, setting, state: RwSignal::new(None), opened: RwSignal::new(Vec::new()), owner };
        provide_context(desk);
        desk
    }

    /// What has become of the draft asked for last.
    pub fn state(&self) -> Signal<Option<DeskState>> {
        self.state.into()
    }

    /// Opens a draft, unless it is open already.
    pub fn ask_for(&self, id: ReturnId) {
        if let Some(open) = self.session_of(&id) {
            self.state.set(Some(DeskState::Open(open)));
            return;
        }
        let is_loading = self.state.with_untracked(|state| matches!(state, Some(DeskState::Loading(loading)) if *loading == id));
        if is_loading {
            return;
        }
        self.state.set(Some(DeskState::Loading(id.clone())));
        let desk = *self;
        spawn_local(async move {
            let found = desk.load(&id).await;
            // The person may have gone elsewhere, or deleted the draft, while it was read.
            let is_wanted = desk.state.with_untracked(|state| matches!(state, Some(DeskState::Loading(wanted)) if *wanted == id));
            if is_wanted {
                desk.state.set(Some(match found {
                    Ok((questionnaire, kept)) => DeskState::Open(desk.open(questionnaire, &kept)),
                    Err(why) => DeskState::Closed(id, why),
                }));
            }
        });
    }

    /// Saves what is open and not yet saved.
    pub fn flush(&self) {
        self.opened.with_untracked(|opened| opened.iter().for_each(|open| open.autosave.flush()));
    }

    /// Whether a draft that is open could not be saved.
    pub fn has_failed(&self) -> bool {
        self.opened.with(|opened| opened.iter().any(|open| open.autosave.has_failed()))
    }

    /// Whether this page holds the only copy of something, because the browser keeps nothing.
    pub fn is_only_copy(&self) -> bool {
        let has_unsaved = self.opened.with_untracked(|opened| opened.iter().any(|open| open.autosave.has_unsaved()));
        self.device.refusal().is_some() && has_unsaved
    }

    /// The draft as it is in memory, where it is open: ahead of what could be saved.
    pub fn draft_of(&self, id: &ReturnId) -> Option<KeptDraft> {
        self.session_of(id).map(|open| open.autosave.draft())
    }

    /// Closes a draft for good, because it is being deleted or replaced: it is no longer saved.
    pub fn close(&self, id: &ReturnId) {
        if let Some(open) = self.session_of(id) {
            open.autosave.stop();
            self.opened.update(|opened| opened.retain(|open| open.session.id() != *id));
        }
        let is_on_the_desk = self.state.with_untracked(|state| match state {
            Some(DeskState::Open(open)) => open.session.id() == *id,
            Some(DeskState::Loading(wanted) | DeskState::Closed(wanted, _)) => wanted == id,
            None => false,
        });
        if is_on_the_desk {
            self.state.set(None);
        }
    }

    /// Closes every draft for good.
    pub fn close_all(&self) {
        self.opened.with_untracked(|opened| opened.iter().for_each(|open| open.autosave.stop()));
        self.opened.set(Vec::new());
        self.state.set(None);
    }

    fn session_of(&self, id: &ReturnId) -> Option<OpenDraft> {
        self.opened.with_untracked(|opened| opened.iter().find(|open| open.session.id() == *id).copied())
    }

    async fn load(&self, id: &ReturnId) -> Result<(Arc<Questionnaire>, KeptDraft), String> {
        let kept = self.device.drafts().load(id).await.map_err(|error| storage_error(&error))?;
        if kept.is_deleted {
            return Err("This draft was deleted.".to_owned());
        }
        let questionnaire = self.catalogue.edition_of(&kept.record.questionnaire).await?;
        Ok((questionnaire, kept))
    }

    /// One session for each draft: two would save over each other.
    fn open(&self, questionnaire: Arc<Questionnaire>, kept: &KeptDraft) -> OpenDraft {
        if let Some(open) = self.session_of(&kept.record.id) {
            return open;
        }
        let open = self.owner.get_value().with(|| {
            let session = FillSession::open(questionnaire, kept.record.clone());
            OpenDraft { session, autosave: Autosave::begin(session, self.device, kept) }
        });
        self.opened.update(|opened| opened.push(open));
        open
    }

    /// Starts a new draft and keeps it. Returns its id.
    pub async fn start(&self, loaded: &Loaded) -> Result<ReturnId, StorageError> {
        let questionnaire = &loaded.questionnaire;
        let made_with = QuestionnaireRef {
            id: questionnaire.id.clone(),
            edition: questionnaire.edition.clone(),
            digest: loaded.digest.clone(),
            extra: serde_json::Map::new(),
        };
        let id = ReturnId::from(clock::new_id());
        let quoted = reference(&questionnaire.reference_prefix, clock::chance());
        let cycle = self.setting.with(|partnership| partnership.cycle.clone());
        self.catalogue.keep(loaded).await?;
        self.keep_new(Return::start(id.clone(), quoted, made_with, cycle), DraftPage::About).await?;
        Ok(id)
    }

    /// Takes a draft or return from a file and keeps it. Nothing on the device changes unless it can be opened.
    pub async fn take_file(&self, bytes: &[u8]) -> Result<ReturnId, String> {
        let ReadReturn { record, file } = read_return(bytes).map_err(|error| read_error(&error))?;
        if record.status == Status::Submitted && record.digest != return_digest(&file) {
            return Err("It was changed after it was submitted and saved. Ask for the file as it was downloaded.".to_owned());
        }
        let questionnaire = self.catalogue.edition_of(&record.questionnaire).await?;
        let foreign = foreign_answers(&questionnaire, &record);
        if !foreign.is_empty() {
            return Err(read_error(&crate::interchange::read::ReadError::Foreign(foreign)));
        }
        let id = record.id.clone();
        self.flush();
        self.refuse_to_overwrite(&record).await?;
        let page = match record.status {
            Status::Draft => DraftPage::Tasks,
            Status::Submitted => DraftPage::Complete,
        };
        // The questionnaire stays with the draft, so that it opens here also when a new edition is offered.
        if let Ok(loaded) = self.catalogue.fetch(&record.questionnaire.id).await
            && loaded.digest == record.questionnaire.digest
        {
            self.catalogue.keep(&loaded).await.map_err(|error| storage_error(&error))?;
        }
        self.close(&id);
        self.keep_new(record, page).await.map_err(|error| storage_error(&error))?;
        Ok(id)
    }

    /// A file never replaces other work on this device that is under the same id.
    async fn refuse_to_overwrite(&self, record: &Return) -> Result<(), String> {
        match self.device.drafts().load(&record.id).await {
            Err(StorageError::Missing) => Ok(()),
            Ok(kept) if kept.is_deleted || says_the_same(&kept.record, record) => Ok(()),
            Ok(kept) if kept.record.status == Status::Submitted && kept.record.revision < record.revision => Ok(()),
            Ok(_) => Err(format!(
                "{} is already on this device with other answers, so the file was not opened over it. \
                 Download the draft that is here, delete it, and open the file again.",
                record.reference
            )),
            Err(error) => Err(storage_error(&error)),
        }
    }

    async fn keep_new(&self, record: Return, page: DraftPage) -> Result<(), StorageError> {
        let sequence = match self.device.drafts().load(&record.id).await {
            Ok(kept) => kept.sequence + 1,
            Err(_) => 1,
        };
        let kept = KeptDraft { record, sequence, saved_at: clock::now(), place: page.path(), is_deleted: false };
        self.device.drafts().save(&kept).await
    }
}

/// Whether two records differ in nothing but the digest, which a draft gets only in its file.
fn says_the_same(kept: &Return, file: &Return) -> bool {
    Return { digest: None, ..kept.clone() } == Return { digest: None, ..file.clone() }
}

/// The desk, from within the app.
pub fn use_desk() -> Desk {
    expect_context()
}
