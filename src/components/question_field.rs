//! One question: its text, its answer, its evidence, its note.

use super::answer_control::{AnswerControl, ControlSpec, options_of};
use super::answer_edit::{AnswerEdit, AnswerValues};
use super::clear_answer::Clear;
use super::dynamic::{changing_text, when};
use super::field::{FieldError, FieldIds, Label, Ties, has_error};
use super::level_options::{NOT_APPLICABLE, level_layout, level_options, radio_value, response_of};
use super::linked::linked;
use super::question_extras::{box_fields, more_fields, note_field};
use super::radios::Radios;
use super::rows_field::rows_field;
use super::text_field::TextArea;
use crate::model::answer::{AnswerValue, Response};
use crate::model::questionnaire::{AnswerType, EvidenceWish, Question, Questionnaire};
use crate::model::scale::{Level, Scale};
use crate::routes::element;
use crate::words::findings::KEY_NOT_APPLICABLE;
use leptos::prelude::*;

/// One question in its fieldset. `above` stands before the answer: what was said the time before. `below` stands under the
/// answer: its actions; Tab goes past them while it is told so.
///
/// A function and not a component, because it borrows its question only while it draws it.
pub fn question_field(
    questionnaire: &Questionnaire,
    question: &Question,
    values: AnswerValues,
    on_edit: Callback<AnswerEdit>,
    above: Option<AnyView>,
    below: impl FnOnce(Signal<bool>) -> AnyView,
) -> AnyView {
    let ids = FieldIds::of(&element::question(&question.id));
    let legend_id = format!("{}-legend", ids.control);
    let hint = question.hint.clone();
    let has_hint = hint.is_some();
    let error = values.error;
    let described_by = ids.described_by(has_hint, error);
    let asks_evidence = question.evidence != EvidenceWish::None;
    // An answer of another edition may stand in the note.
    let has_only_a_note = !asks_evidence && values.note.with_untracked(|note| !note.trim().is_empty());
    let control = match questionnaire.scale_of(question) {
        Some(scale) => {
            let is_gap = questionnaire.not_applicable_is_gap(question);
            level_control(scale, ids.clone(), question.id.to_string(), is_gap, values, on_edit)
        }
        None => other_control(questionnaire, question, ids.clone(), legend_id.clone(), values, on_edit),
    };
    view! {
        <div class="govuk-form-group app-question" class:govuk-form-group--error=has_error(error)>
            <fieldset class="govuk-fieldset" aria-describedby=described_by>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s" id=legend_id>
                    <span class="app-question__number">{question.id.to_string()}</span>
                    {format!(" {} ", question.text)}
                    {question.key.then(|| view! {
                    <strong class="govuk-tag govuk-tag--blue app-question__key">"Key question"</strong>
                })}
                </legend>
                {hint.map(|hint| view! { <div id=ids.hint.clone() class="govuk-hint">{linked(&hint)}</div> })}
                {ladder(questionnaire, question)}
                {above}
                <FieldError id=ids.error.clone() error/>
                {control}
                {match asks_evidence {
                    true => more_fields(question, ids.clone(), values, on_edit, below),
                    false => {
                        let note = has_only_a_note.then(|| note_field(question, &ids, Signal::stored(false), values, on_edit));
                        let boxes = box_fields(question, &ids, values, on_edit);
                        view! { {boxes} {note} {below(Signal::stored(false))} }.into_any()
                    }
                }}
            </fieldset>
        </div>
    }
    .into_any()
}

/// What each answer looks like here, where the question says so itself.
fn ladder(questionnaire: &Questionnaire, question: &Question) -> Option<AnyView> {
    let scale = questionnaire.graded_on(question).filter(|_| !question.ladder.is_empty())?;
    let step = |level: &Level| {
        let text = question.ladder.get(&level.id)?.clone();
        Some(view! { <dt>{level.label.clone()}</dt> <dd>{text}</dd> })
    };
    let steps = scale.levels.iter().filter_map(step).collect_view();
    let of = format!(" to {}", question.id);
    Some(
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                        "What each answer"<span class="govuk-visually-hidden">{of}</span>" looks like here"
                    </span>
                </summary>
                <div class="govuk-details__text"><dl class="app-ladder">{steps}</dl></div>
            </details>
        }
        .into_any(),
    )
}

