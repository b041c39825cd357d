//! What was answered, and nothing else: all that is needed to find what is asked, what fits and what it comes to. Knows neither
//! whose it is nor what becomes of it.

use super::answer::{Answer, AnswerValue, Response};
use super::audit_return::Return;
use super::ids::{FieldId, QuestionId};
use std::collections::BTreeMap;

static NO_ANSWERS: BTreeMap<QuestionId, Answer> = BTreeMap::new();

/// Answers to the profile and to questions, of a return, of a reply, or of a form that is being filled in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet<'a> {
    /// Answers to the profile fields.
    pub profile: &'a BTreeMap<FieldId, AnswerValue>,
    /// Answers, also those to questions that are not asked at present.
    pub answers: &'a BTreeMap<QuestionId, Answer>,
}

impl<'a> Sheet<'a> {
    /// One on which no question is answered.
    pub fn of_profile(profile: &'a BTreeMap<FieldId, AnswerValue>) -> Self {
        Self { profile, answers: &NO_ANSWERS }
    }

    /// What was said in answer to a question, whether or not it is asked at present.
    pub fn answer_to(&self, question: &QuestionId) -> Option<&'a Answer> {
        self.answers.get(question)
    }

    /// The answer proper, without its evidence and note.
    pub fn response_to(&self, question: &QuestionId) -> Option<&'a Response> {
        self.answer_to(question)?.response.as_ref()
    }
}

impl Return {
    /// What was answered.
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet { profile: &self.profile, answers: &self.answers }
    }
}
