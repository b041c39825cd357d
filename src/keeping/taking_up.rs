//! How a page takes a draft up: what pages before it had put aside becomes the draft, or an earlier version of it.

use super::head::Head;
use super::left::Left;
use crate::model::parts::{PartChanges, Parts, apply};

/// A draft that a page has taken up. No word of what was put aside is missing from it.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenUp {
    /// What the device is to know of the draft: from now on that page saves it.
    pub head: Head,
    /// The draft.
    pub parts: Parts,
    /// What of it is not yet written.
    pub changes: PartChanges,
    /// What becomes an earlier version, in this order.
    pub earlier: Vec<Earlier>,
}

/// A draft as some page had it.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The whole draft.
    pub parts: Parts,
    /// The sequence of the save that would have had it.
    pub sequence: u64,
}

/// Has a page take up a draft that is kept with that head and those parts. What other pages put aside comes the oldest
/// first: where it goes on from what is kept, it is in the draft; where another page has saved meanwhile, it becomes an
/// earlier version.
pub fn take_up(before: &Head, saved: &Parts, put_aside: &[&Left], writer: &str) -> TakenUp {
    let mut taken = TakenUp { head: before.claimed_by(writer), parts: saved.clone(), changes: Vec::new(), earlier: Vec::new() };
    let mut gone_on_with: Vec<&Left> = Vec::new();
    for left in put_aside.iter().filter(|left| !left.is_in(before)) {
        if !left.continues(before) {
            taken.keep_beside(saved, left);
            continue;
        }
        if gone_on_with.iter().any(|earlier| earlier.is_contradicted_by(left)) {
            taken.earlier.push(Earlier { parts: taken.parts.clone(), sequence: left.sequence });
        }
        taken.go_on_with(left);
        gone_on_with.push(left);
    }
    taken
}

/// Of what was put aside and goes on from what is kept, the oldest first: what is in the draft word for word. The rest is
/// contradicted by a later page, and must stay put aside until it is an earlier version.
pub fn wholly_shown<'a>(continuing: &[&'a Left]) -> Vec<&'a Left> {
    let is_shown = |at: usize, left: &Left| !continuing.iter().skip(at + 1).any(|later| left.is_contradicted_by(later));
    continuing.iter().enumerate().filter(|(at, left)| is_shown(*at, left)).map(|(_, left)| *left).collect()
}

impl TakenUp {
    fn go_on_with(&mut self, left: &Left) {
        let changes = left.changes();
        apply(&mut self.parts, &changes);
        self.head.changed_at.clone_from(&left.at);
        self.head.sequence = self.head.sequence.max(left.sequence + 1);
        self.changes.extend(changes);
    }

    fn keep_beside(&mut self, saved: &Parts, left: &Left) {
        let mut parts = saved.clone();
        apply(&mut parts, &left.changes());
        self.earlier.push(Earlier { parts, sequence: left.sequence });
    }
}
