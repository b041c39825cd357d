//! A person's grades in a draft, and what was done for a child at risk.

use super::FillSession;
use crate::model::audit_return::Judgement;
use crate::model::escalation::Escalation;
use crate::model::moderation::Subject;
use crate::platform::clock;

impl FillSession {
    /// The grade that was given to a domain or to the whole. Subscribes to it.
    pub fn judgement(&self, subject: &Subject) -> Option<Judgement> {
        self.with_rest(|rest| rest.judgement(subject).cloned())
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
        self.with_rest(|rest| rest.escalations.iter().any(Escalation::stops))
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
