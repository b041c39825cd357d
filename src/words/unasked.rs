//! What was written and is no longer asked for, as it is listed before a draft is submitted.

use super::{comparing, findings};
use crate::model::audit_return::Return;
use crate::model::ids::QuestionId;
use crate::model::judgement::Subject;
use crate::model::no_longer_asked::Unasked;
use crate::model::questionnaire::Questionnaire;

/// Where it was written, and what.
pub fn told(questionnaire: &Questionnaire, record: &Return, one: &Unasked) -> (String, Vec<String>) {
    match one {
        Unasked::Field(id) => {
            let field = questionnaire.profile_field(id);
            let said = record.profile.get(id).map(|value| match field {
                Some(field) => findings::value(questionnaire, field.answer_type, field.options.as_ref(), value),
                None => value.typed(),
            });
            (field.map_or_else(|| id.to_string(), |field| field.label.clone()), said.into_iter().collect())
        }
        Unasked::EarlierProfile => {
            ("An earlier edition".to_owned(), vec!["What you said about the organisation in an earlier edition".to_owned()])
        }
        Unasked::Answer(id) => (asked(questionnaire, id), answer_lines(questionnaire, record, id)),
        Unasked::Judgement(id) => {
            let title = questionnaire.domain(id).map(|domain| format!("{id} {}", domain.title));
            let judgement = record.judgements.get(id);
            let grade = format!("Grade: {}", comparing::judged(questionnaire, record.judgement(&Subject::Domain(id.clone()))));
            let because = judgement.map(|judgement| judgement.because.clone());
            (title.unwrap_or_else(|| id.to_string()), said([Some(grade), because]))
        }
        Unasked::WorkerQuestion(id) => {
            let one = record.worker_questions.iter().find(|one| one.id == *id);
            let lines = said([one.map(|one| one.text.clone()), one.map(|one| one.answer.clone())]);
            ("A question to the worker".to_owned(), lines)
        }
        Unasked::Action(id) => {
            let action = record.actions.iter().find(|action| action.id == *id);
            let of = action.and_then(|action| action.question.as_ref()).map(|question| asked(questionnaire, question));
            let lines =
                said([action.map(|action| format!("Action: {}", action.text)), action.map(|action| action.owner.clone())]);
            (of.unwrap_or_default(), lines)
        }
    }
}

fn asked(questionnaire: &Questionnaire, id: &QuestionId) -> String {
    questionnaire
        .question(id)
        .map_or_else(|| format!("{id}, a question of another edition"), |question| format!("{id} {}", question.text))
}

/// The answer, its evidence and its note.
fn answer_lines(questionnaire: &Questionnaire, record: &Return, id: &QuestionId) -> Vec<String> {
    let answer = record.answer_to(id);
    let chosen = questionnaire.question(id).map(|question| findings::answer(questionnaire, question, answer));
    let evidence = answer.into_iter().flat_map(|answer| &answer.evidence).map(|one| one.text.clone());
    let evidence: Vec<String> = evidence.filter(|text| !text.trim().is_empty()).map(|text| format!("Evidence: {text}")).collect();
    let note =
        answer.map(|answer| answer.note.clone()).filter(|note| !note.trim().is_empty()).map(|note| format!("Note: {note}"));
    let boxes = findings::boxes(questionnaire.question(id), answer);
    said([chosen]).into_iter().chain(evidence).chain(boxes).chain(note).collect()
}

fn said<const N: usize>(lines: [Option<String>; N]) -> Vec<String> {
    lines.into_iter().flatten().filter(|line| !line.trim().is_empty()).collect()
}
