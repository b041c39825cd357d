//! Limits: rules that cap a grade. More than one may apply; the lowest wins and all are reported.

use super::gradable::Gradable;
use super::graded::AppliedLimit;
use super::graded::DomainGrade;
use crate::model::grading_rules::{Limit, LimitOf, Trigger};
use crate::model::ids::*;
use crate::model::questionnaire::Questionnaire;

/// Caps a domain's grade. `key_gaps` are its key questions with the lowest level or "Don't know", in reading order. Returns
/// the grade that is left and the limits that apply, the lowest first.
pub fn cap_domain(
    questionnaire: &Questionnaire,
    graded: &Gradable<'_>,
    grade: &LevelId,
    key_gaps: &[QuestionId],
) -> (LevelId, Vec<AppliedLimit>) {
    cap(questionnaire, graded, LimitOf::Domain, grade, |trigger| match trigger {
        Trigger::KeyGaps(least) => reached(*least, key_gaps).then(|| Behind::questions(key_gaps.to_vec())),
        // A domain does not look at other domains.
        Trigger::Domains { .. } | Trigger::LowestOf(_) => None,
        Trigger::OpenEscalation(applies) => (*applies && graded.has_open_escalation).then(Behind::default),
    })
}

/// Caps the overall grade. Returns as [`cap_domain`] does.
pub fn cap_overall(
    questionnaire: &Questionnaire,
    graded: &Gradable<'_>,
    grade: &LevelId,
    domains: &[DomainGrade],
) -> (LevelId, Vec<AppliedLimit>) {
    let gaps: Vec<QuestionId> = domains.iter().flat_map(|domain| domain.key_gaps.clone()).collect();
    cap(questionnaire, graded, LimitOf::Overall, grade, |trigger| match trigger {
        Trigger::KeyGaps(least) => reached(*least, &gaps).then(|| Behind::questions(gaps.clone())),
        Trigger::Domains { at_or_below, count, of } => {
            let low = domains_at_or_below(questionnaire, domains, at_or_below, of);
            reached(*count, &low).then_some(Behind { domains: low, ..Behind::default() })
        }
        Trigger::LowestOf(of) => lowest_of(questionnaire, domains, of),
        Trigger::OpenEscalation(applies) => (*applies && graded.has_open_escalation).then(Behind::default),
    })
}

/// What set a limit off.
#[derive(Default)]
struct Behind {
    questions: Vec<QuestionId>,
    domains: Vec<DomainId>,
    /// The cap, where the limit itself names none.
    at_most: Option<LevelId>,
}

impl Behind {
    fn questions(questions: Vec<QuestionId>) -> Self {
        Self { questions, ..Self::default() }
    }
}

fn cap(
    questionnaire: &Questionnaire,
    graded: &Gradable<'_>,
    of: LimitOf,
    grade: &LevelId,
    behind: impl Fn(&Trigger) -> Option<Behind>,
) -> (LevelId, Vec<AppliedLimit>) {
    let value =
        |id: &LevelId| questionnaire.grade_scale().and_then(|scale| scale.level(id)).map_or(u32::MAX, |level| level.value);
    let concerns = |limit: &&Limit| {
        limit.of == of && limit.only_when.as_ref().is_none_or(|condition| graded.holds(questionnaire, condition))
    };
    let of_this = questionnaire.grading.limits.iter().filter(concerns);
    let mut limits: Vec<AppliedLimit> =
        of_this.filter_map(|limit| behind(&limit.when).and_then(|behind| applied(limit, behind))).collect();
    limits.sort_by_key(|limit| value(&limit.at_most));
    let lowest = limits.first().map(|limit| limit.at_most.clone()).filter(|lowest| value(lowest) < value(grade));
    for limit in &mut limits {
        limit.is_decisive = lowest.as_ref() == Some(&limit.at_most);
    }
    (lowest.unwrap_or_else(|| grade.clone()), limits)
}

fn applied(limit: &Limit, behind: Behind) -> Option<AppliedLimit> {
    Some(AppliedLimit {
        limit: limit.id.clone(),
        at_most: limit.at_most.clone().or(behind.at_most)?,
        because: limit.because.clone(),
        questions: behind.questions,
        domains: behind.domains,
        is_decisive: false,
    })
}

fn reached<T>(least: u32, found: &[T]) -> bool {
    // A rule that asks for none would always apply and explain nothing.
    least > 0 && u32::try_from(found.len()).unwrap_or(u32::MAX) >= least
}

/// The domains of this list that are graded; all that are, where the list is empty.
fn graded_of<'d>(domains: &'d [DomainGrade], of: &[DomainId]) -> impl Iterator<Item = (&'d DomainId, &'d LevelId)> {
    let is_meant = move |domain: &&DomainGrade| of.is_empty() || of.contains(&domain.domain);
    domains
        .iter()
        .filter(is_meant)
        .filter_map(|domain| Some((&domain.domain, domain.outcome.grade()?)))
        .collect::<Vec<_>>()
        .into_iter()
}

fn domains_at_or_below(
    questionnaire: &Questionnaire,
    domains: &[DomainGrade],
    grade: &LevelId,
    of: &[DomainId],
) -> Vec<DomainId> {
    let Some(scale) = questionnaire.grade_scale() else { return Vec::new() };
    let Some(ceiling) = scale.level(grade) else { return Vec::new() };
    let is_low = |id: &LevelId| scale.level(id).is_some_and(|level| level.value <= ceiling.value);
    graded_of(domains, of).filter(|(_, id)| is_low(id)).map(|(domain, _)| domain.clone()).collect()
}

/// The lowest grade among these domains, as a cap, with the domains that have it.
fn lowest_of(questionnaire: &Questionnaire, domains: &[DomainGrade], of: &[DomainId]) -> Option<Behind> {
    let scale = questionnaire.grade_scale()?;
    let value = |id: &LevelId| scale.level(id).map(|level| level.value);
    let lowest = graded_of(domains, of).map(|(_, id)| id).min_by_key(|id| value(id))?;
    let domains = graded_of(domains, of).filter(|(_, id)| value(id) == value(lowest)).map(|(domain, _)| domain.clone()).collect();
    Some(Behind { domains, at_most: Some(lowest.clone()), ..Behind::default() })
}
