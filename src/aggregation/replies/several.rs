//! Which counts are hidden where several answers may be chosen. Each choice divides those who answered in two; and since
//! everybody who answered chose something, all choices together are at least as many as those who answered.

use super::hiding::{hide_table, is_few};
use crate::aggregation::suppression::Threshold;

/// How often each choice was made, and by how many people in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenCounts {
    /// By the place of the choice.
    pub counts: Vec<usize>,
    /// Those who answered.
    pub answered: usize,
}

/// Which choices are hidden: of few, and of all but few; with them one of many, so that what few chose cannot be worked out
/// from the others.
pub fn hide_choices(chosen: &ChosenCounts, threshold: Threshold) -> Vec<bool> {
    let is_told = |count: &usize| is_few(*count, threshold) || is_few(chosen.answered.saturating_sub(*count), threshold);
    let mut hidden: Vec<bool> = chosen.counts.iter().map(is_told).collect();
    hide_one_of_many(&chosen.counts, &mut hidden, threshold);
    hidden
}

/// Group by group, choice by choice. `hidden` are the choices that are hidden in the whole, and `whole` is everybody who
/// answered; groups of whom it is not shown how many answered are none.
pub fn hide_grouped(
    groups: &[Option<ChosenCounts>],
    whole: &ChosenCounts,
    hidden: &[bool],
    threshold: Threshold,
) -> Vec<Vec<Option<usize>>> {
    let hidden_groups: Vec<bool> = groups.iter().map(Option::is_none).chain([true]).collect();
    let choices = whole.counts.len();
    let mut shown: Vec<Vec<Option<usize>>> = vec![vec![None; choices]; groups.len()];
    for choice in (0..choices).filter(|choice| !hidden[*choice]) {
        let known = groups.iter().map(|group| group.as_ref().map_or([0, 0], |group| halves(group, choice)));
        let mut rows: Vec<[usize; 2]> = known.collect();
        let of_known = |half: usize| rows.iter().map(|row| row[half]).sum::<usize>();
        let all = halves(whole, choice);
        // Everybody in the groups of unknown size, as one.
        let rest = [all[0].saturating_sub(of_known(0)), all[1].saturating_sub(of_known(1))];
        rows.push(rest);
        let rows: Vec<Vec<usize>> = rows.into_iter().map(|row| row.to_vec()).collect();
        let table = hide_table(&rows, &hidden_groups, &[false, false], threshold);
        for (group, row) in shown.iter_mut().zip(&table) {
            group[choice] = row.first().copied().flatten();
        }
    }
    for (row, group) in shown.iter_mut().zip(groups) {
        let Some(group) = group else { continue };
        let mut hidden: Vec<bool> = row.iter().map(Option::is_none).collect();
        hide_one_of_many(&group.counts, &mut hidden, threshold);
        row.iter_mut().zip(hidden).filter(|(_, is_hidden)| *is_hidden).for_each(|(count, _)| *count = None);
    }
    shown
}

fn halves(chosen: &ChosenCounts, choice: usize) -> [usize; 2] {
    let count = chosen.counts[choice];
    [count, chosen.answered.saturating_sub(count)]
}

/// Hides more until one of what is hidden was chosen by many; where there is none, everything, and zeros too.
fn hide_one_of_many(counts: &[usize], hidden: &mut [bool], threshold: Threshold) {
    let is_many = |at: usize| counts[at] >= threshold.least_shown();
    while hidden.contains(&true) && !(0..counts.len()).any(|at| hidden[at] && is_many(at)) {
        let shown = (0..counts.len()).filter(|at| !hidden[*at] && counts[*at] > 0);
        match shown.min_by_key(|at| counts[*at]) {
            Some(next) => hidden[next] = true,
            None => return hidden.fill(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_of_few_takes_one_of_many_with_it_and_a_choice_of_all_but_few_hides_itself() {
        let hidden =
            |counts: &[usize], answered| hide_choices(&ChosenCounts { counts: counts.to_vec(), answered }, Threshold::default());
        assert_eq!(hidden(&[10, 6, 4], 20), [false, true, true], "everybody may have ticked one");
        assert_eq!(hidden(&[10, 18, 0], 20), [false, true, false]);
        assert_eq!(hidden(&[10, 20, 0], 20), [false, false, false]);
        assert_eq!(hidden(&[3, 4, 0], 6), [true, true, true]);
    }
}
