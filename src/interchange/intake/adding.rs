//! Two files of one submitted return: what others have added to it since, from both, in whichever order they come.

use crate::model::audit_return::Return;
use crate::model::comment::Comment;
use crate::model::digest::with_digest;
use crate::model::moderation::Moderation;
use serde::Serialize;
use serde_json::Value;

/// What a second file of the same return brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// A moderation, or what became of one.
    Moderation,
    /// Only questions of a reviewer, or answers to them.
    Comments,
}

/// What comes of two files of one return.
pub(super) enum Together {
    /// The second one says nothing that the first does not say.
    NothingNew,
    /// The return with what both of them say.
    Added(Box<Return>, Addition),
    /// What was submitted differs.
    Clash,
}

/// Puts a second file of a return together with the one that is kept.
pub(super) fn together(kept: &Return, new: &Return) -> Together {
    if kept.as_first_submitted() != new.as_first_submitted() {
        return Together::Clash;
    }
    let moderation = union(&kept.moderation, &new.moderation);
    let comments = union(&kept.comments, &new.comments);
    let addition = match (&moderation, &comments) {
        (None, None) => return Together::NothingNew,
        (Some(_), _) => Addition::Moderation,
        (None, Some(_)) => Addition::Comments,
    };
    let mut both = kept.clone();
    both.moderation = moderation.unwrap_or(both.moderation);
    both.comments = comments.unwrap_or(both.comments);
    both.digest = with_digest(&both).and_then(|file| file.get("digest").and_then(Value::as_str).map(str::to_owned));
    Together::Added(Box::new(both), addition)
}

/// Something that was added to a return after it was submitted.
trait Added: Clone + PartialEq + Serialize {
    fn is_same_as(&self, other: &Self) -> bool;
    /// Where it stands among others.
    fn begun(&self) -> (&str, &str);
    /// How far it is: of two copies the one that is further counts.
    fn progress(&self) -> (Option<&str>, Option<&str>, usize);
}

impl Added for Moderation {
    fn is_same_as(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn begun(&self) -> (&str, &str) {
        (&self.begun_at, self.id.as_str())
    }

    fn progress(&self) -> (Option<&str>, Option<&str>, usize) {
        (self.finished_at.as_deref(), self.compared_at.as_deref(), self.answers.len() + self.judgements.len() + self.agreed.len())
    }
}

impl Added for Comment {
    fn is_same_as(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn begun(&self) -> (&str, &str) {
        (&self.at, self.id.as_str())
    }

    fn progress(&self) -> (Option<&str>, Option<&str>, usize) {
        (self.answered_at.as_deref(), Some(&self.answer), self.text.len())
    }
}

/// Everything in either list, each once; none where the second list adds nothing to the first.
fn union<A: Added>(kept: &[A], new: &[A]) -> Option<Vec<A>> {
    let mut all = kept.to_vec();
    let mut has_changed = false;
    for one in new {
        match all.iter_mut().find(|other| other.is_same_as(one)) {
            None => all.push(one.clone()),
            Some(other) if is_further(one, other) => *other = one.clone(),
            Some(_) => continue,
        }
        has_changed = true;
    }
    all.sort_by(|a, b| a.begun().cmp(&b.begun()));
    has_changed.then_some(all)
}

fn is_further<A: Added>(one: &A, other: &A) -> bool {
    // Equally far and yet different: any rule will do, as long as it is the same whichever came first.
    let written = |added: &A| serde_json::to_string(added).unwrap_or_default();
    one != other && (one.progress(), written(one)) > (other.progress(), written(other))
}
