//! The control that fits a question's type, and what is typed as an answer value.

use super::checkboxes::Checkboxes;
use super::clear_answer::Clear;
use super::date_field::{DateInputs, OutOfInputs};
use super::field::{Field, Fieldset, Ties};
use super::radios::{Layout, Opt, Radios};
use super::text_field::{AreaInput, LineInput, TextKind};
use crate::model::answer::{AnswerValue, NO, YES};
use crate::model::ids::ListId;
use crate::model::questionnaire::{AnswerType, Questionnaire};
use crate::model::scale::Choice;
use leptos::prelude::*;

/// What a control needs to know of the question or field it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlSpec {
    /// Label, hint and error around the control.
    pub ties: Ties,
    /// How it is answered; a level is answered by the question's own radios instead.
    pub answer_type: AnswerType,
    /// What there is to choose from.
    pub options: Vec<Opt>,
    /// Whether radio buttons and checkboxes are large.
    pub is_large: bool,
    /// Whether it asks for a contact at work.
    pub is_contact: bool,
    /// Whose answer can be taken back: "S1.1", or what is asked; none where there must be one.
    pub clears: Option<String>,
}

/// What there is to choose from, for a type of answer.
pub fn options_of(questionnaire: &Questionnaire, answer_type: AnswerType, list: Option<&ListId>) -> Vec<Opt> {
    match answer_type {
        AnswerType::YesNo => vec![Opt::plain(YES, "Yes"), Opt::plain(NO, "No")],
        AnswerType::Choice | AnswerType::Choices => {
            let option = |choice: &Choice| Opt { picture: choice.picture, ..Opt::plain(choice.id.as_str(), &choice.label) };
            questionnaire.choices(list).iter().map(option).collect()
        }
        AnswerType::Level
        | AnswerType::Rows
        | AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::ShortText
        | AnswerType::LongText
        | AnswerType::CaseReference => Vec::new(),
    }
}

/// The control with its label, or in a fieldset where it is several.
pub fn labelled(
    label: String,
    hint: Option<String>,
    spec: ControlSpec,
    value: Signal<Option<AnswerValue>>,
    error: Signal<Option<String>>,
    on_change: Callback<Option<AnswerValue>>,
) -> AnyView {
    let (ids, answer_type) = (spec.ties.ids.clone(), spec.answer_type);
    let control = view! { <AnswerControl spec value error on_change/> };
    match answer_type {
        AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::ShortText
        | AnswerType::LongText
        | AnswerType::CaseReference => view! { <Field ids label hint error>{control}</Field> }.into_any(),
        AnswerType::Level
        | AnswerType::Rows
        | AnswerType::YesNo
        | AnswerType::Choice
        | AnswerType::Choices
        | AnswerType::Date
        | AnswerType::NOfM => view! { <Fieldset ids legend=label hint error>{control}</Fieldset> }.into_any(),
    }
}

/// The control, without label or fieldset.
#[component]
pub fn AnswerControl(
    /// What it is for.
    spec: ControlSpec,
    /// The answer so far.
    #[prop(into)]
    value: Signal<Option<AnswerValue>>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Each edit; none when the answer is taken back.
    #[prop(into)]
    on_change: Callback<Option<AnswerValue>>,
) -> impl IntoView {
    let ControlSpec { ties, answer_type, options, is_large, is_contact, clears } = spec;
    let id = ties.ids.control.clone();
    let typed = Signal::derive(move || value.with(|value| value.as_ref().map(AnswerValue::typed).unwrap_or_default()));
    let on_input = Callback::new(move |text: String| on_change.run(AnswerValue::parse(answer_type, &text)));
    let line = move |kind| view! { <LineAnswer ties=ties.clone() value=typed error kind is_contact on_input/> }.into_any();
    match answer_type {
        // Both are drawn by the question itself.
        AnswerType::Level | AnswerType::Rows => ().into_any(),
        AnswerType::YesNo | AnswerType::Choice => {
            let selected = Signal::derive(move || Some(typed.get()).filter(|id| !id.is_empty()));
            let layout = if answer_type == AnswerType::YesNo { Layout::Inline } else { Layout::Column };
            let clear = clears.map(|of| Clear { of, on_clear: Callback::new(move |()| on_change.run(None)) });
            let on_select = Callback::new(move |id: String| on_change.run(Some(AnswerValue::Text(id))));
            view! { <Radios id options selected layout is_large clear on_select/> }.into_any()
        }
        AnswerType::Choices => {
            let selected = Signal::derive(move || value.with(|value| value.as_ref().map(AnswerValue::given).unwrap_or_default()));
            let on_select =
                Callback::new(move |ids: Vec<String>| on_change.run((!ids.is_empty()).then_some(AnswerValue::Many(ids))));
            view! { <Checkboxes id options selected is_large on_select/> }.into_any()
        }
        AnswerType::Date => view! { <DateInputs id value=typed error on_input/> }.into_any(),
        AnswerType::NOfM => view! { <OutOfInputs id value=typed error on_input/> }.into_any(),
        AnswerType::Number => line(Some(TextKind::Number)),
        AnswerType::Percentage => line(Some(TextKind::Percentage)),
        AnswerType::ShortText => line(Some(TextKind::Words)),
        // Whoever leaves it sees the reference as it is kept.
        AnswerType::CaseReference => line(Some(TextKind::Reference)),
        AnswerType::LongText => line(None),
    }
}

/// An answer typed as text. Keeps what is typed itself: "7." must not turn into "7" under the fingers.
#[component]
fn LineAnswer(
    ties: Ties,
    value: Signal<String>,
    error: Signal<Option<String>>,
    /// One line of this kind; several lines where there is none.
    kind: Option<TextKind>,
    is_contact: bool,
    on_input: Callback<String>,
) -> impl IntoView {
    let kept = RwSignal::new(value.get_untracked());
    let on_input = Callback::new(move |text: String| {
        kept.set(text.clone());
        on_input.run(text);
    });
    // An answer that was taken back elsewhere is blank here too.
    let typed = Signal::derive(move || if value.with(String::is_empty) { String::new() } else { kept.get() });
    match kind {
        Some(TextKind::Reference) => view! {
            <div on:focusout=move |_| drop(value.try_get_untracked().map(|value| kept.try_set(value)))>
                <LineInput ties value=typed error kind=TextKind::Reference is_contact on_input/>
            </div>
        }
        .into_any(),
        Some(kind) => view! { <LineInput ties value=typed error kind is_contact on_input/> }.into_any(),
        None => view! { <AreaInput ties value=typed error rows=4 on_input/> }.into_any(),
    }
}
