//! What people chose about returns: at this desk, and at others whose desk came as a file.

use crate::aggregation::row::ReturnRow;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What people chose about returns, each under the key of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Returns that were left out, with the reason.
    #[serde(default)]
    pub left_out: BTreeMap<String, String>,
    /// Of several returns of one organisation, those that are to count.
    #[serde(default)]
    pub chosen: BTreeSet<String>,
    /// The rounds of returns that say none.
    #[serde(default)]
    pub rounds: BTreeMap<String, String>,
    /// Of [`Choices::chosen`], what was chosen at another desk alone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub chosen_elsewhere: BTreeSet<String>,
    /// Of [`Choices::rounds`], what was chosen at another desk alone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rounds_elsewhere: BTreeSet<String>,
    /// Returns that somebody counted again here after they were left out: no other desk leaves them out once more.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub taken_back: BTreeSet<String>,
}

/// What comes of a choice from another desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taking {
    /// It was taken over.
    Taken,
    /// The same was chosen here.
    Known,
    /// This was chosen before, and something else there.
    Otherwise(String),
    /// It was taken over in the place of this, which had come from another desk.
    Replaced(String),
    /// Somebody here has taken back what is chosen there.
    TakenBack,
}

impl Choices {
    /// The round that a return belongs to: what it says, else what was chosen; may be empty.
    pub fn round<'r>(&'r self, (key, row): (&str, &'r ReturnRow)) -> &'r str {
        match row.cycle.as_str() {
            "" => self.rounds.get(key).map_or("", String::as_str),
            said => said,
        }
    }

    /// Whether somebody chose at this desk that this return is to count.
    pub fn is_own(&self, key: &str) -> bool {
        self.chosen.contains(key) && !self.chosen_elsewhere.contains(key)
    }

    /// This return is to count, and not those.
    pub fn count(&mut self, key: String, others: &[String]) {
        for other in others {
            self.chosen.remove(other);
            self.chosen_elsewhere.remove(other);
        }
        self.chosen_elsewhere.remove(&key);
        self.chosen.insert(key);
    }

    /// A return that says no round belongs to this one; empty to take back what was chosen.
    pub fn set_round(&mut self, key: String, round: &str) {
        self.rounds_elsewhere.remove(&key);
        match round {
            "" => drop(self.rounds.remove(&key)),
            round => drop(self.rounds.insert(key, round.to_owned())),
        }
    }

    /// This return is not to count, for that reason.
    pub fn leave_out(&mut self, key: String, reason: String) {
        self.taken_back.remove(&key);
        self.left_out.insert(key, reason);
    }

    /// It is to count again.
    pub fn take_back(&mut self, key: &str) {
        if self.left_out.remove(key).is_some() {
            self.taken_back.insert(key.to_owned());
        }
    }

    /// Somebody left it out at another desk. What somebody here counted again since stays.
    pub fn take_left_out(&mut self, key: &str, reason: &str) -> Taking {
        match self.left_out.get(key) {
            None if self.taken_back.contains(key) => Taking::TakenBack,
            Some(here) if here == reason => Taking::Known,
            Some(here) => Taking::Otherwise(here.clone()),
            None => {
                self.left_out.insert(key.to_owned(), reason.to_owned());
                Taking::Taken
            }
        }
    }

    /// Somebody chose at another desk that it is to count. What was chosen here comes before that all the same.
    pub fn take_chosen(&mut self, key: &str) -> Taking {
        if !self.chosen.insert(key.to_owned()) {
            return Taking::Known;
        }
        self.chosen_elsewhere.insert(key.to_owned());
        Taking::Taken
    }

    /// Somebody gave it a round at another desk. Of several other desks the same one is taken, whichever comes first.
    pub fn take_round(&mut self, key: &str, round: &str) -> Taking {
        let before = self.rounds.get(key).cloned();
        match before {
            Some(here) if here == round => Taking::Known,
            Some(here) => {
                if !self.rounds_elsewhere.contains(key) || here.as_str() > round {
                    return Taking::Otherwise(here);
                }
                self.rounds.insert(key.to_owned(), round.to_owned());
                Taking::Replaced(here)
            }
            None => {
                self.rounds.insert(key.to_owned(), round.to_owned());
                self.rounds_elsewhere.insert(key.to_owned());
                Taking::Taken
            }
        }
    }

    /// Takes over what was chosen there about returns of which nothing of that kind was chosen here.
    pub fn fill_in(&mut self, other: &Self) {
        for (key, reason) in other.left_out.iter().filter(|(key, _)| !self.taken_back.contains(*key)) {
            self.left_out.entry(key.clone()).or_insert_with(|| reason.clone());
        }
        self.taken_back.extend(other.taken_back.iter().filter(|key| !self.left_out.contains_key(*key)).cloned());
        for (key, round) in other.rounds.iter().filter(|(key, _)| !self.rounds.contains_key(*key)).collect::<Vec<_>>() {
            self.rounds.insert(key.clone(), round.clone());
            self.rounds_elsewhere.extend(other.rounds_elsewhere.get(key).cloned());
        }
        for key in other.chosen.iter().filter(|key| !self.chosen.contains(*key)).collect::<Vec<_>>() {
            self.chosen.insert(key.clone());
            self.chosen_elsewhere.extend(other.chosen_elsewhere.get(key).cloned());
        }
    }
}
