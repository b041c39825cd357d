//! One question of a survey: large targets, pictures beside words, nothing that has to be answered.

use super::answer_control::{ControlSpec, labelled, options_of};
use super::clear_answer::Clear;
use super::field::{FieldIds, Fieldset, Ties};
use super::level_options::{NOT_APPLICABLE, level_options, radio_value, response_of};
use super::radios::Radios;
use crate::model::answer::{AnswerValue, Response};
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::scale::Scale;
use crate::routes::element;
use leptos::prelude::*;

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
        let clear = Clear { of: text.clone(), on_clear: Callback::new(move |()| on_change.run(None)) };
        let control = level_control(scale, ids.control.clone(), response, clear, on_change);
        return view! { <Fieldset ids legend=text hint error>{control}</Fieldset> }.into_any();
    }
    let value = Signal::derive(move || match response.get() {
        Some(Response::Given(value)) => Some(value),
        Some(Response::NotApplicable(_) | Response::DontKnow) | None => None,
    });
    let given = Callback::new(move |value: Option<AnswerValue>| on_change.run(value.map(Response::Given)));
    let spec = ControlSpec {
        ties: Ties::of(ids.clone(), hint.is_some()),
        answer_type: question.answer_type,
        options: options_of(questionnaire, question.answer_type, question.options.as_ref()),
        is_large: true,
        is_contact: false,
        clears: Some(text.clone()),
    };
    labelled(text, hint, spec, value, error, given)
}

fn level_control(
    scale: &Scale,
    id: String,
    response: Signal<Option<Response>>,
    clear: Clear,
    on_change: Callback<Option<Response>>,
) -> AnyView {
    // Nothing has to be answered, so what does not apply is left out.
    let options = level_options(scale, true).into_iter().filter(|option| option.value != NOT_APPLICABLE).collect();
    let selected = Signal::derive(move || response.with(|response| response.as_ref().map(radio_value)));
    let on_select = Callback::new(move |value: String| on_change.run(Some(response_of(value, String::new))));
    view! { <Radios id options selected is_large=true clear=Some(clear) on_select/> }.into_any()
}
