//! A day as people write it: "31/1/2027", "1st Sept 27", "Tuesday 1 September 2026", "2026-09-01". What cannot be read says
//! why. Knows no sentences.

use super::date::{Date, LIKELY_YEARS, days_in};
use super::plain::plain_text;

/// Why something typed is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotADay {
    /// Nothing of a date can be made out.
    Unreadable,
    /// These parts are missing.
    Missing(Vec<DatePart>),
    /// This is not a day of any month.
    Day(String),
    /// This is not a month.
    Month(String),
    /// This is not a year of four digits, nor of two.
    Year(String),
    /// The month of that year has only so many days.
    TooLong {
        /// The month, from 1.
        month: u8,
        /// The year.
        year: u16,
        /// Its last day.
        last: u8,
    },
    /// A year that nobody means.
    Unlikely(u16),
}

impl Date {
    /// A day as people type it; none where it cannot be read as one.
    pub fn from_typed(text: &str) -> Option<Self> {
        read_date(text).ok()
    }
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// The months, as far as they are told apart.
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// What is typed between the three parts of a field.
const BETWEEN: char = '/';

/// A day as people write it, the day before the month unless the year comes first or the month has a name. A year of two
/// digits is of this century.
pub fn read_date(typed: &str) -> Result<Date, NotADay> {
    let text = plain_text(typed).to_lowercase();
    let missing = missing_parts(&text);
    let is_in_parts = !missing.is_empty();
    // A whole date in one of three fields is a date all the same.
    match read(&text) {
        Err(_) if is_in_parts => Err(NotADay::Missing(missing)),
        read => read,
    }
}

/// Day, month and year of a text that is one whole date.
pub fn take_apart(typed: &str) -> Option<[String; 3]> {
    let date = read_date(typed).ok()?;
    Some([date.day.to_string(), date.month.to_string(), date.year.to_string()])
}

/// What stands in the fields for day, month and year: the parts of an ISO date, or else what was typed into them, however
/// little of a date that is.
pub fn split_date(value: &str) -> [String; 3] {
    if let [year, month, day] = value.split('-').collect::<Vec<_>>()[..]
        && year.len() == 4
    {
        return [day.trim_start_matches('0'), month.trim_start_matches('0'), year].map(str::to_owned);
    }
    let mut parts = value.splitn(3, BETWEEN);
    std::array::from_fn(|_| parts.next().unwrap_or_default().to_owned())
}

fn missing_parts(text: &str) -> Vec<DatePart> {
    let [day, month, year] = text.split(BETWEEN).collect::<Vec<_>>()[..] else { return Vec::new() };
    let parts = [(day, DatePart::Day), (month, DatePart::Month), (year, DatePart::Year)];
    let missing: Vec<DatePart> = parts.iter().filter(|(typed, _)| typed.trim().is_empty()).map(|(_, part)| *part).collect();
    if missing.len() < parts.len() { missing } else { Vec::new() }
}

fn read(text: &str) -> Result<Date, NotADay> {
    let text = text.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '-' && sign != '\'');
    if text.starts_with('-') || text.contains("/-") {
        return Err(NotADay::Unreadable);
    }
    let pieces = pieces(text).ok_or(NotADay::Unreadable)?;
    let (digits, words): (Vec<_>, Vec<_>) =
        pieces.into_iter().partition(|piece| piece.starts_with(|sign: char| sign.is_ascii_digit()));
    match (&words[..], &digits[..]) {
        ([], [run]) if run.len() == 8 => run_together(run),
        ([], [first, second, third]) if first.len() == 4 => day_of(third, second, first),
        ([], [first, second, third]) => day_of(first, second, third),
        ([], [_, _]) => Err(NotADay::Missing(vec![DatePart::Year])),
        ([month], [first, second]) => {
            let month = month_named(month).ok_or_else(|| NotADay::Month((*month).to_owned()))?.to_string();
            if first.len() == 4 { day_of(second, &month, first) } else { day_of(first, &month, second) }
        }
        ([month], [one]) if month_named(month).is_some() => {
            Err(NotADay::Missing(vec![if one.len() == 4 { DatePart::Day } else { DatePart::Year }]))
        }
        _ => Err(NotADay::Unreadable),
    }
}

/// Runs of digits and of letters, without what only stands around them; none where something else is in the text.
fn pieces(text: &str) -> Option<Vec<&str>> {
    let is_known = |sign: char| sign.is_alphanumeric() || " /-.,'_".contains(sign);
    if !text.chars().all(is_known) {
        return None;
    }
    let mut pieces = Vec::new();
    for run in text.split(|sign: char| !sign.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let end = rest.find(|sign: char| sign.is_ascii_digit() != is_digit).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            let is_said_for_the_ear = matches!(piece, "st" | "nd" | "rd" | "th" | "of" | "the") || is_weekday(piece);
            if is_digit || !is_said_for_the_ear {
                pieces.push(piece);
            }
            rest = after;
        }
    }
    Some(pieces)
}

fn day_of(day: &str, month: &str, year: &str) -> Result<Date, NotADay> {
    let wrong_year = || NotADay::Year(year.to_owned());
    let year: u16 = match year.len() {
        2 => 2000 + year.parse::<u16>().map_err(|_| wrong_year())?,
        4 => year.parse().map_err(|_| wrong_year())?,
        _ => return Err(wrong_year()),
    };
    let number = |part: &str| part.parse::<u8>().ok().filter(|number| *number > 0 && part.len() <= 2);
    let month = number(month).filter(|month| *month <= 12).ok_or_else(|| NotADay::Month(month.to_owned()))?;
    let day = number(day).filter(|day| *day <= 31).ok_or_else(|| NotADay::Day(day.to_owned()))?;
    if !LIKELY_YEARS.contains(&year) {
        return Err(NotADay::Unlikely(year));
    }
    Date::new(year, month, day).ok_or(NotADay::TooLong { month, year, last: days_in(year, month) })
}

