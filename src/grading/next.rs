//! What stands between a grade and the next better one: what that still takes, and the questions and domains it lies in.

use super::Grades;
use super::counts::{AnswerCounts, Attainment, Scored};
use super::graded::{DomainGrade, OverallGrade};
use super::needs::{ByRules, HeldNeed};
use crate::model::ids::{DomainId, LevelId, QuestionId};
use crate::model::needs::CountOf;
use crate::model::questionnaire::Questionnaire;

/// What the next better grade still takes.
#[derive(Clone, Debug, PartialEq)]
pub struct NextGrade<'g> {
    /// The grade.
    pub grade: &'g LevelId,
    /// Its needs that are not met.
    pub unmet: Vec<&'g HeldNeed>,
    /// Questions whose better answers would meet them: key questions first, then gaps, each in reading order. For the whole
    /// only key questions and those of domains without a grade, since every other one stands under its domain.
    pub questions: Vec<&'g Scored>,
    /// Domains whose better grades would meet them; for the whole only.
    pub domains: Vec<&'g DomainId>,
}

impl DomainGrade {
    /// What the next better grade takes; none where there is none, or where the domain is not graded by rules.
    pub fn next(&self) -> Option<NextGrade<'_>> {
        next(self.by_rules.as_ref()?, &self.counts, |_, _| true)
    }
}

impl OverallGrade {
    /// What the next better grade takes; none where there is none, or where the whole is not graded by rules.
    pub fn next<'g>(&'g self, questionnaire: &Questionnaire, domains: &'g [DomainGrade]) -> Option<NextGrade<'g>> {
        // A question whose domain has a grade stands under that domain; a key question here as well.
        let is_graded = |one: &Scored| {
            let of = domains.iter().find(|domain| domain.counts.scored.iter().any(|other| other.question == one.question));
            of.is_some_and(|domain| domain.outcome.grade().is_some())
        };
        let is_named =
            |one: &Scored, counted: &CountOf| matches!(counted, CountOf::KeyShort | CountOf::KeyGaps) || !is_graded(one);
        let mut next = next(self.by_rules.as_ref()?, &self.counts, is_named)?;
        let value = |grade: &LevelId| questionnaire.grade_scale()?.level(grade).map(|level| level.value);
        let stands_between = |domain: &&DomainGrade| {
            let Some(own) = domain.outcome.grade().and_then(value) else { return false };
            next.unmet.iter().any(|held| match &held.need.count {
                CountOf::DomainsAtOrAbove(grade) => value(grade).is_some_and(|bound| own < bound),
                CountOf::DomainsAtOrBelow(grade) => value(grade).is_some_and(|bound| own <= bound),
                CountOf::Met | CountOf::Shown | CountOf::Gaps | CountOf::KeyShort | CountOf::KeyGaps => false,
            })
        };
        next.domains = domains.iter().filter(stands_between).map(|domain| &domain.domain).collect();
        Some(next)
    }
}

fn next<'g>(by_rules: &'g ByRules, counts: &'g AnswerCounts, names: impl Fn(&Scored, &CountOf) -> bool) -> Option<NextGrade<'g>> {
    let next = by_rules.next.as_ref()?;
    let unmet: Vec<&HeldNeed> = next.needs.iter().filter(|held| held.short > 0).collect();
    let helps = |one: &&Scored| unmet.iter().any(|held| names(one, &held.need.count) && one.would_change(&held.need.count));
    let mut questions: Vec<&Scored> = counts.scored.iter().filter(helps).collect();
    questions.sort_by_key(|one| (!one.is_key_short(), one.counted()));
    Some(NextGrade { grade: &next.grade, unmet, questions, domains: Vec::new() })
}

impl Scored {
    /// Whether a better answer would change what is counted.
    fn would_change(&self, counted: &CountOf) -> bool {
        match counted {
            CountOf::Met => self.counted().is_some_and(|attainment| attainment < Attainment::Met),
            CountOf::Shown => self.counted().is_some_and(|attainment| attainment < Attainment::Shown),
            CountOf::Gaps => self.counted() == Some(Attainment::Gap),
            CountOf::KeyShort => self.is_key_short(),
            CountOf::KeyGaps => self.is_key_gap(),
            CountOf::DomainsAtOrAbove(_) | CountOf::DomainsAtOrBelow(_) => false,
        }
    }
}

impl Grades {
    /// The questions an action plan may begin with: those that keep a domain from its next grade and are not yet good enough,
    /// in reading order; also those of domains that have no grade.
    pub fn to_improve(&self) -> Vec<(&DomainId, &QuestionId)> {
        let is_short = |one: &Scored| one.counted().is_some_and(|attainment| attainment < Attainment::Met);
        let of_domain = |domain: &'_ DomainGrade| {
            let next = domain.next().map(|next| next.questions.iter().map(|one| one.question.clone()).collect::<Vec<_>>());
            // What has no grade of its own, or the best, counts in the whole.
            move |one: &&Scored| is_short(one) && next.as_ref().is_none_or(|named| named.contains(&one.question))
        };
        self.domains
            .iter()
            .flat_map(|domain| {
                let found = domain.counts.scored.iter().filter(of_domain(domain));
                found.map(|one| (&domain.domain, &one.question))
            })
            .collect()
    }
}
