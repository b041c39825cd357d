//! Which cases are drawn from a list: the same ones for the same list, number and seed. Knows no clock; the seed is given in.
//!
//! Whoever doubts a sample can draw it again. So it depends on the cases of the list and not on the order they were pasted
//! in, and it is the same on every machine: places are drawn as 64-bit numbers, since those of the machine's own width differ
//! between the browser and the command line. How numbers follow from a seed is `fastrand`'s; another version of it may draw
//! other cases, which a test would notice.

use super::list::{List, ListedCase};
use fastrand::Rng;
use std::collections::BTreeMap;

/// The least cases drawn from a group that has as many.
pub const LEAST_PER_GROUP: usize = 2;

/// How cases are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From all of them.
    FromAll,
    /// From each group in proportion, but at least [`LEAST_PER_GROUP`]. Cases without a group are a group.
    ByGroup,
}

/// What was drawn, with all that is needed to draw it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What the draw began with.
    pub seed: u64,
    /// How many cases were asked for. More are drawn where the groups need more, fewer where there are no more.
    pub asked: usize,
    /// How many cases the list has.
    pub of: usize,
    /// What was drawn, in the order of their references.
    pub cases: Vec<ListedCase>,
    /// How many from each group, in the order of their names; empty for a draw from all.
    pub groups: Vec<FromGroup>,
}

/// How many cases were drawn from a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromGroup {
    /// Its name; none for cases without one.
    pub group: Option<String>,
    /// How many.
    pub drawn: usize,
    /// How many it has.
    pub of: usize,
}

/// Draws so many cases from a list, each as likely as any other of its group.
pub fn draw(list: &List, asked: usize, way: Way, seed: u64) -> Sample {
    let mut chance = Rng::with_seed(seed);
    let all: Vec<&ListedCase> = list.cases().iter().collect();
    let (mut cases, groups) = match way {
        Way::FromAll => (draw_from(all, asked, &mut chance), Vec::new()),
        Way::ByGroup => draw_by_group(&all, asked, &mut chance),
    };
    cases.sort();
    Sample { seed, asked, of: list.cases().len(), cases, groups }
}

fn draw_by_group(all: &[&ListedCase], asked: usize, chance: &mut Rng) -> (Vec<ListedCase>, Vec<FromGroup>) {
    let mut groups: BTreeMap<&Option<String>, Vec<&ListedCase>> = BTreeMap::new();
    all.iter().for_each(|case| groups.entry(&case.group).or_default().push(case));
    let sizes: Vec<usize> = groups.values().map(Vec::len).collect();
    let (mut cases, mut from) = (Vec::new(), Vec::new());
    for ((group, members), n) in groups.into_iter().zip(allocate(&sizes, asked)) {
        from.push(FromGroup { group: group.clone(), drawn: n, of: members.len() });
        cases.extend(draw_from(members, n, chance));
    }
    (cases, from)
}

/// The first steps of a shuffle (Fisher and Yates): every set of n cases is as likely as any other.
fn draw_from(mut cases: Vec<&ListedCase>, n: usize, chance: &mut Rng) -> Vec<ListedCase> {
    let n = n.min(cases.len());
    for at in 0..n {
        let left = (cases.len() - at) as u64;
        cases.swap(at, at + chance.u64(..left) as usize);
    }
    cases.into_iter().take(n).cloned().collect()
}

/// How many to draw from groups of these sizes, so many in all.
///
/// Every group gets its share of the sample, as its cases are of all cases. A group whose share is below
/// [`LEAST_PER_GROUP`] gets that many, or all it has; the others then share what is left, which may bring another below. Shares
/// are rounded down, and what remains goes one by one to the largest remainders: of equal ones to the larger group, then to
/// the earlier. Where the least of every group are more than were asked for, they are drawn all the same.
pub fn allocate(sizes: &[usize], asked: usize) -> Vec<usize> {
    let all = sizes.iter().fold(0_usize, |sum, size| sum.saturating_add(*size));
    let asked = asked.min(all);
    if asked == 0 {
        return vec![0; sizes.len()];
    }
    let least = |at: usize| sizes[at].min(LEAST_PER_GROUP);
    let (mut sharing, mut raised): (Vec<usize>, Vec<usize>) = ((0..sizes.len()).collect(), Vec::new());
    loop {
        let left = asked.saturating_sub(raised.iter().map(|&at| least(at)).sum()) as u128;
        let cases: u128 = sharing.iter().map(|&at| sizes[at] as u128).sum();
        let is_below = |at: &usize| left * (sizes[*at] as u128) < least(*at) as u128 * cases;
        let (below, above): (Vec<usize>, Vec<usize>) = sharing.iter().partition(|at| is_below(at));
        if below.is_empty() {
            let mut drawn: Vec<usize> = (0..sizes.len()).map(least).collect();
            share_out(sizes, &sharing, left, &mut drawn);
            return drawn;
        }
        raised.extend(below);
        sharing = above;
    }
}

/// Shares so many out among some of the groups by largest remainder.
fn share_out(sizes: &[usize], sharing: &[usize], n: u128, drawn: &mut [usize]) {
    let cases: u128 = sharing.iter().map(|&at| sizes[at] as u128).sum();
    if cases == 0 {
        return;
    }
    let share = |at: usize| n * sizes[at] as u128;
    sharing.iter().for_each(|&at| drawn[at] = usize::try_from(share(at) / cases).unwrap_or(sizes[at]));
    let rounded: u128 = sharing.iter().map(|&at| drawn[at] as u128).sum();
    let mut by_remainder: Vec<usize> = sharing.to_vec();
    by_remainder.sort_by_key(|&at| (std::cmp::Reverse((share(at) % cases, sizes[at])), at));
    let left = usize::try_from(n.saturating_sub(rounded)).unwrap_or(0);
    by_remainder.into_iter().take(left).for_each(|at| drawn[at] += 1);
}
