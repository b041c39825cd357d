//! That the partnership's settings and questionnaires could not be fetched, and since when those that are used are kept.

use crate::components::dynamic::changing;
use crate::platform::clock;
use crate::state::offline::use_offline;
use crate::words::figures;
use leptos::prelude::*;

/// The sentence; nothing where everything came from the network.
#[component]
pub fn KeptSince() -> impl IntoView {
    let since = use_offline().since();
    changing(move || since.get().map(|since| said(&since)).into_any())
}

fn said(since: &str) -> AnyView {
    let text = format!(
        "Your partnership’s settings and questionnaires cannot be fetched at the moment. Those in use were fetched on {} and \
         kept on this device. You can go on as usual.",
        figures::date(&clock::day(since))
    );
    view! { <p class="govuk-inset-text">{text}</p> }.into_any()
}
