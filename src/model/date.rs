//! Days of the calendar. Ten lines of rules in place of a crate that would double what dates weigh in the app.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::RangeInclusive;

/// Years that somebody may mean when they answer.
pub const LIKELY_YEARS: RangeInclusive<u16> = 1900..=2100;

/// A day of the Gregorian calendar, printed as ISO 8601 does: `2027-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// A day that exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_real = (1..=9999).contains(&year) && (1..=days_in(year, month)).contains(&day);
        is_real.then_some(Self { year, month, day })
    }

    /// "2027-01-31", to the letter.
    pub fn from_iso(text: &str) -> Option<Self> {
        let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return None };
        let date = Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        (date.to_string() == text).then_some(date)
    }

    /// Whether anybody may mean it. A year of 1026 is a slip.
    pub fn is_likely(self) -> bool {
        LIKELY_YEARS.contains(&self.year)
    }

    /// How many days after the first day of the year 1 it is, to tell how far apart two are.
    pub fn ordinal(self) -> u32 {
        let years = u32::from(self.year) - 1;
        let months: u32 = (1..self.month).map(|month| u32::from(days_in(self.year, month))).sum();
        years * 365 + years / 4 - years / 100 + years / 400 + months + u32::from(self.day) - 1
    }
}

/// The last day of a month; 0 for a month that does not exist.
pub fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::from_iso(&text).ok_or_else(|| format!("{text} is not a day"))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_the_iso_form_and_no_other() {
        assert!(Date::from_iso("2027-01-31").is_some());
        for other in ["31/1/2027", "2027-1-31", "2027-02-29", "+2027-01-31", "2027-01-31 ", "27-01-31", "31 January 2027"] {
            assert!(Date::from_iso(other).is_none(), "{other}");
        }
    }

    #[test]
    fn days_are_counted_across_months_years_and_leap_years() {
        let days = |from: &str, to: &str| {
            let ordinal = |iso| Date::from_iso(iso).map(Date::ordinal);
            ordinal(to).zip(ordinal(from)).map(|(to, from)| to - from)
        };
        assert_eq!(days("2026-11-28", "2026-11-29"), Some(1));
        assert_eq!(days("2026-12-31", "2027-01-01"), Some(1));
        assert_eq!(days("2027-03-01", "2028-03-01"), Some(366));
        assert_eq!(days("0001-01-01", "2001-01-01"), Some(730_485));
    }
}
