//! Hints of names: of people by their title or by capitals, of places by their age before them or by a list. Names cannot
//! be found reliably, so every hit is low.

use super::of_the_field::is_of_the_field;
use super::text::{Words, has_line_end, is_digits, is_space};
use super::{Confidence, Hit, HitKind, hit};

/// What stands before a name.
const TITLES: [&str; 19] = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Prof",
    "Professor",
    "Rev",
    "Revd",
    "Reverend",
    "Fr",
    "Father",
    "Imam",
    "Rabbi",
    "Sister",
    "Brother",
    "Pastor",
    "Sheikh",
];

/// How many words of a name are taken after a title or as a place.
const MOST_IN_A_NAME: usize = 3;

/// Everything that hints at a name without a list.
pub fn find(words: &Words<'_>) -> Vec<Hit> {
    let mut found = runs(words);
    found.extend((0..words.count()).filter_map(|at| titled(words, at).or_else(|| age_and_place(words, at))));
    found
}

/// "Dr Okafor", "Mrs. O'Brien", "Mr K".
fn titled(words: &Words<'_>, at: usize) -> Option<Hit> {
    let is_title = has_capital(words.word(at)) && words.is_one_of(at, &TITLES);
    if !is_title || !(is_space(words.gap(at)) || matches!(words.gap(at), "." | ". ")) {
        return None;
    }
    let initial = || (has_capital(words.word(at + 1)) && words.word(at + 1).chars().nth(1).is_none()).then_some(at + 1);
    let last = capitalised(words, at + 1).or_else(initial)?;
    Some(hit(words.span(at, last), HitKind::Name, Confidence::Low))
}

/// "aged 9 from Colindale", "a 9-year-old girl from Colindale".
fn age_and_place(words: &Words<'_>, at: usize) -> Option<Hit> {
    let is_age = |at: usize| is_digits(words.word(at), 1..=2);
    let is_aged = words.is_one_of(at, &["aged"]) && is_age(at + 1);
    let is_years_old =
        is_age(at) && words.is_one_of(at + 1, &["year", "years", "month", "months"]) && words.is_one_of(at + 2, &["old"]);
    if !is_aged && !is_years_old {
        return None;
    }
    let from = (at + 2..at + 7).find(|at| words.is_one_of(*at, &["from"]))?;
    let is_one_phrase = (at..=from).all(|at| is_space(words.gap(at)) || matches!(words.gap(at), "-" | ", "));
    let last = capitalised(words, from + 1)?;
    is_one_phrase.then(|| hit(words.span(at, last), HitKind::AgeAndPlace, Confidence::Low))
}

/// The last word of a name that begins here.
fn capitalised(words: &Words<'_>, at: usize) -> Option<usize> {
    let mut last = None;
    let mut next = at;
    for _ in 0..MOST_IN_A_NAME {
        let Some(end) = part_of_name(words, next).filter(|_| !is_of_the_field(words.word(next))) else { break };
        last = Some(end);
        if !words.is_spaced(end) {
            break;
        }
        next = end + 1;
    }
    last
}

/// Two capitalised words or more in a row that do not begin a sentence and are not of the field: "Amina Okafor-Bright".
fn runs(words: &Words<'_>) -> Vec<Hit> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.count() {
        let is_first = |at: usize| !begins_sentence(words, at) && !is_of_the_field(words.word(at));
        let Some(first_end) = part_of_name(words, at).filter(|_| is_first(at)) else {
            at += 1;
            continue;
        };
        let mut end = first_end;
        while words.is_spaced(end) {
            let Some(next_end) = part_of_name(words, end + 1).filter(|_| is_first(end + 1)) else { break };
            end = next_end;
        }
        if end > first_end {
            found.push(hit(words.span(at, end), HitKind::Name, Confidence::Low));
        }
        at = end + 1;
    }
    found
}

/// A word with a capital first and a small letter somewhere, and what a hyphen or apostrophe ties to it: "O'Brien".
fn part_of_name(words: &Words<'_>, at: usize) -> Option<usize> {
    let goes_on = |at: usize| matches!(words.gap(at), "'" | "’" | "-") && has_capital(words.word(at + 1));
    let last = (at..at + MOST_IN_A_NAME).find(|at| !goes_on(*at)).unwrap_or(at + MOST_IN_A_NAME);
    let is_name = has_capital(words.word(at)) && words.span(at, last).len() > 1;
    (is_name && (at..=last).any(|at| words.word(at).contains(char::is_lowercase))).then_some(last)
}

fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

fn begins_sentence(words: &Words<'_>, at: usize) -> bool {
    let gap = words.gap_before(at);
    at == 0 || has_line_end(gap) || gap.contains(['.', '!', '?', '•'])
}

/// The names that a partnership has listed: schools, estates, wards.
pub struct LocalNames {
    /// Each name as its words in small letters, in order.
    names: Vec<Vec<String>>,
}

impl LocalNames {
    /// Takes names as people type them. Those without a letter or digit are left out.
    pub fn read(names: &[String]) -> Self {
        let mut names: Vec<Vec<String>> = names.iter().map(|name| small_words(name)).filter(|name| !name.is_empty()).collect();
        names.sort();
        Self { names }
    }

    /// The names that begin with this word, in capitals or not.
    pub fn find(&self, words: &Words<'_>, at: usize) -> Vec<Hit> {
        let first = words.word(at);
        let begins_before = |name: &Vec<String>| name.first().is_some_and(|word| word.chars().lt(small(first)));
        let from = self.names.partition_point(begins_before);
        let same = self.names.iter().skip(from).take_while(|name| name.first().is_some_and(|word| is_same(word, first)));
        same.filter(|name| stands(name, words, at))
            .map(|name| hit(words.span(at, at + name.len() - 1), HitKind::LocalName, Confidence::Low))
            .collect()
    }
}

/// Whether a name's words stand here, with as little between them as "St. Mary’s" has.
fn stands(name: &[String], words: &Words<'_>, at: usize) -> bool {
    let is_near = |gap: &str| gap.len() <= 4 && !has_line_end(gap) && !gap.contains(['[', ',', ';', ':', '!', '?']);
    name.iter()
        .enumerate()
        .all(|(offset, known)| (offset == 0 || is_near(words.gap(at + offset - 1))) && is_same(known, words.word(at + offset)))
}

fn small_words(name: &str) -> Vec<String> {
    let words = Words::read(name);
    (0..words.count()).map(|at| small(words.word(at)).collect()).collect()
}

fn small(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase)
}

fn is_same(known: &str, word: &str) -> bool {
    known.chars().eq(small(word))
}
