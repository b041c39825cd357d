//! What each check does where a questionnaire says nothing of it, and what of that no questionnaire can change.

use crate::model::check_entry::{CheckName, CheckSetting};
use crate::model::questionnaire::Kind;

impl CheckName {
    /// What it does where a questionnaire of that kind says nothing of it. What blocks stays so, whatever a questionnaire
    /// says: without it a return could not be graded or read, or a child could be left at risk.
    pub fn usual(&self, kind: Kind) -> CheckSetting {
        match self {
            Self::Unanswered
            | Self::LastTimeNotLookedAt
            | Self::DoesNotFit
            | Self::NotApplicableWithoutReason
            | Self::NotGraded
            | Self::GradeWithoutReason
            | Self::ChildAtRisk
            | Self::TooFewAudits => CheckSetting::Block,
            Self::DecidesAndBlank
            | Self::DontKnow
            | Self::NoEvidence
            | Self::HighestWithoutEvidence
            | Self::ScoredAndBlank
            | Self::KeyNotApplicable
            | Self::TooLittleApplies
            | Self::KeyGapWithoutAction
            | Self::ActionWithoutOwner
            | Self::ActionWithoutDate
            | Self::ActionDateUnreadable
            | Self::ActionOverdue
            | Self::Contradiction
            | Self::PersonalData
            | Self::CommentUnanswered
            | Self::WorkerUnanswered
            | Self::WorkerNotAsked => CheckSetting::Warn,
            // An audit looks at what was done at the time, and plans no change of its own for every answer.
            Self::OldEvidence | Self::NoDifference | Self::BelowGoodWithoutAction => match kind {
                Kind::SelfAssessment => CheckSetting::Inform,
                Kind::CaseAudit | Kind::Survey => CheckSetting::Off,
            },
            Self::Other(_) => CheckSetting::Off,
        }
    }

    /// Whether no questionnaire can have it do anything else than block.
    pub fn stays_blocking(&self) -> bool {
        self.usual(Kind::SelfAssessment) == CheckSetting::Block
    }

    /// Whether it only guesses from words, so that nobody could get past a false alarm if it blocked.
    pub fn is_a_guess(&self) -> bool {
        matches!(self, Self::OldEvidence | Self::NoDifference | Self::PersonalData)
    }
}
