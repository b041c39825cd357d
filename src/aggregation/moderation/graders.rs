//! Who graded the same case: an audit with its moderations, and other audits of that case by the same agency.

use super::{Audit, case_key};
use crate::aggregation::agreement::{GradePlace, Pair};
use crate::grading::{Grades, Outcome, grade};
use crate::model::audit_return::Return;
use crate::model::ids::LevelId;
use crate::model::joint::case_of;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::meaning::Meaning;
use crate::model::moderation::{Moderation, taken_over};
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Scale;
use std::collections::BTreeMap;

/// A case that two auditors or more of one agency graded. The first two of them are the pair.
pub(super) struct GradedCase<'a> {
    auditors: Vec<Auditor<'a>>,
}

/// One auditor's grades of a case.
enum Auditor<'a> {
    /// Of an audit of their own, as they gave them.
    Own(&'a Return, Box<Grades>),
    /// Of a moderation, as they gave them before they saw the first ones.
    Second(&'a Moderation),
}

impl Auditor<'_> {
    fn grade(&self, subject: &Subject) -> Option<&LevelId> {
        match (self, subject) {
            (Self::Own(_, grades), Subject::Overall) => grades.overall.outcome.grade(),
            (Self::Own(_, grades), Subject::Domain(domain)) => grades.domain(domain)?.outcome.grade(),
            (Self::Second(moderation), _) => moderation.own(subject).and_then(Judgement::given),
        }
    }

    fn role(&self) -> &str {
        match self {
            Self::Own(record, _) => record.declaration.as_ref().map_or("", |declaration| &declaration.role),
            Self::Second(moderation) => &moderation.by,
        }
    }
}

impl GradedCase<'_> {
    /// How many graded it.
    pub fn auditors(&self) -> usize {
        self.auditors.len()
    }

    /// The reference of the first audit.
    pub fn reference(&self) -> &str {
        let own = self.auditors.iter().find_map(|auditor| match auditor {
            Auditor::Own(record, _) => Some(record.reference.as_str()),
            Auditor::Second(_) => None,
        });
        own.unwrap_or_default()
    }

    /// The roles of the pair.
    pub fn roles(&self) -> [&str; 2] {
        let role = |at: usize| self.auditors.get(at).map_or("", Auditor::role);
        [role(0), role(1)]
    }

    /// Whether the first auditor was asked to grade it.
    pub fn asks(&self, subject: &Subject) -> bool {
        let Some(Auditor::Own(_, grades)) = self.auditors.first() else { return false };
        let outcome = match subject {
            Subject::Overall => Some(&grades.overall.outcome),
            Subject::Domain(domain) => grades.domain(domain).map(|graded| &graded.outcome),
        };
        outcome.is_some_and(|outcome| !matches!(outcome, Outcome::NotGraded))
    }

    /// Every grade that was given.
    pub fn grades(&self, scale: &Scale, subject: &Subject) -> Vec<GradePlace> {
        self.auditors.iter().filter_map(|auditor| GradePlace::of(auditor.grade(subject)?, scale)).collect()
    }

    /// The grades of the first two, where both gave one.
    pub fn pair(&self, scale: &Scale, subject: &Subject) -> Option<Pair> {
        let at = |at: usize| self.auditors.get(at).and_then(|auditor| GradePlace::of(auditor.grade(subject)?, scale));
        Some(Pair { first: at(0)?, second: at(1)? })
    }
}

/// The cases that more than one auditor graded. Each is counted once, however many graded it.
pub(super) fn graded_cases<'a>(questionnaire: &Questionnaire, audits: &[Audit<'a>]) -> Vec<GradedCase<'a>> {
    let mut together: BTreeMap<(String, String), Vec<&'a Return>> = BTreeMap::new();
    for audit in audits {
        let record = audit.record;
        // Agencies read different records: only auditors of the same one can be expected to agree.
        let agency = case_of(questionnaire, record).map(|_| record.says(Meaning::OrganisationType)).unwrap_or_default();
        together.entry((case_key(questionnaire, record), agency)).or_default().push(record);
    }
    let cases = together.into_values().map(|records| graded_case(questionnaire, records));
    cases.filter(|case| case.auditors.len() > 1).collect()
}

fn graded_case<'a>(questionnaire: &Questionnaire, mut records: Vec<&'a Return>) -> GradedCase<'a> {
    let declared = |record: &Return| record.declaration.as_ref().map(|declaration| declaration.at.clone());
    records.sort_by(|a, b| (declared(a), &a.id).cmp(&(declared(b), &b.id)));
    // An audit whose grades were taken over into a moderation is that moderation, and not a third auditor.
    let second = taken_over(records.iter().copied());
    let mut kept: Vec<&Return> = records.iter().copied().filter(|record| !second.contains(&record.id)).collect();
    // The pair is an audit with its moderation, where there is one.
    kept.sort_by_key(|record| compared(record).is_empty());
    let auditors = kept.into_iter().flat_map(|record| {
        let own = Auditor::Own(record, Box::new(grade(questionnaire, record)));
        [own].into_iter().chain(compared(record).into_iter().map(Auditor::Second))
    });
    let auditors = auditors.collect();
    GradedCase { auditors }
}

/// The moderations of this revision in which both auditors' grades stand side by side, and the second is an opinion of its
/// own; the one that counts comes first.
fn compared(record: &Return) -> Vec<&Moderation> {
    let is_compared = |one: &&Moderation| one.revision == record.revision && !one.is_blind() && !one.saw_first;
    let mut compared: Vec<&Moderation> = record.moderation.iter().filter(is_compared).collect();
    compared.sort_by(|a, b| (&b.finished_at, &b.compared_at, &b.id).cmp(&(&a.finished_at, &a.compared_at, &a.id)));
    compared
}
