//! What people do to a register: take in lines, remember and refuse names, leave somebody out, copy it to the next round.

use super::{Expected, Register};
use crate::model::ids::ExpectedId;
use crate::model::organisation::{plain_name, same_name};
use std::collections::{BTreeMap, BTreeSet};

/// What became of lines that were added to a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Ids of those that are new in it, in their order.
    pub added: Vec<ExpectedId>,
    /// Ids of those that it had; what was blank there was filled in.
    pub known: Vec<ExpectedId>,
}

impl Register {
    /// Adds lines, each with an id of its own. One that is there already fills in what was blank and changes nothing else.
    pub fn take_in(&mut self, lines: Vec<Expected>) -> TakenIn {
        self.take_in_with(lines, |_, _| ())
    }

    /// The same; `on_known` hears of each line that is there already, after what was blank there was filled in.
    pub(super) fn take_in_with(&mut self, lines: Vec<Expected>, mut on_known: impl FnMut(&mut Expected, &Expected)) -> TakenIn {
        let mut taken = TakenIn::default();
        let mut next = self.expected.iter().filter_map(|known| number(&known.id)).max().unwrap_or(0);
        let mut by_name = ByName::default();
        self.expected.iter().enumerate().for_each(|(at, expected)| by_name.note(at, expected));
        for mut line in lines {
            let alike = by_name.alike(&line);
            let same = alike.into_iter().find(|at| self.expected.get(*at).is_some_and(|known| known.is_same_as(&line)));
            if let Some((at, known)) = same.and_then(|at| self.expected.get_mut(at).map(|known| (at, known))) {
                known.fill_in(&line);
                on_known(known, &line);
                by_name.note(at, known);
                taken.known.push(known.id.clone());
                continue;
            }
            next += 1;
            line.id = format!("o{next}").into();
            by_name.note(self.expected.len(), &line);
            taken.added.push(line.id.clone());
            self.expected.push(line);
        }
        taken
    }

    /// A person has confirmed that this is another name of that organisation, and so nobody else's.
    pub fn remember(&mut self, id: &ExpectedId, name: &str) {
        if name.trim().is_empty() || self.expects(id).is_none() {
            return;
        }
        for expected in &mut self.expected {
            expected.also_known_as.retain(|known| !same_name(known, name));
            if expected.id == *id {
                expected.not_these.retain(|known| !same_name(known, name));
                expected.also_known_as.push(name.trim().to_owned());
            }
        }
    }

    /// A person has said that this is not that organisation. It is not suggested again, nor matched by its name.
    pub fn refuse(&mut self, id: &ExpectedId, name: &str) {
        let Some(expected) = self.expected.iter_mut().find(|expected| expected.id == *id) else { return };
        expected.also_known_as.retain(|known| !same_name(known, name));
        if !name.trim().is_empty() && !expected.not_these.iter().any(|known| same_name(known, name)) {
            expected.not_these.push(name.trim().to_owned());
        }
    }

    /// Takes back what a person has said of a name.
    pub fn forget(&mut self, id: &ExpectedId, name: &str) {
        for expected in self.expected.iter_mut().filter(|expected| expected.id == *id) {
            expected.also_known_as.retain(|known| !same_name(known, name));
            expected.not_these.retain(|known| !same_name(known, name));
        }
    }

    /// Gives an organisation another name, and remembers the one it had.
    pub fn rename(&mut self, id: &ExpectedId, name: &str) {
        let Some(expected) = self.expected.iter_mut().find(|expected| expected.id == *id) else { return };
        let before = std::mem::replace(&mut expected.name, name.trim().to_owned());
        if !same_name(&before, name) && !before.trim().is_empty() {
            self.remember(id, &before);
        }
    }

    /// Nothing is expected of it after all, for that reason.
    pub fn leave_out(&mut self, id: &ExpectedId, reason: &str) {
        for expected in self.expected.iter_mut().filter(|expected| expected.id == *id) {
            expected.out_of_scope = Some(reason.trim().to_owned());
            expected.is_taken_back = false;
        }
    }

    /// It is expected to return again.
    pub fn take_back(&mut self, id: &ExpectedId) {
        for expected in self.expected.iter_mut().filter(|expected| expected.id == *id) {
            expected.is_taken_back |= expected.out_of_scope.take().is_some();
        }
    }

    /// The register to begin the next round with. The deadlines are for somebody to set; names that were confirmed or refused,
    /// and who is left out for which reason, are taken over.
    pub fn for_round(&self, cycle: &str) -> Self {
        let mut next = Self { cycle: cycle.to_owned(), ..self.clone() };
        next.first_deadline.clear();
        next.final_deadline.clear();
        for expected in &mut next.expected {
            expected.first_deadline.clear();
            expected.final_deadline.clear();
        }
        next
    }
}

impl Expected {
    /// Takes over what is blank here and stands there.
    pub fn fill_in(&mut self, other: &Self) {
        let fields = [
            (&mut self.kind, &other.kind),
            (&mut self.sector, &other.sector),
            (&mut self.locality, &other.locality),
            (&mut self.contact_role, &other.contact_role),
            (&mut self.first_deadline, &other.first_deadline),
            (&mut self.final_deadline, &other.final_deadline),
        ];
        for (here, there) in fields.into_iter().filter(|(here, _)| here.trim().is_empty()) {
            there.clone_into(here);
        }
        for (kind, value) in &other.identifiers {
            self.identifiers.entry(kind.clone()).or_insert_with(|| value.clone());
        }
        for name in other.names() {
            if !self.names().any(|known| same_name(known, name)) {
                self.also_known_as.push(name.to_owned());
            }
        }
    }
}

/// Places in a register by the names that organisations there are known by: of one organisation are only those of one name.
#[derive(Default)]
struct ByName(BTreeMap<String, BTreeSet<usize>>);

impl ByName {
    fn note(&mut self, at: usize, expected: &Expected) {
        for name in expected.names() {
            self.0.entry(plain_name(name)).or_default().insert(at);
        }
    }

    fn alike(&self, line: &Expected) -> BTreeSet<usize> {
        line.names().filter_map(|name| self.0.get(&plain_name(name))).flatten().copied().collect()
    }
}

fn number(id: &ExpectedId) -> Option<u64> {
    id.as_str().strip_prefix('o')?.parse().ok()
}
