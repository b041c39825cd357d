//! How much what was noticed matters: as the questionnaire says for that place, else as is usual.

use super::super::finding::{Finding, Noticed, Place};
use crate::model::applies::AskedFacts;
use crate::model::audit_return::Action;
use crate::model::check_entry::{CheckEntry, Severity};
use crate::model::comment::Topic;
use crate::model::ids::{DomainId, QuestionId};
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::model::sheet::Sheet;

/// What a questionnaire has its checks do, for one sheet of answers.
pub(super) struct Settings<'a> {
    facts: AskedFacts<'a>,
    actions: &'a [Action],
}

impl<'a> Settings<'a> {
    pub(super) fn of(questionnaire: &'a Questionnaire, sheet: Sheet<'a>, actions: &'a [Action]) -> Self {
        Self { facts: AskedFacts { questionnaire, sheet }, actions }
    }

    /// What was noticed as a finding; none where the questionnaire wants none.
    pub(super) fn finding(&self, (place, rule): Noticed) -> Option<Finding> {
        let (questionnaire, check) = (self.facts.questionnaire, rule.check());
        if check.stays_blocking() {
            return Some(Finding::blocking(place, rule));
        }
        let own = questionnaire.checks.iter().rev().find(|entry| entry.check == check && self.reaches(entry, &place));
        let setting = own.map_or_else(|| check.usual(questionnaire.kind), |entry| entry.severity);
        let severity = setting.severity()?;
        let severity = if check.is_a_guess() { severity.max(Severity::Warn) } else { severity };
        Some(Finding { place, rule, severity })
    }

    /// What contradicts itself, with the place to look at.
    pub(super) fn contradictions(&self) -> impl Iterator<Item = (&'a CheckEntry, Severity)> {
        let entries = self.facts.questionnaire.checks.iter();
        entries.filter_map(|entry| {
            let (one, other) = (entry.when.as_ref()?, entry.and.as_ref()?);
            let stands = self.is_its_time(entry) && one.holds(&self.facts) && other.holds(&self.facts);
            Some((entry, entry.severity.severity().filter(|_| stands)?))
        })
    }

    fn is_its_time(&self, entry: &CheckEntry) -> bool {
        entry.only_when.as_ref().is_none_or(|condition| condition.holds(&self.facts))
    }

    fn reaches(&self, entry: &CheckEntry, place: &Place) -> bool {
        let (domain, question) = self.within(place);
        let of_domains = entry.domains.is_empty() || domain.is_some_and(|domain| entry.domains.contains(domain));
        let of_questions = entry.questions.is_empty() || question.is_some_and(|question| entry.questions.contains(question));
        of_domains && of_questions && self.is_its_time(entry)
    }

    /// The domain and the question that a place belongs to; an action belongs to the question it came from.
    fn within<'p>(&'p self, place: &'p Place) -> (Option<&'p DomainId>, Option<&'p QuestionId>) {
        match place {
            Place::Question(domain, question) | Place::Comment(Topic::Question(domain, question), _) => {
                (Some(domain), Some(question))
            }
            Place::Domain(domain) | Place::Comment(Topic::Domain(domain), _) | Place::Judgement(Subject::Domain(domain)) => {
                (Some(domain), None)
            }
            Place::Action(id) => {
                let action = self.actions.iter().find(|action| action.id == *id);
                let question = action.and_then(|action| action.question.as_ref());
                (question.and_then(|question| self.facts.questionnaire.domain_of(question)), question)
            }
            Place::Profile(_)
            | Place::LastAction(_)
            | Place::Comment(Topic::Whole, _)
            | Place::Judgement(Subject::Overall)
            | Place::Escalation => (None, None),
        }
    }
}
