//! Agreement and shift as they are written into a summary: whole counts, and coefficients to four decimals.

use crate::aggregation::agreement::alpha::{Alpha, Metric, alpha};
use crate::aggregation::agreement::kappa::Kappa;
use crate::aggregation::agreement::shift::{Moderated, Shift, shifts};
use crate::aggregation::agreement::{GradePlace, Pair, Undefined, between};
use crate::aggregation::distribution::Proportion;
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A coefficient or a mean, to four decimals, so that two machines agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "f64", into = "f64")]
pub struct Coefficient(i64);

impl From<f64> for Coefficient {
    fn from(value: f64) -> Self {
        Self((value * 10_000.0).round() as i64)
    }
}

impl From<Coefficient> for f64 {
    fn from(coefficient: Coefficient) -> Self {
        coefficient.0 as Self / 10_000.0
    }
}

impl Coefficient {
    /// With every decimal that it has.
    pub fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// In hundredths, as it is shown.
    pub fn hundredths(self) -> i64 {
        (self.0 as f64 / 100.0).round() as i64
    }
}

impl fmt::Display for Coefficient {
    /// With four decimals.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.4}", f64::from(*self))
    }
}

/// How far the first and the second auditor agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgreementFigures {
    /// Cases with a grade by both.
    pub n: usize,
    /// The same grade by both.
    pub exact: usize,
    /// Grades at most one apart.
    pub within_one: usize,
    /// Agreement beyond chance; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kappa: Option<KappaFigures>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_kappa: Option<NoKappa>,
    /// The grade that makes kappa low although agreement is high, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevalence: Option<PrevalenceFigures>,
}

/// Cohen's kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KappaFigures {
    /// Every disagreement alike.
    pub unweighted: Coefficient,
    /// By grades apart.
    pub linear: Coefficient,
    /// By the square of it.
    pub quadratic: Coefficient,
}

/// Why there is no kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoKappa {
    /// No case has a grade by both.
    NoPairs,
    /// Fewer than ten cases have.
    FewCases,
    /// Every grade is the same.
    NoVariation,
}

/// The grade that most grades are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrevalenceFigures {
    /// As people read it.
    pub label: String,
    /// How many grades it is, of the grades of both auditors.
    pub share: Proportion,
}

/// Krippendorff's alpha for grades in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlphaFigures {
    /// Absent where no case has two grades, or every grade is the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Coefficient>,
    /// Cases with two grades or more.
    pub cases: usize,
    /// Their grades.
    pub grades: usize,
}

/// How far grades moved in moderation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShiftFigures {
    /// Grades that were moderated.
    pub n: usize,
    /// How many of them were raised.
    pub raised: usize,
    /// How many of them were lowered.
    pub lowered: usize,
    /// The mean number of grades moved, above 0 for better grades; absent where nothing was moderated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Coefficient>,
}

impl AgreementFigures {
    /// Of pairs of grades.
    pub(super) fn of(scale: &Scale, pairs: &[Pair]) -> Self {
        let found = between(scale.levels.len(), pairs);
        let value = |kappa: &Kappa| Coefficient::from(kappa.value);
        let (kappa, no_kappa) = match &found.kappa {
            Ok(kappas) => {
                let [unweighted, linear, quadratic] = [&kappas.unweighted, &kappas.linear, &kappas.quadratic].map(value);
                (Some(KappaFigures { unweighted, linear, quadratic }), None)
            }
            Err(Undefined::NoPairs) => (None, Some(NoKappa::NoPairs)),
            Err(Undefined::FewCases { .. }) => (None, Some(NoKappa::FewCases)),
            Err(Undefined::NoVariation { .. }) => (None, Some(NoKappa::NoVariation)),
        };
        let prevalence = found.prevalence.map(|one| PrevalenceFigures { label: label(scale, one.grade), share: one.share });
        Self { n: found.exact.n, exact: found.exact.x, within_one: found.within_one.x, kappa, no_kappa, prevalence }
    }
}

impl AlphaFigures {
    /// Of the grades of each case.
    pub(super) fn of(cases: &[Vec<GradePlace>]) -> Self {
        let compared = || cases.iter().filter(|grades| grades.len() > 1);
        let none = Self { value: None, cases: compared().count(), grades: compared().map(Vec::len).sum() };
        let found = alpha(cases, Metric::Ordinal).ok();
        found.map_or(none, |Alpha { value, cases, grades }| Self { value: Some(value.into()), cases, grades })
    }
}

impl ShiftFigures {
    /// Of grades before and after.
    pub(in crate::aggregation) fn of(moved: impl IntoIterator<Item = Moderated>) -> Self {
        let all = shifts(moved.into_iter().map(|one| ((), one)));
        let found = all.get(&()).copied().unwrap_or_default();
        let Shift { n, raised, lowered, .. } = found;
        Self { n, raised, lowered, mean: found.mean().map(Coefficient::from) }
    }
}

/// What the grade of a place is called.
fn label(scale: &Scale, place: GradePlace) -> String {
    let level = scale.levels.iter().find(|level| GradePlace::of(&level.id, scale) == Some(place));
    level.map(|level| level.label.clone()).unwrap_or_default()
}
