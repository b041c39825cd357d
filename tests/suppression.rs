//! Which counts of people are hidden: the rows and tables of the brief to the letter, and that nobody can work out the rest.

use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::aggregation::distribution::Proportion;
use safeguarding_audit::aggregation::suppression::{
    Counted, NoBreakdown, Shown, ShownPart, ShownRow, ShownTable, Threshold, may_break_down, row, table,
};
use std::ops::RangeInclusive;

/// People, with the least count that is shown.
fn people(least_shown: usize) -> Counted {
    Counted::People(threshold(least_shown))
}

fn threshold(least_shown: usize) -> Threshold {
    Threshold::new(least_shown).unwrap_or_else(|| panic!("{least_shown} is no threshold"))
}

fn printed(row: &ShownRow) -> String {
    let one = |shown: &Shown| shown.count().map_or("*".to_owned(), |count| count.to_string());
    format!("{} | {}", row.cells.iter().map(one).collect::<Vec<_>>().join(" "), one(&row.total))
}

/// A row for people, with the threshold of 5.
#[track_caller]
fn shows(counts: &[usize], expected: &str) {
    assert_eq!(printed(&row(counts, people(5))), expected, "{counts:?}");
}

#[track_caller]
fn table_shows<const C: usize>(counts: &[[usize; C]], least_shown: usize, expected: &[&str]) -> ShownTable {
    let shown = table(&rows(counts), people(least_shown));
    let found: Vec<String> = shown.rows.iter().chain([&shown.totals]).map(printed).collect();
    assert_eq!(found, expected, "{counts:?}");
    shown
}

fn rows<const C: usize>(counts: &[[usize; C]]) -> Vec<Vec<usize>> {
    counts.iter().map(|row| row.to_vec()).collect()
}

// ---- one row ----------------------------------------------------------------------------------------------------------------

/// Every row of the brief, with what is shown of it.
const ROWS: [(&[usize], &str); 7] = [
    (&[3, 12, 20], "* * 20 | 35"),
    (&[3, 0, 12], "* 0 * | 15"),
    (&[3, 2, 12], "* * 12 | 17"),
    (&[1, 1, 12], "* * * | 14"),
    (&[4, 4, 12], "* * * | 20"),
    (&[12, 20], "12 20 | 32"),
    (&[3, 0, 0], "* 0 0 | *"),
];

#[test]
fn every_row_of_the_brief_is_shown_as_it_says() {
    ROWS.iter().for_each(|(counts, expected)| shows(counts, expected));
}

#[test]
fn no_row_of_the_brief_hides_more_than_it_must() {
    for (counts, _) in ROWS {
        let shown = row(counts, people(5));
        let hidden: Vec<bool> = cells(&shown).map(|shown| shown == Shown::Hidden).collect();
        let total: usize = counts.iter().sum();
        let all: Vec<usize> = counts.iter().copied().chain([total]).collect();
        assert!(!gives_anything_away(&all, &hidden, 5), "{counts:?}");
        for at in (0..all.len()).filter(|at| hidden[*at] && !(1..5).contains(&all[*at])) {
            let mut without = hidden.clone();
            without[at] = false;
            assert!(gives_anything_away(&all, &without, 5), "{counts:?}: the {} is hidden for nothing", all[at]);
        }
    }
}

#[test]
fn the_only_small_count_of_a_row_takes_the_next_smallest_with_it_and_the_first_of_equal_ones() {
    shows(&[20, 4, 9, 8, 30], "20 * 9 * 30 | 71");
    shows(&[9, 4, 9], "* * 9 | 22");
    shows(&[5, 5, 5], "5 5 5 | 15");
}

#[test]
fn small_counts_that_can_be_no_other_take_one_more_until_the_total_goes() {
    shows(&[1, 1, 1, 12, 30], "* * * * 30 | 45");
    shows(&[4, 4, 4, 12, 30], "* * * * 30 | 54");
    shows(&[4, 4, 0], "* * 0 | *");
    shows(&[4, 1, 30], "* * 30 | 35");
    shows(&[2, 4, 2, 30], "* * * 30 | 38");
}

