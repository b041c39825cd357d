//! What a grade takes, held against what stands in the answers: the grade that is reached, and what the next one still takes.

use super::counts::AnswerCounts;
use crate::model::ids::LevelId;
use crate::model::needs::{Need, Requirement};
use crate::model::scale::Scale;

/// One need of a grade, held against the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldNeed {
    /// The need.
    pub need: Need,
    /// How many there are of what is counted.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// How many answers or domains must still change; 0 where the need is met.
    pub short: usize,
}

/// A grade, with its needs held against the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldRequirement {
    /// The grade.
    pub grade: LevelId,
    /// Its needs, in the questionnaire's order.
    pub needs: Vec<HeldNeed>,
}

/// What the rules make of the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ByRules {
    /// The grade that is reached, with what it took.
    pub reached: HeldRequirement,
    /// The next better grade, with what it takes; none where there is none.
    pub next: Option<HeldRequirement>,
}

/// The best grade whose needs are all met. `requirements` are in any order: the values of the scale decide which is better.
/// None where not even the lowest is reached, or a grade is no level of the scale.
pub fn by_rules(requirements: &[Requirement], grades: &Scale, counts: &AnswerCounts) -> Option<ByRules> {
    let mut known: Vec<(u32, &Requirement)> =
        requirements.iter().filter_map(|one| Some((grades.level(&one.grade)?.value, one))).collect();
    known.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
    let held: Vec<HeldRequirement> = known.iter().map(|(_, one)| hold(one, grades, counts)).collect();
    let at = held.iter().position(HeldRequirement::is_met)?;
    let next = at.checked_sub(1).and_then(|better| held.get(better)).cloned();
    Some(ByRules { reached: held.get(at)?.clone(), next })
}

fn hold(requirement: &Requirement, grades: &Scale, counts: &AnswerCounts) -> HeldRequirement {
    let needs = requirement.needs.iter().map(|need| {
        let (count, of) = counts.count(&need.count, Some(grades));
        HeldNeed { need: need.clone(), count, of, short: short(need, count, of) }
    });
    HeldRequirement { grade: requirement.grade.clone(), needs: needs.collect() }
}

/// How many more, or how many fewer, it takes until a need is met.
fn short(need: &Need, count: usize, of: usize) -> usize {
    if need.where_fewer_than.is_some_and(|fewer| of >= fewer as usize) {
        return 0;
    }
    let by_share = need.at_least.map(|share| missing_to(count, of, |count| share.is_reached(count, of)));
    let by_all_but = need.all_but.map(|but| of.saturating_sub(but as usize).saturating_sub(count));
    // One of the two is enough.
    let too_few = match (by_share, by_all_but) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or(0),
    };
    let over = need.at_most.map_or(0, |most| count.saturating_sub(most as usize));
    let over_share =
        need.at_most_share.map_or(0, |share| (0..=count).find(|fewer| !share.is_exceeded(count - fewer, of)).unwrap_or(0));
    too_few.max(over).max(over_share)
}

/// How many more it takes until `is_enough`; all that there are where it never is.
fn missing_to(count: usize, of: usize, is_enough: impl Fn(usize) -> bool) -> usize {
    (count..=of).find(|count| is_enough(*count)).map_or(of.saturating_sub(count).max(1), |enough| enough - count)
}

impl HeldRequirement {
    /// Whether every need is met.
    pub fn is_met(&self) -> bool {
        self.needs.iter().all(|held| held.short == 0)
    }
}
