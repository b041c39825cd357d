//! What becomes of the actions of a return once it was submitted: said beside the return, which stays as it was submitted. Knows
//! no bytes and no clock.

use super::action::{Action, ActionNews, SentNote};
use super::action_update::{ActionUpdate, UPDATE_FORMAT, UPDATE_VERSION};
use super::audit_return::{Return, Status};
use super::digest::return_digest;
use super::ids::ActionId;
use super::meaning::Meaning;
use super::no_longer_asked::Unasked;
use serde_json::Map;

impl Return {
    /// The actions as they are by now: of a return what was said since it was submitted, else what was submitted.
    pub fn actions_now(&self) -> Vec<Action> {
        match (&self.action_news, self.status) {
            (Some(news), Status::Submitted) => news.actions.clone(),
            (None, Status::Submitted) | (_, Status::Draft) => self.actions_sent().cloned().collect(),
        }
    }

    /// The same return with its actions as they are by now.
    pub fn with_actions_now(&self) -> Self {
        Self { actions: self.actions_now(), ..self.clone() }
    }

    /// Says of an action of a submitted return what became of it, or adds one. An action that says nothing is none. A draft
    /// stays as it is: its actions are its own.
    pub fn put_news(&mut self, action: Action, at: &str) {
        self.change_news(at, |actions| match actions.iter_mut().find(|one| one.id == action.id) {
            Some(one) => *one = action,
            None => actions.push(action),
        });
    }

    /// Takes an action away that was added after the return was submitted. What was submitted is not taken back.
    pub fn remove_news(&mut self, id: &ActionId, at: &str) {
        if !self.was_submitted_with(id) {
            self.change_news(at, |actions| actions.retain(|action| action.id != *id));
        }
    }

    /// Whether an action was submitted with the return.
    pub fn was_submitted_with(&self, id: &ActionId) -> bool {
        self.actions_sent().any(|action| action.id == *id)
    }

    /// What goes to the partnership as news of the return; none where nothing was said since it was submitted, and of a draft.
    /// `by` says who sends it, as a role.
    pub fn action_update(&self, by: &str) -> Option<ActionUpdate> {
        let news = self.action_news.as_ref().filter(|_| self.status == Status::Submitted)?;
        Some(ActionUpdate {
            format: UPDATE_FORMAT.to_owned(),
            version: UPDATE_VERSION,
            id: self.id.clone(),
            reference: self.reference.clone(),
            organisation: self.says(Meaning::OrganisationName),
            organisation_type: self.says(Meaning::OrganisationType),
            questionnaire: self.questionnaire.id.clone(),
            cycle: self.cycle.clone(),
            revision: self.revision,
            submitted_as: self.submitted_as()?,
            at: news.at.clone(),
            by: by.trim().to_owned(),
            actions: news.actions.iter().filter(|action| !action.is_blank()).cloned().collect(),
            digest: None,
            extra: Map::new(),
        })
    }

    /// Takes over what another device said of its actions later. Whether anything is new.
    pub fn take_update(&mut self, update: &ActionUpdate) -> bool {
        let is_older = self.action_news.as_ref().is_some_and(|news| news.at >= update.at);
        if is_older || self.status != Status::Submitted {
            return false;
        }
        let (at, by, actions) = (update.at.clone(), update.by.clone(), update.actions.clone());
        self.action_news = Some(ActionNews { at, by, actions, extra: Map::new() });
        true
    }

    /// The digest of what was submitted, whatever comments and second gradings were added to it since; none of a draft.
    pub fn submitted_as(&self) -> Option<String> {
        if self.status == Status::Draft {
            return None;
        }
        if self.comments.is_empty() && self.moderation.is_empty() {
            return self.digest.clone();
        }
        serde_json::to_value(self.as_sent().as_first_submitted()).ok().and_then(|file| return_digest(&file))
    }

    /// The last time that this revision was sent, as somebody noted it.
    pub fn sent_last(&self) -> Option<&SentNote> {
        self.sent.iter().filter(|note| note.revision == self.revision).max_by(|a, b| a.on.cmp(&b.on))
    }

    /// A draft goes on from the actions as they are by now; what was left out of the return comes back.
    pub(super) fn take_up_news(&mut self) {
        let Some(news) = self.action_news.take() else { return };
        let sent: Vec<ActionId> = self.actions_sent().map(|action| action.id.clone()).collect();
        let left_out = std::mem::take(&mut self.actions).into_iter().filter(|action| !sent.contains(&action.id));
        self.actions = news.actions.into_iter().chain(left_out).collect();
    }

    fn actions_sent(&self) -> impl Iterator<Item = &Action> {
        let is_left_out = |action: &&Action| self.left_out.contains(&Unasked::Action(action.id.clone()));
        self.actions.iter().filter(move |action| !is_left_out(action))
    }

    fn change_news(&mut self, at: &str, change: impl FnOnce(&mut Vec<Action>)) {
        if self.status == Status::Draft {
            return;
        }
        let mut actions = self.actions_now();
        change(&mut actions);
        let before = self.action_news.take().unwrap_or_default();
        self.action_news = Some(ActionNews { at: at.to_owned(), actions, ..before });
    }
}
