//! How alike names are: words in common, however they are spelt, the rarer the more. The same for the same names, in any order.

use std::collections::{BTreeMap, BTreeSet};

/// All of a likeness.
const WHOLE: u32 = 10_000;
/// The least likeness of two words that are taken for one, spelt differently.
const LEAST_OF_WORD: u32 = 7_000;
/// How alike two names are at least, where one has every word of the other.
const WITHIN: u32 = 6_500;
/// The least likeness of two whole names that are taken for one, spelt differently.
const LEAST_OF_NAME: u32 = 8_000;
/// What a word weighs that many names have, and one that few have.
const WEIGHTS: (u32, u32) = (1, 4);
/// Longer names are compared by their beginning.
const LONGEST: usize = 120;
/// Words begin alike where so many letters are the same.
const BEGINNING: usize = 3;
/// Beginnings that more names have than this tell nothing.
const COMMON: usize = 400;

/// Names of many organisations, by their words.
pub(super) struct Words {
    /// Of each organisation, all its names.
    names: Vec<Vec<String>>,
    /// In how many organisations' names each word is.
    counts: BTreeMap<String, usize>,
    /// Which organisations have a word that begins so.
    beginnings: BTreeMap<String, BTreeSet<usize>>,
}

impl Words {
    /// Of plain names, several for each organisation.
    pub fn of(names: impl Iterator<Item = Vec<String>>) -> Self {
        let names: Vec<Vec<String>> =
            names.map(|names| names.iter().map(|name| name.chars().take(LONGEST).collect()).collect()).collect();
        let mut counts = BTreeMap::new();
        let mut beginnings: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, names) in names.iter().enumerate() {
            let words: BTreeSet<&str> = names.iter().flat_map(|name| name.split(' ')).filter(|word| !word.is_empty()).collect();
            for word in words {
                *counts.entry(word.to_owned()).or_insert(0) += 1;
                beginnings.entry(beginning(word)).or_default().insert(at);
            }
        }
        Self { names, counts, beginnings }
    }

    /// Organisations that have a word in common with a name or begin one alike, each with its likeness.
    pub fn alike(&self, name: &str) -> Vec<(usize, u32)> {
        let name: String = name.chars().take(LONGEST).collect();
        let places: Vec<&BTreeSet<usize>> = name.split(' ').filter_map(|word| self.beginnings.get(&beginning(word))).collect();
        let telling = places.iter().filter(|places| places.len() <= COMMON).copied();
        let candidates: BTreeSet<usize> = telling.flatten().copied().collect();
        let best = |at: usize| {
            let names = self.names.get(at)?;
            names.iter().map(|known| self.likeness(&name, known)).max().map(|likeness| (at, likeness))
        };
        candidates.into_iter().filter_map(best).collect()
    }

    /// How alike two names are, from 0 to 10,000.
    fn likeness(&self, one: &str, other: &str) -> u32 {
        let (here, there): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
        let (alike_here, all_here) = self.weigh(&here, &there);
        let (alike_there, all_there) = self.weigh(&there, &here);
        let by_words = (alike_here + alike_there).checked_div(all_here + all_there).unwrap_or(0);
        // Letters in common say less than words in common: St Martin's is not St Mary's.
        let spelt = spelt_alike(&one.replace(' ', ""), &other.replace(' ', ""));
        let by_letters = if spelt >= LEAST_OF_NAME { spelt / 10 * 9 } else { 0 };
        let is_within = |alike: u32, all: u32| alike == all * WHOLE && all >= WEIGHTS.1;
        let within = if is_within(alike_here, all_here) || is_within(alike_there, all_there) { WITHIN } else { 0 };
        by_words.max(by_letters).max(within)
    }

    /// What words weigh that stand in the other name too, and what all of them weigh.
    fn weigh(&self, words: &[&str], others: &[&str]) -> (u32, u32) {
        let mut alike = 0;
        let mut all = 0;
        for word in words {
            let count = self.counts.get(*word).copied().unwrap_or(0);
            // A word that no organisation has tells none from another.
            let is_telling = count > 0 && (count <= 2 || count * 10 <= self.names.len());
            let weight = if is_telling { WEIGHTS.1 } else { WEIGHTS.0 };
            let best = others.iter().map(|other| spelt_alike(word, other)).max().unwrap_or(0);
            alike += weight * if best >= LEAST_OF_WORD { best } else { 0 };
            all += weight;
        }
        (alike, all)
    }
}

fn beginning(word: &str) -> String {
    word.chars().take(BEGINNING).collect()
}

/// How much of two words is the same: the letters that need not be changed to make one of the other.
fn spelt_alike(one: &str, other: &str) -> u32 {
    if one == other {
        return WHOLE;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let longest = one.len().max(other.len());
    let kept = longest - distance(&one, &other).min(longest);
    let share = (kept * WHOLE as usize).checked_div(longest).unwrap_or(0);
    u32::try_from(share).unwrap_or(WHOLE)
}

/// How many letters to change, add or leave out to make one word of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut before = at;
        let mut left = at + 1;
        for (place, theirs) in row.iter_mut().skip(1).zip(other) {
            let changed = before + usize::from(letter != theirs);
            before = *place;
            left = changed.min(before + 1).min(left + 1);
            *place = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_of_words_is_the_least_number_of_changes() {
        let between = |one: &str, other: &str| distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>());
        for (one, other, expected) in
            [("", "", 0), ("elm", "", 3), ("", "elm", 3), ("elm", "elm", 0), ("elm", "helm", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(between(one, other), expected, "{one} {other}");
            assert_eq!(between(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn a_word_that_few_names_have_says_more_than_one_that_many_have() {
        let names = ["st marys school", "elm school", "oak school", "ash school"].map(|name| vec![name.to_owned()]);
        let words = Words::of(names.into_iter());
        let alike: BTreeMap<usize, u32> = words.alike("st marys").into_iter().collect();
        assert!(alike.get(&0).is_some_and(|likeness| *likeness > 8_000), "{alike:?}");
        let alike: BTreeMap<usize, u32> = words.alike("st marys catholic voluntary academy of anytown").into_iter().collect();
        assert!(alike.get(&0).is_some_and(|likeness| *likeness > 5_000), "words that nobody has weigh little: {alike:?}");
        let alike: BTreeMap<usize, u32> = words.alike("beech school").into_iter().collect();
        assert!(alike.values().all(|likeness| *likeness < 5_000), "{alike:?}");
    }
}
