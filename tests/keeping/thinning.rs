//! Versions of one draft: which of them are kept.

use crate::anything::cases;
use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::model::thinning::superfluous;

/// As many versions as a device keeps.
const MOST: usize = 20;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The versions that are left.
fn thinned(times: &[i64], now: i64, most: usize) -> Vec<i64> {
    let dropped = superfluous(times, now, most);
    times.iter().enumerate().filter(|(at, _)| !dropped.contains(at)).map(|(_, time)| *time).collect()
}

/// What is left after each of these moments made a version, and each version made thinning necessary.
fn kept_over(moments: impl Iterator<Item = i64>) -> Vec<i64> {
    let keep = |mut kept: Vec<i64>, now| {
        kept.push(now);
        thinned(&kept, now, MOST)
    };
    moments.fold(Vec::new(), keep)
}

#[track_caller]
fn has_one_between(kept: &[i64], now: i64, youngest: i64, oldest: i64) {
    let found = kept.iter().any(|time| (youngest..=oldest).contains(&(now - time)));
    let ages: Vec<i64> = kept.iter().map(|time| now - time).collect();
    assert!(found, "none is {youngest} to {oldest} seconds old: {ages:?}");
}

#[test]
fn a_year_of_versions_is_remembered_from_its_first_day_to_its_last_minutes() {
    let mut kept = Vec::new();
    for now in (0..365 * DAY).step_by(5 * 60) {
        kept.push(now);
        kept = thinned(&kept, now, MOST);
        assert!(kept.len() <= MOST);
        assert_eq!((kept.first(), kept.last()), (Some(&0), Some(&now)));
        // The oldest of all is the day's, the week's or the month's while there is nothing older.
        let has_lasted = |time: i64| now >= time;
        if has_lasted(HOUR) {
            has_one_between(&kept, now, MINUTE, 15 * MINUTE);
            has_one_between(&kept, now, 15 * MINUTE, HOUR);
        }
        if has_lasted(DAY) {
            has_one_between(&kept, now, HOUR, DAY);
        }
        if has_lasted(7 * DAY) {
            has_one_between(&kept, now, DAY, 7 * DAY);
        }
        if has_lasted(30 * DAY) {
            has_one_between(&kept, now, 7 * DAY, 30 * DAY);
        }
        if has_lasted(180 * DAY) {
            has_one_between(&kept, now, 30 * DAY, 180 * DAY);
        }
    }
}

#[test]
fn an_hour_of_work_a_week_leaves_a_version_of_most_weeks() {
    let hours = (0..12).flat_map(|week| (0..12).map(move |step| week * 7 * DAY + step * 5 * MINUTE));
    let kept = kept_over(hours);
    let weeks: std::collections::BTreeSet<i64> = kept.iter().map(|time| time / (7 * DAY)).collect();
    assert!(weeks.len() >= 8, "{weeks:?}");
}

#[test]
fn few_versions_are_all_kept() {
    assert_eq!(superfluous(&[], 0, MOST), [0; 0]);
    assert_eq!(superfluous(&[7], 9, 0), [0; 0]);
    assert_eq!(superfluous(&[7, 8], 9, 0), [0; 0], "the oldest and the newest are never dropped");
    assert_eq!(superfluous(&[7, 8, 9], 9, 1), [1]);
    assert_eq!(superfluous(&(0..20).collect::<Vec<_>>(), 20, MOST), [0; 0]);
}

#[test]
fn versions_with_a_wrong_time_take_few_places_from_the_others() {
    let weeks = (0..15).map(|week| week * 7 * DAY);
    let minutes = (0..40).map(|step| 15 * 7 * DAY + step * 5 * MINUTE);
    for wrong in [i64::MIN, -50 * 365 * DAY, 900 * DAY, i64::MAX] {
        for count in [1, 2, 5] {
            let mut kept: Vec<i64> = weeks.clone().collect();
            kept.splice(8..8, std::iter::repeat_n(wrong, count));
            for now in minutes.clone() {
                kept.push(now);
                kept = thinned(&kept, now, MOST);
                assert_eq!(kept.last(), Some(&now));
            }
            let left = kept.iter().filter(|time| **time == wrong).count();
            assert!(left <= 1, "{wrong}, {count} times: {kept:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn whatever_the_clock_says_the_newest_and_the_oldest_stay(
        times in prop_oneof![vec(any::<i64>(), 0..60), vec(-100_i64..100, 0..60)],
        now in prop_oneof![any::<i64>(), -100_i64..100],
        most in 0_usize..30,
    ) {
        let dropped = superfluous(&times, now, most);
        prop_assert!(dropped.is_sorted_by(|one, other| one < other), "each once: {:?}", dropped);
        prop_assert_eq!(times.len() - dropped.len(), times.len().min(most.max(2)), "no more than necessary");
        prop_assert!(!dropped.contains(&0));
        prop_assert!(times.is_empty() || !dropped.contains(&(times.len() - 1)));
        prop_assert_eq!(superfluous(&thinned(&times, now, most), now, most), vec![0_usize; 0], "once is enough");
    }

    #[test]
    fn only_ages_count(mut times in vec(0..DAY * 400, 0..60), waited in 0..DAY, moved in -DAY * 20_000..DAY * 20_000, most in 2_usize..30) {
        times.sort_unstable();
        let now = times.last().copied().unwrap_or_default() + waited;
        let elsewhere: Vec<i64> = times.iter().map(|time| time + moved).collect();
        prop_assert_eq!(superfluous(&times, now, most), superfluous(&elsewhere, now + moved, most));
    }

    #[test]
    fn where_the_clock_was_set_back_it_is_as_if_no_time_had_passed(
        mut before in vec(0..DAY * 400, 1..40), mut after in vec(0..DAY, 1..40), set_back in 0..DAY * 20_000,
    ) {
        before.sort_unstable();
        after.sort_unstable();
        let last = before.last().copied().unwrap_or_default();
        let with_clock_at = |start: i64| {
            let after: Vec<i64> = after.iter().map(|time| start + time - after[0]).collect();
            let now = after.last().copied().unwrap_or_default() + MINUTE;
            superfluous(&[before.as_slice(), &after].concat(), now, MOST)
        };
        prop_assert_eq!(with_clock_at(last - set_back), with_clock_at(last));
    }

    #[test]
    fn work_that_is_done_in_sittings_is_kept_from_its_beginning_to_its_end(pauses in vec(prop_oneof![3 => 1..HOUR, 1 => 1..DAY * 20], 0..150)) {
        let mut now = 0;
        let moments = pauses.iter().map(|pause| { now += pause; now });
        let kept = kept_over(std::iter::once(0).chain(moments));
        prop_assert_eq!((kept.first(), kept.last()), (Some(&0), Some(&pauses.iter().sum())));
        prop_assert_eq!(kept.len(), MOST.min(pauses.len() + 1));
    }
}
