//! Two answers to one question as one, with every word of both.

use super::super::answer::{Answer, AnswerValue, Response};
use super::super::editions::said;
use super::super::ids::*;
use super::super::plain::is_seen;
use super::super::questionnaire::{AnswerType, Questionnaire};
use super::super::site::SiteAnswer;

/// Both answers in one: the answer proper of the first, every piece of evidence, both notes, and what the other answered.
pub(super) fn both_answers(questionnaire: &Questionnaire, id: &QuestionId, mine: Answer, other: &Answer) -> Answer {
    let mut both = mine;
    let texts = (as_text(both.response.as_ref()), as_text(other.response.as_ref()));
    let mut remarks = Vec::new();
    match (texts, &other.response) {
        ((Some(mine), Some(theirs)), _) if mine != theirs => {
            let answer_type = questionnaire.question(id).map(|question| question.answer_type);
            // A field of one line would swallow a new one.
            let joins = [(AnswerType::LongText, "\n\n"), (AnswerType::ShortText, "; ")];
            let between = joins.into_iter().find(|(kind, _)| answer_type == Some(*kind)).map(|(_, between)| between);
            match between {
                Some(between) => both.response = Some(Response::Given(AnswerValue::Text(format!("{mine}{between}{theirs}")))),
                None => remarks.push(answered_by(questionnaire, id, other)),
            }
        }
        (_, Some(response)) if both.response.as_ref().is_none_or(Response::is_blank) => both.response = Some(response.clone()),
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
        both.sites
            .entry(name.clone())
            .and_modify(|here| both_of_site(questionnaire, id, here, site))
            .or_insert_with(|| site.clone());
    }
    remarks.push(other.note.clone());
    both.note = remarks.iter().fold(both.note, |note, remark| lines(&note, remark));
    both
}

/// What both say of one site: the level of the first, both notes, and what the other says of its level.
fn both_of_site(questionnaire: &Questionnaire, id: &QuestionId, here: &mut SiteAnswer, there: &SiteAnswer) {
    let level = there.level.as_ref().filter(|level| here.level.as_ref() != Some(*level));
    match level {
        Some(level) if here.level.is_none() => here.level = Some(level.clone()),
        Some(level) => {
            let said = said(questionnaire, id, &Response::Given(AnswerValue::Text(level.to_string())));
            here.note = lines(&here.note, &format!("A colleague says: {said}"));
        }
        None => {}
    }
    here.note = lines(&here.note, &there.note);
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
        (true, true) => {
            let new = second.lines().filter(|line| !first.lines().any(|there| there == *line));
            [first].into_iter().chain(new).collect::<Vec<_>>().join("\n")
        }
    }
}
