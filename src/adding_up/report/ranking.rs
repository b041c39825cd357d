//! Questions and domains in an order, by shares of ten answers or more.

use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::QuestionSummary;
use crate::aggregation::wilson::LEAST;
use std::cmp::Ordering;

/// Higher shares first; of equal ones the one with more answers. Without dividing, so that two machines agree.
pub(super) fn by_share(one: Proportion, other: Proportion) -> Ordering {
    let (left, right) = (one.x as u128 * other.n as u128, other.x as u128 * one.n as u128);
    right.cmp(&left).then(other.n.cmp(&one.n))
}

/// Questions whose answers say how it stands, from the strongest on; those with too few answers are none of them.
pub(super) fn ranked(questions: &[QuestionSummary]) -> Vec<(&QuestionSummary, Proportion)> {
    let enough = |question: &'_ QuestionSummary| question.all.met.filter(|met| met.n >= LEAST);
    let mut found: Vec<(&QuestionSummary, Proportion)> =
        questions.iter().filter_map(|question| Some((question, enough(question)?))).collect();
    found.sort_by(|(_, one), (_, other)| by_share(*one, *other));
    found
}