#[test]
fn a_small_total_is_a_small_count_of_people_too() {
    shows(&[1, 2], "* * | *");
    shows(&[2, 0], "* 0 | *");
    shows(&[3, 2], "* * | 5");
}

#[test]
fn zeros_are_always_shown_and_a_row_of_nothing_is_a_row_of_nothing() {
    shows(&[0, 0, 0], "0 0 0 | 0");
    shows(&[], " | 0");
}

#[test]
fn the_threshold_can_be_from_five_to_ten_and_is_ten_outside_the_partnership() {
    assert_eq!((0..20).filter_map(Threshold::new).map(Threshold::least_shown).collect::<Vec<_>>(), [5, 6, 7, 8, 9, 10]);
    assert_eq!(Threshold::default().least_shown(), 5);
    assert_eq!(Threshold::PUBLISHED.least_shown(), 10);
    assert_eq!(printed(&row(&[9, 12, 20], people(10))), "* * 20 | 41");
    assert_eq!(printed(&row(&[9, 9, 20], people(10))), "* * * | 38", "9 and 9 is all that adds up to 18");
    assert_eq!(printed(&row(&[4, 4, 20], people(10))), "* * 20 | 28", "8 may be 1 and 7 then");
}

#[test]
fn counts_of_organisations_are_never_hidden() {
    assert_eq!(printed(&row(&[1, 0, 3], Counted::Organisations)), "1 0 3 | 4");
    let shown = table(&[vec![1, 2], vec![0, 30]], Counted::Organisations);
    assert_eq!(shown.rows.iter().chain([&shown.totals]).map(printed).collect::<Vec<_>>(), ["1 2 | 3", "0 30 | 30", "1 32 | 33"]);
}

#[test]
fn cells_are_added_up_from_what_is_shown_only() {
    // Good is 8 and outstanding 5: shown together as 13, they would give away the 5 beside the 8.
    let grades = row(&[5, 8, 12, 3], people(5));
    assert_eq!(printed(&grades), "* 8 12 * | 28");
    assert_eq!(grades.part(0..2), ShownPart { x: Shown::Hidden, n: Shown::Count(28) });
    assert_eq!(grades.part(1..3).proportion(), Some(Proportion { x: 20, n: 28 }));
    assert_eq!(grades.part(0..2).proportion(), None);
    assert_eq!(grades.part(2..2).x, Shown::Count(0));
    let (from, to) = (3, 1);
    assert_eq!(grades.part(from..to).x, Shown::Count(0), "nothing is between the third and the first");
    assert_eq!(grades.part(7..9).x, Shown::Count(0));
}

// ---- tables -------------------------------------------------------------------------------------------------------------------

#[test]
fn a_small_count_in_a_table_takes_others_in_its_row_and_its_column_with_it() {
    // The row hides 12; then each column has one hidden count, and hides its next smallest: 15, and with it the row of 15.
    table_shows(
        &[[3, 12, 20], [15, 30, 40], [25, 35, 45]],
        5,
        &["* * 20 | 35", "* * 40 | 85", "25 35 45 | 105", "43 77 105 | 225"],
    );
}

#[test]
fn a_table_without_small_counts_is_shown_whole() {
    table_shows(&[[12, 20], [0, 5]], 5, &["12 20 | 32", "0 5 | 5", "12 25 | 37"]);
}

#[test]
fn two_small_counts_in_each_row_and_column_protect_each_other() {
    table_shows(&[[3, 2, 30], [2, 3, 30]], 5, &["* * 30 | 35", "* * 30 | 35", "5 5 60 | 70"]);
}

#[test]
fn a_hidden_total_is_protected_among_the_totals() {
    // Three children in the first group: neither their row nor the totals may say so.
    let shown =
        table_shows(&[[3, 0, 0], [10, 20, 30], [0, 20, 40]], 5, &["* 0 0 | *", "* 20 30 | *", "0 20 40 | 60", "13 40 70 | 123"]);
    assert_eq!(shown.rows[0].part(0..1).proportion(), None);
    // One child, who cannot be fewer, but may be more for all that anyone can tell.
    table_shows(&[[1, 0, 0], [10, 20, 30], [0, 20, 40]], 5, &["* 0 0 | *", "* 20 30 | *", "0 20 40 | 60", "11 40 70 | 121"]);
}

