//! What has become of what was typed, said truly.

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
    /// The person wants the draft as a file.
    #[prop(into)]
    on_download: Callback<()>,
) -> impl IntoView {
    let is_warning = move || warning.with(Option::is_some);
    view! {
        <div class="app-status" class:app-status--warning=is_warning>
            <p class="app-status__text" role="status">
                {move || warning.get().map(|why| format!("Not saved. {why}")).or_else(|| saved.get())}
            </p>
            <Show when=is_warning>
                <button type="button" class="govuk-button govuk-button--warning app-status__button" on:click=move |_| on_download.run(())>
                    "Download draft"
                </button>
            </Show>
        </div>
    }
}
