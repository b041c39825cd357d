//! What has become of what was typed, said truly.

use super::dynamic::{changing_text, when};
use super::field::has_error;
use leptos::prelude::*;

/// The status line of a draft.
#[component]
pub fn StatusLine(
    /// "Saved at 14:02 on this device".
    #[prop(into)]
    saved: Signal<Option<String>>,
    /// "Not saved" and why, or that nothing more can be saved; none when all is well.
    #[prop(into)]
    warning: Signal<Option<String>>,
    /// What is to be known of this browser, whether all is saved or not.
    #[prop(into)]
    hint: Signal<Option<String>>,
    /// Whether a change is on its way to the device: a screen reader waits until it is there.
    #[prop(into)]
    is_saving: Signal<bool>,
    /// The person wants the draft as a file.
    #[prop(into)]
    on_download: Callback<()>,
    /// Whether the draft is gone from the device.
    #[prop(into)]
    is_missing: Signal<bool>,
    /// The person wants it there again.
    #[prop(into)]
    on_keep_again: Callback<()>,
) -> impl IntoView {
    let is_warning = has_error(warning);
    let said = Signal::derive(move || warning.get().or_else(|| saved.get()).unwrap_or_default());
    let again = move || {
        view! {
            <button type="button" class="govuk-button app-status__button" on:click=move |_| on_keep_again.run(())>
                "Keep it on this device again"
            </button>
        }
        .into_any()
    };
    let is_hint = has_error(hint);
    let hinted = Signal::derive(move || hint.get().unwrap_or_default());
    let download = move || {
        view! {
            <button
                type="button"
                class="govuk-button govuk-button--warning app-status__button"
                on:click=move |_| on_download.run(())
            >
                "Download draft"
            </button>
        }
        .into_any()
    };
    view! {
        <div class="app-status app-status--bar" class:app-status--warning=is_warning>
            <p class="app-status__text" role="status" aria-busy=move || is_saving.get().to_string()>
                {changing_text(said)}
            </p>
            {when(is_hint, move || view! { <p class="app-status__hint">{changing_text(hinted)}</p> }.into_any())}
            {when(is_missing, again)}
            {when(is_warning, download)}
        </div>
    }
}
