//! Cells that add up in lines, and what must be hidden so that no line gives away what it hides. Knows no rows or columns.

use super::cell::{Cell, Line};
use super::{Counted, Shown, ShownRow, network};
use std::ops::Range;

/// Cells, totals among them, and the lines in which they add up.
pub(super) struct Sheet {
    pub(super) cells: Vec<Cell>,
    pub(super) lines: Vec<Line>,
    /// The least count of people that is shown; 0 where nothing is hidden.
    pub(super) threshold: usize,
}

impl Sheet {
    pub(super) fn of(counts: impl Iterator<Item = usize>, counted: Counted) -> Self {
        let (threshold, hides): (usize, &dyn Fn(usize) -> bool) = match counted {
            Counted::People(threshold) => (threshold.0, &move |count| threshold.hides(count)),
            Counted::Organisations => (0, &|_| false),
        };
        let cell = |count| Cell { count, is_small: hides(count), is_hidden: hides(count), is_known: false };
        let cells = counts.map(cell).collect();
        Self { cells, lines: Vec::new(), threshold }
    }

    /// Goes through the lines until none of them, by itself, gives away what it hides. False where only a count that is known
    /// elsewhere is left to hide.
    pub(super) fn protect_lines(&mut self) -> bool {
        let mut changed = true;
        while changed {
            changed = false;
            for at in 0..self.lines.len() {
                while self.can_be_solved(&self.lines[at]) {
                    let line = &self.lines[at];
                    let cell = self.next_smallest(&line.parts).unwrap_or(line.total);
                    if self.cells[cell].is_known {
                        return false;
                    }
                    self.cells[cell].is_hidden = true;
                    changed = true;
                }
            }
        }
        true
    }

    /// Goes on until nothing that is hidden in a table can be worked out, from one line or from several. `width` is the
    /// length of a row with its total. False where nothing is left to hide.
    pub(super) fn protect_table(&mut self, width: usize) -> bool {
        while self.protect_lines() {
            match network::worked_out(&self.cells, width, self.threshold) {
                None => return true,
                Some(cell) if self.hide_beside(cell) => {}
                Some(_) => return false,
            }
        }
        false
    }

    /// The lines of a table with its totals at the ends.
    pub(super) fn lines_of_table(rows: usize, columns: usize) -> Vec<Line> {
        let width = columns + 1;
        let in_row = |row: usize| Line { parts: (0..columns).map(|at| row * width + at).collect(), total: row * width + columns };
        let in_column = |at: usize| Line { parts: (0..rows).map(|row| row * width + at).collect(), total: rows * width + at };
        (0..=rows).map(in_row).chain((0..=columns).map(in_column)).collect()
    }

    /// Whether what a line hides follows from what it shows.
    fn can_be_solved(&self, line: &Line) -> bool {
        let hidden: Vec<&Cell> = line.parts.iter().map(|&at| &self.cells[at]).filter(|cell| cell.is_hidden).collect();
        match (hidden.len(), self.cells[line.total].is_hidden) {
            // A hidden total of counts that are all shown is their sum.
            (0, total_is_hidden) => total_is_hidden,
            (_, true) => false,
            (1, false) => true,
            (many, false) => {
                let sum = hidden.iter().fold(0_usize, |sum, cell| sum.saturating_add(cell.count));
                hidden.iter().all(|cell| cell.is_small) && (sum == many || sum == many * (self.threshold - 1))
            }
        }
    }

    /// The smallest of these cells that is shown and not zero; the first of equal ones.
    fn next_smallest(&self, cells: &[usize]) -> Option<usize> {
        let shown = cells.iter().copied().filter(|&at| self.cells[at].may_be_hidden());
        shown.min_by_key(|&at| self.cells[at].count)
    }

    /// Hides the next smallest count in the lines of a cell, then of their totals, then of all; false where none is left.
    fn hide_beside(&mut self, cell: usize) -> bool {
        let beside: Vec<&Line> = self.lines.iter().filter(|line| line.total == cell || line.parts.contains(&cell)).collect();
        let parts: Vec<usize> = beside.iter().flat_map(|line| line.parts.iter().copied()).collect();
        let totals: Vec<usize> = beside.iter().map(|line| line.total).collect();
        let all: Vec<usize> = (0..self.cells.len()).collect();
        let next = [parts, totals, all].iter().find_map(|cells| self.next_smallest(cells));
        next.is_some_and(|at| {
            self.cells[at].is_hidden = true;
            true
        })
    }

    pub(super) fn row(&self, cells: Range<usize>) -> ShownRow {
        let mut cells: Vec<Shown> =
            self.cells[cells].iter().map(|cell| if cell.is_hidden { Shown::Hidden } else { Shown::Count(cell.count) }).collect();
        let total = cells.pop().unwrap_or(Shown::Count(0));
        ShownRow { cells, total }
    }
}
