//! Leaving something out of a list, with a reason.

use crate::components::button::{Button, Look};
use crate::components::text_field::TextField;
use crate::platform::page;
use leptos::prelude::*;

/// What is said where something may be left out.
#[derive(Clone, Copy)]
pub(super) struct LeavingOut {
    /// What it is called before it is opened.
    pub offer: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// Help under it.
    pub hint: &'static str,
    /// What the button says.
    pub button: &'static str,
}

/// Asks for the reason, and leaves it out.
#[component]
pub(super) fn LeaveOut(
    /// The field's id, without spaces.
    id: String,
    /// What is said.
    said: LeavingOut,
    /// It is to be left out, for this reason.
    #[prop(into)]
    on_reason: Callback<String>,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let field = id.clone();
    let leave_out = move |_| {
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            error.set(Some("Enter a reason".to_owned()));
            return page::focus(&format!("[id=\"{field}\"]"));
        }
        on_reason.run(why);
    };
    view! {
        <details class="govuk-details app-choices__details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{said.offer}</span></summary>
            <div class="govuk-details__text">
                <TextField
                    id
                    label=said.question
                    hint=Some(said.hint.to_owned())
                    value=reason
                    error
                    on_input=move |text| reason.set(text)
                />
                <Button label=said.button look=Look::Secondary on_press=leave_out/>
            </div>
        </details>
    }
}
