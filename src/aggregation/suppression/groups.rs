//! Which counts are shown of the groups that a whole is broken down into, where the figures of the whole are known.
//!
//! The whole is printed elsewhere, so none of its totals can be hidden; nor can the total of a group be shown with one figure
//! and hidden with another. So first comes which totals of groups are shown, and then each figure within them. What is small
//! is told by people and not by what is counted: six audits of one child are about one child.

use super::cell::{Cell, Line};
use super::sheet::Sheet;
use super::{Shown, ShownRow, Threshold};

/// How many of what is counted, and how many people they are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Audits, returns, replies.
    pub count: usize,
    /// Children, families; never more than what is counted.
    pub people: usize,
}

impl Tally {
    fn hidden_by(self, threshold: Threshold) -> Cell {
        let is_hidden = self.count > 0 && self.people < threshold.least_shown();
        Cell { count: self.count, is_small: threshold.hides(self.count), is_hidden, is_known: false }
    }
}

fn known(count: usize) -> Cell {
    Cell { count, is_small: false, is_hidden: false, is_known: true }
}

/// What is shown of how large the groups are; together they are the whole.
pub fn totals(groups: &[Tally], threshold: Threshold) -> Vec<Shown> {
    let whole = groups.iter().map(|group| group.count).sum();
    let cells: Vec<Cell> = groups.iter().map(|group| group.hidden_by(threshold)).chain([known(whole)]).collect();
    let mut sheet = Sheet { cells, lines: Vec::new(), threshold: threshold.least_shown() };
    sheet.lines.push(Line { parts: (0..groups.len()).collect(), total: groups.len() });
    if sheet.protect_lines() {
        return sheet.row(0..groups.len() + 1).cells;
    }
    groups.iter().map(|group| if group.count == 0 { Shown::Count(0) } else { Shown::Hidden }).collect()
}

/// What is shown of one figure: a row for each group, with its total as [`totals`] shows it. Where nothing in it could be
/// hidden well enough, everything is.
pub fn figure(rows: &[Vec<Tally>], totals: &[Shown], threshold: Threshold) -> Vec<ShownRow> {
    let columns = rows.first().map_or(0, Vec::len);
    let sums: Vec<usize> = (0..columns).map(|at| rows.iter().map(|row| row[at].count).sum()).collect();
    let mut cells = Vec::new();
    for (row, total) in rows.iter().zip(totals) {
        for tally in row {
            let cell = tally.hidden_by(threshold);
            // In a group of unknown size everything is hidden that is there at all.
            cells.push(Cell { is_hidden: cell.is_hidden || *total == Shown::Hidden && tally.count > 0, ..cell });
        }
        let count = row.iter().map(|tally| tally.count).sum();
        cells.push(match total {
            Shown::Count(_) => known(count),
            Shown::Hidden => Cell { count, is_small: threshold.hides(count), is_hidden: true, is_known: false },
        });
    }
    cells.extend(sums.iter().copied().chain([sums.iter().sum()]).map(known));
    let mut sheet = Sheet { cells, lines: Sheet::lines_of_table(rows.len(), columns), threshold: threshold.least_shown() };
    let width = columns + 1;
    let is_protected = sheet.protect_table(width);
    let row = |at: usize| sheet.row(at * width..(at + 1) * width);
    let all_hidden = |at: usize| ShownRow { cells: vec![Shown::Hidden; columns], total: totals[at] };
    (0..rows.len()).map(|at| if is_protected { row(at) } else { all_hidden(at) }).collect()
}
