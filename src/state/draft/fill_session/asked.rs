//! What is asked of a draft as it stands, and in which words.

use super::FillSession;
use crate::model::answer::{AnswerValue, Response};
use crate::model::applies::{asks_domain, asks_field, asks_question};
use crate::model::condition::Facts;
use crate::model::ids::{DomainId, FieldId, QuestionId};
use crate::model::meaning::Meaning;
use crate::model::questionnaire::Question;
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
        let Some(domain) = questionnaire.domain(domain).filter(|domain| asks_domain(domain, self)) else { return Vec::new() };
        let asked = domain.questions.iter().filter(|question| asks_question(question, self));
        asked.map(|question: &Question| question.id.clone()).collect()
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
        let is_asked = questionnaire.domains.iter().any(|domain| {
            domain.questions.iter().any(|one| one.id == *question && asks_domain(domain, self) && asks_question(one, self))
        });
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
