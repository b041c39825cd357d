//! A question that one person puts to another about an audit, with the answer beside it. Roles, never names.

use super::ids::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A question or remark, and what was said to it. By a reviewer to the auditor, or by the auditor to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comment {
    /// The same in every copy.
    pub id: CommentId,
    /// The domain it is about; of the whole, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// The question it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// What is asked.
    #[serde(default)]
    pub text: String,
    /// Who asks, as a role.
    #[serde(default)]
    pub by: String,
    /// When, as an RFC 3339 time.
    pub at: String,
    /// The revision of the return that it is about.
    pub revision: u32,
    /// What was said to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// Who answered, as a role.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answered_by: String,
    /// When it was answered, as an RFC 3339 time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Comment {
    /// Begun now, with nothing said yet.
    pub fn begin(id: CommentId, at: String, revision: u32) -> Self {
        Self {
            id,
            domain: None,
            question: None,
            text: String::new(),
            by: String::new(),
            at,
            revision,
            answer: String::new(),
            answered_by: String::new(),
            answered_at: None,
            extra: Map::new(),
        }
    }

    /// Whether something is asked.
    pub fn is_asked(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether it was answered.
    pub fn is_answered(&self) -> bool {
        !self.answer.trim().is_empty()
    }
}
