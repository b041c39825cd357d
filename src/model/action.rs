//! An action: what will change, who does it by when, and what became of it. Also what is kept of it on a device once its return
//! was submitted.

use super::date::Date;
use super::ids::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What will change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// The same in every revision.
    pub id: ActionId,
    /// The question it came from, where it came from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// What will change.
    pub text: String,
    /// Who will do it, as a role.
    #[serde(default)]
    pub owner: String,
    /// An ISO date, or what was typed where that is no date; empty where none is set.
    #[serde(default)]
    pub due: String,
    /// How far it is.
    #[serde(default)]
    pub status: ActionStatus,
    /// What was done, or why it came to nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// What shows that it was done, and where that is kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// The round in which it was first planned, where it was carried on from that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub planned_in: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Action {
    /// One in which nothing has been said yet.
    pub fn begun(id: ActionId, question: Option<QuestionId>) -> Self {
        let nothing = String::new;
        let (text, owner, due) = (nothing(), nothing(), nothing());
        let (outcome, evidence, planned_in) = (nothing(), nothing(), nothing());
        Self { id, question, text, owner, due, status: ActionStatus::Open, outcome, evidence, planned_in, extra: Map::new() }
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.status != ActionStatus::Done
    }

    /// How many days it is overdue on a day; none where it is not, or is done, or has no day.
    pub fn days_overdue(&self, today: Date) -> Option<u32> {
        days_overdue(self.status, &self.due, today)
    }

    /// Whether nothing has been said in it.
    pub fn is_blank(&self) -> bool {
        let parts = [&self.text, &self.owner, &self.due, &self.outcome, &self.evidence];
        parts.iter().all(|part| part.trim().is_empty())
    }
}

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Finished.
    Done,
}

/// Which actions of a plan are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanPart {
    /// All of them.
    #[default]
    All,
    /// Those that are not done.
    Open,
    /// Those that are overdue.
    Overdue,
    /// Those that are done.
    Done,
}

impl PlanPart {
    /// Whether an action is among them on a day.
    pub fn has(self, action: &Action, today: Date) -> bool {
        match self {
            Self::All => true,
            Self::Open => action.is_open(),
            Self::Overdue => action.days_overdue(today).is_some(),
            Self::Done => !action.is_open(),
        }
    }
}

/// How many days an action of that status is overdue that was due then.
pub fn days_overdue(status: ActionStatus, due: &str, today: Date) -> Option<u32> {
    if status == ActionStatus::Done {
        return None;
    }
    let due = Date::from_iso(due.trim())?;
    today.ordinal().checked_sub(due.ordinal()).filter(|days| *days > 0)
}

/// The actions of a submitted return as they are by now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActionNews {
    /// When they were changed last, as an RFC 3339 time.
    pub at: String,
    /// Who says so, as a role; empty where nobody has said it yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// All of them, in place of those that were submitted.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// That a return was sent, as somebody noted it. Nobody else can know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentNote {
    /// Which revision.
    pub revision: u32,
    /// The day, as an ISO date.
    pub on: String,
    /// How: by email, in a portal, by hand; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
