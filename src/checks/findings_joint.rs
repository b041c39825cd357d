//! Findings in what several agencies judge together: what is not judged yet, or without a reason. Its audits were checked
//! when each was submitted.

use super::finding::{Finding, Place, Rule};
use crate::grading::joint::case_grades;
use crate::model::audit_return::Return;
use crate::model::joint::FEWEST_AUDITS;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;

/// Everything noticed in a joint judgement.
pub fn find_in_joint(questionnaire: &Questionnaire, record: &Return) -> Vec<Finding> {
    let audits = record.joint.as_ref().map_or(0, |joint| joint.audits.len());
    let too_few = (audits < FEWEST_AUDITS).then_some(Finding::blocking(Place::Judgement(Subject::Overall), Rule::TooFewAudits));
    let rows = case_grades(questionnaire, record).rows.into_iter();
    let found = rows.filter_map(|row| {
        let rule = match record.judgement(&row.subject) {
            judgement if judgement.and_then(Judgement::given).is_none() => Rule::NotJudged,
            Some(judgement) if judgement.has_reason() => return None,
            Some(_) | None => Rule::NoJointReason,
        };
        Some(Finding::blocking(Place::Judgement(row.subject), rule))
    });
    let at_risk = record.has_open_escalation().then_some(Finding::blocking(Place::Escalation, Rule::OpenEscalation));
    too_few.into_iter().chain(found).chain(at_risk).collect()
}
