//! How many returns have which grade, and how many have none and why.

use super::row::GradeStanding;
use crate::grading::Outcome;
use crate::model::ids::LevelId;
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};

/// A part of a whole, printed as "25 of 28 (89%)".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proportion {
    /// The part.
    pub x: usize,
    /// The whole.
    pub n: usize,
}

impl Proportion {
    /// In per cent, rounded half up; none of nothing.
    pub fn percent(&self) -> Option<usize> {
        (self.x * 200 + self.n).checked_div(self.n * 2)
    }
}

/// How many returns have which grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// One entry per grade, the best first.
    pub grades: Vec<GradeCount>,
    /// Returns with any grade: the n of every percentage made from this.
    pub graded: usize,
    /// Returns whose grade is good or better.
    pub good_or_better: usize,
    /// Returns to which it does not apply, or in which a person found too little evidence.
    pub not_applicable: usize,
    /// Returns with too few answers to grade, or in which too little applies.
    #[serde(default)]
    pub too_little: usize,
    /// Returns in which it is incomplete.
    pub not_yet: usize,
    /// Returns that were not asked.
    pub not_asked: usize,
}

/// How many returns have one grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradeCount {
    /// Which grade.
    pub grade: LevelId,
    /// As people read it.
    pub label: String,
    /// How many returns.
    pub n: usize,
}

impl Distribution {
    /// Over no returns yet.
    pub fn of_none(scale: &Scale) -> Self {
        let mut levels: Vec<_> = scale.levels.iter().collect();
        levels.sort_by_key(|level| std::cmp::Reverse(level.value));
        let grades =
            levels.iter().map(|level| GradeCount { grade: level.id.clone(), label: level.label.clone(), n: 0 }).collect();
        Self { grades, graded: 0, good_or_better: 0, not_applicable: 0, too_little: 0, not_yet: 0, not_asked: 0 }
    }

    /// Counts one return; `None` where it was not asked.
    pub fn count(&mut self, scale: &Scale, outcome: Option<&Outcome>) {
        self.count_standing(scale, GradeStanding::of(scale, outcome));
    }

    /// Counts one return by what became of its grade.
    pub fn count_standing(&mut self, scale: &Scale, standing: GradeStanding) {
        match standing {
            GradeStanding::NotAsked => self.not_asked += 1,
            GradeStanding::NotApplicable => self.not_applicable += 1,
            GradeStanding::TooLittle => self.too_little += 1,
            GradeStanding::NotYet => self.not_yet += 1,
            GradeStanding::Graded(at) => {
                let Some(level) = scale.levels.get(at) else { return };
                if let Some(entry) = self.grades.iter_mut().find(|entry| entry.grade == level.id) {
                    entry.n += 1;
                    self.graded += 1;
                    self.good_or_better += usize::from(scale.is_good(&level.id));
                }
            }
        }
    }

    /// Good or better, of those graded.
    pub fn good(&self) -> Proportion {
        Proportion { x: self.good_or_better, n: self.graded }
    }

    /// The grade in the middle, the best one first of two that the middle lies between; none where nothing is graded.
    pub fn median(&self) -> Vec<&GradeCount> {
        let at = |place: usize| {
            let mut before = 0;
            self.grades.iter().find(|grade| {
                before += grade.n;
                before > place
            })
        };
        let Some(last) = self.graded.checked_sub(1) else { return Vec::new() };
        let mut middle: Vec<&GradeCount> = [at(last / 2), at(self.graded / 2)].into_iter().flatten().collect();
        middle.dedup();
        middle
    }

    /// Whether any return is counted in it.
    pub fn is_empty(&self) -> bool {
        self.graded + self.not_applicable + self.too_little + self.not_yet == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(counts: [usize; 4]) -> Distribution {
        let grade = |(at, n): (usize, usize)| GradeCount { grade: format!("{at}").as_str().into(), label: format!("{at}"), n };
        let grades: Vec<GradeCount> = counts.into_iter().enumerate().map(grade).collect();
        let graded = counts.iter().sum();
        Distribution {
            grades,
            graded,
            good_or_better: counts[0] + counts[1],
            not_applicable: 0,
            too_little: 0,
            not_yet: 0,
            not_asked: 0,
        }
    }

    #[test]
    fn the_median_is_a_grade_or_lies_between_two() {
        let median = |counts| counted(counts).median().iter().map(|grade| grade.label.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(median([0, 0, 0, 0]), "");
        assert_eq!(median([1, 0, 0, 0]), "0");
        assert_eq!(median([2, 3, 2, 0]), "1");
        assert_eq!(median([2, 2, 2, 2]), "1 2");
        assert_eq!(median([3, 0, 0, 3]), "0 3");
        assert_eq!(median([3, 1, 0, 0]), "0");
    }

    #[test]
    fn percentages_are_rounded_half_up_and_never_made_from_nothing() {
        assert_eq!(Proportion { x: 25, n: 28 }.percent(), Some(89));
        assert_eq!(Proportion { x: 1, n: 8 }.percent(), Some(13), "12.5 goes up");
        assert_eq!(Proportion { x: 1, n: 3 }.percent(), Some(33));
        assert_eq!(Proportion { x: 0, n: 0 }.percent(), None);
    }
}
