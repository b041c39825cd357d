//! Short messages at the top of the page.

use super::button::{Button, Look};
use super::dynamic::changing;
use super::words::Words;
use leptos::prelude::*;
use std::sync::Arc;

/// A message: what happened, and perhaps a button.
#[derive(Clone)]
pub struct NoticeLine {
    /// Tells it from others.
    pub id: u32,
    /// One or two sentences.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    /// A button: its label and what it does.
    pub remedy: Option<(String, Arc<dyn Fn() + Send + Sync>)>,
}

/// The messages, announced as they come.
#[component]
pub fn NoticeList(
    /// In the order they came.
    #[prop(into)]
    messages: Signal<Vec<NoticeLine>>,
    /// The person has read one.
    #[prop(into)]
    on_dismiss: Callback<u32>,
) -> impl IntoView {
    let banners =
        move || messages.get().into_iter().map(|message| view! { <Banner message on_dismiss/> }).collect_view().into_any();
    view! {
        <div class="app-notices" aria-live="polite">
            {changing(banners)}
        </div>
    }
}

#[component]
fn Banner(message: NoticeLine, on_dismiss: Callback<u32>) -> impl IntoView {
    let NoticeLine { id, text, is_error, remedy } = message;
    let title = if is_error { "There is a problem" } else { "Done" };
    let title_id = format!("notice-{id}");
    let labelled_by = title_id.clone();
    let role = if is_error { "alert" } else { "region" };
    view! {
        <div
            class="govuk-notification-banner"
            class:govuk-notification-banner--success=!is_error
            class:app-notice--error=is_error
            role=role
            tabindex="-1"
            aria-labelledby=labelled_by
        >
            <div class="govuk-notification-banner__header">
                <h2 class="govuk-notification-banner__title" id=title_id>{title}</h2>
            </div>
            <div class="govuk-notification-banner__content">
                <p class="govuk-notification-banner__heading app-kept-lines"><Words text/></p>
                <div class="govuk-button-group">
                    {remedy.map(|(label, act)| view! {
                        <Button label look=Look::Secondary on_press=move |_| act()/>
                    })}
                    <Button label="Dismiss" look=Look::Link on_press=move |_| on_dismiss.run(id)/>
                </div>
            </div>
        </div>
    }
}
