//! Limits: rules that cap a grade. More than one may apply; the lowest wins and all are reported.

use super::AppliedLimit;
use super::domain::DomainGrade;
use crate::model::grading_rules::{Limit, LimitOf, Trigger};
use crate::model::ids::*;
use crate::model::questionnaire::Questionnaire;

/// Key questions with the lowest level or "Don't know".
pub struct KeyGaps<'a> {
    /// In reading order.
    pub questions: &'a [QuestionId],
}

/// Caps a domain's grade. Returns the grade that is left and the limits that apply, the lowest first.
pub fn cap_domain(questionnaire: &Questionnaire, grade: &LevelId, gaps: &KeyGaps<'_>) -> (LevelId, Vec<AppliedLimit>) {
    cap(questionnaire, LimitOf::Domain, grade, |trigger| match trigger {
        Trigger::KeyGaps(least) => {
            reached(*least, gaps.questions).then(|| Behind { questions: gaps.questions.to_vec(), domains: Vec::new() })
        }
        // A domain does not look at other domains.
        Trigger::Domains { .. } => None,
    })
}

/// Caps the overall grade. Returns as [`cap_domain`] does.
pub fn cap_overall(questionnaire: &Questionnaire, grade: &LevelId, domains: &[DomainGrade]) -> (LevelId, Vec<AppliedLimit>) {
    let gaps: Vec<QuestionId> = domains.iter().flat_map(|domain| domain.key_gaps.clone()).collect();
    cap(questionnaire, LimitOf::Overall, grade, |trigger| match trigger {
        Trigger::KeyGaps(least) => reached(*least, &gaps).then(|| Behind { questions: gaps.clone(), domains: Vec::new() }),
        Trigger::Domains { at_or_below, count } => {
            let low = domains_at_or_below(questionnaire, domains, at_or_below);
            reached(*count, &low).then_some(Behind { questions: Vec::new(), domains: low })
        }
    })
}

/// What set a limit off.
struct Behind {
    questions: Vec<QuestionId>,
    domains: Vec<DomainId>,
}

fn cap(
    questionnaire: &Questionnaire,
    of: LimitOf,
    grade: &LevelId,
    behind: impl Fn(&Trigger) -> Option<Behind>,
) -> (LevelId, Vec<AppliedLimit>) {
    let value =
        |id: &LevelId| questionnaire.grade_scale().and_then(|scale| scale.level(id)).map_or(u32::MAX, |level| level.value);
    let of_this = questionnaire.grading.limits.iter().filter(|limit| limit.of == of);
    let mut limits: Vec<AppliedLimit> =
        of_this.filter_map(|limit| behind(&limit.when).map(|behind| applied(limit, behind))).collect();
    limits.sort_by_key(|limit| value(&limit.at_most));
    let lowest = limits.first().map(|limit| limit.at_most.clone()).filter(|lowest| value(lowest) < value(grade));
    for limit in &mut limits {
        limit.is_decisive = lowest.as_ref() == Some(&limit.at_most);
    }
    (lowest.unwrap_or_else(|| grade.clone()), limits)
}

fn applied(limit: &Limit, behind: Behind) -> AppliedLimit {
    AppliedLimit {
        limit: limit.id.clone(),
        at_most: limit.at_most.clone(),
        because: limit.because.clone(),
        questions: behind.questions,
        domains: behind.domains,
        is_decisive: false,
    }
}

fn reached<T>(least: u32, found: &[T]) -> bool {
    // A rule that asks for none would always apply and explain nothing.
    least > 0 && u32::try_from(found.len()).unwrap_or(u32::MAX) >= least
}

fn domains_at_or_below(questionnaire: &Questionnaire, domains: &[DomainGrade], grade: &LevelId) -> Vec<DomainId> {
    let Some(scale) = questionnaire.grade_scale() else { return Vec::new() };
    let Some(ceiling) = scale.level(grade) else { return Vec::new() };
    let is_low = |domain: &&DomainGrade| {
        domain.outcome.grade().and_then(|id| scale.level(id)).is_some_and(|level| level.value <= ceiling.value)
    };
    domains.iter().filter(is_low).map(|domain| domain.domain.clone()).collect()
}
