//! The survey on the desk: begun, or opened by its id.

use super::catalogue::{Catalogue, Loaded};
use super::device::Device;
use super::open_survey::OpenSurvey;
use super::setting::Setting;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::ProfileField;
use crate::model::reference::reference;
use crate::model::replies::Replies;
use crate::platform::clock;
use crate::storage::StorageError;
use crate::storage::surveys::KeptSurvey;
use crate::words::device::survey_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What has become of the survey that was asked for.
#[derive(Clone)]
pub enum SurveyState {
    /// It is being looked for.
    Loading(ReturnId),
    /// It cannot be opened, for this reason.
    Closed(ReturnId, String),
    /// It is open.
    Open(OpenSurvey),
}

/// The survey on the desk.
#[derive(Clone, Copy)]
pub struct SurveyDesk {
    device: Device,
    catalogue: Catalogue,
    setting: Setting,
    state: RwSignal<Option<SurveyState>>,
    owner: StoredValue<Owner>,
}

impl SurveyDesk {
    /// Makes it available to the pages.
    pub fn provide(device: Device, catalogue: Catalogue, setting: Setting) {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        provide_context(Self { device, catalogue, setting, state: RwSignal::new(None), owner });
    }

    /// What has become of the survey asked for last.
    pub fn state(&self) -> Signal<Option<SurveyState>> {
        self.state.into()
    }

    /// Starts collecting replies. Returns the survey's id, and whether something is asked of whoever sets it up that the
    /// partnership has not answered for everybody.
    pub async fn start(&self, loaded: &Loaded) -> Result<(ReturnId, bool), String> {
        let said = |error: StorageError| survey_error(&error);
        let questionnaire = &loaded.questionnaire;
        let made_with = self.setting.made_with(questionnaire, &loaded.digest);
        let quoted = reference(&questionnaire.reference_prefix, clock::chance());
        let cycle = self.setting.with(|partnership| partnership.cycle.clone());
        let mut survey = Replies::start(clock::new_id().into(), quoted, made_with, cycle);
        survey.setup =
            self.setting.with(|partnership| partnership.survey_setup.get(&questionnaire.id).cloned()).unwrap_or_default();
        let is_open = |field: &&ProfileField| field.asked_once && !survey.setup.contains_key(&field.id);
        let asks = questionnaire.profile.iter().any(|field| is_open(&field));
        let id = survey.id.clone();
        let title = questionnaire.title.clone();
        let kept = KeptSurvey { survey, title, downloaded: None, deleted_at: None, extra: serde_json::Map::new() };
        self.catalogue.keep(loaded).await.map_err(said)?;
        self.device.surveys().save(&kept).await.map_err(said)?;
        self.device.note_save();
        Ok((id, asks))
    }

    /// Asks for a survey; what becomes of it is seen in [`SurveyDesk::state`].
    pub fn ask_for(&self, id: ReturnId) {
        let is_here = self.state.with_untracked(|state| match state {
            Some(SurveyState::Open(open)) => open.id() == id,
            Some(SurveyState::Loading(loading)) => *loading == id,
            Some(SurveyState::Closed(..)) | None => false,
        });
        if is_here {
            return;
        }
        self.state.set(Some(SurveyState::Loading(id.clone())));
        let desk = *self;
        spawn_local(async move {
            let state = match desk.open(&id).await {
                Ok(open) => SurveyState::Open(open),
                Err(why) => SurveyState::Closed(id, why),
            };
            desk.state.set(Some(state));
        });
    }

    /// Puts the survey away, so that it is read anew when it is asked for again.
    pub fn put_away(&self) {
        self.state.set(None);
    }

    async fn open(&self, id: &ReturnId) -> Result<OpenSurvey, String> {
        let said = |error: StorageError| survey_error(&error);
        let surveys = self.device.surveys();
        let kept = surveys.load(id).await.map_err(said)?;
        let questionnaire = self.catalogue.edition_of(&kept.survey.questionnaire).await?;
        let count = surveys.replies(id).await.map_err(said)?.0.len();
        let left = surveys.unfinished(id).await.map_err(said)?;
        Ok(OpenSurvey::new(self.device, self.owner, questionnaire, kept, count, left))
    }
}

/// The survey desk, from within the app.
pub fn use_survey_desk() -> SurveyDesk {
    expect_context()
}
