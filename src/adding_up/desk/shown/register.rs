//! What the desk shows of a register, as types.

use crate::aggregation::register::Rate;
use serde::{Deserialize, Serialize};

/// A register, and how it stands with everybody in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterShown {
    /// By when returns are asked for, an ISO date; may be empty.
    pub first_deadline: String,
    /// The last day, an ISO date; may be empty.
    pub final_deadline: String,
    /// How many organisations it names.
    pub expected: usize,
    /// How many of them have returned, in a sentence.
    pub rate: String,
    /// The same as numbers. Who was left out of the register is in none of them.
    pub numbers: Rate,
    /// Last round's, where its register is here.
    pub before: Option<Rate>,
    /// Which round that was; empty where there is none.
    pub round_before: String,
    /// What else there is to say of that.
    pub notes: Vec<String>,
    /// The same by type of organisation.
    pub by_kind: Vec<RegisterGroup>,
    /// By sector.
    pub by_sector: Vec<RegisterGroup>,
    /// By locality.
    pub by_locality: Vec<RegisterGroup>,
    /// Organisations, those that somebody must act on first.
    pub lines: Vec<ExpectedShown>,
    /// How many there are in all, as far as they are wanted.
    pub lines_in_all: usize,
    /// Returns of organisations that it does not name.
    pub not_expected: Vec<NotExpectedShown>,
}

/// The rate of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterGroup {
    /// What the group is.
    pub name: String,
    /// How many organisations are in it.
    pub expected: usize,
    /// Its rate, in a sentence.
    pub rate: String,
    /// The same without last round's.
    pub rate_alone: String,
    /// The same as numbers.
    pub numbers: Rate,
    /// Last round's, where its register is here and had such a group.
    pub before: Option<Rate>,
    /// Whether last round's is hidden, because the group was small then.
    pub is_before_hidden: bool,
}

/// An organisation that is expected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedShown {
    /// Its id in the register.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type, sector and locality, as far as they are known.
    pub about: String,
    /// The role that is written to; may be empty.
    pub contact_role: String,
    /// How it stands, in words.
    pub status: String,
    /// How its return was found to be its own; empty where there is none.
    pub how: String,
    /// Whether it has returned.
    pub is_returned: bool,
    /// Whether it is to be reminded.
    pub is_chased: bool,
    /// Whether what came is incomplete.
    pub is_incomplete: bool,
    /// Whether nothing came last time either.
    pub is_again: bool,
    /// Why nothing is expected of it after all.
    pub out_of_scope: Option<String>,
}

/// A return of an organisation that the register does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotExpectedShown {
    /// The key of the return.
    pub key: String,
    /// The organisation, as the return names it.
    pub name: String,
    /// Organisations in the register that it may be, the likeliest first: id and name.
    pub maybe: Vec<(String, String)>,
}