/// "20260901" or "01092026": whichever of the two can be meant.
fn run_together(run: &str) -> Result<Date, NotADay> {
    let year_first = day_of(&run[6..], &run[4..6], &run[..4]);
    let day_first = day_of(&run[..2], &run[2..4], &run[4..]);
    match (year_first, day_first) {
        (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(one),
        (Ok(one), Ok(other)) if one == other => Ok(one),
        (Ok(_), Ok(_)) | (Err(_), Err(_)) => Err(NotADay::Unreadable),
    }
}

/// "jan", "sept", "september": three letters at least.
fn month_named(word: &str) -> Option<usize> {
    MONTHS.iter().position(|month| is_short_for(word, month)).map(|at| at + 1)
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| is_short_for(word, day))
}

fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for (typed, iso) in [
            ("31/1/2027", "2027-01-31"),
            ("1 2 2027", "2027-02-01"),
            ("2027-01-31", "2027-01-31"),
            ("2027/1/31", "2027-01-31"),
            ("29/2/2028", "2028-02-29"),
            ("01/09/2026", "2026-09-01"),
            ("1/Jan/2027", "2027-01-01"),
            ("1/january/2027", "2027-01-01"),
            ("1/JAN./2027", "2027-01-01"),
            ("1/Sept/2026", "2026-09-01"),
            ("1/Sep/2026", "2026-09-01"),
            ("1/9/'27", "2027-09-01"),
            ("1/9/’27", "2027-09-01"),
            ("1/9/27", "2027-09-01"),
            ("1st/9/27", "2027-09-01"),
            ("3rd/03/2027", "2027-03-03"),
            ("22nd/4th/2027", "2027-04-22"),
            (" 1 / 9 / 2026 ", "2026-09-01"),
            ("１/９/２０２６", "2026-09-01"),
            ("١/٩/٢٠٢٦", "2026-09-01"),
            ("1\u{a0}September\u{a0}2026", "2026-09-01"),
            ("1 September 2026//", "2026-09-01"),
            ("1/9/2026//", "2026-09-01"),
            ("2026-09-01//", "2026-09-01"),
            ("/1 September 2026/", "2026-09-01"),
            ("1–9–2026", "2026-09-01"),
            ("1-Sep-26", "2026-09-01"),
            ("1.9.2026.", "2026-09-01"),
            ("1Sep2026", "2026-09-01"),
            ("Tuesday, 1st of September, 2026", "2026-09-01"),
            ("Tues 1 Sep 2026", "2026-09-01"),
            ("September 1, 2026", "2026-09-01"),
            ("Sep/1/2026", "2026-09-01"),
            ("2026 September 1", "2026-09-01"),
            ("20260901", "2026-09-01"),
            ("01092026", "2026-09-01"),
        ] {
            assert_eq!(read_date(typed).map(|date| date.to_string()), Ok(iso.to_owned()), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        for (typed, why) in [
            ("31/2/2027", NotADay::TooLong { month: 2, year: 2027, last: 28 }),
            ("29/2/2100", NotADay::TooLong { month: 2, year: 2100, last: 28 }),
            ("31/Sept/2026", NotADay::TooLong { month: 9, year: 2026, last: 30 }),
            ("1/13/2027", NotADay::Month("13".to_owned())),
            ("9/13/2026//", NotADay::Month("13".to_owned())),
            ("1/Smarch/2027", NotADay::Month("smarch".to_owned())),
            ("1/ja/2027", NotADay::Month("ja".to_owned())),
            ("1/0/2027", NotADay::Month("0".to_owned())),
            ("0/1/2027", NotADay::Day("0".to_owned())),
            ("32/1/2027", NotADay::Day("32".to_owned())),
            ("1/1/202", NotADay::Year("202".to_owned())),
            ("1/1/20277", NotADay::Year("20277".to_owned())),
            ("1/1/1026", NotADay::Unlikely(1026)),
            ("1/1/9999", NotADay::Unlikely(9999)),
            ("1//2027", NotADay::Missing(vec![DatePart::Month])),
            ("/1/2027", NotADay::Missing(vec![DatePart::Day])),
            ("1/1/", NotADay::Missing(vec![DatePart::Year])),
            ("1//", NotADay::Missing(vec![DatePart::Month, DatePart::Year])),
            ("1 September", NotADay::Missing(vec![DatePart::Year])),
            ("September 2026", NotADay::Missing(vec![DatePart::Day])),
            ("-1/1/2027", NotADay::Unreadable),
            ("1/-1/2027", NotADay::Unreadable),
            ("1.5/1/2027", NotADay::Unreadable),
            ("soon", NotADay::Unreadable),
            ("", NotADay::Unreadable),
            ("//", NotADay::Unreadable),
            ("1/1/2027 or 2/1/2027", NotADay::Unreadable),
        ] {
            assert_eq!(read_date(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn a_whole_date_is_taken_apart_in_the_order_of_the_fields() {
        assert_eq!(take_apart("2026-09-01"), Some(["1", "9", "2026"].map(str::to_owned)));
        assert_eq!(take_apart("1/9/26"), Some(["1", "9", "2026"].map(str::to_owned)));
        assert_eq!(take_apart("September 2026"), None);
    }
}