#[test]
fn groups_of_few_children_do_not_show_how_many_they_are() {
    table_shows(&[[1, 2], [20, 30], [40, 50]], 5, &["* * | *", "* * | *", "40 50 | 90", "61 82 | 143"]);
}

#[test]
fn what_several_lines_give_away_together_is_hidden_too() {
    // Every line hides two counts or more, and none can be solved by itself. But what the first two rows hide, less what the
    // first two columns hide, is the 2 in the first row.
    let counts = [[3, 3, 2, 50], [3, 4, 50, 50], [50, 50, 3, 4], [50, 50, 2, 3]];
    assert_eq!((58 + 107 - 3 * 50) - (106 + 107 - 4 * 50), counts[0][2]);
    let shown = table(&rows(&counts), people(5));
    let hidden = shown.rows.iter().flat_map(|row| row.cells.iter()).filter(|shown| **shown == Shown::Hidden).count();
    let small = counts.iter().flatten().filter(|count| **count < 5).count();
    assert!(hidden > small, "{:?}", shown.rows.iter().map(printed).collect::<Vec<_>>());
    nobody_can_work_out(&rows(&counts), &shown, 5);
}

#[test]
fn short_rows_are_filled_up_and_no_rows_are_no_table() {
    let shown = table(&[vec![12], vec![20, 30]], people(5));
    assert_eq!(shown.rows.iter().map(printed).collect::<Vec<_>>(), ["12 0 | 12", "20 30 | 50"]);
    let nothing = table(&[], people(5));
    assert_eq!((nothing.rows.len(), printed(&nothing.totals).as_str()), (0, " | 0"));
    assert_eq!(table(&[vec![], vec![]], people(5)).rows.len(), 2);
}

// ---- whether to break down at all ------------------------------------------------------------------------------------------

#[test]
fn there_is_no_breakdown_of_fewer_than_ten_children() {
    let few = |children| may_break_down(children, [children], Threshold::default());
    assert_eq!(few(0), Err(NoBreakdown::FewChildren { children: 0 }));
    assert_eq!(few(9), Err(NoBreakdown::FewChildren { children: 9 }));
    assert_eq!(few(10), Ok(()));
}

#[test]
fn there_is_no_breakdown_with_a_cell_from_one_to_four() {
    let default = Threshold::default();
    for small in 1..5 {
        assert_eq!(may_break_down(30, [20, small, 0], default), Err(NoBreakdown::SmallCount { threshold: default }));
    }
    assert_eq!(may_break_down(30, [20, 5, 0], default), Ok(()), "a zero is no child");
    let published = Threshold::PUBLISHED;
    assert_eq!(may_break_down(30, [20, 9], published), Err(NoBreakdown::SmallCount { threshold: published }));
}

// ---- nobody can work out the rest ------------------------------------------------------------------------------------------

fn cells(row: &ShownRow) -> impl Iterator<Item = Shown> + '_ {
    row.cells.iter().copied().chain([row.total])
}

/// What a hidden count may be to whoever knows the threshold and, at worst, that it is small.
fn possible(count: usize, least_shown: usize, most: usize) -> RangeInclusive<usize> {
    if count < least_shown { 1..=least_shown - 1 } else { 1..=most }
}

/// Whether any hidden count of a row follows from the others, by trying all there is.
fn gives_anything_away(all: &[usize], hidden: &[bool], least_shown: usize) -> bool {
    let (counts, total) = (&all[..all.len() - 1], all[all.len() - 1]);
    let mut fits: Vec<Vec<usize>> = vec![vec![]];
    for (count, is_hidden) in counts.iter().zip(hidden) {
        let may_be = if *is_hidden { possible(*count, least_shown, total + 2) } else { *count..=*count };
        fits = fits.iter().flat_map(|fit| may_be.clone().map(|count| [fit.as_slice(), &[count]].concat())).collect();
    }
    fits.iter_mut().for_each(|fit| fit.push(fit.iter().sum()));
    fits.retain(|fit| hidden[counts.len()] || fit[counts.len()] == total);
    (0..all.len()).any(|at| hidden[at] && fits.iter().all(|fit| fit[at] == all[at]))
}

