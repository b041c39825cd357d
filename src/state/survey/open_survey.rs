//! A survey that is open: its setup, the reply that is being given and kept meanwhile, the replies that are finished.

mod replying;

use crate::checks::finding::Place;
use crate::checks::findings::find_in_profile;
use crate::model::answer::AnswerValue;
use crate::model::audit_return::Return;
use crate::model::digest::with_digest;
use crate::model::ids::{DomainId, FieldId, QuestionId, ReturnId};
use crate::model::questionnaire::Questionnaire;
use crate::model::replies::{Replies, marked};
use crate::platform::files;
use crate::platform::locks::Held;
use crate::state::device::Device;
use crate::state::draft::fill_session::FillSession;
use crate::storage::surveys::KeptSurvey;
use crate::words::device::survey_error;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A survey that is open.
#[derive(Clone, Copy)]
pub struct OpenSurvey {
    device: Device,
    questionnaire: StoredValue<Arc<Questionnaire>>,
    kept: RwSignal<KeptSurvey>,
    count: RwSignal<usize>,
    /// The reply that is being given.
    reply: RwSignal<Option<FillSession>>,
    /// A reply that somebody began here and did not finish.
    left: RwSignal<Option<(String, Return)>>,
    /// The id of the reply that is being given.
    own: StoredValue<Option<String>>,
    /// Says to other tabs that this reply is being given here.
    held: StoredValue<Option<Held>, LocalStorage>,
    /// Questions whose right answer is told to the person who has just finished.
    to_explain: RwSignal<Vec<QuestionId>>,
    /// Why what is being said could not be kept; none when all is well.
    problem: RwSignal<Option<String>>,
    saving: StoredValue<Saving>,
    /// One more with each reply that begins or ends: what was still to be saved of the one before is not saved any more.
    turn: StoredValue<u32>,
    /// Owns the signals of the reply, so that nothing of it stays in memory.
    reply_owner: StoredValue<Option<Owner>>,
    /// Owners of replies that are finished and may still be on a page that is being left.
    finished: StoredValue<Vec<Owner>>,
    /// Replies outlive pages, so they belong to the app.
    owner: StoredValue<Owner>,
}

/// What the saving of the unfinished reply is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Saving {
    /// Nothing.
    #[default]
    Resting,
    /// Writing.
    Busy,
    /// Writing, with more to write afterwards.
    BusyAgain,
}

impl OpenSurvey {
    /// Of what is kept on the device.
    pub fn new(
        device: Device,
        owner: StoredValue<Owner>,
        questionnaire: Arc<Questionnaire>,
        kept: KeptSurvey,
        count: usize,
        left: Option<(String, Return)>,
    ) -> Self {
        owner.get_value().with(|| Self {
            device,
            questionnaire: StoredValue::new(questionnaire),
            kept: RwSignal::new(kept),
            count: RwSignal::new(count),
            reply: RwSignal::new(None),
            left: RwSignal::new(left),
            own: StoredValue::new(None),
            held: StoredValue::new_local(None),
            to_explain: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            saving: StoredValue::default(),
            turn: StoredValue::default(),
            reply_owner: StoredValue::default(),
            finished: StoredValue::default(),
            owner,
        })
    }

    /// Its id.
    pub fn id(&self) -> ReturnId {
        self.kept.with_untracked(|kept| kept.survey.id.clone())
    }

    /// What is asked.
    pub fn questionnaire(&self) -> Arc<Questionnaire> {
        self.questionnaire.get_value()
    }

    /// Reads the survey itself.
    pub fn with<T>(&self, read: impl FnOnce(&Replies) -> T) -> T {
        self.kept.with(|kept| read(&kept.survey))
    }

    /// How many replies there are.
    pub fn count(&self) -> Signal<usize> {
        self.count.into()
    }

    /// How many replies are in no file yet.
    pub fn not_downloaded(&self) -> Signal<usize> {
        let (count, kept) = (self.count, self.kept);
        Signal::derive(move || count.get().saturating_sub(kept.with(|kept| kept.downloaded.unwrap_or_default())))
    }

