//! Which returns are of one organisation: by the numbers that registers know it by, else by its name and type.

use super::Keyed;
use crate::aggregation::row::ReturnRow;
use crate::model::meaning::Meaning;
use crate::model::register::plain_identifier;
use std::collections::BTreeMap;

/// Numbers of one organisation alone. A charity's or a company's number may be that of many branches, schools or homes.
const OF_ONE: [Meaning; 4] = [Meaning::Urn, Meaning::DfeNumber, Meaning::OfstedUrn, Meaning::OdsCode];

/// The returns of each organisation. One that gives neither name nor number stands alone.
pub fn by_organisation<'r>(returns: &[Keyed<'r>]) -> Vec<Vec<Keyed<'r>>> {
    let mut sets = Sets::of(returns.len());
    let mut numbered: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (_, row)) in returns.iter().enumerate() {
        for number in numbers(row) {
            match numbered.get(&number) {
                Some(other) => sets.join(at, *other),
                None => drop(numbered.insert(number, at)),
            }
        }
    }
    let mut named: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, (_, row)) in returns.iter().enumerate().filter(|(_, (_, row))| !row.organisation.trim().is_empty()) {
        named.entry(&row.whose).or_default().push(at);
    }
    for of_name in named.values() {
        let (with, without): (Vec<usize>, Vec<usize>) =
            of_name.iter().partition(|at| returns.get(**at).is_some_and(|(_, row)| numbers(row).next().is_some()));
        let mut known: Vec<usize> = with.iter().map(|at| sets.top(*at)).collect();
        known.sort_unstable();
        known.dedup();
        // Where numbers tell two of this name apart, one without a number may be either's: it stands by itself.
        let first = if known.len() == 1 { known.first() } else { without.first() };
        if let Some(first) = first.copied() {
            without.iter().for_each(|at| sets.join(*at, first));
        }
    }
    let mut found: BTreeMap<usize, Vec<Keyed<'r>>> = BTreeMap::new();
    for (at, keyed) in returns.iter().enumerate() {
        found.entry(sets.top(at)).or_default().push(*keyed);
    }
    found.into_values().collect()
}

/// Each with what kind of number it is, as it is compared.
fn numbers(row: &ReturnRow) -> impl Iterator<Item = String> {
    OF_ONE.into_iter().filter_map(|meaning| {
        let typed = row.identifiers.get(meaning.word())?;
        let plain = plain_identifier(typed);
        (!plain.is_empty()).then(|| format!("{} {plain}", meaning.word()))
    })
}

/// Things that are put together in any order, and asked which belong together.
struct Sets(Vec<usize>);

impl Sets {
    fn of(n: usize) -> Self {
        Self((0..n).collect())
    }

    /// The same for all that belong together.
    fn top(&self, mut at: usize) -> usize {
        while let Some(above) = self.0.get(at).copied().filter(|above| *above != at) {
            at = above;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.top(one), self.top(other));
        // The lower one leads, so that the order of joining makes no difference.
        if let Some(above) = self.0.get_mut(one.max(other)) {
            *above = one.min(other);
        }
    }
}
