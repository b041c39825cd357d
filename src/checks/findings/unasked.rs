//! What one person should still ask another, or answer, before an audit is submitted. All of it is advice.

use super::super::finding::{Noticed, Place, Rule};
use crate::model::applies::AskedDomain;
use crate::model::audit_return::Return;
use crate::model::comment::Topic;
use crate::model::questionnaire::{Kind, Question, Questionnaire};
use crate::model::review::shown_at;
use crate::model::sheet::Sheet;

/// In a case audit, a domain of which the record shows too little, while the worker was asked nothing.
pub(super) fn find(questionnaire: &Questionnaire, record: &Return, asked: &AskedDomain<'_>) -> Option<Noticed> {
    if questionnaire.kind != Kind::CaseAudit || record.joint.is_some() {
        return None;
    }
    let is_asked = record.worker_questions.iter().any(|one| one.is_asked() && one.domain.as_ref() == Some(&asked.domain.id));
    let label = asked.questions.iter().find_map(|question| beside_the_levels(questionnaire, record.sheet(), question));
    let rule = Rule::WorkerNotAsked(label.filter(|_| !is_asked)?);
    Some((Place::Domain(asked.domain.id.clone()), rule))
}

/// The label of an answer that is no level of its scale and stands beside them; none where it is one, or nothing was said.
fn beside_the_levels(questionnaire: &Questionnaire, sheet: Sheet<'_>, question: &Question) -> Option<String> {
    let scale = questionnaire.scale_of(question)?;
    let level = sheet.response_to(&question.id)?.level()?;
    let beside = scale.unscored.iter().find(|one| one.id.as_str() == level.as_str())?;
    Some(beside.label.clone())
}

/// What was asked and is not answered yet: by a reviewer, or of the worker.
pub(super) fn unanswered(record: &Return, asked: &[AskedDomain<'_>]) -> Vec<Noticed> {
    let of_reviewer = record
        .open_comments()
        .map(|comment| (Place::Comment(shown_at(comment, asked), comment.id.clone()), Rule::CommentUnanswered));
    let of_worker = record.worker_questions.iter().filter(|one| one.is_asked() && !one.is_answered());
    // What was asked about a domain that is not asked any more needs no answer.
    let of_worker = of_worker.filter(|one| shown_at(one, asked) != Topic::Whole);
    let of_worker = of_worker.map(|one| (Place::Comment(one.topic(), one.id.clone()), Rule::WorkerUnanswered));
    of_reviewer.chain(of_worker).collect()
}
