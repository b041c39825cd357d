//! Some questions of a draft that a colleague is asked to answer: what goes into their file, and what the draft knows of it.
//! How it is made is in `asking`, how it comes back in `bringing`.

use super::action::Action;
use super::answer::Answer;
use super::ids::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// In a colleague's draft: which questions of which draft it is, who asks, and what was said to them before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColleaguesPart {
    /// The draft that it is a part of.
    pub of: ReturnId,
    /// The questions that are asked.
    pub questions: Vec<QuestionId>,
    /// What whoever asks wants to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// By when it is wanted, as an ISO date; empty where no day is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by_day: String,
    /// Who asks, as a role.
    #[serde(default)]
    pub from: String,
    /// Who is asked, as a role.
    #[serde(default)]
    pub to: String,
    /// When it was asked, as an RFC 3339 time.
    #[serde(default)]
    pub asked_at: String,
    /// When the colleague sent it back, as an RFC 3339 time; absent before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// The answers as they were when it was asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub base: BTreeMap<QuestionId, Answer>,
    /// The actions as they were when it was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub base_actions: Vec<Action>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// In a draft: a colleague who was asked some of its questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedColleague {
    /// The id of their draft.
    pub part: ReturnId,
    /// Who was asked, as a role.
    pub to: String,
    /// What they were asked.
    pub questions: Vec<QuestionId>,
    /// By when, as an ISO date; empty where no day was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by_day: String,
    /// When, as an RFC 3339 time.
    pub asked_at: String,
    /// When what they sent back was brought in, as an RFC 3339 time; absent before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_at: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What a colleague's part is called in a list, so that nobody takes it for the whole: "Elm Wood School (School nurse)".
pub fn part_name(name: &str, to: &str) -> String {
    match (name.trim(), to.trim()) {
        ("", _) => String::new(),
        (name, "") => format!("{name} (for a colleague)"),
        (name, to) => format!("{name} ({to})"),
    }
}

/// By the name of what may be said in two ways, the digests of everything that was weighed against something else and decided
/// upon: it is never asked again.
pub type Decided = BTreeMap<String, BTreeSet<String>>;
