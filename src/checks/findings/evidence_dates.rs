//! How old evidence is, as far as its text says: days, months and years in it. Only what is plainly a date is taken for one,
//! and of several the newest counts.

use crate::model::answer::Evidence;
use crate::model::date::{Date, days_in};
use crate::model::plain::plain_text;

/// More days ago than this is more than a year ago.
const YEAR: u32 = 366;
/// A year after one of these words is that of a law or of guidance, or says since when something is there.
const NOT_OF_EVIDENCE: [&str; 16] = [
    "act",
    "acts",
    "together",
    "children",
    "education",
    "kcsie",
    "regulations",
    "order",
    "gdpr",
    "iso",
    "since",
    "from",
    "established",
    "est",
    "founded",
    "room",
];
/// Four digits before one of these words are a number of something.
const COUNTED: [&str; 8] = ["children", "pupils", "staff", "people", "families", "hours", "records", "cases"];

/// The newest date in evidence, as it was typed, where it is more than a year before that day; none where the evidence has no
/// date, or a newer one.
pub(super) fn old_evidence(evidence: &[Evidence], today: Date) -> Option<String> {
    let dates = evidence.iter().flat_map(|one| dates_in(&one.text));
    let (newest, typed) = dates.max_by_key(|(last, _)| *last)?;
    (newest.ordinal() + YEAR < today.ordinal()).then_some(typed)
}

/// Every date in a text, each as the last day that it can mean, and as it was typed.
fn dates_in(text: &str) -> Vec<(Date, String)> {
    let text = plain_text(text);
    let words: Vec<&str> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or_default();
        let read = of_three(rest).or_else(|| of_two(rest)).or_else(|| of_one(rest, before));
        let length = read.as_ref().map_or(1, |(_, length)| *length);
        found.extend(read.map(|(last, length)| (last, rest.iter().take(length).copied().collect::<Vec<_>>().join(" "))));
        at += length;
    }
    found
}

/// A word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

/// "12 March 2024", "March 12, 2024".
fn of_three(words: &[&str]) -> Option<(Date, usize)> {
    let [one, other, year, ..] = *words else { return None };
    let has_month = [one, other].iter().any(|word| word.chars().all(char::is_alphabetic));
    let date = Date::from_typed(&format!("{one} {other} {year}")).filter(|_| has_month && digits(year, 4).is_some())?;
    Some((date, 3))
}

/// "March 2024".
fn of_two(words: &[&str]) -> Option<(Date, usize)> {
    let [month, year, ..] = *words else { return None };
    let is_word = month.chars().all(char::is_alphabetic);
    let first = Date::from_typed(&format!("1 {month} {year}")).filter(|_| is_word && digits(year, 4).is_some())?;
    Some((last_of_month(first.year, first.month)?, 2))
}

/// "12/3/2024", "2024-03", "2023-24", "2023".
fn of_one(words: &[&str], before: &str) -> Option<(Date, usize)> {
    let word = words.first()?;
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let last = match parts[..] {
        [_, _, _] => Date::from_typed(word).filter(|_| parts.iter().all(|part| part.chars().all(|one| one.is_ascii_digit()))),
        [first, second] => of_parts(first, second),
        [year] => digits(year, 4).filter(|_| is_year_of_evidence(before, words.get(1).copied())).and_then(last_of_year),
        _ => None,
    }?;
    Some((last, 1))
}

/// A span of years, or a month of a year, whichever comes first.
fn of_parts(first: &str, second: &str) -> Option<Date> {
    match (digits(first, 4), digits(second, 4)) {
        (Some(from), None) => {
            let short = digits(second, 2)?;
            let to = from / 100 * 100 + short;
            if (from + 1..=from + 10).contains(&to) { last_of_year(to) } else { last_of_month(from, u8::try_from(short).ok()?) }
        }
        (Some(from), Some(to)) => last_of_year(to).filter(|_| (from..=from + 10).contains(&to)),
        (None, Some(year)) => last_of_month(year, first.parse().ok()?),
        (None, None) => None,
    }
}

fn is_year_of_evidence(before: &str, after: Option<&str>) -> bool {
    let is_in = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    !is_in(&NOT_OF_EVIDENCE, before) && !after.is_some_and(|after| is_in(&COUNTED, after))
}

/// A number of exactly so many digits.
fn digits(word: &str, length: usize) -> Option<u16> {
    let is_number = word.len() == length && word.chars().all(|one| one.is_ascii_digit());
    if is_number { word.parse().ok() } else { None }
}

/// The last day of a year that evidence may be of; earlier ones are those of laws and of buildings.
fn last_of_year(year: u16) -> Option<Date> {
    Date::new(year, 12, 31).filter(|_| (2000..=2100).contains(&year))
}

fn last_of_month(year: u16, month: u8) -> Option<Date> {
    Date::new(year, month, days_in(year, month)).filter(|_| (2000..=2100).contains(&year))
}
