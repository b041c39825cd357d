//! The small file in which an organisation says what has become of the actions of a return that it sent before. Knows no bytes.

use super::action::Action;
use super::ids::*;
use super::organisation::Whose;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The `format` of an update.
pub const UPDATE_FORMAT: &str = "safeguarding-audit/update";
/// The highest version of an update that this app reads.
pub const UPDATE_VERSION: u32 = 1;

/// News of the actions of a submitted return. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActionUpdate {
    /// Always [`UPDATE_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// The id of the return.
    pub id: ReturnId,
    /// What people quote of it.
    pub reference: String,
    /// Whose it is: the organisation's name, as the return has it; may be empty.
    #[serde(default)]
    pub organisation: String,
    /// The type of organisation, as the return has it; may be empty.
    #[serde(default)]
    pub organisation_type: String,
    /// The questionnaire that it answers.
    pub questionnaire: QuestionnaireId,
    /// The round it belongs to; may be empty.
    #[serde(default)]
    pub cycle: String,
    /// The revision that was submitted.
    pub revision: u32,
    /// The digest of what was submitted: that of the return's file, without comments and second gradings that were added since.
    pub submitted_as: String,
    /// When the actions were changed last, as an RFC 3339 time. Of two updates the later one counts.
    pub at: String,
    /// Who says so, as a role.
    #[serde(default)]
    pub by: String,
    /// All actions as they are by now.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// SHA-256, in hexadecimal, over the canonical JSON (RFC 8785) of everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl ActionUpdate {
    /// Whose it is, as returns are told apart.
    pub fn whose(&self) -> Whose {
        Whose::named(&self.organisation, &self.organisation_type)
    }
}
