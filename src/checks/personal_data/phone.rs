//! Phone numbers. Public helplines are none: "0800 1111" and "999" belong in safeguarding texts.

use super::text::{Words, is_digits, is_space_or_dash};
use super::{Confidence, Hit, HitKind, hit};
use std::ops::RangeInclusive;

/// Childline, which is shorter than a phone number and must not become one with the digits after it.
const CHILDLINE: &[u8] = b"08001111";

/// The longest number in the world has fifteen digits (E.164); "(0)" makes one more.
const MOST_DIGITS: usize = 16;

/// How a number is written: at home, or with the code of a country.
enum Form {
    /// "020 7946 0018".
    National,
    /// "+44 20 7946 0018"; "0044" has two digits before the country.
    International { prefix: usize },
}

/// The phone numbers that begin with this word. A number in groups may end in two places.
pub fn find(words: &Words<'_>, at: usize) -> Vec<Hit> {
    let mut found = Vec::new();
    let Some(form) = form(words, at) else { return found };
    let (mut digits, mut last) = (Vec::with_capacity(MOST_DIGITS), at);
    loop {
        let word = words.word(last);
        digits.extend_from_slice(word.as_bytes());
        if digits == CHILDLINE {
            return Vec::new();
        }
        if form.lengths(&digits).contains(&digits.len()) {
            found.push(hit(start(words, at, last, &form)..words.end(last), HitKind::Phone, form.confidence(&digits)));
        }
        let next = words.word(last + 1);
        let goes_on = is_digits(next, form.group()) && digits.len() + next.len() <= MOST_DIGITS;
        if !goes_on || !form.joins(words.gap(last)) {
            return found;
        }
        last += 1;
    }
}

fn form(words: &Words<'_>, at: usize) -> Option<Form> {
    let word = words.word(at);
    if !is_digits(word, 1..=MOST_DIGITS) {
        return None;
    }
    let before = words.gap_before(at);
    match word.as_bytes() {
        [b'1'..=b'9', ..] if before.ends_with('+') => Some(Form::International { prefix: 0 }),
        [b'0', b'0', b'4', b'4', ..] => Some(Form::International { prefix: 2 }),
        [b'0', b'1' | b'2' | b'3' | b'5' | b'7' | b'8' | b'9', _, ..] => Some(Form::National),
        _ => None,
    }
}

/// A plus belongs to the number, and so does a bracket that is closed in it.
fn start(words: &Words<'_>, at: usize, last: usize, form: &Form) -> usize {
    let is_bracketed = words.gap_before(at).ends_with('(') && (at..last).any(|at| words.gap(at).starts_with(')'));
    let is_with_plus = matches!(form, Form::International { prefix: 0 });
    words.start(at) - usize::from(is_with_plus || is_bracketed)
}

impl Form {
    /// How many digits a number has that begins so. Numbers at home have eleven, and a few old ones ten.
    fn lengths(&self, digits: &[u8]) -> RangeInclusive<usize> {
        match (self, self.home(digits)) {
            (Self::National, _) => 10..=11,
            (Self::International { prefix }, Some([b'0', ..])) => prefix + 12..=prefix + 13,
            (Self::International { prefix }, Some(_)) => prefix + 11..=prefix + 12,
            (Self::International { .. }, None) => 9..=15,
        }
    }

    /// The digits after the code of the United Kingdom, if it is that.
    fn home<'d>(&self, digits: &'d [u8]) -> Option<&'d [u8]> {
        match self {
            Self::National => digits.get(1..),
            Self::International { prefix } => digits.get(*prefix..)?.strip_prefix(b"44"),
        }
    }

    /// Freephone numbers are helplines and 03 numbers belong to organisations (Ofcom's plan, parts A1 and A3): these are for
    /// review only.
    fn confidence(&self, digits: &[u8]) -> Confidence {
        let home = self.home(digits).unwrap_or_default();
        let home = home.strip_prefix(b"0").unwrap_or(home);
        let is_public = [&b"3"[..], b"800", b"808"].iter().any(|beginning| home.starts_with(beginning));
        if is_public { Confidence::Low } else { Confidence::High }
    }

    /// How long a further group may be.
    fn group(&self) -> RangeInclusive<usize> {
        match self {
            Self::National => 2..=8,
            Self::International { .. } => 1..=12,
        }
    }

    fn joins(&self, gap: &str) -> bool {
        let is_international = matches!(self, Self::International { .. });
        is_space_or_dash(gap) || matches!(gap, "." | ")" | ") ") || is_international && matches!(gap, "(" | " (")
    }
}
