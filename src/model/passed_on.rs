//! A draft or return that was passed on: whether it is still the one that was sent, and how it becomes one of its own.

use super::audit_return::{Return, Status};
use super::ids::ReturnId;
use super::meaning::Meaning;
use super::organisation::same_name;
use super::provenance::CameFor;

impl CameFor {
    /// Whose it is now.
    pub fn of(record: &Return) -> Self {
        Self { name: record.whole_name(&record.profile), organisation_type: record.says(Meaning::OrganisationType) }
    }

    /// What it is called in a sentence.
    pub fn called(&self) -> &str {
        match self.name.trim() {
            "" => "an organisation without a name",
            name => name,
        }
    }

    /// Whether it is the same organisation, however it is spelt. What is not said yet is no other.
    pub fn may_be(&self, now: &Self) -> bool {
        let alike = |then: &str, now: &str| now.is_empty() || same_name(then, now);
        alike(&self.name, &now.name)
            && (self.organisation_type.is_empty() || alike(&self.organisation_type, &now.organisation_type))
    }
}

impl Return {
    /// Whether it has to be asked whose it is: a draft came as a file, and it said nothing of its organisation or says another
    /// one by now. Two organisations that fill in one file would send returns that nobody can tell apart.
    pub fn whose_is_open(&self) -> Option<&CameFor> {
        let came = self.came_for.as_ref().filter(|_| self.status == Status::Draft && !self.is_joint() && self.part.is_none())?;
        let is_open = came.name.trim().is_empty() || !came.may_be(&CameFor::of(self));
        is_open.then_some(came)
    }

    /// The same answers as a draft of its own: the first revision of another return, in that round. Nobody has declared it,
    /// and what was asked of the other one, or graded a second time, stays there.
    pub fn as_own(&self, id: ReturnId, reference: String, cycle: String) -> Self {
        let start = Self::start(id, reference, self.questionnaire.clone(), cycle);
        Self {
            profile: self.profile.clone(),
            answers: self.answers.clone(),
            judgements: self.judgements.clone(),
            overall_judgement: self.overall_judgement.clone(),
            escalations: self.escalations.clone(),
            worker_questions: self.worker_questions.clone(),
            actions: self.actions_now(),
            extra: self.extra.clone(),
            ..start
        }
    }

    /// The round it belongs to, where that is not the present one: then it is asked whether to correct it or to begin anew.
    pub fn earlier_round(&self, present: &str) -> Option<&str> {
        Some(self.cycle.as_str()).filter(|cycle| !cycle.is_empty() && !present.is_empty() && *cycle != present)
    }
}
