//! How sure a percentage is: the interval of Wilson around it. Never from fewer than ten.
//!
//! E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
//! Association 22 (1927).

use super::distribution::Proportion;
use super::sampling::ConfidenceLevel;

/// The least n that a percentage in a report has an interval for; below it, counts only (content brief, G.3).
pub const LEAST: usize = 10;

/// Where the share in all may lie, if those counted were drawn by chance: 19 of 20 such intervals hold it (95%).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least share, from 0 to 1.
    pub low: f64,
    /// The greatest share, from 0 to 1.
    pub high: f64,
}

impl Interval {
    /// The least share in per cent, rounded half up.
    pub fn low_percent(&self) -> u8 {
        percent(self.low)
    }

    /// The greatest share in per cent, rounded half up.
    pub fn high_percent(&self) -> u8 {
        percent(self.high)
    }
}

/// The 95% interval of a proportion; none where n is below [`LEAST`], or where the part is greater than the whole.
pub fn interval(part: Proportion) -> Option<Interval> {
    (part.n >= LEAST && part.x <= part.n).then(|| wilson(part))
}

/// Of a part of a whole that is not nothing.
fn wilson(part: Proportion) -> Interval {
    let (x, n, z) = (part.x as f64, part.n as f64, ConfidenceLevel::NinetyFive.z());
    let share = x / n;
    let shrink = 1.0 + z * z / n;
    let centre = (share + z * z / (2.0 * n)) / shrink;
    let half = z / shrink * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    // At the ends the bound is the end itself, which rounding would miss by the last digit.
    let low = if part.x == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if part.x == part.n { 1.0 } else { (centre + half).min(1.0) };
    Interval { low, high }
}

fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn lies(x: usize, n: usize, low: &str, high: &str) {
        let found = wilson(Proportion { x, n });
        assert_eq!((format!("{:.4}", found.low).as_str(), format!("{:.4}", found.high).as_str()), (low, high), "{x} of {n}");
    }

    #[test]
    fn the_intervals_of_the_brief_are_found() {
        lies(18, 20, "0.6990", "0.9721");
        lies(23, 26, "0.7102", "0.9600");
        lies(8, 10, "0.4902", "0.9433");
        lies(130, 651, "0.1708", "0.2321");
        lies(0, 5, "0.0000", "0.4345");
    }

    #[test]
    fn fewer_than_ten_have_no_interval_and_neither_has_a_part_greater_than_its_whole() {
        for n in 0..LEAST {
            assert_eq!(interval(Proportion { x: 0, n }), None, "0 of {n}");
            assert_eq!(interval(Proportion { x: n, n }), None, "{n} of {n}");
        }
        assert_eq!(interval(Proportion { x: 11, n: 10 }), None);
        assert!(interval(Proportion { x: 8, n: 10 }).is_some());
    }

    #[test]
    fn barnets_finding_is_between_17_and_23_per_cent() {
        let found = interval(Proportion { x: 130, n: 651 });
        assert_eq!(found.map(|found| (found.low_percent(), found.high_percent())), Some((17, 23)));
    }

    #[test]
    fn an_interval_holds_its_share_and_mirrors_that_of_the_others() {
        for n in LEAST..60 {
            for x in 0..=n {
                let (some, others) = (wilson(Proportion { x, n }), wilson(Proportion { x: n - x, n }));
                let share = x as f64 / n as f64;
                assert!(0.0 <= some.low && some.low <= share && share <= some.high && some.high <= 1.0, "{x} of {n}");
                assert!((some.low + others.high - 1.0).abs() < 1e-12, "{x} of {n}");
            }
        }
        let all = Proportion { x: usize::MAX, n: usize::MAX };
        assert_eq!(interval(all).map(|found| found.high), Some(1.0));
    }
}
