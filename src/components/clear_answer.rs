//! "Clear this answer": takes a choice back that may stay unanswered. There only while something is chosen.

use super::dynamic::{changing_text, when};
use crate::platform::page;
use leptos::prelude::*;

/// How a choice is taken back.
#[derive(Clone, Debug)]
pub struct Clear {
    /// Whose answer it is: "S1.1", or what is asked.
    pub of: String,
    /// It is taken back.
    pub on_clear: Callback<()>,
}

/// The button that takes a choice back, and what is said when it has been. It stands before its choices.
#[component]
pub fn ClearAnswer(
    /// The first of the choices, which has the focus afterwards: the button is gone.
    control: String,
    /// Whether something is chosen.
    is_given: Signal<bool>,
    /// Whose answer it is, and its end.
    clear: Clear,
) -> impl IntoView {
    let Clear { of, on_clear } = clear;
    let is_cleared = RwSignal::new(false);
    let cleared = format!("The answer is cleared: {of}");
    let said = Signal::derive(move || if is_cleared.get() && !is_given.get() { cleared.clone() } else { String::new() });
    let take_back = move |_| {
        is_cleared.set(true);
        on_clear.run(());
        page::focus(&format!("[id=\"{control}\"]"));
    };
    let button = move || {
        view! {
            <button type="button" class="app-link-button app-clear__button" on:click=take_back.clone()>
                "Clear this answer"<span class="govuk-visually-hidden">{format!(": {of}")}</span>
            </button>
        }
        .into_any()
    };
    // The live region is there before it says something; only then is it read out.
    view! {
        <div class="app-clear app-no-print">
            {when(is_given, button)}
            <span class="govuk-visually-hidden" aria-live="polite">{changing_text(said)}</span>
        </div>
    }
}
