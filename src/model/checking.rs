//! What a questionnaire's words were checked against, and what of it nobody could check.

use serde::{Deserialize, Serialize};

/// What a questionnaire's words were checked against, by whom and when: for the page "About this questionnaire".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checking {
    /// The day it was last checked, as an ISO date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checked: String,
    /// Law and guidance that it was held against, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checked_against: Vec<String>,
    /// What could not be checked, and has to be looked up locally, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_checked: Vec<String>,
    /// Who with knowledge of safeguarding has read it, as roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_by: Vec<String>,
}
