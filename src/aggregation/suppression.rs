//! Which counts of people are shown and which hidden, so that nobody is recognised in a small one. Knows no sentences.
//!
//! The rule is that of the content brief (G.4). Every count from 1 to one below the [`Threshold`] is hidden; zeros are
//! shown. Where what is hidden could be worked out from what is shown, the next smallest count of the same line is hidden
//! too, and where none is left, the total of the line. It can be worked out where one count alone is hidden, or where all
//! that are hidden are small and add up to what only the smallest or only the greatest of them can.
//!
//! In a table this is done row by row, then column by column, and over again until nothing changes. Totals are counts of
//! people too: small ones are hidden, and the column of row totals is a column like any other. Last comes what no line gives
//! away by itself but several together; `network` finds it.
//!
//! What this does not know:
//!
//! - Other tables of the same people. What is hidden in one must not be shown in another; sums are made from what is shown
//!   ([`ShownRow::part`]). Where the totals are shown elsewhere, `groups` hides within them.
//! - Who plays the rule backwards. It keeps out whoever adds up, knows the threshold and even which of the hidden counts are
//!   small. Somebody who asks of which tables these very cells would have been hidden can learn more now and then, since of
//!   equal counts the first is hidden, and since a total below the threshold is hidden like one that protects another.

mod cell;
pub mod groups;
mod network;
pub mod organisations;
mod sheet;

use super::distribution::Proportion;
use cell::Line;
use serde::{Deserialize, Serialize};
use sheet::Sheet;
use std::ops::Range;

/// The least children an audit needs for a breakdown by a characteristic.
pub const LEAST_CHILDREN: usize = 10;

/// The least count of people that is shown: from 5 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(usize);

impl Threshold {
    /// For what leaves the partnership.
    pub const PUBLISHED: Self = Self(10);

    /// None outside 5 to 10.
    pub fn new(least_shown: usize) -> Option<Self> {
        (5..=10).contains(&least_shown).then_some(Self(least_shown))
    }

    /// The least count that is shown.
    pub fn least_shown(self) -> usize {
        self.0
    }

    fn hides(self, count: usize) -> bool {
        (1..self.0).contains(&count)
    }
}

impl Default for Threshold {
    /// 5, for use within the partnership.
    fn default() -> Self {
        Self(5)
    }
}

/// What is counted: only people are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Children, families, staff: anyone who might be recognised.
    People(Threshold),
    /// Organisations, returns, files.
    Organisations,
}

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// This many.
    Count(usize),
    /// Hidden to protect people; never a zero.
    Hidden,
}

impl Shown {
    /// The count, unless it is hidden.
    pub fn count(self) -> Option<usize> {
        match self {
            Self::Count(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

/// A part of a whole as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownPart {
    /// The part.
    pub x: Shown,
    /// The whole.
    pub n: Shown,
}

impl ShownPart {
    /// The proportion, unless any of it is hidden.
    pub fn proportion(self) -> Option<Proportion> {
        Some(Proportion { x: self.x.count()?, n: self.n.count()? })
    }
}

/// A row as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShownRow {
    /// In the order given.
    pub cells: Vec<Shown>,
    /// Of all cells.
    pub total: Shown,
}

impl ShownRow {
    /// Some cells together, of the total: good or better, from four grades. Hidden where any of them is, since the sum would
    /// give away what the cells hide. Cells that are not there count for nothing.
    pub fn part(&self, cells: Range<usize>) -> ShownPart {
        let within = self.cells.iter().skip(cells.start).take(cells.len());
        let sum = within.map(|shown| shown.count()).try_fold(0_usize, |sum, count| Some(sum.saturating_add(count?)));
        ShownPart { x: sum.map_or(Shown::Hidden, Shown::Count), n: self.total }
    }
}

/// A table as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShownTable {
    /// The rows with their totals, in the order given.
    pub rows: Vec<ShownRow>,
    /// The totals of the columns, and of everything.
    pub totals: ShownRow,
}

/// What may be shown of one row of counts that add up to its total.
pub fn row(counts: &[usize], counted: Counted) -> ShownRow {
    let total = counts.iter().fold(0_usize, |sum, count| sum.saturating_add(*count));
    let mut sheet = Sheet::of(counts.iter().copied().chain([total]), counted);
    sheet.lines.push(Line { parts: (0..counts.len()).collect(), total: counts.len() });
    sheet.protect_lines();
    sheet.row(0..counts.len() + 1)
}

/// What may be shown of a table of counts whose rows and columns are added up. A row that is shorter than another is filled
/// up with zeros.
pub fn table(counts: &[Vec<usize>], counted: Counted) -> ShownTable {
    let (rows, columns) = (counts.len(), counts.iter().map(Vec::len).max().unwrap_or(0));
    let mut filled: Vec<Vec<usize>> = counts.to_vec();
    filled.iter_mut().for_each(|row| row.resize(columns, 0));
    let column_total = |at: usize| filled.iter().fold(0_usize, |sum, row| sum.saturating_add(row[at]));
    filled.push((0..columns).map(column_total).collect());
    filled.iter_mut().for_each(|row| row.push(row.iter().fold(0, |sum: usize, count| sum.saturating_add(*count))));

    let mut sheet = Sheet::of(filled.into_iter().flatten(), counted);
    let width = columns + 1;
    sheet.lines = Sheet::lines_of_table(rows, columns);
    sheet.protect_table(width);
    ShownTable {
        rows: (0..rows).map(|row| sheet.row(row * width..(row + 1) * width)).collect(),
        totals: sheet.row(rows * width..(rows + 1) * width),
    }
}

/// Why a breakdown by a characteristic is not made at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBreakdown {
    /// The audit has fewer than [`LEAST_CHILDREN`].
    FewChildren {
        /// How many it has.
        children: usize,
    },
    /// A count of the breakdown would be from 1 to one below the threshold.
    SmallCount {
        /// The threshold.
        threshold: Threshold,
    },
}

/// Whether an audit may be broken down by a characteristic of the children, given every count that would be shown.
pub fn may_break_down(children: usize, counts: impl IntoIterator<Item = usize>, threshold: Threshold) -> Result<(), NoBreakdown> {
    if children < LEAST_CHILDREN {
        return Err(NoBreakdown::FewChildren { children });
    }
    let has_small = counts.into_iter().any(|count| threshold.hides(count));
    if has_small { Err(NoBreakdown::SmallCount { threshold }) } else { Ok(()) }
}