/// The levels of a scale, "Not applicable" with its reason, "Don't know".
///
/// `is_gap` where "Not applicable" counts as a gap, which is said to whoever chooses it.
fn level_control(
    scale: &Scale,
    ids: FieldIds,
    of: String,
    is_gap: bool,
    values: AnswerValues,
    on_edit: Callback<AnswerEdit>,
) -> AnyView {
    let AnswerValues { response, last_reason, .. } = values;
    let selected = Memo::new(move |_| response.with(|response| response.as_ref().map(radio_value)));
    let on_select = Callback::new(move |value: String| {
        on_edit.run(AnswerEdit::Respond(Some(response_of(value, || last_reason.get_value()))));
    });
    let clear = Clear { of: of.clone(), on_clear: Callback::new(move |()| on_edit.run(AnswerEdit::Respond(None))) };
    let is_not_applicable = Signal::derive(move || selected.with(|selected| selected.as_deref() == Some(NOT_APPLICABLE)));
    let reason_id = format!("{}-reason", ids.control);
    let given_reason = Signal::derive(move || match response.get() {
        Some(Response::NotApplicable(reason)) => reason,
        Some(Response::Given(_) | Response::DontKnow) | None => String::new(),
    });
    let on_reason = Callback::new(move |text: String| on_edit.run(AnswerEdit::Respond(Some(Response::NotApplicable(text)))));
    let warning = if is_gap { format!("{KEY_NOT_APPLICABLE}. ") } else { String::new() };
    let asks_reason = format!("{warning}A box has opened below: say why {of} does not apply.");
    let said = Signal::derive(move || if is_not_applicable.get() { asks_reason.clone() } else { String::new() });
    let give_reason = move || {
        let label = Label::with("Why does this not apply?", format!(" ({of})"));
        view! {
            <div class="govuk-radios__conditional app-question__reason">
                {is_gap.then(|| view! { <p class="govuk-body">{format!("{KEY_NOT_APPLICABLE}.")}</p> })}
                <TextArea id=reason_id.clone() label hint=None value=given_reason error=values.error on_input=on_reason/>
            </div>
        }
        .into_any()
    };
    // The focus stays on the choice, since arrows lead on from there; that a box has come is said.
    view! {
        <Radios
            id=ids.control
            options=level_options(scale, false)
            layout=level_layout(scale)
            selected
            clear=Some(clear)
            on_select
        />
        <span class="govuk-visually-hidden" aria-live="polite">{changing_text(said)}</span>
        {when(is_not_applicable, give_reason)}
    }
    .into_any()
}

/// Any answer that is no level.
fn other_control(
    questionnaire: &Questionnaire,
    question: &Question,
    ids: FieldIds,
    legend_id: String,
    values: AnswerValues,
    on_edit: Callback<AnswerEdit>,
) -> AnyView {
    let AnswerValues { response, error, .. } = values;
    let answer_type: AnswerType = question.answer_type;
    let value = Signal::derive(move || match response.get() {
        Some(Response::Given(value)) => Some(value),
        Some(Response::NotApplicable(_) | Response::DontKnow) | None => None,
    });
    let on_change = Callback::new(move |value: Option<AnswerValue>| on_edit.run(AnswerEdit::Respond(value.map(Response::Given))));
    if answer_type == AnswerType::Rows {
        return rows_field(&ids, &question.columns, value, on_change);
    }
    let spec = ControlSpec {
        ties: Ties { ids, has_hint: question.hint.is_some(), labelled_by: Some(legend_id) },
        answer_type,
        options: options_of(questionnaire, answer_type, question.options.as_ref()),
        is_large: false,
        is_contact: false,
        clears: Some(question.id.to_string()),
    };
    view! { <AnswerControl spec value error on_change/> }.into_any()
}
