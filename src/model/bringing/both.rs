//! Two answers to one question as one, with every word of both.

use super::super::answer::{Answer, AnswerValue, Response};
use super::super::editions::said;
use super::super::ids::*;
use super::super::plain::is_seen;
use super::super::questionnaire::{AnswerType, Questionnaire};

/// Both answers in one: the answer proper of the first, every piece of evidence, both notes, and what the other answered.
pub(super) fn both_answers(questionnaire: &Questionnaire, id: &QuestionId, mine: Answer, other: &Answer) -> Answer {
    let mut both = mine;
    let texts = (as_text(both.response.as_ref()), as_text(other.response.as_ref()));
    let mut remarks = Vec::new();
    match (texts, &other.response) {
        ((Some(mine), Some(theirs)), _) if mine != theirs => {
            let answer_type = questionnaire.question(id).map(|question| question.answer_type);
            if matches!(answer_type, Some(AnswerType::ShortText | AnswerType::LongText)) {
                both.response = Some(Response::Given(AnswerValue::Text(format!("{mine}\n\n{theirs}"))));
            } else {
                remarks.push(answered_by(questionnaire, id, other));
            }
        }
        (_, Some(response)) if both.response.as_ref() != Some(response) => remarks.push(answered_by(questionnaire, id, other)),
        _ => {}
    }
    for one in &other.evidence {
        if is_seen(&one.text) && !both.evidence.iter().any(|there| there.text == one.text) {
            both.evidence.push(one.clone());
        }
    }
    for (id, text) in &other.boxes {
        both.boxes.entry(id.clone()).and_modify(|there| *there = lines(there, text)).or_insert_with(|| text.clone());
    }
    for (name, site) in &other.sites {
        both.sites.entry(name.clone()).or_insert_with(|| site.clone());
    }
    remarks.push(other.note.clone());
    both.note = remarks.iter().fold(both.note, |note, remark| lines(&note, remark));
    both
}

fn as_text(response: Option<&Response>) -> Option<String> {
    match response {
        Some(Response::Given(AnswerValue::Text(text))) => Some(text.clone()),
        Some(Response::Given(AnswerValue::Many(_) | AnswerValue::Number(_) | AnswerValue::OutOf(_) | AnswerValue::Rows(_)))
        | Some(Response::NotApplicable(_) | Response::DontKnow)
        | None => None,
    }
}

/// "Answered by School nurse: Partly in place".
fn answered_by(questionnaire: &Questionnaire, id: &QuestionId, answer: &Answer) -> String {
    let said = answer.response.as_ref().map(|response| said(questionnaire, id, response)).unwrap_or_default();
    let by = answer.by.as_deref().filter(|by| is_seen(by)).unwrap_or("a colleague");
    format!("Answered by {by}: {said}")
}

/// One text under the other; a text that is there already is not written again.
pub(super) fn lines(first: &str, second: &str) -> String {
    match (is_seen(first), is_seen(second)) {
        (_, false) => first.to_owned(),
        (false, true) => second.to_owned(),
        (true, true) if first == second => first.to_owned(),
        (true, true) => format!("{first}\n{second}"),
    }
}
