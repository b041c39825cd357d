//! Groups of a whole whose figures are known: nobody can work out how many of few children are in which, from any figure.

use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::aggregation::suppression::groups::{Tally, figure, totals};
use safeguarding_audit::aggregation::suppression::{Shown, ShownRow, Threshold};

/// As many children as are counted.
fn each(count: usize) -> Tally {
    Tally { count, people: count }
}

fn tallies(rows: &[Vec<usize>]) -> Vec<Vec<Tally>> {
    rows.iter().map(|row| row.iter().map(|count| each(*count)).collect()).collect()
}

/// How large the groups are, and the figure within them, as they are shown.
fn shown(rows: &[Vec<usize>]) -> (Vec<Shown>, Vec<ShownRow>) {
    let sizes: Vec<Tally> = rows.iter().map(|row| each(row.iter().sum())).collect();
    let sizes = totals(&sizes, Threshold::default());
    let cells = figure(&tallies(rows), &sizes, Threshold::default());
    (sizes, cells)
}

fn printed(row: &ShownRow) -> String {
    let one = |shown: &Shown| shown.count().map_or("*".to_owned(), |count| count.to_string());
    format!("{} | {}", row.cells.iter().map(one).collect::<Vec<_>>().join(" "), one(&row.total))
}

#[track_caller]
fn shows(rows: &[Vec<usize>], expected: &[&str]) {
    assert_eq!(shown(rows).1.iter().map(printed).collect::<Vec<_>>(), expected, "{rows:?}");
}

#[test]
fn totals_of_the_whole_stay_and_what_is_small_is_hidden_within_them() {
    shows(&[vec![6, 6], vec![6, 6]], &["6 6 | 12", "6 6 | 12"]);
    shows(&[vec![9, 3], vec![6, 6]], &["* * | 12", "* * | 12"]);
    shows(&[vec![9, 0], vec![6, 6]], &["9 0 | 9", "6 6 | 12"]);
}

#[test]
fn the_size_of_a_small_group_takes_the_next_smallest_one_with_it() {
    shows(&[vec![3, 0], vec![8, 0], vec![9, 0]], &["* 0 | *", "* 0 | *", "9 0 | 9"]);
}

#[test]
fn where_nothing_is_left_to_hide_nothing_is_shown() {
    shows(&[vec![9, 3], vec![12, 0]], &["* * | 12", "* * | 12"]);
}

#[test]
fn many_counts_of_few_people_are_few() {
    let rows = [vec![Tally { count: 8, people: 2 }, each(6)], vec![each(7), each(9)]];
    let sizes = [each(14), each(16)].map(|size| Shown::Count(size.count));
    let cells = figure(&rows, &sizes, Threshold::default());
    assert!(cells.iter().flat_map(|row| &row.cells).all(|cell| *cell == Shown::Hidden), "{cells:?}");
}

/// Every table that somebody could have in mind who knows the threshold, that no zero is hidden, which counts are hidden because
/// they are small, and the figures of the whole.
fn possible(rows: &[Vec<usize>], sizes: &[Shown], cells: &[ShownRow]) -> Vec<Vec<usize>> {
    let flat: Vec<usize> = rows.iter().flatten().copied().collect();
    let width = rows[0].len();
    let columns: Vec<usize> = (0..width).map(|at| rows.iter().map(|row| row[at]).sum()).collect();
    let shown: Vec<Shown> = cells.iter().flat_map(|row| row.cells.clone()).collect();
    let mut found = Vec::new();
    let mut table = Vec::new();
    fill(
        &mut table,
        &mut found,
        &|table: &[usize]| {
            let at = table.len() - 1;
            let (row, column) = (at / width, at % width);
            let fits_shown = match shown[at] {
                Shown::Count(count) => table[at] == count,
                Shown::Hidden => table[at] > 0 && (flat[at] >= 5 || table[at] < 5),
            };
            let in_column: usize = (0..=row).map(|row| table[row * width + column]).sum();
            let is_last = row == rows.len() - 1;
            let fits_column = if is_last { in_column == columns[column] } else { in_column <= columns[column] };
            let in_row: usize = table[row * width..].iter().sum();
            let fits_row = match sizes[row] {
                Shown::Count(size) if column == width - 1 => in_row == size,
                Shown::Count(size) => in_row <= size,
                Shown::Hidden => true,
            };
            fits_shown && fits_column && fits_row
        },
        flat.len(),
        columns.iter().copied().max().unwrap_or(0),
    );
    found
}

fn fill(table: &mut Vec<usize>, found: &mut Vec<Vec<usize>>, fits: &dyn Fn(&[usize]) -> bool, cells: usize, most: usize) {
    if table.len() == cells {
        found.push(table.clone());
        return;
    }
    for count in 0..=most {
        table.push(count);
        if fits(table) {
            fill(table, found, fits, cells, most);
        }
        table.pop();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_small_count_can_be_worked_out(rows in (2..4_usize, 2..4_usize).prop_flat_map(|(rows, columns)| vec(vec(0..9_usize, columns), rows))) {
        let (sizes, cells) = shown(&rows);
        let all_hidden = cells.iter().flat_map(|row| &row.cells).all(|cell| *cell == Shown::Hidden);
        let flat: Vec<usize> = rows.iter().flatten().copied().collect();
        for (at, cell) in cells.iter().flat_map(|row| &row.cells).enumerate() {
            prop_assert!(*cell == Shown::Hidden || !(1..5).contains(&flat[at]), "a small count is shown: {rows:?}");
        }
        if all_hidden {
            // Nothing but the whole and the sizes is shown, and not even whether a zero is among them.
            return Ok(());
        }
        let possible = possible(&rows, &sizes, &cells);
        prop_assert!(possible.contains(&flat));
        for (at, cell) in cells.iter().flat_map(|row| &row.cells).enumerate() {
            if *cell == Shown::Hidden && (1..5).contains(&flat[at]) {
                let is_known = possible.iter().all(|table| table[at] == flat[at]);
                prop_assert!(!is_known, "cell {at} of {rows:?} follows from {cells:?} and {sizes:?}");
            }
        }
    }
}
