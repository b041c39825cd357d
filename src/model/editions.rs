//! Moving a draft to another edition of its questionnaire: what is kept, what has changed, what is no longer asked. Nothing
//! that was said is lost: what does not fit any more stands in the note.

use super::answer::{Answer, AnswerValue, Response};
use super::applies::asked_domains;
use super::audit_return::{QuestionnaireRef, Return};
use super::digest::question_digest;
use super::ids::*;
use super::questionnaire::{Question, Questionnaire};
use serde_json::{Map, Value};

/// Where a record keeps profile answers that do not fit the edition it was moved to.
pub const SET_ASIDE: &str = "profile_of_earlier_editions";

/// What moving would do to what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Move {
    /// Answered questions that are the same in both editions.
    pub kept: Vec<QuestionId>,
    /// Answered questions with other words or other answers to choose from.
    pub changed: Vec<Changed>,
    /// Answered questions that the other edition does not have.
    pub dropped: Vec<QuestionId>,
    /// Questions that only the other edition has, of those it would ask.
    pub added: Vec<QuestionId>,
    /// Answered profile fields that the other edition does not have, or whose answer does not fit it.
    pub dropped_fields: Vec<FieldId>,
}

/// An answered question that is not the same in the other edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which question.
    pub question: QuestionId,
    /// Whether the answer still fits. Where it does not, it goes into the note and the question is open again.
    pub fits: bool,
}

/// What moving a draft from one edition to another would do.
pub fn compare(from: &Questionnaire, to: &Questionnaire, record: &Return) -> Move {
    let mut found = Move::default();
    for (id, answer) in record.answers.iter().filter(|(_, answer)| !answer.is_empty()) {
        match (from.question(id), to.question(id)) {
            (_, None) => found.dropped.push(id.clone()),
            (Some(before), Some(after)) if question_digest(from, before) == question_digest(to, after) => {
                found.kept.push(id.clone());
            }
            (_, Some(after)) => found.changed.push(Changed { question: id.clone(), fits: fits(to, after, answer) }),
        }
    }
    for (id, value) in &record.profile {
        if !field_fits(to, id, value) {
            found.dropped_fields.push(id.clone());
        }
    }
    let after = moved(from, to, record, record.questionnaire.clone());
    let asked = asked_domains(to, &after);
    let questions = asked.iter().flat_map(|asked| &asked.questions);
    found.added =
        questions.filter(|question| from.question(&question.id).is_none()).map(|question| question.id.clone()).collect();
    found
}

/// The draft in the other edition. Answers to questions it does not have stay in the record, where no form shows them.
pub fn moved(from: &Questionnaire, to: &Questionnaire, record: &Return, made_with: QuestionnaireRef) -> Return {
    let mut after = record.clone();
    let base = after.part.iter_mut().flat_map(|part| &mut part.base);
    for (id, answer) in after.answers.iter_mut().chain(base) {
        let Some(question) = to.question(id) else { continue };
        if !fits(to, question, answer) {
            let said = answer.response.take().map(|response| said(from, id, &response)).unwrap_or_default();
            let remark = format!("Answered in edition {}: {said}", from.edition);
            answer.note = if answer.note.trim().is_empty() { remark } else { format!("{}\n{remark}", answer.note) };
        }
    }
    let fields: Vec<(FieldId, AnswerValue)> = std::mem::take(&mut after.profile).into_iter().collect();
    for (id, value) in fields {
        if to.profile_field(&id).is_none() || field_fits(to, &id, &value) {
            after.profile.insert(id, value);
        } else {
            set_aside(&mut after, &from.edition, &id, &value);
        }
    }
    if let Some(last) = &mut after.last_time {
        last.moves(from, to);
    }
    after.questionnaire = made_with;
    after
}

/// A draft that goes back to an earlier version of itself, in the edition that one was in. Its revision and whether it is
/// submitted stay; so does what was done for a child at risk and what others asked, which no way back may take away.
pub fn gone_back(now: &Return, version: Return) -> Return {
    Return {
        status: now.status,
        revision: now.revision,
        escalations: now.escalations.clone(),
        comments: now.comments.clone(),
        ..version
    }
}

/// A profile answer has no note to go into, so it stays in the file beside the profile, by edition and field.
fn set_aside(record: &mut Return, edition: &str, id: &FieldId, value: &AnswerValue) {
    let before = record.extra.entry(SET_ASIDE).or_insert_with(|| Value::Object(Map::new()));
    if !before.is_object() {
        *before = Value::Object(Map::new());
    }
    let of_edition = before.as_object_mut().map(|before| before.entry(edition).or_insert_with(|| Value::Object(Map::new())));
    if let (Some(Value::Object(fields)), Ok(value)) = (of_edition, serde_json::to_value(value)) {
        fields.insert(id.to_string(), value);
    }
}

/// Whether an answer can stand as it is. One that a person is in the middle of putting right can.
pub(super) fn fits(to: &Questionnaire, question: &Question, answer: &Answer) -> bool {
    let problem = answer.response.as_ref().and_then(|response| response.problem(to, question));
    !problem.is_some_and(|problem| problem.is_foreign())
}

/// Whether a field of the profile can stand as it is.
pub(super) fn field_fits(to: &Questionnaire, id: &FieldId, value: &AnswerValue) -> bool {
    to.profile_field(id).is_some_and(|field| {
        let problem = value.problem_as(to, field.answer_type, field.options.as_ref());
        !problem.is_some_and(|problem| problem.is_foreign())
    })
}

/// An answer as people read it in the edition that it was given in.
pub(super) fn said(from: &Questionnaire, id: &QuestionId, response: &Response) -> String {
    let question = from.question(id);
    let label = |text: &str| {
        let scale = question.and_then(|question| from.scale_of(question)).and_then(|scale| scale.label(text));
        let list = question.and_then(|question| question.options.as_ref());
        let choice = from.choices(list).iter().find(|choice| choice.id.as_str() == text).map(|choice| choice.label.as_str());
        scale.or(choice).unwrap_or(text).to_owned()
    };
    match response {
        Response::Given(AnswerValue::Text(text)) => label(text),
        Response::Given(AnswerValue::Many(ids)) => ids.iter().map(|id| label(id)).collect::<Vec<_>>().join(", "),
        Response::Given(value @ (AnswerValue::Number(_) | AnswerValue::OutOf(_) | AnswerValue::Rows(_))) => value.typed(),
        Response::NotApplicable(reason) => format!("Not applicable: {reason}"),
        Response::DontKnow => "Don't know".to_owned(),
    }
}
