//! A child may be at risk now: what was done about it, by roles and never by names.

use super::audit_return::Return;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Somebody said that a child may be at risk now. The audit stops until it is recorded who was told, when, and what was
/// done; it stays open until it is known what came of that.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Escalation {
    /// When it was noticed, as an RFC 3339 time.
    pub at: String,
    /// Who was told, as a role.
    #[serde(default)]
    pub told: String,
    /// When they were told, as it was typed.
    #[serde(default)]
    pub told_at: String,
    /// What was done.
    #[serde(default)]
    pub done: String,
    /// When all of this was recorded, as an RFC 3339 time; absent while the audit is stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<String>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// When it was closed, as an RFC 3339 time; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Escalation {
    /// Noticed now.
    pub fn noticed(at: String) -> Self {
        Self { at, ..Self::default() }
    }

    /// Whether somebody still has to act or to record it.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }

    /// Whether the audit is stopped because of it.
    pub fn stops(&self) -> bool {
        self.is_open() && self.recorded_at.is_none()
    }
}

impl Return {
    /// Whether the audit is stopped, because a child may be at risk now and it is not recorded what was done.
    pub fn is_stopped(&self) -> bool {
        self.escalations.iter().any(Escalation::stops)
    }
}
