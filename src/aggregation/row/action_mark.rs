//! Actions of a return without their words: as they were submitted, and as they are by now.

use super::ReturnRow;
use crate::model::audit_return::{Action, ActionStatus};
use crate::model::ids::{ActionId, QuestionId};
use serde::{Deserialize, Serialize};

/// An action of a return, without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionMark {
    /// The action's id.
    pub id: ActionId,
    /// The question it came from, where it came from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// An ISO date, or what was typed; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// How far it is.
    pub status: ActionStatus,
    /// Whether somebody is named who will do it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_owner: bool,
    /// Whether it says what was done, or why it came to nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_outcome: bool,
    /// Whether it names what shows that it was done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_evidence: bool,
    /// The round in which it was first planned, where it was carried on from that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub planned_in: String,
}

/// The actions of a return as they are by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdatedActions {
    /// When they were changed last, as an RFC 3339 time.
    pub at: String,
    /// The key that the update is kept under, which has their words.
    pub key: String,
    /// All of them.
    pub actions: Vec<ActionMark>,
}

impl ActionMark {
    /// Of every action that says something.
    pub fn all(actions: &[Action]) -> Vec<Self> {
        actions.iter().filter(|action| !action.is_blank()).map(Self::of).collect()
    }

    fn of(action: &Action) -> Self {
        let says = |text: &str| !text.trim().is_empty();
        Self {
            id: action.id.clone(),
            question: action.question.clone(),
            due: action.due.clone(),
            status: action.status,
            has_owner: says(&action.owner),
            has_outcome: says(&action.outcome),
            has_evidence: says(&action.evidence),
            planned_in: action.planned_in.clone(),
        }
    }
}

impl ReturnRow {
    /// Its actions as they are by now, as far as anybody has said.
    pub fn actions_now(&self) -> &[ActionMark] {
        self.updated.as_ref().map_or(&self.actions, |updated| &updated.actions)
    }

    /// The day of the update that its actions are from, as an ISO date; empty where none came.
    pub fn updated_on(&self) -> &str {
        self.updated.as_ref().and_then(|updated| updated.at.get(..10)).unwrap_or_default()
    }

    /// The digest of what was submitted, whatever was added to the file since.
    pub fn submitted_digest(&self) -> &str {
        self.submitted_as.as_deref().unwrap_or(&self.digest)
    }
}
