//! Answers become grades, and every grade can say why. Pure, and the only place where a grade is computed.

pub mod counts;
pub mod domain;
mod gradable;
mod graded;
pub mod joint;
pub mod limits;
pub mod moderated;
pub mod moderation;
pub mod needs;
pub mod next;
pub mod overall;
pub mod patterns;
pub mod score;
mod too_little;

use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::questionnaire::Questionnaire;
use crate::model::recorded_grades::{RecordedGrade, RecordedGrades};
pub use gradable::Gradable;
pub use graded::{AppliedLimit, CountedAnswer, DomainGrade, Outcome, OverallGrade};
use score::Score;

/// The grades of a draft or return.
#[derive(Clone, Debug, PartialEq)]
pub struct Grades {
    /// Each asked domain, in reading order.
    pub domains: Vec<DomainGrade>,
    /// The whole.
    pub overall: OverallGrade,
}

/// Grades everything that is asked.
pub fn grade(questionnaire: &Questionnaire, record: &Return) -> Grades {
    grade_asked(questionnaire, record, &Gradable::of(record), |_, graded| graded)
}

/// Grades everything that is asked in a return by what may stand in other answers than its own. `settle` says what comes of a
/// domain before the whole is graded.
fn grade_asked(
    questionnaire: &Questionnaire,
    record: &Return,
    of: &Gradable<'_>,
    settle: impl Fn(&AskedDomain<'_>, DomainGrade) -> DomainGrade,
) -> Grades {
    let asked = asked_domains(questionnaire, record);
    let domains: Vec<DomainGrade> =
        asked.iter().map(|asked| settle(asked, domain::grade_domain(questionnaire, of, asked))).collect();
    let overall = if record.questionnaire.without_overall {
        overall::without_grade(Outcome::NotGraded)
    } else {
        overall::grade_overall(questionnaire, of, &domains)
    };
    let points = domains
        .iter()
        .filter_map(|domain| domain.score)
        .reduce(|all, one| Score { earned: all.earned + one.earned, possible: all.possible + one.possible });
    Grades { domains, overall: OverallGrade { points, ..overall } }
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
