//! Cohen's kappa: how far two auditors agree beyond what chance would give. Knows nothing of who they are.
//!
//! J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960); "Weighted
//! kappa: nominal scale agreement with provision for scaled disagreement or partial credit", Psychological Bulletin 70 (1968).
//!
//! ```text
//! kappa = (observed − expected) / (1 − expected)
//! ```
//!
//! where both are mean weights of agreement between 0 and 1: observed over the cases, expected over every grade of one
//! auditor with every grade of the other.

use super::{GradePlace, LEAST_CASES, Pair, Undefined};
use std::collections::BTreeMap;

/// What a disagreement costs, of a disagreement from one end of the scale to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// Every disagreement costs all.
    Unweighted,
    /// As far as the grades are apart.
    Linear,
    /// The square of it.
    Quadratic,
}

impl Weights {
    /// What grades that far apart cost, in whole numbers.
    fn cost(self, apart: u8) -> u128 {
        match self {
            Self::Unweighted => u128::from(apart > 0),
            Self::Linear => u128::from(apart),
            Self::Quadratic => u128::from(apart).pow(2),
        }
    }
}

/// One kappa, with what it is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    /// From −1 to 1; 0 is what chance would give.
    pub value: f64,
    /// Mean weight of agreement over the cases, from 0 to 1.
    pub observed: f64,
    /// Mean weight of agreement that chance would give, from 0 to 1.
    pub expected: f64,
}

/// Kappa by every way of weighing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappas {
    /// Every disagreement alike.
    pub unweighted: Kappa,
    /// By grades apart.
    pub linear: Kappa,
    /// By the square of it.
    pub quadratic: Kappa,
}

impl Kappas {
    /// The lowest of the three.
    pub fn lowest(&self) -> f64 {
        self.unweighted.value.min(self.linear.value).min(self.quadratic.value)
    }
}

/// What a kappa is called: rules of thumb of J. R. Landis and G. G. Koch, "The measurement of observer agreement for
/// categorical data", Biometrics 33 (1977), with their "poor" (below 0) under "slight", as the content brief (G.5) has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Up to 0.20.
    Slight,
    /// Up to 0.40.
    Fair,
    /// Up to 0.60.
    Moderate,
    /// Up to 0.80.
    Substantial,
    /// Above 0.80.
    AlmostPerfect,
}

impl Kappa {
    /// What it is called, by its value as printed with two decimals.
    pub fn strength(&self) -> Strength {
        Strength::of_hundredths((self.value * 100.0).round() as i64)
    }
}

impl Strength {
    /// Of a kappa in hundredths, as it is printed.
    pub fn of_hundredths(hundredths: i64) -> Self {
        match hundredths {
            ..=20 => Self::Slight,
            21..=40 => Self::Fair,
            41..=60 => Self::Moderate,
            61..=80 => Self::Substantial,
            81.. => Self::AlmostPerfect,
        }
    }
}

/// Kappa by every way of weighing, for the cases that both auditors graded. `levels` is the number of grades on the scale; it
/// decides what `observed` and `expected` are parts of, and cancels out in the value.
pub fn kappas(levels: usize, pairs: &[Pair]) -> Result<Kappas, Undefined> {
    let of = |weights| kappa(levels, pairs, weights);
    Ok(Kappas { unweighted: of(Weights::Unweighted)?, linear: of(Weights::Linear)?, quadratic: of(Weights::Quadratic)? })
}

/// One kappa. Where one auditor gave one grade throughout and the other did not, it is 0, as the formula has it.
pub fn kappa(levels: usize, pairs: &[Pair], weights: Weights) -> Result<Kappa, Undefined> {
    let Some(any) = pairs.first() else { return Err(Undefined::NoPairs) };
    if pairs.len() < LEAST_CASES {
        return Err(Undefined::FewCases { n: pairs.len() });
    }
    let n = pairs.len() as u128;
    let found: u128 = pairs.iter().map(|pair| weights.cost(pair.first.apart(pair.second))).sum();
    let (rows, columns) = (counts(pairs.iter().map(|pair| pair.first)), counts(pairs.iter().map(|pair| pair.second)));
    let every = rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column)));
    // Over every grade of the one with every grade of the other: n × n of them.
    let by_chance: u128 =
        every.map(|((row, in_row), (column, in_column))| in_row * in_column * weights.cost(row.apart(*column))).sum();
    if by_chance == 0 {
        return Err(Undefined::NoVariation { grade: any.first });
    }
    let most = weights.cost(furthest(levels, &rows, &columns));
    Ok(Kappa {
        value: 1.0 - (n * found) as f64 / by_chance as f64,
        observed: 1.0 - found as f64 / (n * most) as f64,
        expected: 1.0 - by_chance as f64 / (n * n * most) as f64,
    })
}

type Counts = BTreeMap<GradePlace, u128>;

fn counts(grades: impl Iterator<Item = GradePlace>) -> Counts {
    let mut counts = Counts::new();
    grades.for_each(|grade| *counts.entry(grade).or_default() += 1);
    counts
}

/// How many grades apart the ends of the scale are; further where a grade stands above its end.
fn furthest(levels: usize, rows: &Counts, columns: &Counts) -> u8 {
    let last = u8::try_from(levels.saturating_sub(1)).unwrap_or(u8::MAX);
    rows.keys().chain(columns.keys()).map(|place| place.0).fold(last, u8::max)
}
