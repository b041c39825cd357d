//! The overall grade: the domains' shares by weight, then limits of its own.

use super::counts::AnswerCounts;
use super::domain::judged;
use super::gradable::Gradable;
use super::graded::{DomainGrade, Outcome, OverallGrade};
use super::limits;
use super::needs::by_rules;
use super::score::Score;
use super::too_little::too_little;
use crate::model::grading_rules::{GradeRule, HowMany, Method};
use crate::model::ids::LevelId;
use crate::model::judgement::Judgement;
use crate::model::needs::TooLittle;
use crate::model::questionnaire::Questionnaire;

/// Grades the whole from its domains.
pub fn grade_overall(questionnaire: &Questionnaire, of: &Gradable<'_>, domains: &[DomainGrade]) -> OverallGrade {
    let nothing = without_grade;
    let rule = &questionnaire.grading.overall;
    if rule.method == Method::None {
        return nothing(Outcome::NotGraded);
    }
    let needed: Vec<_> = domains.iter().filter(|domain| domain.outcome != Outcome::NotGraded).collect();
    let done = needed.iter().filter(|domain| !matches!(domain.outcome, Outcome::NotYet { .. })).count();
    if done < needed.len() {
        return nothing(Outcome::NotYet { done, required: needed.len() });
    }
    if needed.is_empty() {
        return nothing(Outcome::NotGraded);
    }
    if rule.method == Method::Rules {
        return by_rules_of_the_whole(questionnaire, of, domains);
    }
    let judgement = of.overall.and_then(Judgement::given);
    let score = total(questionnaire, domains);
    let has_grades = domains.iter().any(|domain| domain.outcome.grade().is_some());
    let by_rule = rule.rules.iter().filter(|_| has_grades).find(|rule| holds(questionnaire, domains, rule));
    let band = score.band(&rule.bands).filter(|_| by_rule.is_none());
    let earned = by_rule.map(|rule| &rule.grade).or(band.map(|band| &band.grade));
    let Some(earned) = earned.filter(|_| score.possible > 0 || by_rule.is_some()) else {
        return match (rule.method, judgement) {
            (Method::Judged, None) => nothing(Outcome::NotYet { done: needed.len(), required: needed.len() + 1 }),
            (Method::Judged, Some(grade)) => nothing(judged(questionnaire, grade)),
            (Method::Share | Method::Rules | Method::None, _) => nothing(Outcome::NotApplicable),
        };
    };
    let (capped, limits) = limits::cap_overall(questionnaire, of, earned, domains);
    let outcome = match (rule.method, judgement) {
        (Method::Judged, None) => Outcome::NotYet { done: needed.len(), required: needed.len() + 1 },
        (Method::Judged, Some(grade)) => judged(questionnaire, grade),
        (Method::Share | Method::Rules | Method::None, _) => Outcome::Graded(capped.clone()),
    };
    OverallGrade {
        outcome,
        score: Some(score),
        band: band.cloned(),
        suggestion: (rule.method == Method::Judged).then_some(capped),
        rule: by_rule.cloned(),
        limits,
        ..nothing(Outcome::NotGraded)
    }
}

/// A grade that has not come about.
pub(super) fn without_grade(outcome: Outcome) -> OverallGrade {
    OverallGrade {
        outcome,
        score: None,
        band: None,
        suggestion: None,
        rule: None,
        by_rules: None,
        counts: AnswerCounts::default(),
        points: None,
        limits: Vec::new(),
    }
}

/// What the rules make of all answers, and of the grades of the domains.
fn by_rules_of_the_whole(questionnaire: &Questionnaire, of: &Gradable<'_>, domains: &[DomainGrade]) -> OverallGrade {
    let Some(scale) = questionnaire.grade_scale() else { return without_grade(Outcome::NotGraded) };
    let rule = &questionnaire.grading.overall;
    let graded = domains.iter().filter_map(|domain| scale.level(domain.outcome.grade()?));
    let counts = AnswerCounts {
        scored: domains.iter().flat_map(|domain| domain.counts.scored.clone()).collect(),
        domains: graded.map(|level| level.value).collect(),
    };
    let without = |outcome, counts| OverallGrade { counts, ..without_grade(outcome) };
    if counts.answers() == 0 {
        return without(Outcome::NotApplicable, counts);
    }
    if let Some(outcome) = too_little(&counts, &rule.too_little).or_else(|| too_few_domains(domains, &rule.too_little)) {
        return without(outcome, counts);
    }
    // Where no domain has a grade, the whole has none to rest on.
    let reached = by_rules(&rule.requirements, scale, &counts).filter(|_| !counts.domains.is_empty());
    let Some(reached) = reached else { return without(Outcome::NotGraded, counts) };
    let (grade, limits) = limits::cap_overall(questionnaire, of, &reached.reached.grade, domains);
    OverallGrade { by_rules: Some(reached), counts, limits, ..without_grade(Outcome::Graded(grade)) }
}

/// Whether too many domains have no grade because too little of them applies. Otherwise whoever has a weak domain could do
/// without it.
fn too_few_domains(domains: &[DomainGrade], too_little: &TooLittle) -> Option<Outcome> {
    let is_without = |domain: &&DomainGrade| match domain.outcome {
        Outcome::TooLittleApplies { .. } | Outcome::NotApplicable => true,
        Outcome::Graded(_)
        | Outcome::NotYet { .. }
        | Outcome::TooFew { .. }
        | Outcome::NotEnoughEvidence
        | Outcome::NotGraded => false,
    };
    let not_applicable = domains.iter().filter(is_without).count();
    let of = not_applicable + domains.iter().filter(|domain| domain.outcome.grade().is_some()).count();
    let most = too_little.most_not_applicable?;
    most.is_exceeded(not_applicable, of).then_some(Outcome::TooLittleApplies { not_applicable, of })
}

fn holds(questionnaire: &Questionnaire, domains: &[DomainGrade], rule: &GradeRule) -> bool {
    rule.when.iter().all(|test| {
        let graded: Vec<&LevelId> = domains
            .iter()
            .filter(|domain| test.of.is_empty() || test.of.contains(&domain.domain))
            .filter_map(|domain| domain.outcome.grade())
            .collect();
        // Where a person found too little to grade, nobody can say that it is good.
        let ungraded = domains
            .iter()
            .filter(|domain| test.of.is_empty() || test.of.contains(&domain.domain))
            .filter(|domain| domain.outcome == Outcome::NotEnoughEvidence)
            .count();
        let value = |id: &LevelId| questionnaire.grade_scale().and_then(|scale| scale.level(id)).map(|level| level.value);
        let good = graded.iter().filter(|grade| value(grade) >= value(&test.at_least)).count();
        match test.in_how_many {
            HowMany::All => ungraded == 0 && !graded.is_empty() && good == graded.len(),
            HowMany::Most => good * 2 > graded.len() + ungraded,
            HowMany::AtLeast(least) => good >= least as usize,
        }
    })
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
