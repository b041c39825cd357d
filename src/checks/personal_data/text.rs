//! A text as words and what stands between them, which is how detectors read it. Knows no kind of personal data.

use std::ops::Range;

/// A text with the places of its words. A word is a run of letters and digits of any script; what a place beyond the end
/// holds is empty.
pub struct Words<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    /// Finds the words of a text.
    pub fn read(text: &'a str) -> Self {
        let (mut ranges, mut start) = (Vec::with_capacity(text.len() / 5), None);
        for (at, c) in text.char_indices() {
            match (start, c.is_alphanumeric()) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    ranges.push(from..at);
                    start = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
        ranges.extend(start.map(|from| from..text.len()));
        Self { text, ranges }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.ranges.len()
    }

    /// The word at a place.
    pub fn word(&self, at: usize) -> &'a str {
        self.ranges.get(at).map_or("", |range| self.slice(range.clone()))
    }

    /// What stands between this word and the next, or the end of the text.
    pub fn gap(&self, at: usize) -> &'a str {
        self.ranges.get(at).map_or("", |range| self.slice(range.end..self.start(at + 1)))
    }

    /// What stands between this word and the one before, or the beginning of the text.
    pub fn gap_before(&self, at: usize) -> &'a str {
        match at.checked_sub(1) {
            Some(before) => self.gap(before),
            None => self.slice(0..self.start(at)),
        }
    }

    /// Where a word begins, in bytes.
    pub fn start(&self, at: usize) -> usize {
        self.ranges.get(at).map_or(self.text.len(), |range| range.start)
    }

    /// Where a word ends, in bytes.
    pub fn end(&self, at: usize) -> usize {
        self.ranges.get(at).map_or(self.text.len(), |range| range.end)
    }

    /// From the beginning of one word to the end of another.
    pub fn span(&self, first: usize, last: usize) -> Range<usize> {
        self.start(first)..self.end(last)
    }

    /// The first word that begins at a byte or after it.
    pub fn first_from(&self, byte: usize) -> usize {
        self.ranges.partition_point(|range| range.start < byte)
    }

    /// Whether this word is one of these, in capitals or not.
    pub fn is_one_of(&self, at: usize, known: &[&str]) -> bool {
        let word = self.word(at);
        known.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// The first of these phrases whose words begin here, with as little between them as "d.o.b." has.
    pub fn phrase<'p>(&self, at: usize, phrases: &[&'p [&'p str]]) -> Option<&'p [&'p str]> {
        let word = self.word(at);
        phrases.iter().copied().find(|phrase| begins_with(phrase, word) && self.has_rest(at, phrase))
    }

    /// Whether the further words of a phrase follow this one.
    pub fn has_rest(&self, at: usize, phrase: &[&str]) -> bool {
        let is_near = |at: usize| matches!(self.gap(at), "." | "-" | "'" | "’") || self.is_spaced(at);
        let mut rest = phrase.iter().zip(at..).skip(1);
        rest.all(|(known, at)| is_near(at - 1) && known.eq_ignore_ascii_case(self.word(at)))
    }

    /// Whether one of these words stands at most so many words before, with nothing between that parts them.
    pub fn said_before(&self, at: usize, within: usize, known: &[&str]) -> bool {
        let before = (at.saturating_sub(within)..at).rev();
        before.take_while(|at| !is_barrier(self.gap(*at))).any(|at| self.is_one_of(at, known))
    }

    /// Whether one of these words stands at most so many words after, with nothing between that parts them.
    pub fn said_after(&self, at: usize, within: usize, known: &[&str]) -> bool {
        (at..at + within).take_while(|at| !is_barrier(self.gap(*at))).any(|at| self.is_one_of(at + 1, known))
    }

    /// Fills a row of characters from this word on, and says where the last of them ends. A word may end only where a break
    /// is allowed, and only with a joint after it; the last word has to end with the row.
    pub fn gather(&self, first: usize, row: &mut [u8], breaks: &[usize], is_joint: fn(&str) -> bool) -> Option<usize> {
        let (mut filled, mut at) = (0, first);
        loop {
            let word = self.word(at).as_bytes();
            if word.is_empty() {
                return None;
            }
            row.get_mut(filled..filled + word.len())?.copy_from_slice(word);
            filled += word.len();
            if filled == row.len() {
                return Some(self.end(at));
            }
            if !breaks.contains(&filled) || !is_joint(self.gap(at)) {
                return None;
            }
            at += 1;
        }
    }

    /// Whether only a space or two stand between this word and the next.
    pub fn is_spaced(&self, at: usize) -> bool {
        is_space(self.gap(at))
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }
}

/// Whether a phrase has this as its first word, in capitals or not.
pub fn begins_with(phrase: &[&str], word: &str) -> bool {
    phrase.first().is_some_and(|first| first.len() == word.len() && first.eq_ignore_ascii_case(word))
}

/// Whether words on both sides have nothing to do with each other: the line ends, or something is covered or removed. What
/// is removed must not bring a number nearer to the word that it belongs to.
fn is_barrier(gap: &str) -> bool {
    gap.contains(|c| c == '[' || is_line_end(c))
}

/// Whether a gap ends a line.
pub fn has_line_end(gap: &str) -> bool {
    gap.contains(is_line_end)
}

/// One space or two on the same line, of any width.
pub fn is_space(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().take(3).count() <= 2 && gap.chars().all(|c| c.is_whitespace() && !is_line_end(c))
}

/// What may part the groups of a number: a space or two, or a hyphen or dash.
pub fn is_space_or_dash(gap: &str) -> bool {
    let mut characters = gap.chars();
    is_space(gap) || matches!((characters.next(), characters.next()), (Some(c), None) if is_dash(c))
}

/// A hyphen or a dash of any length, because editors change one into another.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a word is made of the digits 0 to 9, and how many there may be.
pub fn is_digits(word: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}
