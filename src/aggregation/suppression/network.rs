//! Which hidden cell of a table can be worked out from all that is shown. Knows nothing of how cells come to be hidden.
//!
//! Every cell stands in one row and one column, and each adds up: so the cells are the arcs of a network whose nodes are the
//! rows and columns, and the counts a flow through it that keeps every node in balance (D. Gusfield, "A graph theoretic
//! approach to statistical data security", SIAM Journal on Computing 17, 1988). What else a hidden count may be is found by
//! sending one more, or one less, round a circle of hidden cells. Where no circle leads through a cell, it is the only count
//! that fits.
//!
//! Whoever works it out is taken to know the threshold, that no zero is hidden, and even which of the hidden cells of the
//! table are small; hidden totals may be anything but zero to them.

use super::cell::Cell;

/// A hidden cell, between its two nodes.
struct Arc {
    cell: usize,
    from: usize,
    to: usize,
    may_grow: bool,
    may_shrink: bool,
}

/// Where one more can be sent to from each node, and through which cell.
type Steps = Vec<Vec<Step>>;

struct Step {
    cell: usize,
    to: usize,
}

/// The first hidden cell that can only be what it is. `width` is the length of a row with its total; the last row has the
/// totals of the columns.
pub(super) fn worked_out(cells: &[Cell], width: usize, threshold: usize) -> Option<usize> {
    let rows = cells.len() / width;
    let hidden = (0..rows * width).filter(|&at| cells[at].is_hidden);
    let arcs: Vec<Arc> = hidden.map(|at| arc(cells, at, width, threshold)).collect();
    let mut steps: Steps = (0..rows + width).map(|_| Vec::new()).collect();
    for arc in &arcs {
        if arc.may_grow {
            steps[arc.from].push(Step { cell: arc.cell, to: arc.to });
        }
        if arc.may_shrink {
            steps[arc.to].push(Step { cell: arc.cell, to: arc.from });
        }
    }
    let can_change = |arc: &Arc| {
        arc.may_grow && leads(&steps, arc.to, arc.from, arc.cell) || arc.may_shrink && leads(&steps, arc.from, arc.to, arc.cell)
    };
    arcs.iter().find(|arc| !can_change(arc)).map(|arc| arc.cell)
}

/// A count goes from its row to its column and a total the other way round, as each stands on the other side of its sum;
/// the total of all stands on the other side twice.
fn arc(cells: &[Cell], at: usize, width: usize, threshold: usize) -> Arc {
    let rows = cells.len() / width;
    let (row, column) = (at / width, rows + at % width);
    let (totals_columns, totals_rows) = (at / width == rows - 1, at % width == width - 1);
    let (from, to) = if totals_columns == totals_rows { (row, column) } else { (column, row) };
    let is_known_small = cells[at].is_small && !totals_columns && !totals_rows;
    let may_grow = !is_known_small || cells[at].count + 1 < threshold;
    Arc { cell: at, from, to, may_grow, may_shrink: cells[at].count > 1 }
}

/// Whether one more can be sent from one node to another, but not through the cell that is asked about.
fn leads(steps: &Steps, from: usize, to: usize, without: usize) -> bool {
    let mut reached = vec![false; steps.len()];
    let mut open = vec![from];
    reached[from] = true;
    while let Some(node) = open.pop() {
        for step in steps[node].iter().filter(|step| step.cell != without) {
            if !reached[step.to] {
                reached[step.to] = true;
                open.push(step.to);
            }
        }
    }
    reached[to]
}
