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
    /// Why the last change is not saved; none when it is.
    #[prop(into)]
    warning: Signal<Option<String>>,
    /// Whether a change is on its way to the device: a screen reader waits until it is there.
    #[prop(into)]
    is_saving: Signal<bool>,
    /// The person wants the draft as a file.
    #[prop(into)]
    on_download: Callback<()>,
) -> impl IntoView {
    let is_warning = has_error(warning);
    let said =
        Signal::derive(move || warning.get().map(|why| format!("Not saved. {why}")).or_else(|| saved.get()).unwrap_or_default());
    let download = move || {
        view! {
            <button type="button" class="govuk-button govuk-button--warning app-status__button" on:click=move |_| on_download.run(())>
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
            {when(is_warning, download)}
        </div>
    }
}
