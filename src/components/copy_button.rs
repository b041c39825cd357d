//! A button that puts a text on the clipboard, and says so.

use super::button::{Button, Look};
use super::dynamic::changing_text;
use super::field::Label;
use crate::platform::page;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A button that copies.
#[component]
pub fn CopyButton(
    /// What the button says.
    #[prop(into)]
    label: Label,
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        spawn_local(async move {
            let copied = page::copy(&text.get_untracked()).await;
            let answer = match copied {
                Ok(()) => "Copied.",
                Err(_) => "This browser did not let the page copy. Select the text and copy it yourself.",
            };
            // The person may have gone elsewhere meanwhile.
            let _ = said.try_set(answer.to_owned());
        });
    };
    view! {
        <div class="app-copy app-no-print">
            <Button label look=Look::Secondary on_press=copy/>
            <span class="app-copy__said" role="status">{changing_text(said.into())}</span>
        </div>
    }
}
