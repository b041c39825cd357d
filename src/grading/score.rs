//! The number behind a grade, in whole points and basis points, so that two machines agree.

use crate::model::grading_rules::Band;
use crate::model::percent::Percent;

/// Points earned of points possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Σ weight × value.
    pub earned: u64,
    /// Σ weight × highest value.
    pub possible: u64,
}

impl Score {
    /// The share in basis points (0 to 10,000), rounded half up; none when nothing was possible.
    pub fn basis_points(&self) -> Option<u32> {
        let share = (self.earned * 10_000 + self.possible / 2).checked_div(self.possible)?;
        u32::try_from(share).ok()
    }

    /// Whether the share, before any rounding, is at least so many per cent. False when nothing was possible.
    pub fn reaches(&self, share: Percent) -> bool {
        self.possible > 0 && self.earned * 10_000 >= self.possible * u64::from(share.basis_points())
    }

    /// The highest band the share reaches.
    pub fn band<'b>(&self, bands: &'b [Band]) -> Option<&'b Band> {
        bands.iter().filter(|band| self.reaches(band.from)).max_by_key(|band| band.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_to_basis_points() {
        assert_eq!(Score { earned: 2, possible: 3 }.basis_points(), Some(6_667));
        assert_eq!(Score { earned: 1, possible: 3 }.basis_points(), Some(3_333));
        assert_eq!(Score { earned: 1, possible: 20_000 }.basis_points(), Some(1), "half a basis point goes up");
        assert_eq!(Score::default().basis_points(), None);
    }

    #[test]
    fn a_band_is_reached_by_the_exact_share_and_not_by_the_rounded_one() {
        let just_below = Score { earned: 64_999, possible: 100_000 };
        assert_eq!(just_below.basis_points(), Some(6_500));
        assert!(!just_below.reaches(Percent::whole(65)));
        assert!(Score { earned: 65, possible: 100 }.reaches(Percent::whole(65)));
    }

    #[test]
    fn where_nothing_was_possible_not_even_the_lowest_band_is_reached() {
        let lowest = [Band { from: Percent::whole(0), grade: "inadequate".into() }];
        assert_eq!(Score::default().band(&lowest), None);
        assert_eq!(Score { earned: 0, possible: 1 }.band(&lowest), Some(&lowest[0]));
    }
}
