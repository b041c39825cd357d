//! What the round before says of an organisation: who has returned neither this time nor last.

use super::matching::Index;
use super::{Attendance, ExpectedStatus, KnownKinds, Returned};
use crate::model::ids::ExpectedId;
use crate::model::organisation::same_name;
use crate::model::register::{Expected, Register};
use std::collections::BTreeMap;

/// Organisations of which nothing came this time, in the order of the register, and nothing last time, when it was expected too.
pub fn neither(this: (&Register, &Attendance), last: (&Register, &Attendance)) -> Vec<ExpectedId> {
    let kinds = KnownKinds::default();
    let index = Index::of(last.0, &kinds);
    let by_id: BTreeMap<&ExpectedId, usize> = last.0.expected.iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
    let returned_nothing = |attendance: &Attendance, at: usize| {
        attendance.lines.get(at).is_some_and(|line| line.status == ExpectedStatus::NotReturned)
    };
    let found = this.0.expected.iter().enumerate().filter(|(at, expected)| {
        returned_nothing(this.1, *at)
            && place_before(expected, last.0, (&index, &by_id)).is_some_and(|before| returned_nothing(last.1, before))
    });
    found.map(|(_, expected)| expected.id.clone()).collect()
}

/// The same organisation in the register of the round before: under its id, where that was copied from there; else by its
/// numbers and names, as a return is found.
fn place_before(
    expected: &Expected,
    register: &Register,
    (index, by_id): (&Index, &BTreeMap<&ExpectedId, usize>),
) -> Option<usize> {
    let is_named_alike = |one: &Expected| one.names().any(|name| expected.names().any(|known| same_name(name, known)));
    let copied = by_id.get(&expected.id).copied().filter(|at| register.expected.get(*at).is_some_and(is_named_alike));
    copied.or_else(|| {
        let by_name = |name: &str| {
            let identifiers = expected.identifiers.clone();
            index.find(&Returned { name: name.to_owned(), identifiers, ..Returned::default() })
        };
        expected.names().find_map(by_name).map(|(at, _)| at)
    })
}
