//! Something that a check before submission noticed: a rule and a place, without a sentence.

use crate::model::answer::AnswerProblem;
use crate::model::comment::Topic;
use crate::model::ids::*;
use crate::model::judgement::Subject;

/// Something a check noticed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub rule: Rule,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field of the profile.
    Profile(FieldId),
    /// A question and the domain it is asked in.
    Question(DomainId, QuestionId),
    /// An action.
    Action(ActionId),
    /// An action of the round before.
    LastAction(ActionId),
    /// A domain.
    Domain(DomainId),
    /// What one person asked another, and what it is shown beside.
    Comment(Topic, CommentId),
    /// A grade that a person gives.
    Judgement(Subject),
    /// What was done for a child at risk.
    Escalation,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Required and not answered.
    Unanswered,
    /// Answered the time before, and nobody has looked at that yet.
    LastTimeWaits,
    /// Planned the time before, and neither carried on nor closed.
    LastActionWaits,
    /// Answered in a way that does not fit.
    DoesNotFit(AnswerProblem),
    /// Not answered, though it decides which questions are asked.
    RoutingUnanswered,
    /// "Don't know", which counts as the lowest level.
    Unknown,
    /// A positive answer for which evidence is expected and none is named.
    NoEvidence,
    /// The highest level without evidence, which therefore counts as good and no more.
    HighestNotShown,
    /// A number that would be scored and is blank, so that it counts for nothing.
    ScoredBlank,
    /// "Not applicable" to a key question that applies to everybody, so that it counts as a gap.
    KeyNotApplicable,
    /// More is "Not applicable" in a domain than leaves anything to grade by.
    TooLittleApplies,
    /// A key question with a gap and no action.
    GapWithoutAction,
    /// An action that nobody owns.
    NoOwner,
    /// An action without a due date.
    NoDueDate,
    /// An action whose due date is no day of the calendar, or of a year that nobody means.
    DueDateUnreadable(String),
    /// A reviewer's comment that is not answered.
    CommentUnanswered,
    /// A question to the worker that is not answered.
    WorkerUnanswered,
    /// An answer beside the levels, of this label, and the worker was asked nothing: not evidenced is not "not done".
    WorkerNotAsked(String),
    /// Not graded by the person who has to.
    NotJudged,
    /// A grade with no reason, though it is not the one that answers and limits suggest: this one.
    NoReason(LevelId),
    /// It is answered that a child is at risk now, and nothing is recorded of what was done.
    NotEscalated,
    /// A child may be at risk now, and it is not recorded how that ended.
    OpenEscalation,
    /// A joint grade without its reasons.
    NoJointReason,
    /// A joint judgement of fewer audits than make one.
    TooFewAudits,
}

impl Rule {
    /// Whether a draft with it cannot be submitted.
    pub fn blocks(&self) -> bool {
        match self {
            Self::Unanswered
            | Self::LastTimeWaits
            | Self::LastActionWaits
            | Self::DoesNotFit(_)
            | Self::NotJudged
            | Self::NoReason(_)
            | Self::OpenEscalation
            | Self::NotEscalated
            | Self::NoJointReason
            | Self::TooFewAudits => true,
            Self::RoutingUnanswered
            | Self::Unknown
            | Self::NoEvidence
            | Self::HighestNotShown
            | Self::KeyNotApplicable
            | Self::ScoredBlank
            | Self::TooLittleApplies
            | Self::GapWithoutAction
            | Self::NoOwner
            | Self::NoDueDate
            | Self::DueDateUnreadable(_)
            | Self::CommentUnanswered
            | Self::WorkerUnanswered
            | Self::WorkerNotAsked(_) => false,
        }
    }
}
