//! Krippendorff's alpha: how far any number of auditors agree, where not all graded every case. Knows nothing of who they are.
//!
//! K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), "Reliability in content analysis" (2004).
//!
//! ```text
//! alpha = 1 − observed disagreement / expected disagreement
//! ```
//!
//! Observed is the mean difference of two grades of one case, where a case of m grades weighs as m; expected is the mean
//! difference of any two grades of any cases. A case with one grade has nothing to compare and is left out of both.

use super::{GradePlace, LEAST_CASES, Undefined};
use std::collections::BTreeMap;

/// How different two grades are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Any two different grades are as different as any other two.
    Nominal,
    /// As many grades as were given between them.
    Ordinal,
    /// As many places as lie between them.
    Interval,
}

/// An alpha, with what it is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// Above −1, at most 1; 0 is what chance would give.
    pub value: f64,
    /// Cases with two grades or more.
    pub cases: usize,
    /// Their grades.
    pub grades: usize,
}

/// What may be concluded from grades with such an alpha, by Krippendorff's own customary limits (2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reliance {
    /// Below 0.667: nothing.
    None,
    /// From 0.667: tentative conclusions.
    Tentative,
    /// From 0.800.
    Reliable,
}

impl Alpha {
    /// What may be concluded.
    pub fn reliance(&self) -> Reliance {
        Reliance::of(self.value)
    }

    /// Whether it is made from so few cases that kappa would not be given.
    pub fn is_of_few_cases(&self) -> bool {
        self.cases < LEAST_CASES
    }
}

impl Reliance {
    /// On an alpha of that value.
    pub fn of(value: f64) -> Self {
        match value {
            0.8.. => Self::Reliable,
            0.667.. => Self::Tentative,
            _ => Self::None,
        }
    }
}

/// The alpha of cases, each with the grades that were given to it, in any order.
pub fn alpha(cases: &[Vec<GradePlace>], metric: Metric) -> Result<Alpha, Undefined> {
    let compared: Vec<Counts> = cases.iter().filter(|grades| grades.len() > 1).map(|grades| counts(grades)).collect();
    let mut all = Counts::new();
    compared.iter().flatten().for_each(|(grade, count)| *all.entry(*grade).or_default() += count);
    let Some((&grade, _)) = all.first_key_value() else { return Err(Undefined::NoPairs) };
    let difference = Difference { metric, all: &all };
    let expected = difference.over(&all);
    if expected == 0 {
        return Err(Undefined::NoVariation { grade });
    }
    // Cases of as many grades are added up before anything is divided: no order of cases changes the last digit.
    let mut by_size: BTreeMap<u128, u128> = BTreeMap::new();
    for case in &compared {
        *by_size.entry(case.values().sum()).or_default() += difference.over(case);
    }
    let observed: f64 = by_size.iter().map(|(&size, &sum)| sum as f64 / (size - 1) as f64).sum();
    let n: u128 = all.values().sum();
    let value = 1.0 - (n - 1) as f64 * observed / expected as f64;
    Ok(Alpha { value, cases: compared.len(), grades: usize::try_from(n).unwrap_or(usize::MAX) })
}

type Counts = BTreeMap<GradePlace, u128>;

fn counts(grades: &[GradePlace]) -> Counts {
    let mut counts = Counts::new();
    grades.iter().for_each(|grade| *counts.entry(*grade).or_default() += 1);
    counts
}

/// Squared differences of grades, four times over, so that the halves of the ordinal one are whole.
struct Difference<'a> {
    metric: Metric,
    /// Every grade that is compared: what "between" is counted in.
    all: &'a Counts,
}

impl Difference<'_> {
    /// Summed over every grade with every other.
    fn over(&self, counts: &Counts) -> u128 {
        let others = |one: GradePlace| counts.iter().map(move |(&other, &count)| count * self.squared(one, other));
        counts.iter().map(|(&one, &count)| count * others(one).sum::<u128>()).sum()
    }

    fn squared(&self, one: GradePlace, other: GradePlace) -> u128 {
        if one == other {
            return 0;
        }
        match self.metric {
            Metric::Nominal => 4,
            Metric::Ordinal => self.between(one.min(other), one.max(other)).pow(2),
            Metric::Interval => u128::from(2 * u16::from(one.apart(other))).pow(2),
        }
    }

    /// The grades given from one to the other, the two ends by half: twice that.
    fn between(&self, low: GradePlace, high: GradePlace) -> u128 {
        let end = |place: GradePlace| self.all.get(&place).copied().unwrap_or(0);
        (2 * self.all.range(low..=high).map(|(_, count)| count).sum::<u128>()).saturating_sub(end(low) + end(high))
    }
}
