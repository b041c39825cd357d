//! Answers become grades, and every grade can say why. Pure, and the only place where a grade is computed.

pub mod domain;
pub mod joint;
pub mod limits;
pub mod moderation;
pub mod overall;
pub mod score;

use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::questionnaire::Questionnaire;
use crate::model::recorded_grades::{RecordedGrade, RecordedGrades};
use domain::DomainGrade;
use overall::OverallGrade;
use score::Score;

/// The grades of a draft or return.
#[derive(Clone, Debug, PartialEq)]
pub struct Grades {
    /// Each asked domain, in reading order.
    pub domains: Vec<DomainGrade>,
    /// The whole.
    pub overall: OverallGrade,
}

/// What has become of a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A level of the grade scale.
    Graded(LevelId),
    /// Something required is still unanswered.
    NotYet {
        /// Required questions (or domains) that are done.
        done: usize,
        /// Required questions (or domains).
        required: usize,
    },
    /// Every graded question is "Not applicable".
    NotApplicable,
    /// A person looked and found too little to grade.
    NotEnoughEvidence,
    /// The questionnaire does not grade it.
    NotGraded,
}

impl Outcome {
    /// The grade, where there is one.
    pub fn grade(&self) -> Option<&LevelId> {
        match self {
            Self::Graded(grade) => Some(grade),
            Self::NotYet { .. } | Self::NotApplicable | Self::NotEnoughEvidence | Self::NotGraded => None,
        }
    }
}

/// A limit that applies, whether or not it changed the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedLimit {
    /// Which limit.
    pub limit: LimitId,
    /// The best grade it leaves.
    pub at_most: LevelId,
    /// Why, in the questionnaire's words.
    pub because: String,
    /// The key questions behind it.
    pub questions: Vec<QuestionId>,
    /// The domains behind it.
    pub domains: Vec<DomainId>,
    /// Whether it is what the grade came down to: lower than the points earned, and no other limit is lower.
    pub is_decisive: bool,
}

/// Grades everything that is asked.
pub fn grade(questionnaire: &Questionnaire, record: &Return) -> Grades {
    let domains: Vec<DomainGrade> =
        asked_domains(questionnaire, record).iter().map(|asked| domain::grade_domain(questionnaire, record, asked)).collect();
    let overall = overall::grade_overall(questionnaire, record, &domains);
    Grades { domains, overall }
}

impl Grades {
    /// The grade of one domain; none where it is not asked.
    pub fn domain(&self, id: &DomainId) -> Option<&DomainGrade> {
        self.domains.iter().find(|domain| domain.domain == *id)
    }

    /// As they are written into a file.
    pub fn recorded(&self) -> RecordedGrades {
        let graded = self.domains.iter().filter_map(|domain| {
            let grade = domain.outcome.grade()?.clone();
            let score = domain.score.as_ref().and_then(Score::basis_points);
            Some((domain.domain.clone(), RecordedGrade { grade, score, extra: serde_json::Map::new() }))
        });
        let mut recorded = RecordedGrades { overall: self.overall.outcome.grade().cloned(), ..RecordedGrades::default() };
        recorded.domains.extend(graded);
        recorded
    }
}

/// Whether grades in a file say the same as grades recomputed; fields of later versions do not count.
pub fn agree(recorded: &RecordedGrades, recomputed: &RecordedGrades) -> bool {
    let says_the_same = |(id, grade): (&DomainId, &RecordedGrade)| {
        recomputed.domains.get(id).is_some_and(|other| other.grade == grade.grade && other.score == grade.score)
    };
    recorded.overall == recomputed.overall
        && recorded.domains.len() == recomputed.domains.len()
        && recorded.domains.iter().all(says_the_same)
}
