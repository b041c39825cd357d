//! Which letters of a word are heard as vowels, which vowels are heard apart, and which e is not heard.

use std::ops::Range;

/// Endings after a silent e: "hope-ful", "care-less", "safe-ly".
const SECOND_HALVES: [&str; 7] = ["ely", "eful", "efully", "eless", "eness", "ement", "ements"];

/// A word in small letters, with which of them are heard as vowels.
pub struct Letters<'a> {
    word: &'a str,
    vowels: Vec<bool>,
}

impl<'a> Letters<'a> {
    /// Of a word in small letters.
    pub fn of(word: &'a str) -> Self {
        let bytes = word.as_bytes();
        let is_written = |at: usize| bytes.get(at).is_some_and(|letter| b"aeiouy".contains(letter));
        let is_heard = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            match (bytes.get(at), before) {
                // "yes", "player": a y before a vowel, and after one or at the start, is a consonant.
                (Some(b'y'), before) => !is_written(at + 1) || before.is_some_and(|_| !is_written(at - 1)),
                // "quick", "guess".
                (Some(b'u'), Some(b'q')) => false,
                (Some(b'u'), Some(b'g')) => !bytes.get(at + 1).is_some_and(|letter| b"aei".contains(letter)),
                (Some(_) | None, _) => is_written(at),
            }
        };
        Self { word, vowels: (0..bytes.len()).map(is_heard).collect() }
    }

    fn is_vowel(&self, at: usize) -> bool {
        self.vowels.get(at).copied().unwrap_or(false)
    }

    /// Whether a vowel is heard at one of these places.
    pub fn has_vowel(&self, mut places: Range<usize>) -> bool {
        places.any(|at| self.is_vowel(at))
    }

    /// Groups of vowels, counted twice where two are heard apart.
    pub fn groups(&self) -> u32 {
        let begins = |at: &usize| self.is_vowel(*at) && (*at == 0 || !self.is_vowel(at - 1) || self.are_apart(*at));
        (0..self.vowels.len()).filter(begins).map(|_| 1).sum()
    }

    /// Whether the vowel here is heard by itself though another stands before it.
    fn are_apart(&self, at: usize) -> bool {
        let parts = (self.word.get(..at - 1), self.word.get(at - 1..=at), self.word.get(at + 1..));
        let (Some(before), Some(pair), Some(after)) = parts else { return false };
        let between = Between { before, after, has_vowel_before: self.has_vowel(0..at - 1) };
        between.i_is_apart(pair).or_else(|| between.e_is_apart(pair)).unwrap_or_else(|| between.is_apart(pair))
    }

    /// Whether the e at the end, or in -es and -ed, is not heard: "made", "makes", "used".
    pub fn has_silent_end(&self) -> bool {
        let (stem, is_silent): (&str, fn(&str) -> bool) = if let Some(stem) = self.word.strip_suffix("es") {
            (stem, |stem| !["s", "x", "z", "c", "g", "ch", "sh"].iter().any(|end| stem.ends_with(end)))
        } else if let Some(stem) = self.word.strip_suffix("ed") {
            (stem, |stem| !stem.ends_with(['t', 'd']))
        } else if let Some(stem) = self.word.strip_suffix('e') {
            (stem, |_| true)
        } else {
            return false;
        };
        let follows_vowel = stem.is_empty() || self.is_vowel(stem.len() - 1);
        !follows_vowel && is_silent(stem) && !self.is_said_after_stem(stem)
    }

    /// "ta-ble", "set-tled", "cen-tre", "hun-dred": l or r after a consonant is said with the e that follows it.
    fn is_said_after_stem(&self, stem: &str) -> bool {
        let before = |letter: char| stem.strip_suffix(letter).filter(|rest| !rest.is_empty() && !self.is_vowel(rest.len() - 1));
        let is_l = before('l').is_some_and(|rest| !rest.ends_with(['l', 'r']));
        is_l || before('r').is_some_and(|rest| rest.ends_with(['b', 'c', 'd', 't']))
    }

    /// Whether an e before a second half is not heard: "safe-ly".
    pub fn has_silent_middle(&self) -> bool {
        let stems = SECOND_HALVES.iter().filter_map(|half| self.word.strip_suffix(half));
        stems.into_iter().any(|stem| {
            let follows_consonant = !stem.is_empty() && !self.is_vowel(stem.len() - 1);
            follows_consonant && self.has_vowel(0..stem.len()) && !self.is_said_after_stem(stem)
        })
    }
}

