//! What people replied to surveys, as the desk shows it.

use serde::{Deserialize, Serialize};

/// Replies added up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveysShown {}
