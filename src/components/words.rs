//! People's words on a page, in whichever direction their language is written.

use crate::words::said::parts;
use leptos::prelude::*;

/// A sentence of ours with people's words in it, as [`crate::words::said::own_words`] marks them.
#[component]
pub fn Words(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let pieces = parts(&text).into_iter().map(|(text, is_said)| {
        if is_said { view! { <bdi dir="auto">{text.to_owned()}</bdi> }.into_any() } else { text.to_owned().into_any() }
    });
    pieces.collect_view()
}

/// A paragraph that begins with people's words, or with a few of ours before them.
#[component]
pub fn WordsParagraph(
    /// What it says.
    #[prop(into)]
    text: String,
    /// Classes beside those of every such paragraph.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! { <p class=format!("govuk-body app-kept-lines {class}") dir="auto"><Words text/></p> }
}
