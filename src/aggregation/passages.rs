//! What an organisation wrote in its return, passage by passage, in the order of its questionnaire. Audits of cases have none:
//! they are about children.

use crate::model::answer::{Answer, AnswerValue, Response};
use crate::model::audit_return::{Action, Return};
use crate::model::digest::text_digest;
use crate::model::ids::{ActionId, DomainId, QuestionId};
use crate::model::plain::is_seen;
use crate::model::question::AnswerType;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::model::themes::PassagePart;
use std::collections::{BTreeMap, BTreeSet};

/// Something that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which part of the return it is.
    pub part: PassagePart,
    /// The question it stands beside; none of an action that came from no question.
    pub question: Option<QuestionId>,
    /// The domain of that question; none where the questionnaire no longer has it.
    pub domain: Option<DomainId>,
    /// The place of the question in the questionnaire; after all of them where it has none.
    pub place: usize,
    /// What was written, as it was typed.
    pub text: String,
}

impl Passage {
    /// Tells these words from others.
    pub fn digest(&self) -> String {
        text_digest(&self.text)
    }
}

/// Everything that was written in a return, in reading order; also beside questions that are not asked at present, since it was
/// sent. All the evidence for one answer is one passage. What says nothing that can be seen is none.
pub fn passages(questionnaire: &Questionnaire, record: &Return) -> Vec<Passage> {
    if questionnaire.kind == Kind::CaseAudit {
        return Vec::new();
    }
    let actions = actions_by_question(record);
    let mut found = Vec::new();
    let mut known: BTreeSet<&QuestionId> = BTreeSet::new();
    let asked = questionnaire.domains.iter().flat_map(|domain| domain.questions.iter().map(move |one| (domain, one)));
    for (place, (domain, question)) in asked.enumerate() {
        known.insert(&question.id);
        let is_text = matches!(question.answer_type, AnswerType::ShortText | AnswerType::LongText);
        let answer = record.answer_to(&question.id);
        let written = answer.into_iter().flat_map(|answer| of_answer(&question.id, answer, is_text));
        let changing = of_actions(actions.get(&Some(&question.id)));
        found.extend(written.chain(changing).map(|(part, text)| Passage {
            part,
            question: Some(question.id.clone()),
            domain: Some(domain.id.clone()),
            place,
            text,
        }));
    }
    let place = known.len();
    let foreign = record.answers.iter().filter(|(id, _)| !known.contains(id));
    // Whether an answer to a question that is not known is words or the id of a level, nobody can tell.
    let foreign = foreign.flat_map(|(id, answer)| of_answer(id, answer, false));
    let others = actions.iter().filter(|(id, _)| id.is_none_or(|id| !known.contains(id)));
    let others = others.flat_map(|(_, actions)| of_actions(Some(actions)));
    let by_id: BTreeMap<&ActionId, &Action> = record.actions.iter().map(|action| (&action.id, action)).collect();
    found.extend(foreign.chain(others).map(|(part, text)| {
        let question = match &part {
            PassagePart::Action(id) => by_id.get(id).and_then(|action| action.question.clone()),
            PassagePart::Answer(id) | PassagePart::Reason(id) | PassagePart::Evidence(id) | PassagePart::Note(id) => {
                Some(id.clone())
            }
            PassagePart::Box { question, .. } => Some(question.clone()),
        };
        Passage { question, domain: None, place, part, text }
    }));
    found.retain(|passage| is_seen(&passage.text));
    found
}

fn of_answer(question: &QuestionId, answer: &Answer, is_text: bool) -> Vec<(PassagePart, String)> {
    let said = match &answer.response {
        Some(Response::Given(AnswerValue::Text(text))) if is_text => Some((PassagePart::Answer(question.clone()), text.clone())),
        Some(Response::Given(value @ AnswerValue::Rows(_))) => Some((PassagePart::Answer(question.clone()), value.typed())),
        Some(Response::NotApplicable(reason)) => Some((PassagePart::Reason(question.clone()), reason.clone())),
        Some(Response::Given(_) | Response::DontKnow) | None => None,
    };
    let evidence: Vec<&str> = answer.evidence.iter().map(|one| one.text.as_str()).filter(|text| is_seen(text)).collect();
    let boxes = answer.boxes.iter().map(|(id, text)| {
        let part = PassagePart::Box { question: question.clone(), id: id.clone() };
        (part, text.clone())
    });
    let evidence = (PassagePart::Evidence(question.clone()), evidence.join("\n"));
    let note = (PassagePart::Note(question.clone()), answer.note.clone());
    said.into_iter().chain([evidence]).chain(boxes).chain([note]).collect()
}

fn actions_by_question(record: &Return) -> BTreeMap<Option<&QuestionId>, Vec<&Action>> {
    let mut by_question: BTreeMap<Option<&QuestionId>, Vec<&Action>> = BTreeMap::new();
    for action in &record.actions {
        by_question.entry(action.question.as_ref()).or_default().push(action);
    }
    by_question
}

fn of_actions(actions: Option<&Vec<&Action>>) -> Vec<(PassagePart, String)> {
    let actions = actions.into_iter().flatten();
    let said = |action: &Action| {
        let later = [&action.outcome, &action.evidence].into_iter().filter(|text| is_seen(text)).cloned();
        [action.text.clone()].into_iter().chain(later).collect::<Vec<String>>().join("\n")
    };
    actions.map(|action| (PassagePart::Action(action.id.clone()), said(action))).collect()
}
