//! A person's grades in a draft, and what was done for a child at risk.

use super::FillSession;
use crate::grading::domain::grade_domain;
use crate::grading::{DomainGrade, Gradable};
use crate::model::answer::{Answer, Evidence, names_something};
use crate::model::applies::AskedDomain;
use crate::model::audit_return::Return;
use crate::model::escalation::Escalation;
use crate::model::grading_rules::Method;
use crate::model::ids::DomainId;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::sheet::Sheet;
use crate::platform::clock;
use leptos::prelude::{Get, With};
use std::collections::BTreeMap;

impl FillSession {
    /// The grade that was given to a domain or to the whole. Subscribes to it.
    pub fn judgement(&self, subject: &Subject) -> Option<Judgement> {
        self.with_rest(|rest| rest.judgement(subject).cloned())
    }

    /// What a domain's answers come to. Subscribes to those answers, and to no text but reasons for grades; and, where evidence
    /// decides, to the evidence.
    pub fn graded_domain(&self, id: &DomainId) -> Option<DomainGrade> {
        let questionnaire = self.questionnaire();
        let domain = questionnaire.domain(id)?;
        let asked = self.asked_in(id);
        let profile = self.profile();
        let by_rules = questionnaire.grading.domain.method == Method::Rules;
        let mut answers = BTreeMap::new();
        for id in &asked {
            let signals = self.question(id)?;
            let has_evidence = by_rules && signals.evidence.with(|evidence| names_something(evidence));
            // Whatever it says, so that what is made of it changes only when there is some or none.
            let evidence = if has_evidence { vec![Evidence { text: "x".to_owned(), ..Evidence::default() }] } else { Vec::new() };
            answers.insert(id.clone(), Answer { response: signals.response.get(), evidence, ..Answer::default() });
        }
        let questions = domain.questions.iter().filter(|question| asked.contains(&question.id)).collect();
        let asked = AskedDomain { domain, questions };
        let sheet = Sheet { profile: &profile, answers: &answers };
        Some(self.with_rest(|rest| grade_domain(&questionnaire, &Gradable { sheet, ..Gradable::of(rest) }, &asked)))
    }

    /// Grades a domain or the whole.
    pub fn judge(&self, subject: &Subject, judgement: Judgement) {
        self.update_rest(|rest| rest.judge(subject, judgement));
    }

    /// The escalation that is open; none where none is. Subscribes to it.
    pub fn open_escalation(&self) -> Option<Escalation> {
        self.with_rest(|rest| rest.escalations.iter().find(|one| one.is_open()).cloned())
    }

    /// Whether the audit is stopped, because a child may be at risk now and it is not recorded what was done.
    pub fn is_stopped(&self) -> bool {
        self.with_rest(Return::is_stopped)
    }

    /// A child may be at risk now. Where that was said already, nothing changes.
    pub fn escalate(&self) {
        if !self.with_rest(|rest| rest.escalations.iter().any(Escalation::is_open)) {
            self.update_rest(|rest| rest.escalations.push(Escalation::noticed(clock::now())));
        }
    }

    /// Changes the escalation that is open.
    pub fn change_escalation(&self, change: impl FnOnce(&mut Escalation)) {
        self.update_rest(|rest| {
            if let Some(open) = rest.escalations.iter_mut().find(|one| one.is_open()) {
                change(open);
            }
        });
    }
}
