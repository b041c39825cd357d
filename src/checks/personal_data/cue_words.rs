//! Words that often stand before personal data, where nothing was found after them.

use super::fillers::{FILLERS, is_loose_gap};
use super::text::Words;
use super::{COVER, Confidence, Hit, HitKind, hit};

/// Words that are worth a look.
const CUE_WORDS: [&[&str]; 16] = [
    &["dob"],
    &["d", "o", "b"],
    &["date", "of", "birth"],
    &["nino"],
    &["ni", "number"],
    &["national", "insurance", "number"],
    &["nhs", "no"],
    &["nhs", "number"],
    &["urn"],
    &["upn"],
    &["mrn"],
    &["lives", "at"],
    &["lived", "at"],
    &["living", "at"],
    &["home", "address"],
    &["postcode", "is"],
];

/// Those who have an address, where "address" alone is more often something that people do.
const WHOSE: [&str; 10] = ["his", "her", "their", "child", "children", "s", "family", "mother", "father", "parent"];

/// The words of a text in which what was found is covered.
pub fn find(words: &Words<'_>) -> Vec<Hit> {
    let cue = |at: usize| {
        let last =
            words.phrase(at, &CUE_WORDS).map(|phrase| at + phrase.len() - 1).or_else(|| is_address(words, at).then_some(at))?;
        let is_found = is_before_cover(words, last);
        (!is_found).then(|| hit(words.span(at, last), HitKind::CueWord, Confidence::Low))
    };
    (0..words.count()).filter_map(cue).collect()
}

/// "address:" and "her address", but not "we address".
fn is_address(words: &Words<'_>, at: usize) -> bool {
    words.is_one_of(at, &["address"]) && (words.gap(at).starts_with(':') || words.said_before(at, 1, &WHOSE))
}

/// Whether what this word announces was found, or has been removed already.
fn is_before_cover(words: &Words<'_>, last: usize) -> bool {
    let covered = |at: usize| words.gap(at).split_once(COVER).is_some_and(|(before, _)| is_loose_gap(before));
    let fillers = (last + 1..last + 4).take_while(|at| words.is_one_of(*at, &FILLERS));
    covered(last) || fillers.into_iter().any(covered)
}
