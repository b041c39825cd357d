//! The figures of one questionnaire before they are published. A group counts by how many were asked: that somebody did not know,
//! or did not answer, is told of one organisation as much as an answer is.

use super::Hidden;
use crate::adding_up::desk::shown::RegisterShown;
use crate::aggregation::actions::{ActionFigures, Gaps};
use crate::aggregation::distribution::Distribution;
use crate::aggregation::questions::{AnswerFigures, NumberFigures};
use crate::aggregation::summary::Summary;
use crate::aggregation::suppression::LEAST_CHILDREN;
use crate::aggregation::suppression::organisations::{LEAST_ORGANISATIONS, hidden_groups};
use crate::aggregation::wilson::LEAST;
use crate::model::ids::DomainId;

/// The least that organisations together may have counted of people, in hundredths, where it is not nothing.
const LEAST_OF_PEOPLE: i64 = 10 * 100;

/// Of organisations, without what tells fewer than three of them apart.
pub(super) fn closed(mut summary: Summary, register: Option<&RegisterShown>, hidden: &mut Hidden) -> Summary {
    let sizes: Vec<usize> = summary.sectors.iter().map(|sector| sector.n).collect();
    let is_hidden = hidden_groups(&sizes);
    // What the register does not show of a sector, the number of its returns would say.
    let is_shown = |sector: &str| {
        register.is_none_or(|register| register.by_sector.is_empty() || register.by_sector.iter().any(|one| one.name == sector))
    };
    let mut places = is_hidden.into_iter();
    summary.sectors.retain(|sector| !places.next().unwrap_or_default() && is_shown(&sector.sector));
    hidden.groups |= summary.sectors.len() < sizes.len();
    let is_enough = |asked: usize| asked == 0 || asked >= LEAST_ORGANISATIONS;
    let before = summary.domains.len() + summary.questions.len();
    summary.domains.retain(|domain| is_enough(graded_or_not(&domain.grades.all)));
    summary.questions.retain(|question| is_enough(asked(&question.all)));
    hidden.few |= summary.domains.len() + summary.questions.len() < before;
    let breakdowns = [&mut summary.overall].into_iter().chain(summary.domains.iter_mut().map(|domain| &mut domain.grades));
    for breakdown in breakdowns {
        hidden.groups |= close_groups(&mut breakdown.by_sector, |one| graded_or_not(&one.distribution));
    }
    for question in &mut summary.questions {
        hidden.groups |= close_groups(&mut question.by_sector, |one| asked(&one.figures));
        let by_sector = question.by_sector.iter_mut().map(|one| &mut one.figures.numbers);
        for of in [&mut question.all.numbers].into_iter().chain(by_sector) {
            let closed = of.and_then(closed_numbers);
            hidden.numbers |= *of != closed;
            *of = closed;
        }
    }
    close_reviews(&mut summary, hidden);
    summary
}

/// What reviewers did, where enough returns were reviewed, and of domains that are shown.
fn close_reviews(summary: &mut Summary, hidden: &mut Hidden) {
    let Some(mut reviews) = summary.reviews.take() else { return };
    let is_shown = |id: &DomainId| summary.domains.iter().any(|domain| domain.domain == *id);
    let before = reviews.subjects.len();
    reviews.subjects.retain(|of| of.shift.n >= LEAST_ORGANISATIONS && of.domain.as_ref().is_none_or(is_shown));
    // A return that has only one of the two grades would be one that stands apart from all others.
    reviews.subjects.iter_mut().for_each(|of| of.only_one = 0);
    hidden.reviews |= reviews.subjects.len() < before;
    summary.reviews = Some(reviews).filter(|reviews| reviews.reviewed >= LEAST_ORGANISATIONS);
}

/// Of audits of cases, of which there are enough: what boards print stays, good or better of how many, and how far auditors
/// agree where enough cases say so. How many children have each grade, which audits they are and how single roles grade does not.
pub(super) fn closed_cases(mut summary: Summary) -> Summary {
    summary.domains.clear();
    summary.overall.all.grades.clear();
    if let Some(moderation) = &mut summary.moderation {
        moderation.left_out.clear();
        moderation.roles.clear();
        moderation.subjects.retain(|subject| subject.agreement.n >= LEAST_CHILDREN);
    }
    summary.moderation = summary.moderation.filter(|moderation| !moderation.subjects.is_empty());
    summary
}

/// Actions without gaps, from which answers to questions that are not shown could be worked out; by domain only where every
/// domain is shown, since what is left of the whole would be the actions of those that are not.
pub(super) fn close_actions(actions: &mut ActionFigures, summary: Option<&Summary>, hidden: &mut Hidden) {
    hidden.actions |= actions.gaps_without_action != Gaps::default();
    actions.gaps_without_action = Gaps::default();
    // Who has sent an update, and when, is for the partnership.
    actions.organisations_updated = 0;
    actions.updated_on.clear();
    actions.by_domain.iter_mut().for_each(|domain| domain.gaps_without_action = 0);
    let shown = summary.map(|summary| summary.domains.as_slice()).unwrap_or_default();
    let is_shown = |of: &Option<_>| of.as_ref().is_none_or(|id| shown.iter().any(|domain| domain.domain == *id));
    if actions.by_domain.iter().any(|of| of.all > 0 && !is_shown(&of.domain)) {
        actions.by_domain.clear();
        hidden.actions = true;
    }
    actions.by_domain.retain(|of| is_shown(&of.domain));
}

fn close_groups<G>(groups: &mut Vec<G>, size: impl Fn(&G) -> usize) -> bool {
    let sizes: Vec<usize> = groups.iter().map(size).collect();
    let mut is_hidden = hidden_groups(&sizes).into_iter();
    groups.retain(|_| !is_hidden.next().unwrap_or_default());
    groups.len() < sizes.len()
}

/// How many were asked anything that a grade is made of.
fn graded_or_not(of: &Distribution) -> usize {
    of.graded + of.not_applicable + of.too_little + of.not_yet
}

fn asked(of: &AnswerFigures) -> usize {
    of.answered + of.not_applicable + of.dont_know + of.unanswered
}

/// The ends of numbers are what one organisation said each; the middle of few numbers may be, and a small sum may be of children.
pub(super) fn closed_numbers(of: NumberFigures) -> Option<NumberFigures> {
    let sum = of.sum.filter(|sum| *sum == 0 || sum.abs() >= LEAST_OF_PEOPLE);
    (of.n >= LEAST).then_some(NumberFigures { least: None, greatest: None, sum, ..of })
}
