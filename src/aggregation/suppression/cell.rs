//! Counts that may have to be hidden, and the lines in which they add up.

/// A count, and what becomes of it.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) count: usize,
    /// Whether it is from 1 to one below the threshold.
    pub(super) is_small: bool,
    pub(super) is_hidden: bool,
    /// Whether it is shown elsewhere, so that hiding it here protects nobody.
    pub(super) is_known: bool,
}

impl Cell {
    pub(super) fn may_be_hidden(&self) -> bool {
        !self.is_hidden && !self.is_known && self.count > 0
    }
}

/// Places of cells, and of the cell that is their sum.
pub(super) struct Line {
    pub(super) parts: Vec<usize>,
    pub(super) total: usize,
}
