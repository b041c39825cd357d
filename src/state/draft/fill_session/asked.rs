//! What is asked of a draft as it stands, and in which words.

use super::FillSession;
use crate::model::answer::{AnswerValue, Response};
use crate::model::applies::{asks_domain, asks_field, asks_in_part, asks_question};
use crate::model::colleague::ColleaguesPart;
use crate::model::condition::Facts;
use crate::model::ids::{DomainId, FieldId, QuestionId};
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{Domain, Question};
use crate::model::worded::worded_for;
use leptos::prelude::*;
use std::sync::Arc;

impl FillSession {
    /// Finds the words for what the profile says now.
    pub(super) fn find_words(&self) {
        let parts = self.parts.get_value();
        if let Some(worded) = &parts.worded {
            let found = untrack(|| worded_for(&parts.questionnaire, self));
            worded.set_value(found.map_or_else(|| parts.questionnaire.clone(), Arc::new));
        }
    }

    /// The questions of a domain that are asked now.
    pub fn asked_in(&self, domain: &DomainId) -> Vec<QuestionId> {
        let questionnaire = self.questionnaire();
        let Some(domain) = questionnaire.domain(domain) else { return Vec::new() };
        let asked = domain.questions.iter().filter(|question| self.is_asked(domain, question));
        asked.map(|question: &Question| question.id.clone()).collect()
    }

    /// Whether a question is asked now: of a colleague, in their part of a draft.
    fn is_asked(&self, domain: &Domain, question: &Question) -> bool {
        let in_part = self.rest.with_untracked(|rest| rest.part.as_ref().map(|part| asks_in_part(part, question, self)));
        in_part.unwrap_or_else(|| asks_domain(domain, self) && asks_question(question, self))
    }

    /// Which part of which draft it is; none where it is a whole draft.
    pub fn colleagues_part(&self) -> Option<ColleaguesPart> {
        self.with_rest(|rest| rest.part.as_deref().cloned())
    }

    /// The profile fields that are asked now.
    pub fn asked_fields(&self) -> Vec<FieldId> {
        let questionnaire = self.questionnaire();
        questionnaire.profile.iter().filter(|field| asks_field(field, self)).map(|field| field.id.clone()).collect()
    }
}

impl Facts for FillSession {
    fn given(&self, question: &QuestionId) -> Vec<String> {
        let questionnaire = self.questionnaire();
        let is_asked = questionnaire
            .domains
            .iter()
            .any(|domain| domain.questions.iter().any(|one| one.id == *question && self.is_asked(domain, one)));
        let response = self.question(question).filter(|_| is_asked).and_then(|signals| signals.response.get());
        response.as_ref().map(Response::given).unwrap_or_default()
    }

    fn profile(&self, field: &FieldId) -> Vec<String> {
        let questionnaire = self.questionnaire();
        let is_asked = questionnaire.profile_field(field).is_none_or(|field| asks_field(field, self));
        let signal = self.parts.with_value(|parts| parts.profile.get(field).copied());
        let value = signal.filter(|_| is_asked).and_then(|field| field.get());
        value.as_ref().map(AnswerValue::given).unwrap_or_default()
    }

    fn organisation_type(&self) -> Vec<String> {
        Facts::profile(self, &self.questionnaire().id_meaning(Meaning::OrganisationType))
    }
}
