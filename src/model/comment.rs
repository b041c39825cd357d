//! A question that one person puts to another about an audit, with the answer beside it. Roles, never names.

use super::ids::*;
use super::plain::says_something;
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

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// All of it.
    Whole,
    /// A domain.
    Domain(DomainId),
    /// A question of a domain.
    Question(DomainId, QuestionId),
}

impl Topic {
    /// The domain it is or belongs to.
    pub fn domain(&self) -> Option<&DomainId> {
        match self {
            Self::Whole => None,
            Self::Domain(domain) | Self::Question(domain, _) => Some(domain),
        }
    }
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

    /// Begun now, about something.
    pub fn about(topic: &Topic, id: CommentId, at: String, revision: u32) -> Self {
        let question = match topic {
            Topic::Question(_, question) => Some(question.clone()),
            Topic::Whole | Topic::Domain(_) => None,
        };
        Self { domain: topic.domain().cloned(), question, ..Self::begin(id, at, revision) }
    }

    /// What it is about.
    pub fn topic(&self) -> Topic {
        match (&self.domain, &self.question) {
            (Some(domain), Some(question)) => Topic::Question(domain.clone(), question.clone()),
            (Some(domain), None) => Topic::Domain(domain.clone()),
            (None, _) => Topic::Whole,
        }
    }

    /// Whether nothing was said in it.
    pub fn is_blank(&self) -> bool {
        let parts = [&self.text, &self.answer, &self.by, &self.answered_by];
        parts.iter().all(|part| part.trim().is_empty())
    }

    /// Notes what is asked, and when.
    pub fn ask(&mut self, text: String, now: String) {
        self.text = text;
        self.at = now;
    }

    /// Notes what was said to it, and when; an answer that was emptied is none.
    pub fn reply(&mut self, answer: String, now: String) {
        self.answer = answer;
        self.answered_at = self.is_answered().then_some(now);
    }

    /// Whether something is asked.
    pub fn is_asked(&self) -> bool {
        says_something(&self.text)
    }

    /// Whether it was answered.
    pub fn is_answered(&self) -> bool {
        says_something(&self.answer)
    }
}
