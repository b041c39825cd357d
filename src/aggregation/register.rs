//! Returns held against the register: who has returned, when, and how often; what was returned that nobody expected. Knows no
//! files, no sentences and no clock, and nothing here depends on the order of lines or of returns.

mod before;
mod likeness;
mod matching;
mod rates;

use crate::model::date::Date;
use crate::model::ids::ExpectedId;
use crate::model::organisation::plain_name;
use crate::model::register::{Deadlines, Register};
use std::collections::BTreeMap;

pub use before::neither;
pub use rates::{Rate, RateGroup, ResponseRates, response_rates};

/// A return, as far as a register needs to know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Returned {
    /// What whoever asks knows it by; no two have the same.
    pub key: String,
    /// The organisation's name, as it was typed.
    pub name: String,
    /// Its type: the id of a choice, or its words.
    pub kind: String,
    /// Its sector.
    pub sector: String,
    /// What it is known by, under the words of [`Meaning`](crate::model::meaning::Meaning).
    pub identifiers: BTreeMap<String, String>,
    /// The day on which it was submitted, an ISO date; may be empty.
    pub submitted: String,
    /// Whether everything is answered that has to be.
    pub is_complete: bool,
    /// Whether figures count it; not where a person has left it out.
    pub is_counted: bool,
    /// Whether a newer revision has taken its place.
    pub is_superseded: bool,
}

/// Types of organisation by all that they are called: their ids and their words. A register says a type as somebody typed it;
/// only where that is one of these can it speak against the type in a return.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownKinds(BTreeMap<String, String>);

/// When a line's return came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReturnedWhen {
    /// By the first deadline.
    ByFirst,
    /// After the first and by the final one.
    ByFinal,
    /// After the last deadline there is.
    Late,
    /// Its day is not known, or there is no deadline.
    Unknown,
}

/// How it stands with an organisation that is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExpectedStatus {
    /// It has returned once.
    Returned(ReturnedWhen),
    /// It has returned more than once, and counts once, by the first of them.
    Twice(ReturnedWhen),
    /// What came of it is incomplete.
    Incomplete,
    /// Nothing came that counts.
    NotReturned,
    /// Somebody has left it out.
    NotInScope,
}

/// How a return was found to be of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchedBy {
    /// By a number or code.
    Identifier,
    /// By a name that a person has confirmed.
    RememberedName,
    /// By its name.
    Name,
}

/// One organisation that is expected, with its returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedLine {
    /// Its id in the register.
    pub id: ExpectedId,
    /// How it stands.
    pub status: ExpectedStatus,
    /// The return it is counted by.
    pub counted_by: Option<String>,
    /// Keys of all its returns, the earliest first, and how each was found.
    pub returns: Vec<(String, MatchedBy)>,
}

/// What becomes of a return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnStatus {
    /// An organisation is counted by it.
    Counts(ExpectedId),
    /// The organisation is counted by another one already.
    Again(ExpectedId),
    /// It is incomplete.
    Incomplete(ExpectedId),
    /// A newer revision took its place.
    Superseded,
    /// A person has left it out.
    LeftOut(ExpectedId),
    /// The organisation was left out of the register.
    NotInScope(ExpectedId),
    /// Nobody in the register is known by its name and numbers; with those it may be, the likeliest first.
    NotExpected(Vec<MaybeExpected>),
}

/// An organisation that a return may be of, for a person to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaybeExpected {
    /// Its id in the register.
    pub id: ExpectedId,
    /// How alike the names are, from 0 to 10,000.
    pub likeness: u32,
}

/// One return, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedLine {
    /// Its key.
    pub key: String,
    /// What becomes of it.
    pub status: ReturnStatus,
}

/// A register with what was returned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// In the order of the register.
    pub lines: Vec<ExpectedLine>,
    /// In the order of their keys.
    pub returns: Vec<ReturnedLine>,
}

impl KnownKinds {
    /// From pairs of a type's id and one of the words for it. The id itself is a word for it.
    pub fn of<'w>(pairs: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        let mut known = BTreeMap::new();
        for (id, words) in pairs {
            known.insert(plain_name(words), id.to_owned());
            known.insert(plain_name(id), id.to_owned());
        }
        Self(known)
    }

    /// Whether two types are known and differ.
    fn contradict(&self, one: &str, other: &str) -> bool {
        let known = |kind: &str| self.0.get(&plain_name(kind));
        known(one).zip(known(other)).is_some_and(|(one, other)| one != other)
    }
}

