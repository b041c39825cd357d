//! What moderation does to grades: how many grades they move, and which way. Knows nothing of who moderated.

use super::GradePlace;
use std::collections::BTreeMap;

/// A grade before and after a moderation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moderated {
    /// What the first auditor gave.
    pub first: GradePlace,
    /// What was agreed.
    pub agreed: GradePlace,
}

/// How far grades moved from the first to the agreed one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// Grades that were moderated.
    pub n: usize,
    /// How many of them were raised.
    pub raised: usize,
    /// How many of them were lowered.
    pub lowered: usize,
    /// By how many grades those that were raised moved, together.
    pub steps_up: u64,
    /// By how many grades those that were lowered moved, together.
    pub steps_down: u64,
}

/// Which way grades moved, all in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To better grades.
    Up,
    /// To worse grades.
    Down,
    /// As far up as down: the mean is 0, but grades moved.
    BothAlike,
    /// None moved.
    Unmoved,
}

impl Shift {
    /// The mean number of grades moved from first to agreed, above 0 for better grades; none of none.
    pub fn mean(&self) -> Option<f64> {
        let net = i128::from(self.steps_up) - i128::from(self.steps_down);
        (self.n > 0).then(|| net as f64 / self.n as f64)
    }

    /// Which way.
    pub fn direction(&self) -> Direction {
        match self.steps_up.cmp(&self.steps_down) {
            std::cmp::Ordering::Greater => Direction::Up,
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Equal if self.steps_up > 0 => Direction::BothAlike,
            std::cmp::Ordering::Equal => Direction::Unmoved,
        }
    }

    fn count(&mut self, moderated: Moderated) {
        let steps = u64::from(moderated.first.apart(moderated.agreed));
        self.n += 1;
        if moderated.agreed > moderated.first {
            self.raised += 1;
            self.steps_up += steps;
        } else if moderated.agreed < moderated.first {
            self.lowered += 1;
            self.steps_down += steps;
        }
    }
}

/// Shifts by group. A group is what the caller asks by: a domain, a pair of roles (first auditor, moderator), or both.
pub fn shifts<Group: Ord>(moderated: impl IntoIterator<Item = (Group, Moderated)>) -> BTreeMap<Group, Shift> {
    let mut shifts: BTreeMap<Group, Shift> = BTreeMap::new();
    moderated.into_iter().for_each(|(group, one)| shifts.entry(group).or_default().count(one));
    shifts
}
