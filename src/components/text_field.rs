//! Text typed into one line or several.

use super::field::{Field, FieldIds, Label, Ties, has_error, invalid};
use super::personal_notice::PersonalNotice;
use super::secret::{Reveal, kind_of_input};
use super::typing::holds;
use crate::platform::page::field::{settle, typed};
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
    /// A reference that a tool made.
    Reference,
    /// A passphrase, not shown unless asked for.
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
            <LineInput ties=Ties::of(ids, has_hint) value error kind on_input/>
        </Field>
    }
}

/// The control of one line of text, without its label.
#[component]
pub fn LineInput(
    /// Label, hint and error around it.
    ties: Ties,
    /// What was typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// How it is entered.
    kind: TextKind,
    /// Whether it asks for a work contact. Its text is then not searched for personal data, because a contact is meant to be
    /// in it.
    #[prop(optional)]
    is_contact: bool,
    /// Each edit, as typed.
    on_input: Callback<String>,
) -> impl IntoView {
    let Ties { ids, has_hint, labelled_by } = ties;
    let control = ids.control.clone();
    let may_name_somebody = matches!(kind, TextKind::Words | TextKind::Reference) && !is_contact;
    let notice = may_name_somebody.then(|| view! { <PersonalNotice control=control.clone() text=value on_replace=on_input/> });
    let described_by = ids.described_by(has_hint, error);
    let (class, inputmode) = match kind {
        TextKind::Words | TextKind::Reference => ("govuk-input", None),
        TextKind::Secret => ("govuk-input govuk-password-input__input", None),
        TextKind::Number => ("govuk-input govuk-input--width-5", Some("decimal")),
        TextKind::LongNumber => ("govuk-input govuk-input--width-20", Some("numeric")),
        TextKind::Percentage => ("govuk-input govuk-input--width-3", Some("decimal")),
    };
    let is_secret = kind == TextKind::Secret;
    let is_shown = RwSignal::new(false);
    let reveal = is_secret.then(|| view! { <Reveal control=control.clone() is_shown/> });
    let input = view! {
        <input
            id=control
            class=class
            class:govuk-input--error=has_error(error)
            type=move || kind_of_input(is_secret && !is_shown.get())
            dir=(kind == TextKind::Words).then_some("auto")
            spellcheck=(is_secret || kind == TextKind::Reference).then_some("false")
            autocapitalize=is_secret.then_some("none")
            inputmode=inputmode
            autocomplete="off"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=invalid(error)
            use:holds=value
            on:input:target=move |event| on_input.run(typed(&event.target()))
            on:blur:target=move |event| settle(&event.target(), value.try_get_untracked())
        />
    };
    match kind {
        TextKind::Words | TextKind::Number | TextKind::LongNumber | TextKind::Reference => view! { {input} {notice} }.into_any(),
        TextKind::Secret => view! {
            <div class="govuk-input__wrapper govuk-password-input__wrapper">{input} {reveal}</div>
        }
        .into_any(),
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
            <AreaInput ties=Ties::of(ids, has_hint) value error rows on_input/>
        </Field>
    }
}

/// The control of several lines of text, without its label.
#[component]
pub fn AreaInput(
    /// Label, hint and error around it.
    ties: Ties,
    /// What was typed so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Lines shown at first.
    rows: u32,
    /// Whether Tab goes past it for now.
    #[prop(optional, into)]
    is_passed: Signal<bool>,
    /// Each edit, as typed.
    on_input: Callback<String>,
) -> impl IntoView {
    let Ties { ids, has_hint, labelled_by } = ties;
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
            dir="auto"
            // What is typed is kept by the app and nowhere else: not among the browser's forms, not in its sessions.
            autocomplete="off"
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=invalid(error)
            use:holds=value
            on:input:target=move |event| on_input.run(typed(&event.target()))
            on:blur:target=move |event| settle(&event.target(), value.try_get_untracked())
        ></textarea>
        {notice}
    }
}
