//! A pasted list of case references, a line each, with a group where there is one. Knows nothing of what is drawn from it.

use crate::model::plain::{plain_text, trimmed};
use std::collections::{BTreeMap, BTreeSet};

/// What may stand between a reference and its group: a tab as in a table that is copied, or a comma or semicolon.
const BETWEEN: [char; 3] = ['\t', ',', ';'];

/// A case that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListedCase {
    /// As it was pasted, without the blanks and unseen characters around it.
    pub reference: String,
    /// The group it belongs to, if its line says one.
    pub group: Option<String>,
}

/// A reference that stands on several lines. It counts once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// As it was pasted.
    pub reference: String,
    /// Its lines, from 1.
    pub lines: Vec<usize>,
    /// Its groups, where its lines say different ones. It counts in the first by alphabet.
    pub groups: Vec<String>,
}

/// A list without repetitions, in an order of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    cases: Vec<ListedCase>,
    /// References that stand on several lines, in the order of the list.
    pub repeated: Vec<Repeated>,
    /// Lines without a reference, from 1: blank ones, and those with a group only.
    pub without_reference: Vec<usize>,
}

#[derive(Default)]
struct Seen {
    reference: String,
    lines: Vec<usize>,
    groups: BTreeSet<String>,
}

impl List {
    /// Reads a pasted list. References are the same only where every character is, but for what Word and mail put in the place
    /// of a dash or a blank, and for what nobody sees. Each stays as it was pasted first.
    pub fn read(pasted: &str) -> Self {
        let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
        let mut without_reference = Vec::new();
        for (line, text) in (1..).zip(pasted.trim_start_matches('\u{feff}').lines()) {
            let (reference, group) = text.split_once(BETWEEN).unwrap_or((text, ""));
            let (reference, group) = (trimmed(reference), trimmed(group));
            if reference.is_empty() {
                without_reference.push(line);
                continue;
            }
            let seen = seen.entry(plain_text(reference)).or_default();
            if seen.lines.is_empty() {
                reference.clone_into(&mut seen.reference);
            }
            seen.lines.push(line);
            if !group.is_empty() {
                seen.groups.insert(group.to_owned());
            }
        }
        // Their order is that of the references as they stand, whatever they were compared by.
        let mut seen: Vec<Seen> = seen.into_values().collect();
        seen.sort_by(|one, other| one.reference.cmp(&other.reference));
        let repeated = seen.iter().filter(|seen| seen.lines.len() > 1).map(|seen| Repeated {
            reference: seen.reference.clone(),
            lines: seen.lines.clone(),
            groups: if seen.groups.len() > 1 { seen.groups.iter().cloned().collect() } else { Vec::new() },
        });
        Self {
            repeated: repeated.collect(),
            cases: seen
                .into_iter()
                .map(|seen| ListedCase { reference: seen.reference, group: seen.groups.into_iter().next() })
                .collect(),
            without_reference,
        }
    }

    /// Each case once, in the order of their references, whatever order they were pasted in.
    pub fn cases(&self) -> &[ListedCase] {
        &self.cases
    }
}
