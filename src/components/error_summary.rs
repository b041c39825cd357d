//! Everything that must be put right, at the top of the page, each with a link to its field.

use super::dynamic::{changing, when};
use super::words::Words;
use crate::platform::page;
use leptos::prelude::*;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// The control, on this page or at this address.
    pub target: Target,
    /// What is wrong, and what to do.
    pub text: String,
}

/// Where an error leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a control on this page, by its id.
    Control(String),
    /// To another page, by its address.
    Page(String),
}

/// The summary; nothing while there is nothing to put right. Takes focus when it appears.
#[component]
pub fn ErrorSummary(
    /// What must be put right, in reading order.
    #[prop(into)]
    errors: Signal<Vec<PageError>>,
) -> impl IntoView {
    let has_errors = Signal::derive(move || errors.with(|errors| !errors.is_empty()));
    let links = move || errors.get().into_iter().map(|error| view! { <li><ErrorLink error/></li> }).collect_view().into_any();
    when(has_errors, move || {
        view! {
            <div class="govuk-error-summary" role="alert" tabindex="-1" id="error-summary">
                <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                <ul class="govuk-list govuk-error-summary__list">{changing(links)}</ul>
            </div>
        }
        .into_any()
    })
}

/// Moves focus to the summary, once it is on the page.
pub fn focus_error_summary() {
    request_animation_frame(|| page::show("error-summary"));
}

#[component]
fn ErrorLink(error: PageError) -> impl IntoView {
    let PageError { target, text } = error;
    match target {
        Target::Page(href) => view! { <a href=href><Words text/></a> }.into_any(),
        Target::Control(id) => {
            let href = format!("#{id}");
            // The part after # is the app's address, so the jump is made by hand.
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                page::show(&id);
            };
            view! { <a href=href on:click=jump><Words text/></a> }.into_any()
        }
    }
}
