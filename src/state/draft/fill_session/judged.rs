//! A person's grades in a draft, and what was done for a child at risk.

use super::FillSession;
use crate::grading::domain::grade_domain;
use crate::grading::{DomainGrade, Gradable};
use crate::model::answer::Answer;
use crate::model::applies::AskedDomain;
use crate::model::audit_return::Return;
use crate::model::escalation::Escalation;
use crate::model::ids::DomainId;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::sheet::Sheet;
use crate::platform::clock;
use leptos::prelude::Get;
use std::collections::BTreeMap;

impl FillSession {
    /// The grade that was given to a domain or to the whole. Subscribes to it.
    pub fn judgement(&self, subject: &Subject) -> Option<Judgement> {
        self.with_rest(|rest| rest.judgement(subject).cloned())
    }

    /// What a domain's answers come to. Subscribes to those answers, and to no text but reasons for grades.
    pub fn graded_domain(&self, id: &DomainId) -> Option<DomainGrade> {
        let questionnaire = self.questionnaire();
        let domain = questionnaire.domain(id)?;
        let asked = self.asked_in(id);
        let profile = self.profile();
        let mut answers = BTreeMap::new();
        for id in &asked {
            let response = self.question(id)?.response.get();
            answers.insert(id.clone(), Answer { response, ..Answer::default() });
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
