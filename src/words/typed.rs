//! Why something typed cannot be taken, as sentences: dates, numbers, references. Each names what was typed.

use crate::model::answer::{AnswerValue, OutOf};
use crate::model::date::{Date, LIKELY_YEARS};
use crate::model::plain::{plain_text, trimmed};
use crate::model::questionnaire::AnswerType;
use crate::model::reference::{CASE, LETTERS, NotAReference, find_reference};
use crate::model::typed_date::{DatePart, NotADay, read_date};
use crate::words::figures;
use crate::words::said::own_words;

/// Why something typed is no date, and what to do.
pub fn date_problem(typed: &str) -> String {
    let why = match read_date(typed) {
        Ok(_) => return REAL_DATE.to_owned(),
        Err(why) => why,
    };
    let shown = own_words(shown(typed));
    match why {
        NotADay::Missing(parts) => {
            let parts: Vec<&str> = parts.into_iter().map(part).collect();
            let is = if parts.len() == 1 { "is" } else { "are" };
            format!("{REAL_DATE}: the {} {is} missing", figures::list(&parts))
        }
        NotADay::Unreadable => format!("{REAL_DATE}; “{shown}” is not one"),
        NotADay::Day(day) => format!("{REAL_DATE}; in “{shown}”, “{day}” is not a day from 1 to 31"),
        NotADay::Month(month) => {
            format!("{REAL_DATE}; in “{shown}”, “{month}” is not a month. Use a number from 1 to 12, or a name")
        }
        NotADay::Year(year) => format!("{REAL_DATE}; in “{shown}”, “{year}” is not a year. Use four figures"),
        NotADay::TooLong { month, year, last } => {
            format!("{REAL_DATE}; “{shown}” is not one: {} {year} has {last} days", figures::month(month))
        }
        NotADay::Unlikely(year) => {
            let (first, last) = (LIKELY_YEARS.start(), LIKELY_YEARS.end());
            format!("{REAL_DATE}; check the year {year} in “{shown}”. It must be from {first} to {last}")
        }
    }
}

const REAL_DATE: &str = "Enter a real date, such as 31 1 2027";

fn part(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => "day",
        DatePart::Month => "month",
        DatePart::Year => "year",
    }
}

/// What was typed, without the bars that stood between parts that are blank.
fn shown(typed: &str) -> &str {
    trimmed(typed).trim_matches('/')
}

/// Why the day on which somebody declares something cannot be right; none when it can. `today` is what the device says.
pub fn declared_day_problem(typed: &str, today: &str) -> Option<String> {
    let Ok(day) = read_date(typed) else { return Some(date_problem(typed)) };
    let today = Date::from_iso(today)?;
    let why = if day > today {
        "is still to come"
    } else if today.ordinal() - day.ordinal() > 366 {
        "is more than a year ago"
    } else {
        return None;
    };
    let (day, today) = (figures::date(&day.to_string()), figures::date(&today.to_string()));
    Some(format!("Enter the day on which you declare this. {day} {why}: on this device, today is {today}"))
}

/// Why a day is too far off for anything that is planned or was done; none when it may be meant. What is no date at all is
/// said elsewhere.
pub fn far_day_problem(typed: &str, today: &str) -> Option<String> {
    let (day, today) = (read_date(typed).ok()?, Date::from_iso(today)?);
    let is_far = i32::from(day.year) - i32::from(today.year) > MOST_YEARS_AHEAD;
    is_far.then(|| format!("Check the year: {} is more than {MOST_YEARS_AHEAD} years ahead", figures::date(&day.to_string())))
}

/// No plan for children reaches further.
const MOST_YEARS_AHEAD: i32 = 20;

/// Why something typed is no number, and what to do.
pub fn number_problem(typed: &str) -> String {
    let (plain, typed) = (plain_text(typed), own_words(typed));
    let plain = plain.trim();
    let is_number = |text: &str| matches!(AnswerValue::parse(AnswerType::Number, text), Some(AnswerValue::Number(_)));
    if plain.strip_suffix('%').is_some_and(is_number) {
        return format!("Enter a number of people or things, such as 12, and not a percentage; “{typed}” is one");
    }
    if plain.strip_prefix('-').is_some_and(is_number) {
        return format!("Enter 0 or a number above it; “{typed}” is below 0");
    }
    let digits = plain.split('.').next().unwrap_or_default().chars().filter(char::is_ascii_digit).count();
    if digits > 15 {
        return format!("Enter a number of at most 15 figures; “{typed}” has {digits}");
    }
    format!("Enter a number in figures, such as 12; “{typed}” is not one")
}

/// Why something typed is no part of a whole, and what to do.
pub fn share_problem(typed: &str) -> String {
    match AnswerValue::parse(AnswerType::NOfM, typed) {
        Some(AnswerValue::OutOf(OutOf { n, of })) if n > of => {
            format!("Enter two whole numbers, the first no larger than the second; in “{typed}”, {n} is more than {of}")
        }
        Some(_) | None => {
            format!("Enter two whole numbers, the first no larger than the second; “{}” is not that", own_words(typed.trim()))
        }
    }
}

/// Why something typed is no reference of a case, and what to do.
pub fn case_reference_problem(typed: &str) -> String {
    let found = find_reference(CASE, typed);
    let typed = own_words(typed);
    let begin = "Enter a case reference that this tool made, such as CASE-7F3K-92QD";
    match found {
        Ok(_) | Err(NotAReference::Prefix) => {
            format!("{begin}; “{typed}” is not one, as it does not begin with {CASE}")
        }
        Err(NotAReference::Letter(wrong)) => {
            format!("{begin}; “{typed}” is not one. Check the “{wrong}”: no case reference has it")
        }
        Err(NotAReference::Length(found)) => {
            format!("{begin}; “{typed}” is not one. After {CASE} come {LETTERS} letters and figures, and it has {found}")
        }
    }
}
