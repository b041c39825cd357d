//! Days of the calendar. Ten lines of rules in place of a crate that would double what dates weigh in the app.

use std::fmt;

/// A day of the Gregorian calendar, printed as ISO 8601 does: `2027-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        let date = Self::from_typed(text)?;
        (date.to_string() == text).then_some(date)
    }

    /// A day as people type it: "31/1/2027", "31 1 2027", "31.1.2027", "2027-01-31".
    pub fn from_typed(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(['/', '-', ' ', '.']).filter(|part| !part.is_empty()).collect();
        let [first, second, third] = parts[..] else { return None };
        let (day, month, year) = if first.len() == 4 { (third, second, first) } else { (first, second, third) };
        let has_century = year.len() == 4;
        if has_century { Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?) } else { None }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
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

    #[track_caller]
    fn typed(text: &str, expected: Option<&str>) {
        assert_eq!(Date::from_typed(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_day_is_read_as_people_type_it() {
        typed("31/1/2027", Some("2027-01-31"));
        typed("1 2 2027", Some("2027-02-01"));
        typed("2027-01-31", Some("2027-01-31"));
        typed("29/2/2028", Some("2028-02-29"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_none() {
        typed("31/2/2027", None);
        typed("29/2/2100", None);
        typed("1/13/2027", None);
        typed("1/1/27", None);
        typed("soon", None);
    }

    #[test]
    fn a_file_holds_the_iso_form_and_no_other() {
        assert!(Date::from_iso("2027-01-31").is_some());
        assert!(Date::from_iso("31/1/2027").is_none());
    }
}
