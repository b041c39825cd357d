//! A passage with what was found in it marked; where it is long, cut around the first of it.

use super::super::shown::MarkedText;
use std::ops::Range;

/// How many characters a passage may have before it is cut, and how many stand before what was found in it.
const LONGEST: usize = 400;
const BEFORE: usize = 120;
/// How far a cut may move so that it falls between words.
const LEEWAY: usize = 30;
/// How much is marked in one passage: "a" is found in every word.
const MOST_MARKS: usize = 200;

/// What is shown of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The passage, cut where it is long.
    pub short: Vec<MarkedText>,
    /// All of it, where it was cut.
    pub whole: Vec<MarkedText>,
}

/// Marks what was found in a text, and cuts it.
pub(super) fn excerpt(text: &str, found: &[Range<usize>]) -> Excerpt {
    let found = found.get(..MOST_MARKS).unwrap_or(found);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    if starts.len() <= LONGEST {
        return Excerpt { short: marked(text, 0..text.len(), found), whole: Vec::new() };
    }
    let first = found.first().map_or(0, |range| starts.partition_point(|start| *start < range.start));
    let from = first.saturating_sub(BEFORE).min(starts.len() - LONGEST);
    let byte = |character: usize| starts.get(character).copied().unwrap_or(text.len());
    let is_blank = |character: &usize| text.get(byte(*character)..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    // Between words where that is near; in a text without blanks, between characters.
    let begin = (from..first.min(from + LEEWAY)).find(is_blank).filter(|_| from > 0).map_or(from, |blank| blank + 1);
    let to = from + LONGEST;
    let end = (to.saturating_sub(LEEWAY)..to).rev().find(is_blank).filter(|_| to < starts.len()).unwrap_or(to);
    let mut short = marked(text, byte(begin)..byte(end), found);
    if begin > 0 {
        short.insert(0, plain("… "));
    }
    if end < starts.len() {
        short.push(plain(" …"));
    }
    Excerpt { short, whole: marked(text, 0..text.len(), found) }
}

fn plain(text: &str) -> MarkedText {
    MarkedText { text: text.to_owned(), is_found: false }
}

/// A part of a text in pieces.
fn marked(text: &str, part: Range<usize>, found: &[Range<usize>]) -> Vec<MarkedText> {
    let mut pieces = Vec::new();
    let mut done = part.start;
    let mut push = |range: Range<usize>, is_found: bool| {
        let piece = text.get(range).filter(|piece| !piece.is_empty());
        pieces.extend(piece.map(|piece| MarkedText { text: piece.to_owned(), is_found }));
    };
    for range in found {
        let (start, end) = (range.start.max(part.start), range.end.min(part.end));
        if start < end {
            push(done..start, false);
            push(start..end, true);
            done = end;
        }
    }
    push(done..part.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(pieces: &[MarkedText]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_short_passage_stands_as_it_is_with_what_was_found_marked() {
        let found = excerpt("Daily briefings", std::slice::from_ref(&(6..14)));
        let pieces: Vec<(&str, bool)> = found.short.iter().map(|piece| (piece.text.as_str(), piece.is_found)).collect();
        assert_eq!(pieces, [("Daily ", false), ("briefing", true), ("s", false)]);
        assert!(found.whole.is_empty());
    }

    #[test]
    fn a_long_one_is_cut_between_words_around_what_was_found() {
        let text = format!("{}needle {}", "word ".repeat(2_000), "after ".repeat(2_000));
        let at = text.find("needle").unwrap_or_default();
        let found = excerpt(&text, std::slice::from_ref(&(at..at + 6)));
        let short = text_of(&found.short);
        assert!(short.starts_with("… word ") && short.ends_with(" …") && short.contains("needle"), "{short}");
        assert!(short.chars().count() < 420);
        assert_eq!(text_of(&found.whole), text);
    }

    #[test]
    fn one_without_blanks_is_cut_between_characters() {
        let text = "🙂".repeat(40_000);
        let found = excerpt(&text, &[]);
        assert_eq!(text_of(&found.short).chars().count(), 402);
        assert_eq!(text_of(&found.whole), text);
        let last = text.len() - 4..text.len();
        let found = excerpt(&text, std::slice::from_ref(&last));
        assert!(text_of(&found.short).ends_with('🙂') && found.short.last().is_some_and(|piece| piece.is_found));
    }
}
