//! The button that shows a passphrase as it is typed, and hides it again: GOV.UK's password input.

use super::dynamic::changing_text;
use leptos::ev;
use leptos::prelude::*;

/// The type of an input that is hidden or not.
pub fn kind_of_input(is_hidden: bool) -> &'static str {
    if is_hidden { "password" } else { "text" }
}

/// "Show" and "Hide", beside the field. Whatever form of the page is sent, what was shown is hidden first.
#[component]
pub fn Reveal(
    /// The field.
    control: String,
    /// Whether what is in it is shown.
    is_shown: RwSignal<bool>,
) -> impl IntoView {
    let has_changed = RwSignal::new(false);
    let sending = window_event_listener(ev::submit, move |_| {
        // The field may have gone with what was sent.
        let _ = is_shown.try_set(false);
    });
    on_cleanup(move || sending.remove());
    let change = move |_| {
        has_changed.set(true);
        is_shown.update(|is_shown| *is_shown = !*is_shown);
    };
    // A name in words, not as an attribute: a field is looked for by its label, and this is none.
    let label = Signal::derive(move || if is_shown.get() { "Hide" } else { "Show" }.to_owned());
    let said = Signal::derive(move || match (has_changed.get(), is_shown.get()) {
        (false, _) => String::new(),
        (true, true) => "Your passphrase is visible".to_owned(),
        (true, false) => "Your passphrase is hidden".to_owned(),
    });
    view! {
        <button
            type="button"
            class="govuk-button govuk-button--secondary govuk-password-input__toggle"
            aria-controls=control
            on:click=change
        >
            {changing_text(label)} <span class="govuk-visually-hidden">" passphrase"</span>
        </button>
        <div class="govuk-visually-hidden" aria-live="polite">{changing_text(said)}</div>
    }
}
