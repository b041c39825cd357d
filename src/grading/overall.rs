//! The overall grade: the domains' shares by weight, then limits of its own.

use super::domain::DomainGrade;
use super::limits;
use super::score::Score;
use super::{AppliedLimit, Outcome};
use crate::model::grading_rules::{Band, Method};
use crate::model::questionnaire::Questionnaire;

/// The overall grade with everything that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct OverallGrade {
    /// What has become of it.
    pub outcome: Outcome,
    /// Σ weight × the domain's basis points of Σ weight × 10,000; none when no domain counts.
    pub score: Option<Score>,
    /// The band the share reached.
    pub band: Option<Band>,
    /// Limits that apply, the lowest first.
    pub limits: Vec<AppliedLimit>,
}

/// Grades the whole from its domains.
pub fn grade_overall(questionnaire: &Questionnaire, domains: &[DomainGrade]) -> OverallGrade {
    let nothing = |outcome| OverallGrade { outcome, score: None, band: None, limits: Vec::new() };
    let rule = &questionnaire.grading.overall;
    match rule.method {
        Method::None | Method::Judged => return nothing(Outcome::NotGraded),
        Method::Share => {}
    }
    let needed: Vec<_> = domains.iter().filter(|domain| domain.outcome != Outcome::NotGraded).collect();
    let done = needed.iter().filter(|domain| !matches!(domain.outcome, Outcome::NotYet { .. })).count();
    if done < needed.len() {
        return nothing(Outcome::NotYet { done, required: needed.len() });
    }
    if needed.is_empty() {
        return nothing(Outcome::NotGraded);
    }
    let score = total(questionnaire, domains);
    let band = score.band(&rule.bands);
    let Some(band) = band else { return nothing(Outcome::NotApplicable) };
    let (grade, limits) = limits::cap_overall(questionnaire, &band.grade, domains);
    OverallGrade { outcome: Outcome::Graded(grade), score: Some(score), band: Some(band.clone()), limits }
}

fn total(questionnaire: &Questionnaire, domains: &[DomainGrade]) -> Score {
    let mut total = Score::default();
    for graded in domains.iter().filter(|domain| domain.outcome.grade().is_some()) {
        let weight = questionnaire.domain(&graded.domain).map_or(0, |domain| u64::from(domain.weight));
        let Some(share) = graded.score.as_ref().and_then(Score::basis_points) else { continue };
        total.earned += weight * u64::from(share);
        total.possible += weight * 10_000;
    }
    total
}
