//! Who else stands behind a return: asked for beside the declaration, each with a role and a day.

use super::ids::SignOffId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Somebody who signs a return off beside the person who submits it, as a questionnaire asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignOff {
    /// Key in a return's `declaration`.
    pub id: SignOffId,
    /// Who it is: "Chair of governors".
    pub label: String,
}

/// What was signed off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedOff {
    /// The role, never a name.
    #[serde(default)]
    pub role: String,
    /// An ISO date, or what was typed where that is no date; empty where none is given.
    #[serde(default)]
    pub at: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl SignedOff {
    /// Whether nothing was said.
    pub fn is_blank(&self) -> bool {
        self.role.trim().is_empty() && self.at.trim().is_empty() && self.extra.is_empty()
    }
}
