//! What may become of a file that is brought to others.

use super::Addition;
use crate::aggregation::escalations::FoundEscalation;
use crate::aggregation::row::Remark;
use crate::interchange::read_error::ReadError;
use crate::model::ids::ReturnId;
use crate::model::organisation::Whose;

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileVerdict {
    /// The file's name, as it was chosen.
    pub name: String,
    /// The return's id, where it could be read.
    pub id: Option<ReturnId>,
    /// The return's reference, where it could be read.
    pub reference: Option<String>,
    /// The organisation it is from, where it says so; of an audit of a case, the agency.
    pub organisation: Option<String>,
    /// The same as it is compared, where it could be read.
    pub whose: Option<Whose>,
    /// What became of it.
    pub verdict: Verdict,
    /// What else there is to say, of a return that is counted.
    pub remarks: Vec<Remark>,
    /// Where a child may be at risk, as far as a file that is not counted says. Those that are counted are asked themselves.
    pub escalations: Vec<FoundEscalation>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is in the figures.
    Counted,
    /// It is in the figures, in place of this earlier revision.
    Replaces(u32),
    /// The same return is in the figures already, and they now count this too.
    Adds(Addition),
    /// The very same return is already in the figures.
    SameAgain,
    /// A newer revision is already in the figures.
    OlderRevision {
        /// Of this file.
        this: u32,
        /// In the figures.
        kept: u32,
    },
    /// Another return with the same id and revision, but other content, is already in the figures.
    Clashes(u32),
    /// It was never submitted.
    StillADraft,
    /// No questionnaire of that id and edition is offered here.
    UnknownQuestionnaire {
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
    },
    /// The content is not what the digest was made over.
    DigestDiffers,
    /// Only its passphrase opens it; with the file.
    Locked(String),
    /// It could not be read at all.
    NotReadable(ReadError),
}

/// A return in the figures that has its id in common with those of other organisations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The id.
    pub id: ReturnId,
    /// Whose it is.
    pub whose: Whose,
    /// The others, as people read them.
    pub others: Vec<String>,
}

impl Verdict {
    /// Whether the file's return is in the figures because of this file.
    pub fn is_counted(&self) -> bool {
        match self {
            Self::Counted | Self::Replaces(_) | Self::Adds(_) => true,
            Self::SameAgain
            | Self::OlderRevision { .. }
            | Self::Clashes(_)
            | Self::StillADraft
            | Self::UnknownQuestionnaire { .. }
            | Self::DigestDiffers
            | Self::Locked(_)
            | Self::NotReadable(_) => false,
        }
    }

    /// Whether nobody need do anything about it, though it is not counted.
    pub fn needs_nobody(&self) -> bool {
        match self {
            Self::OlderRevision { .. } | Self::SameAgain => true,
            Self::NotReadable(ReadError::OtherKind(kind)) => !kind.may_hold_returns(),
            Self::NotReadable(ReadError::SealedBackup) => true,
            Self::Counted
            | Self::Replaces(_)
            | Self::Adds(_)
            | Self::Clashes(_)
            | Self::StillADraft
            | Self::UnknownQuestionnaire { .. }
            | Self::DigestDiffers
            | Self::Locked(_)
            | Self::NotReadable(_) => false,
        }
    }
}
