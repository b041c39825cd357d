//! Which counts of people who replied are hidden: in a row whose whole is known, and in a table of groups under such a row.
//!
//! All questions of a survey are answered by the same people, so the whole of a row is known from everywhere and can never be
//! hidden. What is hidden stands for at least two counts, and together for at least as many people as the threshold: so not
//! even their sum tells few people apart. In a table of groups what is hidden in the whole is hidden in every group, zeros
//! too: a table says nothing of it that the row of the whole does not say. So tables by age and by gender, set side by side,
//! give away no more than each by itself.

use crate::aggregation::suppression::groups::{Tally, figure};
use crate::aggregation::suppression::{Shown, Threshold};

/// Whether a count tells few people apart.
pub fn is_few(count: usize, threshold: Threshold) -> bool {
    (1..threshold.least_shown()).contains(&count)
}

/// Which counts of a row are hidden, where what they add up to is known. One may be hidden in any case: then what is hidden
/// beside it stands for as many people as the threshold by itself. Where nothing else is left, every count is hidden, and
/// zeros too.
pub fn hide_row(counts: &[usize], forced: Option<usize>, threshold: Threshold) -> Vec<bool> {
    let is_forced = |at: usize| forced == Some(at);
    let mut hidden: Vec<bool> =
        counts.iter().enumerate().map(|(at, count)| is_few(*count, threshold) || is_forced(at) && *count > 0).collect();
    while hidden.contains(&true) && !is_enough(counts, &hidden, forced, threshold) {
        let shown = (0..counts.len()).filter(|at| !hidden[*at] && counts[*at] > 0);
        match shown.min_by_key(|at| counts[*at]) {
            Some(next) => hidden[next] = true,
            None => return vec![true; counts.len()],
        }
    }
    hidden
}

/// Whether what is hidden of a row cannot be worked out, and stands for enough people.
fn is_enough(counts: &[usize], hidden: &[bool], forced: Option<usize>, threshold: Threshold) -> bool {
    let places: Vec<usize> = (0..counts.len()).filter(|at| hidden[*at]).collect();
    let sum: usize = places.iter().map(|at| counts[*at]).sum();
    let beside: usize = places.iter().filter(|at| forced != Some(**at)).map(|at| counts[*at]).sum();
    let least = threshold.least_shown();
    let all_few = places.iter().all(|at| is_few(counts[*at], threshold));
    let can_be_solved = all_few && (sum == places.len() || sum == places.len() * (least - 1));
    let is_forced_alone = forced.is_some_and(|at| hidden[at]) && beside < least;
    places.len() > 1 && sum >= least && !can_be_solved && !is_forced_alone
}

/// A table of groups, group by group, under a row of the whole: what is hidden in the row is hidden in every group, and groups
/// whose size is hidden show nothing. Both stand in it as one column and one row, whose counts are known to whoever subtracts.
pub fn hide_table(
    counts: &[Vec<usize>],
    hidden_groups: &[bool],
    hidden_columns: &[bool],
    threshold: Threshold,
) -> Vec<Vec<Option<usize>>> {
    let merged_groups = merged(counts.iter().cloned(), hidden_groups, add);
    let rows: Vec<Vec<Tally>> = merged_groups
        .iter()
        .map(|row| merged(row.iter().copied(), hidden_columns, |a, b| a + b))
        .map(|row| row.into_iter().map(|count| Tally { count, people: count }).collect())
        .collect();
    let sizes: Vec<Shown> = rows.iter().map(|row| Shown::Count(row.iter().map(|tally| tally.count).sum())).collect();
    let shown = figure(&rows, &sizes, threshold);
    let mut shown = shown.into_iter();
    let of_group = |is_hidden: &bool| {
        let row = if *is_hidden { None } else { shown.next() };
        let mut cells = row.map(|row| row.cells.into_iter());
        let of_column = |is_hidden: &bool| if *is_hidden { None } else { cells.as_mut()?.next()?.count() };
        hidden_columns.iter().map(of_column).collect()
    };
    hidden_groups.iter().map(of_group).collect()
}

/// Whether a table as [`hide_table`] gives it out hides nothing at all.
pub fn is_whole(table: &[Vec<Option<usize>>]) -> bool {
    table.iter().flatten().all(Option::is_some)
}

/// What is not hidden in its order, and then everything hidden as one, where there is any.
fn merged<T>(all: impl Iterator<Item = T>, hidden: &[bool], add: impl Fn(T, T) -> T) -> Vec<T> {
    let (apart, together): (Vec<_>, Vec<_>) = all.zip(hidden).partition(|(_, is_hidden)| !**is_hidden);
    let together = together.into_iter().map(|(one, _)| one).reduce(add);
    apart.into_iter().map(|(one, _)| one).chain(together).collect()
}

fn add(one: Vec<usize>, other: Vec<usize>) -> Vec<usize> {
    one.iter().zip(&other).map(|(a, b)| a + b).collect()
}

/// Some counts of a row together, where whoever subtracts can have their sum anyway, and it does not tell few people apart.
pub fn sum_of(counts: &[usize], hidden: &[bool], within: &[bool], threshold: Threshold) -> Option<usize> {
    let of = |is_in: bool| hidden.iter().zip(within).any(|(is_hidden, of_these)| *is_hidden && *of_these == is_in);
    let sum: usize = counts.iter().zip(within).filter(|(_, of_these)| **of_these).map(|(count, _)| count).sum();
    let is_known = !of(true) || !of(false);
    // Where everything is hidden, nothing but the whole is known.
    let all_hidden = hidden.iter().all(|is_hidden| *is_hidden) && within.contains(&false);
    (is_known && !all_hidden && !is_few(sum, threshold)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(counts: &[usize]) -> String {
        let hidden = hide_row(counts, None, Threshold::default());
        let one = |(count, is_hidden): (&usize, &bool)| if *is_hidden { "*".to_owned() } else { count.to_string() };
        counts.iter().zip(&hidden).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_hidden_stands_for_as_many_people_as_the_threshold() {
        assert_eq!(shown(&[12, 20, 0]), "12 20 0");
        assert_eq!(shown(&[3, 12, 20]), "* * 20");
        assert_eq!(shown(&[1, 2, 12, 20]), "* * * 20", "three people are few, also together");
        assert_eq!(shown(&[3, 2, 12]), "* * 12");
        assert_eq!(shown(&[4, 4, 12]), "* * *");
        assert_eq!(shown(&[4, 4, 0]), "* * *", "nobody can tell who said nothing");
        assert_eq!(shown(&[8, 0, 0]), "8 0 0");
    }

    #[test]
    fn what_must_be_hidden_is_hidden_among_others() {
        let hidden = |counts: &[usize]| hide_row(counts, Some(0), Threshold::default());
        assert_eq!(hidden(&[30, 3, 9, 20]), [true, true, true, false]);
        assert_eq!(hidden(&[30, 7, 9, 20]), [true, true, false, false]);
        assert_eq!(hidden(&[30, 0]), [true, true]);
        assert_eq!(hidden(&[0, 30]), [false, false]);
    }

    #[test]
    fn a_sum_is_said_where_it_can_be_had_anyway() {
        let threshold = Threshold::default();
        let sum = |within: &[bool]| sum_of(&[30, 9, 3, 8], &[false, true, true, false], within, threshold);
        assert_eq!(sum(&[true, false, false, false]), Some(30));
        assert_eq!(sum(&[true, true, true, false]), Some(42), "the rest of the whole");
        assert_eq!(sum(&[true, true, false, false]), None);
    }
}
