//! Which of two copies of one audit is the newer: by revision, and within a revision by its moderation and review.

use super::CaseVerdict;
use crate::model::audit_return::Return;
use crate::model::digest::return_digest;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What tells copies of one audit apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub(super) revision: u32,
    digest: Option<String>,
    /// The digest of what its auditor submitted.
    first: Option<String>,
    /// When two auditors agreed its grades.
    agreed_at: Option<String>,
    /// How many reviews and moderations it has.
    added: usize,
}

/// How a copy stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// To the letter.
    Same,
    /// It takes the other's place.
    Newer,
    /// The other stays.
    Older,
    /// Nobody can say which is right.
    Clashes,
}

impl Stamp {
    /// Of an audit.
    pub fn of(audit: &Return) -> Self {
        let first = serde_json::to_value(audit.as_first_submitted()).ok().and_then(|file| return_digest(&file));
        Self {
            revision: audit.revision,
            digest: audit.digest.clone(),
            first,
            agreed_at: audit.agreed().and_then(|moderation| moderation.finished_at.clone()),
            added: audit.moderation.len() + audit.comments.len(),
        }
    }

    /// The newer is higher.
    pub(super) fn rank(&self) -> (u32, Option<String>, usize) {
        (self.revision, self.agreed_at.clone(), self.added)
    }

    /// How it stands to another copy.
    pub(super) fn standing(&self, other: &Self) -> Standing {
        match self.rank().cmp(&other.rank()) {
            _ if self.digest == other.digest => Standing::Same,
            _ if self.revision == other.revision && self.first != other.first => Standing::Clashes,
            Ordering::Less => Standing::Older,
            Ordering::Equal => Standing::Clashes,
            Ordering::Greater => Standing::Newer,
        }
    }

    /// The verdict on it, where a newer copy is of this revision.
    pub(super) fn older_than(&self, revision: u32) -> CaseVerdict {
        if self.revision < revision {
            CaseVerdict::OlderRevision { this: self.revision, other: revision }
        } else {
            CaseVerdict::WithoutReview
        }
    }

    /// The verdict on it, where it takes the place of a copy of this revision.
    pub(super) fn newer_than(&self, revision: u32) -> CaseVerdict {
        if self.revision > revision { CaseVerdict::Replaces(revision) } else { CaseVerdict::Reviewed }
    }
}
