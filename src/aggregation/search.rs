//! Looking for words in what was written: all of those that were typed, wherever they stand, however they are written. Whatever
//! is typed is looked for as it is; no sign means anything else but a pair of quotation marks around words in a row.

mod folding;

use folding::{Folded, folded};
use std::ops::Range;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSearch {
    /// Words and phrases, as they are compared.
    terms: Vec<String>,
}

impl WordSearch {
    /// From what somebody typed: words, and phrases within quotation marks.
    pub fn typed(typed: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = typed;
        while let Some((before, within, after)) = quoted(rest) {
            terms.extend(words(before));
            terms.push(folded(within).trim().to_owned());
            rest = after;
        }
        terms.extend(words(rest));
        terms.retain(|term| !term.is_empty());
        Self { terms }
    }

    /// Whether everything is found.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a text holds all of it.
    pub fn finds(&self, text: &str) -> bool {
        self.is_empty() || {
            let text = folded(text);
            self.terms.iter().all(|term| text.contains(term))
        }
    }

    /// Whether something was looked for, and a text holds all of it.
    pub fn names(&self, text: &str) -> bool {
        !self.is_empty() && self.finds(text)
    }

    /// Where in a text it stands, in bytes, in their order and without overlaps. Both ends are boundaries of characters.
    pub fn found(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let mut ranges: Vec<Range<usize>> = self.terms.iter().flat_map(|term| folded.places(term)).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                Some(_) | None => joined.push(range),
            }
        }
        joined
    }
}

/// What stands before a pair of quotation marks, within it, and after it; none where there is no pair.
fn quoted(typed: &str) -> Option<(&str, &str, &str)> {
    let is_mark = |sign: char| matches!(sign, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂');
    let (before, rest) = typed.split_once(is_mark)?;
    let (within, after) = rest.split_once(is_mark)?;
    Some((before, within, after))
}

fn words(typed: &str) -> Vec<String> {
    let is_mark = |sign: char| matches!(sign, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂');
    folded(&typed.replace(is_mark, " ")).split(' ').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(typed: &str, text: &str, expected: &[&str]) {
        let search = WordSearch::typed(typed);
        let found: Vec<&str> = search.found(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{typed:?} in {text:?}");
        assert_eq!(search.finds(text), !expected.is_empty(), "{typed:?} in {text:?}");
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        finds("BRIEFING", "Daily briefings, daily", &["briefing"]);
        finds("headteacher's", "The headteacher’s office", &["headteacher’s"]);
        finds("cafe", "Our Café, and our cafe\u{301}", &["Café", "cafe\u{301}"]);
        finds("follow-up", "Follow\u{2011}up", &["Follow\u{2011}up"]);
        finds("safeguarding", "safe\u{ad}guarding", &["safe\u{ad}guarding"]);
        finds("strasse", "Straße", &["Straße"]);
        finds("مدرسة", "في مدرسة جديدة", &["مدرسة"]);
        finds("👍", "Well done 👍🏽!", &["👍"]);
    }

    #[test]
    fn a_phrase_stands_in_a_row_and_words_anywhere() {
        let text = "Staff are briefed each morning.\nEach  morning, all staff.";
        finds("\"each morning\"", text, &["each morning", "Each  morning"]);
        finds("“each morning”", text, &["each morning", "Each  morning"]);
        assert!(WordSearch::typed("morning staff").finds(text));
        assert!(!WordSearch::typed("\"morning staff\"").finds(text));
        assert!(!WordSearch::typed("morning evening").finds(text), "all the words");
        finds("\"each", text, &["each", "Each"]);
    }

    #[test]
    fn no_sign_means_anything_else() {
        finds(".*", "all of it", &[]);
        finds("a.c", "abc", &[]);
        finds("(x)", "f(x)", &["(x)"]);
        finds("[a-z]+", "[a-z]+", &["[a-z]+"]);
        finds("\\", "C:\\drive", &["\\"]);
        finds("<b>", "<b>bold</b>", &["<b>"]);
    }

    #[test]
    fn nothing_typed_finds_everything_and_marks_nothing() {
        for nothing in ["", "   ", "\"\"", "\u{200b}", "“ ”"] {
            let search = WordSearch::typed(nothing);
            assert!(search.is_empty() && search.finds("anything") && search.found("anything").is_empty(), "{nothing:?}");
        }
    }
}