impl ReturnedWhen {
    /// When a day is, as these deadlines go.
    pub fn of(submitted: &str, deadlines: Deadlines) -> Self {
        // A time may follow the day.
        let day = submitted.get(..10).and_then(Date::from_iso);
        match (day, deadlines.first, deadlines.last) {
            (None, _, _) | (_, None, None) => Self::Unknown,
            (Some(day), Some(first), _) if day <= first => Self::ByFirst,
            (Some(day), _, Some(last)) if day <= last => Self::ByFinal,
            (Some(_), _, _) => Self::Late,
        }
    }
}

impl ExpectedStatus {
    /// When it has returned; none where it has not.
    pub fn returned(self) -> Option<ReturnedWhen> {
        match self {
            Self::Returned(when) | Self::Twice(when) => Some(when),
            Self::Incomplete | Self::NotReturned | Self::NotInScope => None,
        }
    }
}

impl Attendance {
    /// Holds returns of one round against its register.
    pub fn of(register: &Register, returned: &[Returned], kinds: &KnownKinds) -> Self {
        Self::suggesting(register, returned, kinds, usize::MAX)
    }

    /// The same, with suggestions for so many of the returns that nobody expects: names are held against names for them, which
    /// takes long in a large register.
    pub fn suggesting(register: &Register, returned: &[Returned], kinds: &KnownKinds, most: usize) -> Self {
        let mut sorted: Vec<&Returned> = returned.iter().collect();
        sorted.sort();
        let index = matching::Index::of(register, kinds);
        let matched: Vec<Option<(usize, MatchedBy)>> = sorted.iter().map(|one| index.find(one)).collect();
        let mut by_line: BTreeMap<usize, Vec<(&Returned, MatchedBy)>> = BTreeMap::new();
        for (one, found) in sorted.iter().zip(&matched) {
            if let Some((at, by)) = found {
                by_line.entry(*at).or_default().push((one, *by));
            }
        }
        for of_line in by_line.values_mut() {
            of_line.sort_by_key(|(one, _)| earliest_first(one));
        }
        let none = Vec::new();
        let lines: Vec<ExpectedLine> =
            (0..register.expected.len()).filter_map(|at| line(register, at, by_line.get(&at).unwrap_or(&none))).collect();
        let mut left = most;
        let mut suggest = |one: &Returned| {
            let is_wanted = left > 0;
            left = left.saturating_sub(1);
            if is_wanted { index.suggest(one) } else { Vec::new() }
        };
        let returns = sorted.iter().zip(matched).map(|(one, found)| ReturnedLine {
            key: one.key.clone(),
            status: match found.and_then(|(at, _)| lines.get(at)) {
                _ if one.is_superseded => ReturnStatus::Superseded,
                None => ReturnStatus::NotExpected(suggest(one)),
                Some(line) => of_return(one, line),
            },
        });
        let returns = returns.collect();
        Self { lines, returns }
    }
}

/// Days without a date come last, so that a return with one counts before them.
fn earliest_first(one: &Returned) -> (bool, String, String) {
    (one.submitted.is_empty(), one.submitted.clone(), one.key.clone())
}

fn counts(one: &Returned) -> bool {
    one.is_complete && one.is_counted && !one.is_superseded
}

fn line(register: &Register, at: usize, returns: &[(&Returned, MatchedBy)]) -> Option<ExpectedLine> {
    let expected = register.expected.get(at)?;
    let counted: Vec<&Returned> = returns.iter().map(|(one, _)| *one).filter(|one| counts(one)).collect();
    let when = counted.first().map(|one| ReturnedWhen::of(&one.submitted, register.deadlines(expected)));
    let is_begun = returns.iter().any(|(one, _)| !one.is_complete && one.is_counted && !one.is_superseded);
    let is_out = expected.out_of_scope.is_some();
    let status = match when {
        _ if is_out => ExpectedStatus::NotInScope,
        Some(when) if counted.len() > 1 => ExpectedStatus::Twice(when),
        Some(when) => ExpectedStatus::Returned(when),
        None if is_begun => ExpectedStatus::Incomplete,
        None => ExpectedStatus::NotReturned,
    };
    Some(ExpectedLine {
        id: expected.id.clone(),
        status,
        counted_by: counted.first().filter(|_| !is_out).map(|one| one.key.clone()),
        returns: returns.iter().map(|(one, by)| (one.key.clone(), *by)).collect(),
    })
}

fn of_return(one: &Returned, line: &ExpectedLine) -> ReturnStatus {
    let id = line.id.clone();
    match line.status {
        ExpectedStatus::NotInScope => ReturnStatus::NotInScope(id),
        _ if !one.is_complete => ReturnStatus::Incomplete(id),
        _ if !one.is_counted => ReturnStatus::LeftOut(id),
        _ if line.counted_by.as_ref() == Some(&one.key) => ReturnStatus::Counts(id),
        _ => ReturnStatus::Again(id),
    }
}
