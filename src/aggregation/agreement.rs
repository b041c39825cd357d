//! How far auditors agree who graded the same cases. Knows grades by their place on a scale; whose they are is the caller's.
//!
//! Two auditors: shares that agree, and Cohen's kappa beside them ([`between`]). Any number of auditors, with grades missing:
//! Krippendorff's alpha ([`alpha`]). What a moderation changed: [`shift`]. Everything is counted in whole numbers and divided
//! once, at the end, so that the order of cases and auditors cannot change a figure, on any machine.

pub mod alpha;
pub mod kappa;
pub mod shift;

use super::distribution::Proportion;
use crate::model::ids::LevelId;
use crate::model::scale::Scale;
use kappa::{Kappas, kappas};
use std::collections::BTreeMap;

/// The least number of cases graded by both auditors for which kappa is given (content brief, G.5).
pub const LEAST_CASES: usize = 10;
/// Kappa up to this is "fair" at most (Landis and Koch 1977): low.
const LOW_KAPPA: f64 = 0.40;
/// At least this share of grades alike, in per cent, is high agreement.
const HIGH_AGREEMENT: usize = 75;

/// The place of a grade on its scale: 0 for the lowest grade, one more for each better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GradePlace(pub u8);

impl GradePlace {
    /// The place of a grade among the values of a scale; none for a grade that is no level of it.
    pub fn of(grade: &LevelId, scale: &Scale) -> Option<Self> {
        let value = scale.level(grade)?.value;
        let mut lower: Vec<u32> = scale.levels.iter().map(|level| level.value).filter(|&other| other < value).collect();
        lower.sort_unstable();
        lower.dedup();
        u8::try_from(lower.len()).ok().map(Self)
    }

    /// How many grades apart two are.
    pub fn apart(self, other: Self) -> u8 {
        self.0.abs_diff(other.0)
    }
}

/// The grades of one case by two auditors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// By the first.
    pub first: GradePlace,
    /// By the second.
    pub second: GradePlace,
}

/// Which grade each auditor gave to each case, in one domain or overall. A case and an auditor may be named by anything
/// that can be told apart: a case reference, a role, "first" and "second".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gradings<Case, Auditor> {
    cases: BTreeMap<Case, BTreeMap<Auditor, Given>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Once(GradePlace),
    /// Two different grades by one auditor to one case: nobody can say which is meant.
    Contradictory,
}

impl<Case: Ord, Auditor: Ord> Default for Gradings<Case, Auditor> {
    fn default() -> Self {
        Self { cases: BTreeMap::new() }
    }
}

impl<Case: Ord, Auditor: Ord> Gradings<Case, Auditor> {
    /// Notes one grade. The same grade given again changes nothing; a different one by the same auditor to the same case
    /// makes both count for nothing, whichever came first.
    pub fn record(&mut self, case: Case, auditor: Auditor, grade: GradePlace) {
        let given = self.cases.entry(case).or_default().entry(auditor).or_insert(Given::Once(grade));
        if *given != Given::Once(grade) {
            *given = Given::Contradictory;
        }
    }

    /// The grades of the cases that both auditors graded, in the order of the cases.
    pub fn pairs(&self, first: &Auditor, second: &Auditor) -> Vec<Pair> {
        let by = |case: &BTreeMap<Auditor, Given>, auditor| case.get(auditor).and_then(|given| given.once());
        let graded = self.cases.values().map(|case| (by(case, first), by(case, second)));
        graded.filter_map(|(first, second)| Some(Pair { first: first?, second: second? })).collect()
    }

    /// The grades of each case, as many as were given: what [`alpha`] is made from.
    pub fn by_case(&self) -> Vec<Vec<GradePlace>> {
        self.cases.values().map(|case| case.values().filter_map(|given| given.once()).collect()).collect()
    }

    /// The cases, with the auditor, to which one auditor gave two different grades. They are left out of every figure.
    pub fn contradictory(&self) -> Vec<(&Case, &Auditor)> {
        let all = self.cases.iter().flat_map(|(case, given)| given.iter().map(move |(auditor, given)| (case, auditor, given)));
        all.filter(|(_, _, given)| given.once().is_none()).map(|(case, auditor, _)| (case, auditor)).collect()
    }
}

impl Given {
    fn once(self) -> Option<GradePlace> {
        match self {
            Self::Once(grade) => Some(grade),
            Self::Contradictory => None,
        }
    }
}

/// Why a coefficient has no value. It is never "not a number".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No case was graded by two auditors.
    NoPairs,
    /// Fewer than [`LEAST_CASES`] cases were graded by both; for kappa only.
    FewCases {
        /// How many there are.
        n: usize,
    },
    /// Every grade is this one: agreement beyond chance cannot be told from chance.
    NoVariation {
        /// The only grade.
        grade: GradePlace,
    },
}

/// How far two auditors agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Cases with the same grade by both, of the cases graded by both.
    pub exact: Proportion,
    /// Cases with grades at most one apart, of the same cases.
    pub within_one: Proportion,
    /// Agreement beyond chance, or why there is none.
    pub kappa: Result<Kappas, Undefined>,
    /// Set where kappa is low although agreement is high, because most grades are the same.
    pub prevalence: Option<Prevalence>,
}

/// The grade that most grades are. Where one prevails, chance alone explains most of the agreement, and kappa is low however
/// well two auditors agree (A. R. Feinstein and D. V. Cicchetti, "High agreement but low kappa", 1990).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prevalence {
    /// The most frequent grade; the lowest of several.
    pub grade: GradePlace,
    /// How many grades it is, of the grades of both auditors.
    pub share: Proportion,
}

/// How far two auditors agree over the cases that both graded. `levels` is the number of grades on the scale.
pub fn between(levels: usize, pairs: &[Pair]) -> Agreement {
    let at_most =
        |apart: u8| Proportion { x: pairs.iter().filter(|pair| pair.first.apart(pair.second) <= apart).count(), n: pairs.len() };
    let exact = at_most(0);
    let kappa = kappas(levels, pairs);
    let is_low = kappa.as_ref().is_ok_and(|kappas| kappas.lowest() <= LOW_KAPPA);
    let is_high = exact.n > 0 && exact.x.saturating_mul(100) >= exact.n.saturating_mul(HIGH_AGREEMENT);
    let prevalence = if is_low && is_high { prevailing(pairs) } else { None };
    Agreement { exact, within_one: at_most(1), kappa, prevalence }
}

fn prevailing(pairs: &[Pair]) -> Option<Prevalence> {
    let mut counts: BTreeMap<GradePlace, usize> = BTreeMap::new();
    for grade in pairs.iter().flat_map(|pair| [pair.first, pair.second]) {
        *counts.entry(grade).or_default() += 1;
    }
    let (grade, x) = counts.into_iter().max_by_key(|&(grade, count)| (count, std::cmp::Reverse(grade)))?;
    Some(Prevalence { grade, share: Proportion { x, n: pairs.len() * 2 } })
}
