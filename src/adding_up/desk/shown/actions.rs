//! Actions as the desk shows them.

use crate::aggregation::actions::ActionFigures;
use crate::model::audit_return::ActionStatus;
use serde::{Deserialize, Serialize};

/// Figures of the actions of one questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionTable {
    /// The questionnaire's title.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The figures.
    pub figures: ActionFigures,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionLine {
    /// The key of its return.
    pub key: String,
    /// Its id there.
    pub id: String,
    /// Whose it is.
    pub organisation: String,
    /// The question it came from: its id, empty where it came from none.
    pub question: String,
    /// The question's text.
    pub about: String,
    /// The day it is due, as an ISO date or as it was typed; may be empty.
    pub due: String,
    /// How many days it is overdue; 0 where it is not.
    pub days_overdue: u32,
    /// How far it is.
    pub status: ActionStatus,
    /// The round in which it was first planned, where it was carried on from that; else empty.
    pub planned_in: String,
    /// The key of the file that has its words: its return, or the update that says how it is by now.
    pub words_in: String,
    /// The day of that update, as an ISO date; empty where none came.
    pub updated_on: String,
    /// What will change; empty until it was read.
    pub text: String,
    /// Who will do it, as a role; empty until it was read.
    pub owner: String,
    /// What was done, or why it came to nothing; empty until it was read.
    pub outcome: String,
    /// What shows that it was done; empty until it was read.
    pub evidence: String,
}
