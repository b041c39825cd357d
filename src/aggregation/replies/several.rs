//! Which counts are hidden where several answers may be chosen. Each choice divides those who answered in two; and since
//! everybody who answered chose something, all choices together are at least as many as those who answered.

use super::hiding::is_few;
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
///
/// A choice that must be hidden in one group is hidden in all of them: what the groups have of it could then be otherwise in
/// each, as long as all together stay the same. With it goes another that somebody of that group chose, so that what one of
/// the two has less the other can have more.
pub fn hide_grouped(
    groups: &[Option<ChosenCounts>],
    whole: &ChosenCounts,
    hidden: &[bool],
    threshold: Threshold,
) -> Vec<Vec<Option<usize>>> {
    let of_known = |of: &dyn Fn(&ChosenCounts) -> usize| groups.iter().flatten().map(of).sum::<usize>();
    // Everybody in the groups of unknown size, as one: whoever subtracts knows that one too.
    let rest = ChosenCounts {
        counts: (0..whole.counts.len()).map(|at| whole.counts[at].saturating_sub(of_known(&|group| group.counts[at]))).collect(),
        answered: whole.answered.saturating_sub(of_known(&|group| group.answered)),
    };
    let all: Vec<&ChosenCounts> = groups.iter().flatten().chain([&rest]).collect();
    let is_told = |at: usize| all.iter().any(|group| halves(group, at).iter().any(|half| is_few(*half, threshold)));
    let mut hidden_by_group: Vec<bool> = hidden.iter().enumerate().map(|(at, is_hidden)| *is_hidden || is_told(at)).collect();
    for group in &all {
        // What is hidden in the whole, nobody knows the sum of: it needs no other beside it.
        let is_of_few = |at: usize| hidden_by_group[at] && !hidden[at] && is_few(group.counts[at], threshold);
        if (0..hidden.len()).any(is_of_few) {
            hide_another(&group.counts, &mut hidden_by_group);
        }
    }
    let shown = |counts: &ChosenCounts| (0..hidden.len()).map(|at| (!hidden_by_group[at]).then_some(counts.counts[at])).collect();
    groups.iter().map(|group| group.as_ref().map_or_else(|| vec![None; hidden.len()], shown)).collect()
}

