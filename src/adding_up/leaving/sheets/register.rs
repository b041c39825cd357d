//! Who was expected and who has returned.

use super::{ALL, COUNT, WORDS, count, text};
use crate::adding_up::desk::shown::{Looked, RegisterGroup, RegisterShown};
use crate::aggregation::register::Rate;
use crate::interchange::tables::sheets::{ColumnKind, WorkbookCell, WorkbookSheet};

const TITLE: &str =
    "Of the organisations in the register, how many have returned, by type, sector and locality, beside the round before.";

/// How many have returned, in all and by group.
pub(super) fn response(figures: &Looked) -> WorkbookSheet {
    let columns: [(&str, ColumnKind); 12] = [
        ("Groups", WORDS),
        ("Group", WORDS),
        ("Expected", COUNT),
        ("By the first deadline", COUNT),
        ("By the final deadline", COUNT),
        ("Returned", COUNT),
        ("Without a day", COUNT),
        ("Round before", WORDS),
        ("Expected then", COUNT),
        ("By the first deadline then", COUNT),
        ("By the final deadline then", COUNT),
        ("Returned then", COUNT),
    ];
    let rows = figures.register.iter().flat_map(rows).collect();
    WorkbookSheet::of("Response", TITLE, &columns, rows)
}

fn rows(of: &RegisterShown) -> Vec<Vec<WorkbookCell>> {
    let all = row(of, [ALL, ALL], (of.numbers, of.before, false));
    let group = |groups: &'static str| {
        move |one: &RegisterGroup| row(of, [groups, &one.name], (one.numbers, one.before, one.is_before_hidden))
    };
    let kinds = of.by_kind.iter().map(group("Type"));
    let groups = kinds.chain(of.by_sector.iter().map(group("Sector"))).chain(of.by_locality.iter().map(group("Locality")));
    [all].into_iter().chain(groups).collect()
}

fn row(of: &RegisterShown, names: [&str; 2], (now, before, is_hidden): (Rate, Option<Rate>, bool)) -> Vec<WorkbookCell> {
    // A deadline that the register does not have is nobody's.
    let has_first = !of.first_deadline.is_empty() || of.numbers.by_first > 0;
    let has_final = !of.final_deadline.is_empty() || of.numbers.by_final > of.numbers.by_first;
    let by = |has: bool, n: usize| if has { count(n) } else { WorkbookCell::Nothing };
    let cells = |rate: Rate, (first, last): (bool, bool)| {
        [count(rate.expected), by(first, rate.by_first), by(last, rate.by_final), count(rate.returned)]
    };
    let then = match before {
        Some(before) => cells(before, (before.by_first > 0 || has_first, before.by_final > 0 || has_final)),
        None if is_hidden => std::array::from_fn(|_| WorkbookCell::Hidden),
        None => std::array::from_fn(|_| WorkbookCell::Nothing),
    };
    let now_cells = cells(now, (has_first, has_final));
    let round = [count(now.undated), text(&of.round_before)];
    names.map(text).into_iter().chain(now_cells).chain(round).chain(then).collect()
}

/// Everybody who is to be reminded.
pub(super) fn not_returned(figures: &Looked) -> WorkbookSheet {
    let columns = ["Organisation", "Type, sector and locality", "Contact role", "What came", "Nothing the round before either"];
    let lines = figures.register.iter().flat_map(|register| &register.lines).filter(|line| line.is_chased);
    let rows = lines.map(|line| {
        let again = if line.is_again { "Yes" } else { "No" };
        [line.name.as_str(), &line.about, &line.contact_role, &line.status, again].map(text).to_vec()
    });
    let title = "Organisations in the register that have not returned, or not completely.";
    WorkbookSheet::of("Not returned", title, &columns.map(|name| (name, WORDS)), rows.collect())
}
