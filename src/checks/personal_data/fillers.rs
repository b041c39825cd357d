//! What may stand between what a number is called and the number: "URN: ", "ref. no. ", "NHS number is ".

use super::text::{Words, has_line_end};

/// Words that may stand between what a number is called and the number.
pub const FILLERS: [&str; 10] = ["no", "nos", "number", "num", "ref", "reference", "id", "code", "is", "was"];

/// Those of them that say that a number or a reference follows.
const NUMBER_WORDS: [&str; 7] = ["no", "number", "num", "ref", "reference", "id", "code"];

/// Where the fillers after a word end.
pub struct After {
    /// The first word that is none.
    pub first: usize,
    /// Whether one of them said that a number follows.
    pub has_number_word: bool,
}

/// Passes over "no.", "number is", ":" and the like after a word; none where the line ends or other signs stand.
pub fn after_fillers(words: &Words<'_>, last: usize, fillers: &[&str]) -> Option<After> {
    let mut after = After { first: last + 1, has_number_word: false };
    for _ in 0..4 {
        if !is_loose_gap(words.gap(after.first - 1)) {
            return None;
        }
        if !words.is_one_of(after.first, fillers) {
            break;
        }
        after.has_number_word |= words.is_one_of(after.first, &NUMBER_WORDS);
        after.first += 1;
    }
    is_loose_gap(words.gap(after.first - 1)).then_some(after)
}

/// What may stand between such words: "URN: ", "URN (", "URN #".
pub fn is_loose_gap(gap: &str) -> bool {
    gap.len() <= 8 && !has_line_end(gap) && gap.chars().all(is_loose)
}

fn is_loose(c: char) -> bool {
    matches!(c, ' ' | ':' | ';' | '#' | '.' | ',' | '=' | '-' | '–' | '—' | '(' | ')' | '"' | '\'' | '“' | '”' | '‘' | '’' | '/')
        || c.is_whitespace()
}
