//! Response rates: of those expected, how many returned by which day; for all and by type, sector and locality, beside those
//! of the round before.

use super::{Attendance, ExpectedStatus, ReturnedWhen};
use crate::model::organisation::plain_name;
use crate::model::register::{Expected, Register};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many of those expected have returned. Who was left out is in none of the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Organisations that are expected.
    pub expected: usize,
    /// Returned by the first deadline.
    pub by_first: usize,
    /// Returned by the final deadline, those by the first among them.
    pub by_final: usize,
    /// Returned at all.
    pub returned: usize,
    /// Returned, and nobody knows on which day, or there is no deadline: in the last number only.
    pub undated: usize,
}

/// The rate of one type, sector or locality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateGroup {
    /// As most lines spell it; empty where they do not say.
    pub name: String,
    /// This round's.
    pub rate: Rate,
    /// Last round's, where its register and returns are there and it had such a group.
    pub before: Option<Rate>,
}

/// Response rates of a round. Each list of groups adds up to the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponseRates {
    /// Of all that are expected.
    pub all: Rate,
    /// The same last round, where its register and returns are there.
    pub before: Option<Rate>,
    /// Organisations that were left out of the register, with a reason each.
    pub out_of_scope: usize,
    /// By type of organisation, by alphabet, those that do not say last.
    pub by_kind: Vec<RateGroup>,
    /// By sector.
    pub by_sector: Vec<RateGroup>,
    /// By locality.
    pub by_locality: Vec<RateGroup>,
}

/// The rates of a round, beside those of the round before where that is given.
pub fn response_rates(this: (&Register, &Attendance), last: Option<(&Register, &Attendance)>) -> ResponseRates {
    let (register, attendance) = this;
    let is_out = |line: &&super::ExpectedLine| line.status == ExpectedStatus::NotInScope;
    ResponseRates {
        all: rate(register, attendance),
        before: last.map(|(register, attendance)| rate(register, attendance)),
        out_of_scope: attendance.lines.iter().filter(is_out).count(),
        by_kind: groups(this, last, |expected| &expected.kind),
        by_sector: groups(this, last, |expected| &expected.sector),
        by_locality: groups(this, last, |expected| &expected.locality),
    }
}

impl Rate {
    /// With one more organisation.
    fn count(&mut self, status: ExpectedStatus) {
        if status == ExpectedStatus::NotInScope {
            return;
        }
        self.expected += 1;
        let Some(when) = status.returned() else { return };
        self.returned += 1;
        match when {
            ReturnedWhen::ByFirst => {
                self.by_first += 1;
                self.by_final += 1;
            }
            ReturnedWhen::ByFinal => self.by_final += 1,
            ReturnedWhen::Unknown => self.undated += 1,
            ReturnedWhen::Late => {}
        }
    }
}

fn rate(register: &Register, attendance: &Attendance) -> Rate {
    let mut rate = Rate::default();
    lines(register, attendance).for_each(|(_, status)| rate.count(status));
    rate
}

/// Organisations of a register, each with how it stands.
fn lines<'r>(register: &'r Register, attendance: &'r Attendance) -> impl Iterator<Item = (&'r Expected, ExpectedStatus)> {
    register.expected.iter().zip(attendance.lines.iter().map(|line| line.status))
}

type Spellings<'r> = BTreeMap<&'r str, usize>;

fn groups(
    this: (&Register, &Attendance),
    last: Option<(&Register, &Attendance)>,
    of: fn(&Expected) -> &String,
) -> Vec<RateGroup> {
    let now = counted(this, of);
    let mut before = last.map(|last| counted(last, of)).unwrap_or_default();
    let mut groups: Vec<RateGroup> = Vec::new();
    for (key, (spellings, rate)) in now {
        let before = before.remove(&key).map(|(_, rate)| rate);
        groups.push(RateGroup { name: most_common(&spellings), rate, before });
    }
    let gone = before.into_values().map(|(spellings, rate)| (most_common(&spellings), rate));
    groups.extend(gone.map(|(name, before)| RateGroup { name, rate: Rate::default(), before: Some(before) }));
    groups.sort_by_key(|group| (group.name.is_empty(), plain_name(&group.name), group.name.clone()));
    groups
}

fn counted<'r>(
    (register, attendance): (&'r Register, &'r Attendance),
    of: fn(&Expected) -> &String,
) -> BTreeMap<String, (Spellings<'r>, Rate)> {
    let mut groups: BTreeMap<String, (Spellings, Rate)> = BTreeMap::new();
    for (expected, status) in lines(register, attendance).filter(|(_, status)| *status != ExpectedStatus::NotInScope) {
        let spelt = of(expected).trim();
        let (spellings, rate) = groups.entry(plain_name(spelt)).or_default();
        *spellings.entry(spelt).or_insert(0) += 1;
        rate.count(status);
    }
    groups
}

/// The spelling that most lines have; of several, the first by alphabet.
fn most_common(spellings: &Spellings) -> String {
    let most = spellings.values().max().copied().unwrap_or(0);
    let spelt = spellings.iter().find(|(_, count)| **count == most);
    spelt.map(|(spelt, _)| (*spelt).to_owned()).unwrap_or_default()
}
