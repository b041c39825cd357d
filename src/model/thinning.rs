//! Which earlier versions of a draft are kept: many of the last minutes, few of the last months. Is told the time.

/// The positions of the versions to drop, in ascending order, so that at most `most` remain.
///
/// `times` are in seconds, the oldest version first. The oldest and the newest are never dropped, so that `most` counts
/// as two at least. Of the others, the one goes first whose neighbours lie closest together for its age: what is left
/// lies close together near `now` and ever further apart before it.
///
/// What is newer is decided by position. Where a clock was set back, or has been ahead, the times are put in order, and
/// none counts as later than `now`.
pub fn superfluous(times: &[i64], now: i64, most: usize) -> Vec<usize> {
    let mut ordered: Vec<i64> = times.iter().map(|time| *time.min(&now)).collect();
    ordered.sort_unstable();
    let mut kept: Vec<(usize, i64)> = ordered.into_iter().enumerate().collect();
    let mut dropped = Vec::new();
    while kept.len() > most.max(2) {
        let Some(at) = least_missed(&kept, now) else { break };
        dropped.push(kept.remove(at).0);
    }
    dropped.sort_unstable();
    dropped
}

/// Where the version is that is missed least, neither the first nor the last; the newest of several.
fn least_missed(kept: &[(usize, i64)], now: i64) -> Option<usize> {
    let between = kept.windows(3).enumerate().filter_map(|(before, three)| match three {
        [(_, previous), (_, time), (_, next)] => Some((before + 1, next.abs_diff(*previous), now.abs_diff(*time).max(1))),
        _ => None,
    });
    // Distances are compared as parts of the age, without fractions: a / b < c / d where a × d < c × b.
    let closer = |one: &(usize, u64, u64), other: &(usize, u64, u64)| {
        let one_part = u128::from(one.1) * u128::from(other.2);
        let other_part = u128::from(other.1) * u128::from(one.2);
        one_part.cmp(&other_part).then(other.0.cmp(&one.0))
    };
    between.min_by(closer).map(|(at, _, _)| at)
}