/// What stands around two vowels.
struct Between<'a> {
    before: &'a str,
    after: &'a str,
    has_vowel_before: bool,
}

impl Between<'_> {
    fn follows(&self, ends: &[&str]) -> bool {
        ends.iter().any(|end| self.before.ends_with(end))
    }

    fn goes_on(&self, beginnings: &[&str]) -> bool {
        beginnings.iter().any(|beginning| self.after.starts_with(beginning))
    }

    /// Pairs that begin with i; none for any other.
    fn i_is_apart(&self, pair: &str) -> Option<bool> {
        let is_last = matches!(self.after, "" | "s");
        Some(match pair {
            // me-di-a, con-fi-den-ti-al-i-ty, but: so-cial, mar-riage, A-sia, Aus-tra-lian, fa-mil-iar
            "ia" if self.goes_on(&["ge"]) => false,
            "ia" if self.follows(&["c", "t", "s", "sh"]) => self.goes_on(&["lity"]) || !(is_last || self.goes_on(&["l", "n"])),
            "ia" => !(self.follows(&["l"]) && self.has_vowel_before && matches!(self.after, "n" | "ns" | "r" | "rs")),
            // vi-o-lence, but: na-tion, re-gion, o-pin-ion, mil-lion, be-hav-iour
            "io" if self.follows(&["c", "g", "s", "sh", "t", "x"]) => !self.goes_on(&["n", "u"]),
            "io" => !(self.goes_on(&["ur"]) || self.follows(&["l", "n"]) && self.has_vowel_before && self.goes_on(&["n"])),
            // qui-et, cli-ent, eas-i-er, eas-i-est, but: pa-tient, friend, pier, priest
            "ie" if self.goes_on(&["t"]) => true,
            "ie" if self.goes_on(&["n"]) => !self.follows(&["c", "t", "sh", "fr"]),
            "ie" => self.has_vowel_before && matches!(self.after, "r" | "rs" | "st"),
            _ => return None,
        })
    }

    /// Pairs of e and a or o; none for any other.
    fn e_is_apart(&self, pair: &str) -> Option<bool> {
        Some(match pair {
            // cre-ate, re-act, re-al-i-ty, but: crea-ture, in-crease
            "ea" if self.follows(&["cr"]) => self.goes_on(&["t"]) && !self.goes_on(&["tur"]),
            "ea" => self.before == "r" && self.goes_on(&["ct", "lit", "ss"]),
            // vid-e-o, but: sur-geon, cou-ra-geous
            "eo" => !self.follows(&["g"]) || self.goes_on(&["g"]),
            // po-em, co-er-cive, who-ev-er
            "oe" => self.goes_on(&["m", "rc", "t", "ver"]),
            _ => return None,
        })
    }

    fn is_apart(&self, pair: &str) -> bool {
        match pair {
            // co-op-er-ate
            "oo" => self.before == "c" && self.goes_on(&["per", "rd"]),
            // u-su-al, but: per-suade
            "ua" => !(self.follows(&["s"]) && self.goes_on(&["d"])),
            // in-flu-ence, cru-el; ru-in, su-i-cide, tu-i-tion
            "ue" => self.goes_on(&["l", "n"]),
            "ui" => self.goes_on(&["ci", "d", "n", "tio", "tiv"]),
            // an-y-one, but: good-bye
            "ye" => !matches!(self.after, "" | "d" | "s"),
            "ae" | "ai" | "au" | "ay" | "ee" | "ei" | "eu" | "ey" | "oa" | "oi" | "ou" | "oy" | "uy" => false,
            // ra-di-us, con-tin-u-ous, cha-os
            _ => true,
        }
    }
}
