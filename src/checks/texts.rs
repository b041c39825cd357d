//! Every text that a person typed into a draft, with its place: what possible personal data is looked for in.

use super::finding::Place;
use super::personal_data::{Hit, find};
use crate::model::answer::{Answer, AnswerValue, Response};
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::judgement::Subject;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{AnswerType, ProfileField, Questionnaire};
use crate::model::review::shown_at;

/// A text in which something may be personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspicion {
    /// Where it was typed; none where the questionnaire no longer has the question, whose answer stays in the file.
    pub place: Option<Place>,
    /// The text.
    pub text: String,
    /// What in it.
    pub hits: Vec<Hit>,
}

/// What may be personal data in a draft, in reading order; also in answers to questions that are not asked at present,
/// because they stay in the file.
pub fn suspicions(questionnaire: &Questionnaire, record: &Return, local_names: &[String]) -> Vec<Suspicion> {
    let suspicion = |(place, text): (Option<Place>, String)| {
        let hits = find(&text, local_names);
        (!hits.is_empty()).then_some(Suspicion { place, text, hits })
    };
    texts(questionnaire, record).into_iter().filter_map(suspicion).collect()
}

/// Whether what looks like personal data is what the field asks for: a contact at work, a number of its form, a name that
/// an organisation has in public.
pub fn is_meant_so(field: &ProfileField) -> bool {
    field.contact || field.pattern.is_some() || field.meaning() == Some(Meaning::OrganisationName)
}

fn texts(questionnaire: &Questionnaire, record: &Return) -> Vec<(Option<Place>, String)> {
    let mut texts = Vec::new();
    let is_text = |answer_type| matches!(answer_type, AnswerType::ShortText | AnswerType::LongText);
    for field in questionnaire.profile.iter().filter(|field| is_text(field.answer_type) && !is_meant_so(field)) {
        if let Some(AnswerValue::Text(text)) = record.profile.get(&field.id) {
            texts.push((Some(Place::Profile(field.id.clone())), text.clone()));
        }
    }
    let domains = questionnaire.domains.iter();
    let known = domains.flat_map(|domain| domain.questions.iter().map(move |question| (domain, question)));
    for (domain, question) in known {
        let Some(answer) = record.answer_to(&question.id) else { continue };
        let place = || Some(Place::Question(domain.id.clone(), question.id.clone()));
        texts.extend(of_answer(answer, is_text(question.answer_type)).into_iter().map(|text| (place(), text)));
    }
    for (_, answer) in record.answers.iter().filter(|(id, _)| questionnaire.question(id).is_none()) {
        texts.extend(of_answer(answer, true).into_iter().map(|text| (None, text)));
    }
    let overall = record.overall_judgement.iter().map(|judgement| (Subject::Overall, judgement));
    let domains = record.judgements.iter().map(|(domain, judgement)| (Subject::Domain(domain.clone()), judgement));
    for (subject, judgement) in domains.chain(overall) {
        texts.push((Some(Place::Judgement(subject)), judgement.because.clone()));
    }
    for escalation in &record.escalations {
        let said = [&escalation.told, &escalation.done, &escalation.outcome];
        texts.extend(said.map(|text| (Some(Place::Escalation), text.clone())));
    }
    for action in &record.actions {
        let place = || Some(Place::Action(action.id.clone()));
        let said = [&action.text, &action.owner, &action.outcome, &action.evidence];
        let said = said.into_iter().filter(|text| !text.is_empty());
        texts.extend(said.map(|text| (place(), text.clone())));
    }
    let asked = asked_domains(questionnaire, record);
    let comments = record.comments.iter().map(|comment| (comment, shown_at(comment, &asked)));
    for (comment, topic) in comments.chain(record.worker_questions.iter().map(|one| (one, one.topic()))) {
        let place = || Some(Place::Comment(topic.clone(), comment.id.clone()));
        let said = [&comment.text, &comment.by, &comment.answer, &comment.answered_by];
        texts.extend(said.map(|text| (place(), text.clone())));
    }
    texts
}

/// What was typed into an answer; `is_text` says whether the answer itself was typed.
fn of_answer(answer: &Answer, is_text: bool) -> Vec<String> {
    let said = match &answer.response {
        Some(Response::Given(AnswerValue::Text(text))) if is_text => Some(text.clone()),
        Some(Response::Given(value @ AnswerValue::Rows(_))) => Some(value.typed()),
        Some(Response::NotApplicable(reason)) => Some(reason.clone()),
        Some(Response::Given(_) | Response::DontKnow) | None => None,
    };
    let evidence = answer.evidence.iter().map(|one| one.text.clone());
    let sites = answer.sites.values().map(|site| site.note.clone());
    said.into_iter().chain(evidence).chain([answer.note.clone()]).chain(answer.boxes.values().cloned()).chain(sites).collect()
}
