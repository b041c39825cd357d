//! Which earlier versions of a draft are kept: many of the last minutes, few of the last months. Is told the time.

/// The positions of the versions to drop, in ascending order, so that at most `most` remain.
///
/// `times` are in seconds, the oldest version first. The oldest and the newest are never dropped, so that `most` counts
/// as two at least. Of the others, the one goes first whose neighbours lie closest together for its age: what is left
/// lies close together near `now` and ever further apart before it.
///
/// What is older or newer is decided by position. Where the clock was set back between two versions, or since the newest
/// one, it is as if no time had passed.
pub fn superfluous(times: &[i64], now: i64, most: usize) -> Vec<usize> {
    let mut kept: Vec<(usize, u64)> = ages(times, now).into_iter().enumerate().collect();
    let mut dropped = Vec::new();
    while kept.len() > most.max(2) {
        let Some(at) = least_missed(&kept) else { break };
        dropped.push(kept.remove(at).0);
    }
    dropped.sort_unstable();
    dropped
}

/// How old each version is: the time that passed from each to the next, and from the newest to now.
fn ages(times: &[i64], now: i64) -> Vec<u64> {
    let (mut age, mut later) = (0_u64, now);
    let mut ages: Vec<u64> = Vec::with_capacity(times.len());
    for time in times.iter().rev() {
        age = age.saturating_add(if later > *time { later.abs_diff(*time) } else { 0 });
        later = *time;
        ages.push(age);
    }
    ages.reverse();
    ages
}

/// Where the version is that is missed least, neither the first nor the last; the newest of several.
fn least_missed(kept: &[(usize, u64)]) -> Option<usize> {
    let between = kept.windows(3).enumerate().filter_map(|(before, three)| match three {
        [(_, previous), (_, age), (_, next)] => Some((before + 1, previous.saturating_sub(*next), (*age).max(1))),
        _ => None,
    });
    // Gaps are compared as parts of the age, without fractions: a / b < c / d where a × d < c × b.
    let closer = |one: &(usize, u64, u64), other: &(usize, u64, u64)| {
        let one_part = u128::from(one.1) * u128::from(other.2);
        let other_part = u128::from(other.1) * u128::from(one.2);
        one_part.cmp(&other_part).then(other.0.cmp(&one.0))
    };
    between.min_by(closer).map(|(at, _, _)| at)
}
