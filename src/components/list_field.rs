//! A list that is pasted, a line each: many lines that scroll within their field. The page says what is in it, once.

use super::field::{Field, FieldIds, has_error, invalid};
use super::typing::holds;
use crate::platform::page::field::{settle, typed};
use leptos::prelude::*;

/// A pasted list with its label.
#[component]
pub fn ListField(
    /// The control's id; summaries link to it.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: String,
    /// Help under the label.
    #[prop(into)]
    hint: String,
    /// What was pasted so far.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Each edit, as typed.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let ids = FieldIds::of(&id);
    let described_by = ids.described_by(true, error);
    view! {
        <Field ids label hint=Some(hint) error>
            <textarea
                id=id
                class="govuk-textarea app-list"
                class:govuk-textarea--error=has_error(error)
                rows=8
                autocomplete="off"
                // References are no words: marks under them would help nobody, and some browsers send words elsewhere to check.
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=invalid(error)
                dir="auto"
                use:holds=value
                on:input:target=move |event| on_input.run(typed(&event.target()))
                on:blur:target=move |event| settle(&event.target(), value.try_get_untracked())
            ></textarea>
        </Field>
    }
}
