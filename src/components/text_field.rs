//! Text typed into one line or several.

use super::field::{Field, FieldIds, Label, has_error, invalid};
use super::personal_notice::PersonalNotice;
use leptos::prelude::*;

/// How a line of text is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Words,
    /// A number, kept as typed until it can be read.
    Number,
    /// A number of many digits, likewise.
    LongNumber,
    /// A percentage, likewise.
    Percentage,
    /// A passphrase, not shown.
    Secret,
}

/// One line of text with its label.
#[component]
pub fn TextField(
    /// The control's id; summaries link to it.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: Label,
    /// Help under the label.
    hint: Option<String>,
    /// What was typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(default = Signal::stored(None), into)]
    error: Signal<Option<String>>,
    /// How it is entered.
    #[prop(optional)]
    kind: TextKind,
    /// Each edit, as typed.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let ids = FieldIds::of(&id);
    let has_hint = hint.is_some();
    view! {
        <Field ids=ids.clone() label hint error>
            <LineInput ids has_hint value error kind on_input labelled_by=None/>
        </Field>
    }
}

/// The control of one line of text, without its label.
#[component]
pub fn LineInput(
    /// Ids of control, hint and error.
    ids: FieldIds,
    /// Whether there is a hint.
    has_hint: bool,
    /// What was typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// How it is entered.
    kind: TextKind,
    /// The element that names it, where that is no label.
    labelled_by: Option<String>,
    /// Whether it asks for a contact, so that nothing is said of one.
    #[prop(optional)]
    is_contact: bool,
    /// Each edit, as typed.
    on_input: Callback<String>,
) -> impl IntoView {
    let control = ids.control.clone();
    let notice = (kind == TextKind::Words && !is_contact)
        .then(|| view! { <PersonalNotice control=control.clone() text=value on_replace=on_input/> });
    let described_by = ids.described_by(has_hint, error);
    let (class, inputmode) = match kind {
        TextKind::Words | TextKind::Secret => ("govuk-input", None),
        TextKind::Number => ("govuk-input govuk-input--width-5", Some("decimal")),
        TextKind::LongNumber => ("govuk-input govuk-input--width-20", Some("numeric")),
        TextKind::Percentage => ("govuk-input govuk-input--width-3", Some("decimal")),
    };
    let input = view! {
        <input
            id=control
            class=class
            class:govuk-input--error=has_error(error)
            type=if kind == TextKind::Secret { "password" } else { "text" }
            inputmode=inputmode
            autocomplete="off"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=invalid(error)
            prop:value=value
            on:input:target=move |event| on_input.run(event.target().value())
        />
    };
    match kind {
        TextKind::Words | TextKind::Number | TextKind::LongNumber | TextKind::Secret => view! { {input} {notice} }.into_any(),
        TextKind::Percentage => view! {
            <div class="govuk-input__wrapper">
                {input} <div class="govuk-input__suffix" aria-hidden="true">"%"</div>
            </div>
        }
        .into_any(),
    }
}

/// Several lines of text with their label.
#[component]
pub fn TextArea(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: Label,
    /// Help under the label.
    hint: Option<String>,
    /// What was typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(default = Signal::stored(None), into)]
    error: Signal<Option<String>>,
    /// Lines shown at first.
    #[prop(default = 2)]
    rows: u32,
    /// Each edit, as typed.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let ids = FieldIds::of(&id);
    let has_hint = hint.is_some();
    view! {
        <Field ids=ids.clone() label hint error>
            <AreaInput ids has_hint value error rows labelled_by=None on_input/>
        </Field>
    }
}

/// The control of several lines of text, without its label.
#[component]
pub fn AreaInput(
    /// Ids of control, hint and error.
    ids: FieldIds,
    /// Whether there is a hint.
    has_hint: bool,
    /// What was typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Lines shown at first.
    rows: u32,
    /// The element that names it, where that is no label.
    labelled_by: Option<String>,
    /// Whether Tab goes past it for now.
    #[prop(optional, into)]
    is_passed: Signal<bool>,
    /// Each edit, as typed.
    on_input: Callback<String>,
) -> impl IntoView {
    let control = ids.control.clone();
    let notice = view! { <PersonalNotice control=control.clone() text=value on_replace=on_input/> };
    let described_by = ids.described_by(has_hint, error);
    view! {
        <textarea
            tabindex=move || is_passed.get().then_some("-1")
            id=control
            class="govuk-textarea app-textarea"
            class:govuk-textarea--error=has_error(error)
            rows=rows
            // What is typed is kept by the app and nowhere else: not among the browser's forms, not in its sessions.
            autocomplete="off"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=invalid(error)
            prop:value=value
            on:input:target=move |event| on_input.run(event.target().value())
        ></textarea>
        {notice}
    }
}
