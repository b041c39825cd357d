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
    /// What will change; empty until it was read.
    pub text: String,
    /// Who will do it, as a role; empty until it was read.
    pub owner: String,
}
