//! Children who may be at risk now, before anything else.

use crate::aggregation::escalations::FoundEscalation;
use crate::components::dynamic::{changing, when};
use crate::words::case_figures::{escalation, open_escalations};
use leptos::prelude::*;

/// Every escalation that is open; nothing where none is.
#[component]
pub fn OpenEscalations(
    /// The longest open first.
    escalations: Signal<Vec<FoundEscalation>>,
) -> impl IntoView {
    let has_any = Signal::derive(move || escalations.with(|open| !open.is_empty()));
    let listed = move || {
        let lines = escalations.get().into_iter().map(|found| view! { <li>{escalation(&found)}</li> }).collect_view();
        view! {
            <p class="govuk-notification-banner__heading">{open_escalations(escalations.with(Vec::len))}</p>
            <ul class="govuk-list govuk-list--bullet app-break">{lines}</ul>
            <p class="govuk-body">
                "Ask each agency what was done, and when it will be closed. This does not wait for a meeting."
            </p>
        }
        .into_any()
    };
    when(has_any, move || {
        view! {
            <div class="govuk-notification-banner app-notice--error" role="region" aria-labelledby="open-escalations">
                <div class="govuk-notification-banner__header">
                    <h2 class="govuk-notification-banner__title" id="open-escalations">"Open escalations"</h2>
                </div>
                <div class="govuk-notification-banner__content">{changing(listed)}</div>
            </div>
        }
        .into_any()
    })
}
