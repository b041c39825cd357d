//! What may become of a file among the audits of a case.

use crate::interchange::read_error::ReadError;
use crate::model::audit_return::Return;

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseFileVerdict {
    /// The file's name, as it was chosen.
    pub name: String,
    /// What stands in it, where it could be read.
    pub audit: Option<Return>,
    /// What became of it.
    pub verdict: CaseVerdict,
    /// Whether an audit of another agency has its id, because both began from one draft.
    pub shares_id: bool,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseVerdict {
    /// It is among the audits of this case.
    Taken(String),
    /// It is among the audits of the case, in place of this earlier revision.
    Replaces(u32),
    /// The very same audit is there already.
    SameAgain,
    /// There is a newer revision.
    OlderRevision {
        /// Of this file.
        this: u32,
        /// Of the other.
        other: u32,
    },
    /// It is among the audits of the case, in place of the same revision with less of a review or moderation.
    Reviewed,
    /// The same revision is there with more of a review or moderation.
    WithoutReview,
    /// Another file says that it is this revision of the same audit, but has other content.
    Clashes(u32),
    /// It was never submitted.
    StillADraft,
    /// It is what several agencies judged together, not an audit of one.
    JointItself,
    /// No case audit of that id and edition is wanted here.
    OtherQuestionnaire {
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
    },
    /// The content is not what the digest was made over.
    DigestDiffers,
    /// Its questionnaire gives no grades, so there is nothing to judge together.
    NoGrades,
    /// It does not say which case it is about.
    NoCase,
    /// It is about this other case.
    OtherCase(String),
    /// There are as many audits as a joint judgement holds.
    TooMany,
    /// With it the audits would be larger than any file may be.
    TooLarge,
    /// It could not be read at all.
    NotReadable(ReadError),
}

impl CaseVerdict {
    /// Whether the audit in the file is used because of it.
    pub fn is_used(&self) -> bool {
        match self {
            Self::Taken(_) | Self::Replaces(_) | Self::Reviewed => true,
            Self::SameAgain
            | Self::WithoutReview
            | Self::OlderRevision { .. }
            | Self::Clashes(_)
            | Self::StillADraft
            | Self::JointItself
            | Self::OtherQuestionnaire { .. }
            | Self::DigestDiffers
            | Self::NoGrades
            | Self::NoCase
            | Self::OtherCase(_)
            | Self::TooMany
            | Self::TooLarge
            | Self::NotReadable(_) => false,
        }
    }

    /// Whether nobody need do anything about it, though it is not used.
    pub fn needs_nobody(&self) -> bool {
        match self {
            Self::SameAgain | Self::WithoutReview | Self::OlderRevision { .. } => true,
            Self::NotReadable(ReadError::OtherKind(kind)) => !kind.may_hold_returns(),
            Self::Taken(_)
            | Self::Replaces(_)
            | Self::Reviewed
            | Self::Clashes(_)
            | Self::StillADraft
            | Self::JointItself
            | Self::OtherQuestionnaire { .. }
            | Self::DigestDiffers
            | Self::NoGrades
            | Self::NoCase
            | Self::OtherCase(_)
            | Self::TooMany
            | Self::TooLarge
            | Self::NotReadable(_) => false,
        }
    }
}
