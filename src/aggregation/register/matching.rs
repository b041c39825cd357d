//! Which organisation of a register a return is of: by a number, by a name that was confirmed, by its name; or which it may be.

use super::likeness::Words;
use super::{KnownKinds, MatchedBy, MaybeExpected, Returned};
use crate::model::meaning::Meaning;
use crate::model::organisation::plain_name;
use crate::model::plain::says_something;
use crate::model::register::{Expected, Identifying, KNOWN_BY, Register, identifying, plain_identifier};
use std::collections::{BTreeMap, BTreeSet};

/// The most organisations that are suggested for one return.
const MOST_SUGGESTED: usize = 5;
/// The least likeness of names that is worth a question.
const LEAST_LIKENESS: u32 = 5_000;

/// A register by all that its organisations are known by.
pub(super) struct Index<'r> {
    expected: &'r [Expected],
    kinds: &'r KnownKinds,
    by_number: BTreeMap<(Meaning, String), Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    by_remembered: BTreeMap<String, Vec<usize>>,
    refused: Vec<BTreeSet<String>>,
    words: Words,
}

impl<'r> Index<'r> {
    /// Of a register.
    pub fn of(register: &'r Register, kinds: &'r KnownKinds) -> Self {
        let expected = &register.expected;
        let mut by_number: BTreeMap<(Meaning, String), Vec<usize>> = BTreeMap::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_remembered: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, one) in expected.iter().enumerate() {
            for (kind, value) in numbers(&one.identifiers) {
                by_number.entry((kind, value)).or_default().push(at);
            }
            by_name.entry(plain_name(&one.name)).or_default().push(at);
            for name in one.also_known_as.iter().map(|name| plain_name(name)).collect::<BTreeSet<_>>() {
                by_remembered.entry(name).or_default().push(at);
            }
        }
        let refused = expected.iter().map(|one| one.not_these.iter().map(|name| plain_name(name)).collect()).collect();
        let words = Words::of(expected.iter().map(|one| one.names().map(plain_name).collect()));
        Self { expected, kinds, by_number, by_name, by_remembered, refused, words }
    }

    /// The place of the organisation that a return is of.
    pub fn find(&self, one: &Returned) -> Option<(usize, MatchedBy)> {
        let name = plain_name(&one.name);
        let is_named = says_something(&one.name);
        let named = |map: &BTreeMap<String, Vec<usize>>| match map.get(&name) {
            Some(places) if is_named => places.clone(),
            Some(_) | None => Vec::new(),
        };
        let (remembered, by_name) = (named(&self.by_remembered), named(&self.by_name));
        let by_number: Vec<usize> = self.by_number(one).into_iter().filter(|at| !self.is_refused(*at, &name)).collect();
        if let Some(at) = only(&by_number) {
            return Some((at, MatchedBy::Identifier));
        }
        if !by_number.is_empty() {
            let among = |names: &[usize]| by_number.iter().copied().filter(|at| names.contains(at)).collect::<Vec<_>>();
            let at = only(&among(&remembered)).or_else(|| only(&among(&by_name)))?;
            return Some((at, MatchedBy::Identifier));
        }
        // A name that a person has confirmed says more than a type does.
        let differs = |at: usize| self.says_of(at, one) == Identifying::Different;
        if let Some(at) = only(&remembered).filter(|at| !differs(*at)) {
            return Some((at, MatchedBy::RememberedName));
        }
        if !remembered.is_empty() {
            return None;
        }
        let at = only(&by_name).filter(|at| !differs(*at) && !self.is_refused(*at, &name))?;
        let speaks_against = self.expected.get(at).is_some_and(|known| self.kinds.contradict(&known.kind, &one.kind));
        (!speaks_against).then_some((at, MatchedBy::Name))
    }

    /// Organisations that a return may be of, the likeliest first. What a number rules out or a person has refused is not.
    pub fn suggest(&self, one: &Returned) -> Vec<MaybeExpected> {
        let name = plain_name(&one.name);
        let alike = self.words.alike(&name).into_iter().filter(|(_, likeness)| *likeness >= LEAST_LIKENESS);
        let mut found: BTreeMap<usize, u32> = alike.collect();
        for at in self.by_number(one) {
            found.entry(at).or_insert(LEAST_LIKENESS);
        }
        found.retain(|at, _| self.says_of(*at, one) != Identifying::Different && !self.is_refused(*at, &name));
        let known = found.into_iter().filter_map(|(at, likeness)| self.expected.get(at).map(|known| (likeness, known)));
        let mut known: Vec<(u32, &Expected)> = known.collect();
        known.sort_by(|(one, here), (other, there)| {
            other.cmp(one).then_with(|| here.name.cmp(&there.name)).then_with(|| here.id.cmp(&there.id))
        });
        known.truncate(MOST_SUGGESTED);
        known.into_iter().map(|(likeness, known)| MaybeExpected { id: known.id.clone(), likeness }).collect()
    }

    /// Places that have a number in common, and none that differs.
    fn by_number(&self, one: &Returned) -> BTreeSet<usize> {
        let places = numbers(&one.identifiers).into_iter().filter_map(|number| self.by_number.get(&number)).flatten().copied();
        places.filter(|at| self.says_of(*at, one) == Identifying::Same).collect()
    }

    fn says_of(&self, at: usize, one: &Returned) -> Identifying {
        self.expected.get(at).map_or(Identifying::Silent, |known| identifying(&known.identifiers, &one.identifiers))
    }

    fn is_refused(&self, at: usize, name: &str) -> bool {
        self.refused.get(at).is_some_and(|refused| refused.contains(name))
    }
}

fn numbers(identifiers: &BTreeMap<String, String>) -> Vec<(Meaning, String)> {
    let of_kind = |kind: Meaning| identifiers.get(kind.word()).map(|value| (kind, plain_identifier(value)));
    KNOWN_BY.into_iter().filter_map(of_kind).filter(|(_, value)| !value.is_empty()).collect()
}

fn only(places: &[usize]) -> Option<usize> {
    match places {
        [at] => Some(*at),
        [] | [_, _, ..] => None,
    }
}
