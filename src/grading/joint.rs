//! One case as several agencies graded it, domain by agency, beside what they judge together, and what of it needs talking
//! about. Knows nothing of where it is shown.

use super::domain::judged;
use super::graded::Outcome;
use super::moderation::{FAR_APART, apart};
use super::{Grades, grade};
use crate::model::audit_return::Return;
use crate::model::ids::LevelId;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Scale;

/// One case, seen by several agencies.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseGrades {
    /// The domains that are graded, in reading order, and then the whole.
    pub rows: Vec<CaseRow>,
}

/// A domain or the whole, as each agency graded it.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    /// What is graded.
    pub subject: Subject,
    /// What each agency came to, in the order of the audits.
    pub seen: Vec<Seen>,
    /// What they judge together; none where they have not yet.
    pub joint: Option<Outcome>,
    /// Why it needs talking about; empty where it does not.
    pub discuss: Vec<JointDiscuss>,
}

/// What one agency came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It was not asked.
    NotAsked,
    /// It was asked.
    Found {
        /// What has become of the grade.
        outcome: Outcome,
        /// Whether this is what two auditors agreed in moderation.
        is_agreed: bool,
    },
}

/// Why a domain or the whole needs talking about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JointDiscuss {
    /// The highest and the lowest grade are so many grades apart.
    Apart(usize),
    /// Somebody gave the lowest or the highest grade there is.
    Extreme(LevelId),
}

impl Seen {
    /// The grade, where there is one.
    pub fn grade(&self) -> Option<&LevelId> {
        match self {
            Self::NotAsked => None,
            Self::Found { outcome, .. } => outcome.grade(),
        }
    }
}

/// One case, seen by the agencies whose audits a joint judgement holds.
pub fn case_grades(questionnaire: &Questionnaire, record: &Return) -> CaseGrades {
    let audits: &[Return] = record.joint.as_ref().map_or(&[], |joint| &joint.audits);
    let graded: Vec<Grades> = audits.iter().map(|audit| grade(questionnaire, &audit.as_agreed())).collect();
    let is_graded = |outcome: &Outcome| *outcome != Outcome::NotGraded;
    let domains = grade(questionnaire, record).domains.into_iter().filter(|domain| is_graded(&domain.outcome));
    let subjects = domains.map(|domain| Subject::Domain(domain.domain)).chain([Subject::Overall]);
    let row = |subject: Subject| {
        let seen: Vec<Seen> = audits.iter().zip(&graded).map(|(audit, grades)| seen(audit, grades, &subject)).collect();
        let joint = record.judgement(&subject).and_then(Judgement::given).map(|grade| judged(questionnaire, grade));
        let discuss = questionnaire.grade_scale().map(|scale| discuss(scale, &seen)).unwrap_or_default();
        CaseRow { subject, seen, joint, discuss }
    };
    CaseGrades { rows: subjects.map(row).collect() }
}

fn seen(audit: &Return, grades: &Grades, subject: &Subject) -> Seen {
    let outcome = match subject {
        Subject::Domain(domain) => grades.domain(domain).map(|domain| domain.outcome.clone()),
        Subject::Overall => Some(grades.overall.outcome.clone()),
    };
    let is_agreed = audit.agreed().is_some_and(|moderation| moderation.agreed(subject).is_some());
    outcome.map_or(Seen::NotAsked, |outcome| Seen::Found { outcome, is_agreed })
}

fn discuss(scale: &Scale, seen: &[Seen]) -> Vec<JointDiscuss> {
    let value = |grade: &LevelId| scale.level(grade).map(|level| level.value);
    let mut grades: Vec<&LevelId> = seen.iter().filter_map(Seen::grade).collect();
    grades.sort_by_key(|grade| value(grade));
    grades.dedup();
    let (Some(lowest), Some(highest)) = (grades.first(), grades.last()) else { return Vec::new() };
    let apart = apart(scale, lowest, highest).filter(|apart| *apart >= FAR_APART).map(JointDiscuss::Apart);
    let is_extreme = |grade: &&&LevelId| [Some(scale.lowest()), Some(scale.highest())].contains(&value(grade));
    let extremes = grades.iter().filter(is_extreme).map(|grade| JointDiscuss::Extreme((*grade).clone()));
    apart.into_iter().chain(extremes).collect()
}
