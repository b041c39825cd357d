//! Dates that may be dates of birth. Without a word such as "born", only dates in digits are taken for one.

use super::fillers::after_fillers;
use super::text::{Words, is_dash, is_digits, is_space};
use super::{Confidence, Hit, HitKind, hit};

/// What stands before a date of birth.
const BIRTH: [&[&str]; 7] =
    [&["dob"], &["d", "o", "b"], &["born"], &["date", "of", "birth"], &["birth", "date"], &["birthdate"], &["birthday"]];

/// Words that may stand between those and the date.
const FILLERS: [&str; 6] = ["is", "was", "on", "in", "the", "of"];

/// What says of a date after it that it belongs to a paper or a meeting. Such a date is for review only.
const PAPERS: &[&str] = &[
    "reviewed",
    "review",
    "reviews",
    "approved",
    "agreed",
    "ratified",
    "adopted",
    "updated",
    "update",
    "revised",
    "published",
    "issued",
    "effective",
    "dated",
    "valid",
    "expires",
    "expired",
    "expiry",
    "renewed",
    "renewal",
    "due",
    "deadline",
    "by",
    "until",
    "since",
    "trained",
    "training",
    "meeting",
    "meetings",
    "minutes",
    "audit",
    "audited",
    "inspection",
    "inspected",
    "signed",
    "policy",
    "report",
    "version",
    "paragraph",
    "paragraphs",
    "para",
    "section",
    "chapter",
    "standard",
];

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The date of birth that this word announces.
pub fn after_birth(words: &Words<'_>, at: usize) -> Option<Hit> {
    let birth = words.phrase(at, &BIRTH)?;
    let first = after_fillers(words, at + birth.len() - 1, &FILLERS)?.first;
    let last = date_of_birth(words, first)?;
    Some(hit(words.span(first, last), HitKind::DateOfBirth, Confidence::Medium))
}

/// The date in digits that begins with this word.
pub fn in_digits_at(words: &Words<'_>, at: usize) -> Option<Hit> {
    let last = in_digits(words, at, is_separator)?;
    let is_of_papers = words.said_before(at, 4, PAPERS) || is_in_chain(words, at, last);
    let confidence = if is_of_papers { Confidence::Low } else { Confidence::Medium };
    Some(hit(words.span(at, last), HitKind::DateOfBirth, confidence))
}

/// The last word of any date that may follow a word such as "born".
fn date_of_birth(words: &Words<'_>, at: usize) -> Option<usize> {
    in_digits(words, at, |gap| is_separator(gap) || is_space(gap))
        .or_else(|| with_month(words, at))
        .or_else(|| is_without_separators(words.word(at)).then_some(at))
}

/// "01/02/2014", "1.2.14", "31-12-09", "2014-02-01": the last of its three words.
fn in_digits(words: &Words<'_>, at: usize, is_separator: fn(&str) -> bool) -> Option<usize> {
    if !is_digits(words.word(at), 1..=4) || !is_separator(words.gap(at)) || !is_separator(words.gap(at + 1)) {
        return None;
    }
    let [first, month, third] = [words.word(at), words.word(at + 1), words.word(at + 2)];
    let is_date = is_up_to(month, 12) && (is_up_to(first, 31) && is_year(third) || is_long_year(first) && is_up_to(third, 31));
    is_date.then_some(at + 2)
}

/// "3 March 2014", "3rd of March", "March 3rd, 2014", "March 2014": its last word.
fn with_month(words: &Words<'_>, at: usize) -> Option<usize> {
    let is_near = |at: usize| is_space(words.gap(at)) || matches!(words.gap(at), ", " | "." | "-" | "/");
    let mut last = at;
    if is_day(words.word(at)) && is_near(at) {
        let of = usize::from(words.is_one_of(at + 1, &["of"]) && is_near(at + 1));
        last = at + 1 + of;
        if !is_month(words.word(last)) {
            return None;
        }
    } else if !is_month(words.word(at)) {
        return None;
    } else if is_near(at) && is_day(words.word(at + 1)) {
        last = at + 1;
    }
    let has_year = is_near(last) && is_year(words.word(last + 1));
    let is_named = last > at || has_year;
    is_named.then_some(if has_year { last + 1 } else { last })
}

/// Whether the digits go on with the same separator, as in "section 1.2.14.5" or an address of the internet.
fn is_in_chain(words: &Words<'_>, at: usize, last: usize) -> bool {
    let separator = words.gap(at);
    let goes_on = |gap: &str, word: &str| gap == separator && word.starts_with(|c: char| c.is_ascii_digit());
    goes_on(words.gap(last), words.word(last + 1))
        || at.checked_sub(1).is_some_and(|before| goes_on(words.gap(before), words.word(before)))
}

fn is_separator(gap: &str) -> bool {
    let mut characters = gap.chars();
    matches!((characters.next(), characters.next()), (Some(c), None) if c == '/' || c == '.' || is_dash(c))
}

/// One digit or two that make a number from 1 to this.
fn is_up_to(word: &str, most: u8) -> bool {
    is_digits(word, 1..=2) && word.parse().is_ok_and(|number: u8| (1..=most).contains(&number))
}

/// "14" or "2014".
fn is_year(word: &str) -> bool {
    is_digits(word, 2..=2) || is_long_year(word)
}

fn is_long_year(word: &str) -> bool {
    is_digits(word, 4..=4) && (word.starts_with("19") || word.starts_with("20"))
}

/// "3" or "3rd".
fn is_day(word: &str) -> bool {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(number.len()..).unwrap_or_default();
    is_up_to(number, 31) && ["", "st", "nd", "rd", "th"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// "March", "Mar" or "sept".
fn is_month(word: &str) -> bool {
    let is_known = |known: &str| known.eq_ignore_ascii_case(word);
    MONTHS.iter().any(|month| is_known(month) || month.get(..3).is_some_and(is_known)) || is_known("sept")
}

/// "01022014" or "010214".
fn is_without_separators(word: &str) -> bool {
    let [day, month, year] = [word.get(..2), word.get(2..4), word.get(4..)].map(Option::unwrap_or_default);
    is_up_to(day, 31) && is_up_to(month, 12) && is_year(year)
}