/// Hides one more where only one is hidden that anybody chose. No other that is shown is of few, so none must follow it.
fn hide_another(counts: &[usize], hidden: &mut [bool]) {
    if (0..counts.len()).filter(|at| hidden[*at] && counts[*at] > 0).count() < 2 {
        let shown = (0..counts.len()).filter(|at| !hidden[*at] && counts[*at] > 0);
        shown.min_by_key(|at| counts[*at]).into_iter().for_each(|next| hidden[next] = true);
    }
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
    use proptest::prelude::*;

    #[test]
    fn a_choice_of_few_takes_one_of_many_with_it_and_a_choice_of_all_but_few_hides_itself() {
        let hidden =
            |counts: &[usize], answered| hide_choices(&ChosenCounts { counts: counts.to_vec(), answered }, Threshold::default());
        assert_eq!(hidden(&[10, 6, 4], 20), [false, true, true], "everybody may have ticked one");
        assert_eq!(hidden(&[10, 18, 0], 20), [false, true, false]);
        assert_eq!(hidden(&[10, 20, 0], 20), [false, false, false]);
        assert_eq!(hidden(&[3, 4, 0], 6), [true, true, true]);
    }

    /// Groups with what is shown of each, and which choices are hidden in all of them together.
    struct Seen {
        groups: Vec<ChosenCounts>,
        whole: ChosenCounts,
        hidden: Vec<bool>,
        shown: Vec<Vec<Option<usize>>>,
    }

    /// Looks at groups of so many, who chose so; of the last ones, so many, it is not shown how many answered.
    fn look(groups: Vec<ChosenCounts>, of_unknown_size: usize) -> Seen {
        let sum = |of: &dyn Fn(&ChosenCounts) -> usize| groups.iter().map(of).sum::<usize>();
        let counts = (0..groups[0].counts.len()).map(|at| sum(&|group| group.counts[at])).collect();
        let whole = ChosenCounts { counts, answered: sum(&|group| group.answered) };
        let hidden = hide_choices(&whole, Threshold::default());
        let first = groups.len() - of_unknown_size;
        let known: Vec<_> = groups.iter().enumerate().map(|(at, group)| (at < first).then(|| group.clone())).collect();
        let mut shown = hide_grouped(&known, &whole, &hidden, Threshold::default());
        // Whoever subtracts knows those of unknown size as one group.
        let merged = ChosenCounts {
            counts: (0..whole.counts.len()).map(|at| groups[first..].iter().map(|group| group.counts[at]).sum()).collect(),
            answered: groups[first..].iter().map(|group| group.answered).sum(),
        };
        let groups = groups.into_iter().take(first).chain([merged]).collect();
        shown.truncate(first);
        shown.push(vec![None; whole.counts.len()]);
        Seen { groups, whole, hidden, shown }
    }

    impl Seen {
        /// Everything that the counts of one choice could be, group by group. Of a choice that is hidden in the whole only what
        /// leaves the other choices as free as can be, but for one count.
        fn possible(&self, choice: usize) -> Vec<Vec<usize>> {
            let most: Vec<usize> = self.groups.iter().map(|group| group.answered).collect();
            let at_most_one_less = |counts: &[usize]| counts.iter().zip(&most).filter(|(count, most)| count != most).count() < 2;
            let mut all = vec![vec![]];
            for (group, shown) in self.groups.iter().zip(&self.shown) {
                let counts = match shown[choice] {
                    Some(count) => count..=count,
                    None => 0..=group.answered,
                };
                let longer = |so_far: &Vec<usize>| {
                    counts.clone().map(|count| so_far.iter().copied().chain([count]).collect::<Vec<_>>()).collect::<Vec<_>>()
                };
                all = all.iter().flat_map(longer).collect();
            }
            all.retain(|counts| match self.hidden[choice] {
                true => at_most_one_less(counts),
                false => counts.iter().sum::<usize>() == self.whole.counts[choice],
            });
            all
        }

        /// Tries all that three choices could be: each hidden count of few, or of all but few, must be another in one of them.
        /// Counts are those of some people exactly where each is at most as many as answered, and all are at least as many.
        fn nobody_can_work_out(&self) {
            let [one, two, three] = [0, 1, 2].map(|choice| self.possible(choice));
            let mut is_another = vec![[false; 3]; self.groups.len()];
            for (a, b) in one.iter().flat_map(|a| two.iter().map(move |b| (a, b))) {
                for c in &three {
                    if (0..self.groups.len()).any(|at| a[at] + b[at] + c[at] < self.groups[at].answered) {
                        continue;
                    }
                    for (at, group) in self.groups.iter().enumerate() {
                        let counts = [a[at], b[at], c[at]];
                        (0..3).for_each(|choice| is_another[at][choice] |= counts[choice] != group.counts[choice]);
                    }
                }
            }
            for (at, group) in self.groups.iter().enumerate() {
                for (choice, is_another) in is_another[at].iter().enumerate() {
                    let [count, others] = halves(group, choice);
                    let tells_few = is_few(count, Threshold::default()) || is_few(others, Threshold::default());
                    assert!(!tells_few || *is_another, "{at} {choice}: {:?} {:?} {:?}", self.groups, self.hidden, self.shown);
                }
            }
        }
    }

    fn chose(answered: usize, counts: [usize; 3]) -> ChosenCounts {
        ChosenCounts { counts: counts.to_vec(), answered }
    }

    #[test]
    fn what_protects_a_count_of_few_cannot_be_had_from_the_other_groups() {
        let seen = look(vec![chose(20, [8, 8, 4]), chose(30, [10, 10, 10])], 0);
        assert_eq!(seen.hidden, [false, false, false]);
        assert_eq!(seen.shown[..2], [vec![None, Some(8), None], vec![None, Some(10), None]]);
        seen.nobody_can_work_out();
        // One hides the third group of it, the other the second: together they would give the first away.
        look(vec![chose(20, [1, 19, 0]), chose(30, [10, 15, 5]), chose(30, [15, 10, 5])], 0).nobody_can_work_out();
    }

    #[test]
    fn a_choice_of_many_in_every_group_is_shown_of_every_group() {
        let seen = look(vec![chose(20, [8, 12, 0]), chose(30, [10, 20, 9])], 0);
        assert_eq!(seen.shown[..2], [vec![Some(8), Some(12), Some(0)], vec![Some(10), Some(20), Some(9)]]);
    }

    /// A group in which each chose the first, the second, the third; seldom several of them, since then little is known.
    fn any_group() -> impl Strategy<Value = ChosenCounts> {
        let one = || prop_oneof![1 => Just(0_usize), 2 => 1..5_usize, 3 => 5..9_usize];
        let more = || prop_oneof![6 => Just(0_usize), 1 => 1..6_usize];
        let of = |(a, b, c, ab, ac, abc): (usize, usize, usize, usize, usize, usize)| {
            chose(a + b + c + ab + ac + abc, [a + ab + ac + abc, b + ab + abc, c + ac + abc])
        };
        let people = (one(), one(), one(), more(), more(), more()).prop_map(of);
        people.prop_filter("as many as can be tried", |group| (5..=20).contains(&group.answered))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn groups_give_nothing_away_where_several_may_be_chosen(
            groups in prop::collection::vec(any_group(), 2..4), is_one_unknown in any::<bool>()
        ) {
            look(groups, usize::from(is_one_unknown)).nobody_can_work_out();
        }
    }
}