/// Whether what is shown is true, and what is small is hidden and nothing else that is zero.
#[track_caller]
fn is_honest(all: &[usize], row: &ShownRow, least_shown: usize) {
    assert_eq!(all.len(), row.cells.len() + 1);
    for (count, shown) in all.iter().zip(cells(row)) {
        match shown {
            Shown::Count(shown) => assert!(shown == *count && (*count == 0 || *count >= least_shown), "{all:?}: {row:?}"),
            Shown::Hidden => assert!(*count > 0, "{all:?}: {row:?}"),
        }
    }
}

/// Tries every table that differs from the true one by at most one in each hidden count and agrees with all that is shown.
/// For each hidden count there must be one in which it is another.
#[track_caller]
fn nobody_can_work_out(counts: &[Vec<usize>], shown: &ShownTable, least_shown: usize) {
    let columns = counts.first().map_or(0, Vec::len);
    let place = |at: usize| (at / columns, at % columns);
    let is_hidden = |at: usize| shown.rows[place(at).0].cells[place(at).1] == Shown::Hidden;
    let hidden: Vec<usize> = (0..counts.len() * columns).filter(|at| is_hidden(*at)).collect();
    let mut found = Found {
        is_another: vec![false; hidden.len()],
        row_totals: vec![false; counts.len()],
        column_totals: vec![false; columns],
        total: false,
    };
    let mut changed: Vec<i64> = vec![0; hidden.len()];
    try_all(counts, shown, least_shown, &hidden, &mut changed, 0, &mut found);
    let is_kept = |row: &ShownRow, is_another: bool| row.total != Shown::Hidden || is_another;
    let failed = || format!("{counts:?}: {:?}", shown.rows.iter().chain([&shown.totals]).map(printed).collect::<Vec<_>>());
    assert!(found.is_another.iter().all(|is_another| *is_another), "a count: {}", failed());
    assert!(shown.rows.iter().zip(&found.row_totals).all(|(row, is_another)| is_kept(row, *is_another)), "a total: {}", failed());
    let of_columns = shown.totals.cells.iter().zip(&found.column_totals);
    assert!(of_columns.into_iter().all(|(shown, is_another)| *shown != Shown::Hidden || *is_another), "a total: {}", failed());
    assert!(is_kept(&shown.totals, found.total), "the total: {}", failed());
}

/// Which hidden counts were another in some table.
struct Found {
    is_another: Vec<bool>,
    row_totals: Vec<bool>,
    column_totals: Vec<bool>,
    total: bool,
}

fn try_all(
    counts: &[Vec<usize>],
    shown: &ShownTable,
    least_shown: usize,
    hidden: &[usize],
    changed: &mut Vec<i64>,
    at: usize,
    found: &mut Found,
) {
    let columns = counts.first().map_or(0, Vec::len);
    if at < hidden.len() {
        let count = counts[hidden[at] / columns][hidden[at] % columns];
        let may_be = possible(count, least_shown, usize::MAX);
        for change in [0, -1, 1] {
            if may_be.contains(&(count.saturating_add_signed(change as isize))) {
                changed[at] = change;
                try_all(counts, shown, least_shown, hidden, changed, at + 1, found);
            }
        }
        changed[at] = 0;
        return;
    }
    let mut by_row = vec![0; counts.len()];
    let mut by_column = vec![0; columns];
    for (cell, change) in hidden.iter().zip(changed.iter()) {
        by_row[cell / columns] += change;
        by_column[cell % columns] += change;
    }
    let total: i64 = by_row.iter().sum();
    // A total that is shown stays; one that is hidden is never nothing.
    let fits = |shown: Shown, count: usize, change: i64| match shown {
        Shown::Count(_) => change == 0,
        Shown::Hidden => count as i64 + change > 0,
    };
    let row_sum = |row: usize| counts[row].iter().sum::<usize>();
    let column_sum = |column: usize| counts.iter().map(|row| row[column]).sum::<usize>();
    let all = (0..counts.len()).all(|row| fits(shown.rows[row].total, row_sum(row), by_row[row]))
        && (0..columns).all(|column| fits(shown.totals.cells[column], column_sum(column), by_column[column]))
        && fits(shown.totals.total, (0..counts.len()).map(row_sum).sum(), total);
    if all {
        found.is_another.iter_mut().zip(changed.iter()).for_each(|(found, change)| *found |= *change != 0);
        found.row_totals.iter_mut().zip(&by_row).for_each(|(found, change)| *found |= *change != 0);
        found.column_totals.iter_mut().zip(&by_column).for_each(|(found, change)| *found |= *change != 0);
        found.total |= total != 0;
    }
}

