//! The survey on the desk: begun, or opened by its id.

use super::open_survey::OpenSurvey;
use crate::model::answer::AnswerValue;
use crate::model::applies::{AskedFacts, asks_field};
use crate::model::audit_return::Return;
use crate::model::ids::{FieldId, ReturnId};
use crate::model::questionnaire::{ProfileField, Questionnaire};
use crate::model::reference::reference;
use crate::model::replies::Replies;
use crate::platform::{clock, locks};
use crate::state::catalogue::{Catalogue, Loaded, use_catalogue};
use crate::state::device::{Device, use_device};
use crate::state::setting::{Setting, use_setting};
use crate::state::whole::{AtWork, only_one};
use crate::storage::StorageError;
use crate::storage::surveys::{KeptSurvey, given_here, lock_name};
use crate::words::device::survey_error;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What has become of the survey that was asked for.
#[allow(clippy::large_enum_variant, reason = "there is only ever one")]
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
    pub fn provide(device: Device, catalogue: Catalogue, setting: Setting) -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let desk = Self { device, catalogue, setting, state: RwSignal::new(None), owner };
        provide_context(desk);
        desk
    }

    /// What has become of the survey asked for last.
    pub fn state(&self) -> Signal<Option<SurveyState>> {
        self.state.into()
    }

    /// Starts collecting replies.
    pub async fn start(&self, loaded: &Loaded) -> Result<Begun, String> {
        let said = |error: StorageError| survey_error(&error);
        let questionnaire = &loaded.questionnaire;
        let made_with = self.setting.made_with(questionnaire, &loaded.digest);
        let quoted = reference(&questionnaire.reference_prefix, clock::chance());
        let cycle = self.setting.with(|partnership| partnership.cycle.clone());
        let mut survey = Replies::start(clock::new_id().into(), quoted, made_with, cycle);
        let set = self.setting.with(|partnership| partnership.survey_setup.get(&questionnaire.id).cloned()).unwrap_or_default();
        let (setup, unusable) = usable_setup(questionnaire, set);
        survey.setup = setup;
        let facts = AskedFacts { questionnaire, sheet: survey.blank_sheet() };
        let is_open =
            |field: &ProfileField| field.asked_once && asks_field(field, &facts) && !survey.setup.contains_key(&field.id);
        let asks = questionnaire.profile.iter().any(is_open);
        let id = survey.id.clone();
        let title = questionnaire.title.clone();
        let kept = KeptSurvey { survey, title, downloaded: None, deleted_at: None, extra: serde_json::Map::new() };
        self.catalogue.keep(loaded).await.map_err(said)?;
        self.device.surveys().save(&kept).await.map_err(said)?;
        self.device.note_save();
        Ok(Begun { id, asks, unusable })
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
                Ok(open) => {
                    open.go_on_after_reload().await;
                    SurveyState::Open(open)
                }
                Err(why) => SurveyState::Closed(id, why),
            };
            desk.state.set(Some(state));
        });
    }

    /// A reply that was begun here and not finished, and that no other tab is in the middle of.
    async fn left_behind(&self, id: &ReturnId) -> Result<Option<(String, Return)>, StorageError> {
        let mut unfinished = self.device.surveys().unfinished(id).await?;
        let here = given_here();
        unfinished.sort_by_key(|(own, _)| here.as_ref() != Some(own));
        for (own, record) in unfinished {
            // Where names cannot be held, nobody can be asked.
            if !matches!(locks::try_hold(&lock_name(&own), || ()).await, Ok(None)) {
                return Ok(Some((own, record)));
            }
        }
        Ok(None)
    }

    /// Whether something said in a survey is nowhere but in this page.
    pub fn is_only_copy(&self) -> bool {
        self.state.with_untracked(|state| matches!(state, Some(SurveyState::Open(open)) if open.is_only_copy()))
    }

    /// Ends everything, because everything on this device is deleted.
    pub fn close(&self) {
        if let Some(SurveyState::Open(open)) = self.state.get_untracked() {
            open.close();
        }
        self.state.set(None);
    }

    /// Closes the survey, so that it is read anew when it is asked for again. One that is only in this page stays.
    pub fn close_kept(&self) {
        if let Some(SurveyState::Open(open)) = self.state.get_untracked() {
            if open.is_only_copy() {
                return;
            }
            open.release();
        }
        self.state.set(None);
    }

    async fn open(&self, id: &ReturnId) -> Result<OpenSurvey, String> {
        let said = |error: StorageError| survey_error(&error);
        let surveys = self.device.surveys();
        let kept = surveys.load(id).await.map_err(said)?;
        if kept.deleted_at.is_some() {
            return Err("This survey was deleted. Restore it on the first page to go on with it.".to_owned());
        }
        let questionnaire = self.catalogue.edition_of(&kept.survey.questionnaire).await?;
        let count = surveys.replies(id).await.map_err(said)?.0.len();
        let left = self.left_behind(id).await.map_err(said)?;
        Ok(OpenSurvey::new(self.device, self.owner, questionnaire, kept, count, left))
    }
}

/// A survey that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Its id.
    pub id: ReturnId,
    /// Whether something is asked of whoever sets it up that the partnership has not answered for everybody.
    pub asks: bool,
    /// Fields that `partnership.json` answers in a way that does not fit, and so are asked.
    pub unusable: Vec<FieldId>,
}

/// What a partnership has answered for everybody, as far as it fits: never for the people who reply.
fn usable_setup(
    questionnaire: &Questionnaire,
    set: BTreeMap<FieldId, serde_json::Value>,
) -> (BTreeMap<FieldId, AnswerValue>, Vec<FieldId>) {
    let (mut usable, mut unusable) = (BTreeMap::new(), Vec::new());
    for (id, value) in set {
        let value = serde_json::from_value::<AnswerValue>(value).ok();
        let field = questionnaire.profile_field(&id).filter(|field| field.asked_once);
        let fits = |value: &AnswerValue| {
            field.is_some_and(|field| value.problem_as(questionnaire, field.answer_type, field.options.as_ref()).is_none())
        };
        match value.filter(fits) {
            Some(value) => drop(usable.insert(id, value)),
            None => unusable.push(id),
        }
    }
    (usable, unusable)
}

/// The survey desk, from within the app.
pub fn use_survey_desk() -> SurveyDesk {
    only_one(|whole| {
        let desk = SurveyDesk::provide(use_device(), use_catalogue(), use_setting());
        whole.works(Arc::new(Working(desk)));
        desk
    })
}

/// The survey desk as the shell sees it.
struct Working(SurveyDesk);

impl AtWork for Working {
    // Every page of a survey says itself what it leaves open.
    fn leave(&self, _: Option<ReturnId>) {}

    fn is_only_copy(&self) -> bool {
        self.0.is_only_copy()
    }
}
