//! What is said in answer to a question, and an edit of it.

use crate::model::answer::Response;
use crate::model::ids::BoxId;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is said in answer to a question so far, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct AnswerValues {
    /// The answer itself.
    pub response: Signal<Option<Response>>,
    /// What shows it to be true; one text at least.
    pub evidence: Signal<Vec<String>>,
    /// A remark.
    pub note: Signal<String>,
    /// Further texts that the question asks for.
    pub boxes: Signal<BTreeMap<BoxId, String>>,
    /// Why it did not apply, as last said: kept while another answer is chosen, or none.
    pub last_reason: StoredValue<String>,
    /// Whether there are actions.
    pub has_actions: Signal<bool>,
    /// What is wrong; none when all is well or has not been looked at.
    pub error: Signal<Option<String>>,
}

/// An edit of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerEdit {
    /// The answer itself; none when it is taken back.
    Respond(Option<Response>),
    /// One of the pieces of evidence.
    Evidence(usize, String),
    /// The remark.
    Note(String),
    /// What is written into one of the question's boxes.
    Box(BoxId, String),
}
