//! What one person asks another, set off from what it is about.

use super::words::Words;
use leptos::prelude::*;

/// A question, with what belongs to it.
#[component]
pub fn CommentBlock(
    /// Starts the ids of its parts.
    #[prop(into)]
    name: String,
    /// Who asks, about what, and when.
    #[prop(into)]
    heading: String,
    /// What is asked.
    #[prop(optional, into)]
    text: String,
    /// The answer, or fields for it.
    children: Children,
) -> impl IntoView {
    let heading_id = format!("{name}-heading");
    let labelled_by = heading_id.clone();
    let text = (!text.is_empty()).then(|| view! { <p class="govuk-body app-kept-lines" dir="auto"><Words text/></p> });
    view! {
        <div class="app-comment" role="group" aria-labelledby=labelled_by>
            <p class="govuk-body app-comment__heading" id=heading_id><Words text=heading/></p>
            {text}
            {children()}
        </div>
    }
}

/// A question and its answer, to be read.
#[component]
pub fn AskedAndSaid(
    /// Starts the ids of its parts.
    #[prop(into)]
    name: String,
    /// Who asks, about what, and when.
    #[prop(into)]
    heading: String,
    /// What is asked.
    #[prop(into)]
    text: String,
    /// What was answered, or that nothing was.
    #[prop(into)]
    answer: String,
) -> impl IntoView {
    view! {
        <CommentBlock name heading text>
            <p class="govuk-body app-kept-lines app-comment__answer" dir="auto"><Words text=answer/></p>
        </CommentBlock>
    }
}