    /// Why what is being said could not be kept; none when all is well.
    pub fn problem(&self) -> Signal<Option<String>> {
        self.problem.into()
    }

    /// Whether somebody began a reply here and did not finish it.
    pub fn has_left(&self) -> bool {
        self.left.with(Option::is_some)
    }

    /// What whoever sets it up has to answer, as a form. Nothing of it is kept before [`OpenSurvey::set_up`].
    pub fn setup_form(&self) -> FillSession {
        let blank = self.kept.with_untracked(|kept| kept.survey.blank());
        self.owner.get_value().with(|| FillSession::open(self.questionnaire(), blank))
    }

    /// Whether something still has to be answered by whoever sets it up.
    pub fn needs_setup(&self) -> bool {
        // What the replies there are were asked under stays as it was.
        if self.count.get_untracked() > 0 {
            return false;
        }
        let questionnaire = self.questionnaire();
        let open = self.kept.with_untracked(|kept| find_in_profile(&questionnaire, kept.survey.blank_sheet()));
        open.iter().any(|finding| match &finding.place {
            Place::Profile(id) => finding.blocks() && questionnaire.profile_field(id).is_some_and(|field| field.asked_once),
            _ => false,
        })
    }

    /// Keeps what whoever set it up has answered.
    pub async fn set_up(&self, form: &FillSession, invited: Option<u64>) -> Result<(), String> {
        let questionnaire = self.questionnaire();
        let mut record = form.record_now();
        let once = questionnaire.profile.iter().filter(|field| field.asked_once);
        let answers = once.filter_map(|field| Some((field.id.clone(), record.profile.remove(&field.id)?)));
        let setup = answers.collect::<BTreeMap<FieldId, AnswerValue>>();
        let change = |kept: &mut KeptSurvey| {
            kept.survey.setup.clone_from(&setup);
            kept.survey.invited = invited;
        };
        let kept = self.device.surveys().change(&self.id(), change).await.map_err(|error| survey_error(&error))?;
        self.kept.set(kept);
        Ok(())
    }

    /// The pages of the survey that are asked in this reply.
    pub fn parts(&self, session: &FillSession) -> Vec<DomainId> {
        let questionnaire = self.questionnaire();
        let domains = questionnaire.domains.iter().map(|domain| domain.id.clone());
        domains.filter(|domain| !untrack(|| session.asked_in(domain)).is_empty()).collect()
    }

    /// Saves all replies as one file. Returns how many cannot be read and so are not in it.
    pub async fn download(&self) -> Result<usize, String> {
        let (replies, unreadable) = self.device.surveys().replies(&self.id()).await.map_err(|error| survey_error(&error))?;
        // Another tab may have changed the setup or noted a month.
        let mut file = self.device.surveys().load(&self.id()).await.map_err(|error| survey_error(&error))?.survey;
        file.replies = replies;
        file.forget_order();
        let bytes = with_digest(&file).and_then(|file| serde_json::to_vec_pretty(&file).ok());
        let bytes = bytes.ok_or("The file could not be made.")?;
        let name = format!("{}-replies.json", file.reference);
        files::download(&name, "application/json", &bytes).map_err(|error| error.message)?;
        let saved = file.replies.len();
        // The file is there also where noting it fails; then only the reminder stays.
        if let Ok(kept) = self.device.surveys().change(&self.id(), |kept| kept.downloaded = Some(saved)).await {
            self.kept.set(kept);
        }
        self.count.set(saved);
        Ok(unreadable)
    }

    /// How many chose the right answer, of how many, for each question that is marked.
    pub async fn marked(&self) -> Result<Vec<(String, usize, usize)>, String> {
        let questionnaire = self.questionnaire();
        let (replies, _) = self.device.surveys().replies(&self.id()).await.map_err(|error| survey_error(&error))?;
        Ok(marked(&questionnaire, &replies))
    }
}
