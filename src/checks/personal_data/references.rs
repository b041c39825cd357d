//! Numbers that only the words before them tell from other numbers.

use super::fillers::{FILLERS, after_fillers, is_loose_gap};
use super::text::{Words, begins_with, is_digits, is_space};
use super::{Confidence, Hit, HitKind, hit};

/// Where people sleep away from home.
const LODGINGS: [&str; 9] = ["hotel", "hostel", "refuge", "inn", "lodge", "travelodge", "guesthouse", "motel", "shelter"];

/// What a number is called.
struct Name {
    words: &'static [&'static str],
    /// Whether "number", "ref" or the like has to follow: "crime ref 4612345", but not "crime 2024".
    needs_number_word: bool,
    shape: Shape,
    kind: HitKind,
}

/// What a number looks like.
enum Shape {
    /// So many digits.
    Digits(usize, usize),
    /// A school's URN beside the word "school": six digits, of which the first is 1.
    SchoolUrn,
    /// "302/0000".
    Laestab,
    /// Letters, digits, slashes and hyphens with at least so many digits, and not a year: "CAD 1234/12MAR24".
    Loose(usize),
}

const fn name(words: &'static [&'static str], shape: Shape, kind: HitKind) -> Name {
    Name { words, needs_number_word: false, shape, kind }
}

const fn name_with_number(words: &'static [&'static str], shape: Shape, kind: HitKind) -> Name {
    Name { words, needs_number_word: true, shape, kind }
}

const NAMES: [Name; 26] = [
    name(&["cad"], Shape::Loose(3), HitKind::PoliceReference),
    name(&["cris"], Shape::Loose(3), HitKind::PoliceReference),
    name(&["merlin"], Shape::Loose(3), HitKind::PoliceReference),
    name_with_number(&["crime"], Shape::Loose(4), HitKind::PoliceReference),
    name_with_number(&["police"], Shape::Loose(4), HitKind::PoliceReference),
    name_with_number(&["incident"], Shape::Loose(4), HitKind::PoliceReference),
    name_with_number(&["custody"], Shape::Loose(4), HitKind::PoliceReference),
    name(&["mrn"], Shape::Loose(5), HitKind::HospitalReference),
    name_with_number(&["hospital"], Shape::Loose(5), HitKind::HospitalReference),
    name_with_number(&["patient"], Shape::Loose(5), HitKind::HospitalReference),
    name(&["urn"], Shape::Digits(6, 6), HitKind::Urn),
    name(&["school"], Shape::SchoolUrn, HitKind::Urn),
    name(&["laestab"], Shape::Laestab, HitKind::Laestab),
    name_with_number(&["dfe"], Shape::Laestab, HitKind::Laestab),
    name_with_number(&["establishment"], Shape::Laestab, HitKind::Laestab),
    name_with_number(&["school"], Shape::Laestab, HitKind::Laestab),
    name(&["ofsted"], Shape::Digits(6, 7), HitKind::EarlyYearsNumber),
    name(&["ofsted", "urn"], Shape::Digits(6, 7), HitKind::EarlyYearsNumber),
    name(&["case"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["lcs"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["mosaic"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["ics"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["liquidlogic"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["ref"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["reference"], Shape::Digits(6, 8), HitKind::CaseReference),
    name(&["id"], Shape::Digits(6, 8), HitKind::CaseReference),
];

/// The numbers that this word announces, or begins.
pub fn find(words: &Words<'_>, at: usize) -> Vec<Hit> {
    let word = words.word(at);
    let names = NAMES.iter().filter(|name| begins_with(name.words, word) && words.has_rest(at, name.words));
    let mut found: Vec<Hit> = names.filter_map(|name| named(words, at, name)).collect();
    found.extend(early_years_number(words, at));
    found.extend(room(words, at));
    found
}

fn named(words: &Words<'_>, at: usize, name: &Name) -> Option<Hit> {
    let after = after_fillers(words, at + name.words.len() - 1, &FILLERS)?;
    let last = last_of(words, after.first, &name.shape)?;
    (after.has_number_word || !name.needs_number_word).then(|| hit(words.span(after.first, last), name.kind, Confidence::Medium))
}

/// The last word of a number of this shape.
fn last_of(words: &Words<'_>, first: usize, shape: &Shape) -> Option<usize> {
    let word = words.word(first);
    match shape {
        Shape::Digits(least, most) => is_digits(word, *least..=*most).then_some(first),
        Shape::SchoolUrn => is_school_urn(word).then_some(first),
        Shape::Laestab if is_digits(word, 7..=7) => Some(first),
        Shape::Laestab => {
            let is_split = is_digits(word, 3..=3) && is_digits(words.word(first + 1), 4..=4);
            (is_split && matches!(words.gap(first), "/" | "-" | " ")).then_some(first + 1)
        }
        Shape::Loose(digits) => loose(words, first, *digits),
    }
}

fn is_school_urn(word: &str) -> bool {
    is_digits(word, 6..=6) && word.starts_with('1')
}

fn loose(words: &Words<'_>, first: usize, least_digits: usize) -> Option<usize> {
    let goes_on = |at: usize| matches!(words.gap(at), "/" | "-") && words.word(at + 1).is_ascii();
    let last = (first..first + 4).find(|at| !goes_on(*at)).unwrap_or(first + 4);
    let digits: usize = (first..=last).map(|at| words.word(at).bytes().filter(u8::is_ascii_digit).count()).sum();
    let is_code = (first..=last).all(|at| words.word(at).is_ascii() && words.word(at).len() <= 16);
    // "2024", "2023/24" and "2023-2024" are years.
    let is_long_year = |word: &str| is_digits(word, 4..=4) && (word.starts_with("19") || word.starts_with("20"));
    let is_year = is_long_year(words.word(first)) && (last == first || last == first + 1 && digits <= 8);
    (is_code && digits >= least_digits && !is_year).then_some(last)
}

/// "101234 (URN)".
pub fn urn_before_its_name(words: &Words<'_>, at: usize) -> Option<Hit> {
    let is_named = is_digits(words.word(at), 6..=6) && words.is_one_of(at + 1, &["urn"]) && is_loose_gap(words.gap(at));
    is_named.then(|| hit(words.span(at, at), HitKind::Urn, Confidence::Medium))
}

/// "EY123456", with a space or without.
fn early_years_number(words: &Words<'_>, at: usize) -> Option<Hit> {
    let word = words.word(at);
    let (beginning, digits) = word.split_at_checked(2)?;
    if !beginning.eq_ignore_ascii_case("EY") {
        return None;
    }
    let is_split = digits.is_empty() && is_space(words.gap(at));
    let (digits, last) = if is_split { (words.word(at + 1), at + 1) } else { (digits, at) };
    is_digits(digits, 6..=7).then(|| hit(words.span(at, last), HitKind::EarlyYearsNumber, Confidence::Medium))
}

/// "room 12" with a hotel, hostel or refuge a few words before or after.
fn room(words: &Words<'_>, at: usize) -> Option<Hit> {
    if !words.is_one_of(at, &["room"]) {
        return None;
    }
    let first = after_fillers(words, at, &FILLERS)?.first;
    let is_room = is_digits(words.word(first), 1..=4);
    let is_lodging = words.said_before(at, 8, &LODGINGS) || words.said_after(first, 8, &LODGINGS);
    (is_room && is_lodging).then(|| hit(words.span(at, first), HitKind::Room, Confidence::Medium))
}
