//! Something that a check before submission noticed: a rule, a place and how much it matters, without a sentence.

use crate::model::answer::AnswerProblem;
use crate::model::check_entry::{CheckName, Severity};
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
    /// How much it matters, as the questionnaire says, else as is usual.
    pub severity: Severity,
}

/// Where something was noticed, and what, before it is said how much that matters.
pub(super) type Noticed = (Place, Rule);

impl Finding {
    /// Of what blocks whatever a questionnaire says.
    pub fn blocking(place: Place, rule: Rule) -> Self {
        Self { place, rule, severity: Severity::Block }
    }

    /// Whether a draft with it cannot be submitted.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Block
    }
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
    /// Any other answer below good without an action.
    BelowGoodWithoutAction,
    /// The newest date in the evidence for an answer, as it was typed, is more than a year ago.
    OldEvidence(String),
    /// Much in a domain says what is there, and nothing what difference it made.
    NoDifference,
    /// An action that nobody owns.
    NoOwner,
    /// An action without a due date.
    NoDueDate,
    /// An action whose due date is no day of the calendar, or of a year that nobody means.
    DueDateUnreadable(String),
    /// An action that is not done, and was due on this day, an ISO date.
    Overdue(String),
    /// Two answers that cannot both be true, and why, in the questionnaire's words.
    Contradiction(String),
    /// So many things in the texts of a place may be personal data.
    PersonalData(usize),
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
    /// The check that finds it.
    pub fn check(&self) -> CheckName {
        match self {
            Self::Unanswered => CheckName::Unanswered,
            Self::LastTimeWaits | Self::LastActionWaits => CheckName::LastTimeNotLookedAt,
            Self::DoesNotFit(AnswerProblem::NoReason) => CheckName::NotApplicableWithoutReason,
            Self::DoesNotFit(_) => CheckName::DoesNotFit,
            Self::RoutingUnanswered => CheckName::DecidesAndBlank,
            Self::Unknown => CheckName::DontKnow,
            Self::NoEvidence => CheckName::NoEvidence,
            Self::HighestNotShown => CheckName::HighestWithoutEvidence,
            Self::OldEvidence(_) => CheckName::OldEvidence,
            Self::NoDifference => CheckName::NoDifference,
            Self::ScoredBlank => CheckName::ScoredAndBlank,
            Self::KeyNotApplicable => CheckName::KeyNotApplicable,
            Self::TooLittleApplies => CheckName::TooLittleApplies,
            Self::GapWithoutAction => CheckName::KeyGapWithoutAction,
            Self::BelowGoodWithoutAction => CheckName::BelowGoodWithoutAction,
            Self::NoOwner => CheckName::ActionWithoutOwner,
            Self::NoDueDate => CheckName::ActionWithoutDate,
            Self::DueDateUnreadable(_) => CheckName::ActionDateUnreadable,
            Self::Overdue(_) => CheckName::ActionOverdue,
            Self::Contradiction(_) => CheckName::Contradiction,
            Self::PersonalData(_) => CheckName::PersonalData,
            Self::CommentUnanswered => CheckName::CommentUnanswered,
            Self::WorkerUnanswered => CheckName::WorkerUnanswered,
            Self::WorkerNotAsked(_) => CheckName::WorkerNotAsked,
            Self::NotJudged => CheckName::NotGraded,
            Self::NoReason(_) | Self::NoJointReason => CheckName::GradeWithoutReason,
            Self::NotEscalated | Self::OpenEscalation => CheckName::ChildAtRisk,
            Self::TooFewAudits => CheckName::TooFewAudits,
        }
    }
}
