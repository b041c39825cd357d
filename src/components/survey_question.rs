//! One question of a survey: large targets, pictures beside words, nothing that has to be answered.

use super::answer_control::{AnswerControl, ControlSpec, options_of};
use super::field::{Field, FieldIds, Fieldset};
use super::radios::{Opt, Radios};
use crate::model::answer::{AnswerValue, Response};
use crate::model::questionnaire::{AnswerType, Question, Questionnaire};
use crate::model::scale::Scale;
use crate::routes::element;
use leptos::prelude::*;

/// The radio value of "Don't know"; no level may have such an id.
const DONT_KNOW: &str = "(dont-know)";

/// One question of a survey. A function and not a component, because it borrows its question only while it draws it.
pub fn survey_question(
    questionnaire: &Questionnaire,
    question: &Question,
    response: Signal<Option<Response>>,
    error: Signal<Option<String>>,
    on_change: Callback<Option<Response>>,
) -> AnyView {
    let ids = FieldIds::of(&element::question(&question.id));
    let (text, hint) = (question.text.clone(), question.hint.clone());
    if let Some(scale) = questionnaire.scale_of(question) {
        let control = level_control(scale, ids.control.clone(), response, on_change);
        return view! { <Fieldset ids legend=text hint error>{control}</Fieldset> }.into_any();
    }
    let value = Signal::derive(move || match response.get() {
        Some(Response::Given(value)) => Some(value),
        Some(Response::NotApplicable(_) | Response::DontKnow) | None => None,
    });
    let given = Callback::new(move |value: Option<AnswerValue>| on_change.run(value.map(Response::Given)));
    let spec = ControlSpec {
        ids: ids.clone(),
        has_hint: hint.is_some(),
        labelled_by: None,
        answer_type: question.answer_type,
        options: options_of(questionnaire, question.answer_type, question.options.as_ref()),
        is_large: true,
        is_contact: false,
    };
    match question.answer_type {
        AnswerType::Number | AnswerType::Percentage | AnswerType::ShortText | AnswerType::LongText => {
            view! { <Field ids label=text hint error><AnswerControl spec value error on_change=given/></Field> }.into_any()
        }
        AnswerType::Level
        | AnswerType::YesNo
        | AnswerType::Choice
        | AnswerType::Choices
        | AnswerType::Date
        | AnswerType::NOfM => {
            view! { <Fieldset ids legend=text hint error><AnswerControl spec value error on_change=given/></Fieldset> }.into_any()
        }
    }
}

fn level_control(
    scale: &Scale,
    id: String,
    response: Signal<Option<Response>>,
    on_change: Callback<Option<Response>>,
) -> AnyView {
    let levels = scale.levels.iter().map(|level| Opt {
        value: level.id.to_string(),
        label: level.label.clone(),
        hint: level.hint.clone(),
        picture: level.picture,
    });
    let unscored = scale.unscored.iter().map(|one| Opt::plain(one.id.as_str(), &one.label));
    let dont_know = scale.dont_know.then(|| Opt::plain(DONT_KNOW, "Don't know"));
    let options: Vec<Opt> = levels.chain(unscored).chain(dont_know).collect();
    let selected = Signal::derive(move || {
        response.with(|response| match response {
            Some(Response::Given(value)) => Some(value.typed()),
            Some(Response::DontKnow) => Some(DONT_KNOW.to_owned()),
            Some(Response::NotApplicable(_)) | None => None,
        })
    });
    let on_select = Callback::new(move |value: String| {
        on_change.run(Some(if value == DONT_KNOW { Response::DontKnow } else { Response::Given(AnswerValue::Text(value)) }));
    });
    view! { <Radios id options selected is_large=true on_select/> }.into_any()
}