#[track_caller]
fn is_safe(counts: &[Vec<usize>], least_shown: usize) {
    let shown = table(counts, people(least_shown));
    let columns = counts.first().map_or(0, Vec::len);
    let with_total = |row: &[usize]| row.iter().copied().chain([row.iter().sum()]).collect::<Vec<usize>>();
    counts.iter().zip(&shown.rows).for_each(|(counts, row)| is_honest(&with_total(counts), row, least_shown));
    let totals: Vec<usize> = (0..columns).map(|column| counts.iter().map(|row| row[column]).sum()).collect();
    is_honest(&with_total(&totals), &shown.totals, least_shown);
    nobody_can_work_out(counts, &shown, least_shown);
}

#[test]
fn no_row_of_up_to_four_counts_gives_anything_away() {
    for cells in 1..=4_u32 {
        for number in 0..8_usize.pow(cells) {
            let counts: Vec<usize> = (0..cells).map(|at| number / 8_usize.pow(at) % 8).collect();
            let shown = row(&counts, people(5));
            let all: Vec<usize> = counts.iter().copied().chain([counts.iter().sum()]).collect();
            let hidden: Vec<bool> = self::cells(&shown).map(|shown| shown == Shown::Hidden).collect();
            is_honest(&all, &shown, 5);
            assert!(!gives_anything_away(&all, &hidden, 5), "{counts:?}: {}", printed(&shown));
        }
    }
}

#[test]
fn no_table_of_two_rows_and_two_columns_gives_anything_away() {
    for number in 0..9_usize.pow(4) {
        let cell = |at: u32| number / 9_usize.pow(at) % 9;
        is_safe(&[vec![cell(0), cell(1)], vec![cell(2), cell(3)]], 5);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_table_of_three_rows_and_three_columns_gives_anything_away(
        counts in vec(vec(prop_oneof![2 => Just(0_usize), 3 => 1_usize..5, 3 => 5_usize..20], 3), 3),
        least_shown in 5_usize..=6,
    ) {
        is_safe(&counts, least_shown);
    }

    #[test]
    fn rows_are_shown_alike_in_any_order_as_far_as_their_counts_differ(
        (counts, scrambled) in vec(0_usize..40, 1..7).prop_flat_map(|counts| (Just(counts.clone()), Just(counts).prop_shuffle()))
    ) {
        let of = |counts: &[usize]| {
            let shown = row(counts, people(5));
            let mut cells: Vec<(usize, Option<usize>)> =
                counts.iter().copied().zip(shown.cells.iter().map(|shown| shown.count())).collect();
            cells.sort();
            (cells, shown.total)
        };
        prop_assert_eq!(of(&counts), of(&scrambled));
    }

    #[test]
    fn no_counts_at_all_stop_the_app(counts in vec(vec(prop_oneof![0_usize..9, Just(usize::MAX)], 0..6), 0..6)) {
        let shown = table(&counts, people(10));
        prop_assert_eq!(shown.rows.len(), counts.len());
        counts.iter().for_each(|counts| drop(row(counts, people(5))));
    }
}
