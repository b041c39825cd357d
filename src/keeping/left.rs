//! Words that a page put aside before the database had them, and whether a draft as it is kept has them by now.

use super::head::Head;
use crate::model::parts::{Part, PartChanges};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Parts of a draft that were changed and are not yet in the database. A part that was emptied is null.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// The sequence of the save that will make this superfluous.
    pub sequence: u64,
    /// The page that typed it.
    pub writer: String,
    /// The page that saved what it goes on from, and the sequence of that save.
    pub onto: (String, u64),
    /// When it was put aside, as an RFC 3339 time.
    pub at: String,
    /// What each part holds now, by the name of the part.
    pub parts: BTreeMap<String, Value>,
}

impl Left {
    /// What a page changed since the head it saved or claimed last. `sequence` is that of its next save.
    pub fn since(before: &Head, writer: &str, sequence: u64, changes: &PartChanges, at: String) -> Self {
        let parts = changes.iter().map(|(part, value)| (part.name(), value.clone().unwrap_or_default())).collect();
        Self { sequence, writer: writer.to_owned(), onto: (before.writer.clone(), before.sequence), at, parts }
    }

    /// Whether it goes on from the draft as it is kept: from that very save, or from one that its own page made before.
    pub fn continues(&self, head: &Head) -> bool {
        let is_onto = self.onto == (head.writer.clone(), head.sequence);
        is_onto || self.writer == head.writer && self.sequence > head.sequence
    }

    /// Whether the draft as it is kept has these words already, because their page has saved them since.
    pub fn is_in(&self, head: &Head) -> bool {
        self.writer == head.writer && self.sequence <= head.sequence
    }

    /// Whether another page that went on from the same save, later than this one, has otherwise what this one has. Of the two
    /// only the later is in the draft then.
    pub fn is_contradicted_by(&self, later: &Self) -> bool {
        let now = later.changes();
        self.changes().iter().any(|(part, value)| now.iter().any(|(other, now)| other == part && now != value))
    }

    /// Its parts. A name that no part has is left out: nothing of ours is called so.
    pub fn changes(&self) -> PartChanges {
        let changes = self.parts.iter().filter_map(|(name, value)| Some((Part::named(name)?, value.clone())));
        changes.map(|(part, value)| (part, (!value.is_null()).then_some(value))).collect()
    }
}
