//! What every page of a survey says: this is not how to report abuse, and where help is.

use crate::state::setting::use_setting;
use leptos::prelude::*;

/// In an emergency, whatever the settings say.
const EMERGENCY: &str = "999";

/// This is not how to report abuse, and where help is.
#[component]
pub fn Safety() -> impl IntoView {
    let numbers = use_setting().with(|partnership| partnership.emergency.numbers.clone());
    let others = numbers.into_iter().filter(|one| one.number.trim() != EMERGENCY);
    let others: Vec<_> = others.map(|one| view! { <li>{one.label} ": " <strong>{one.number}</strong></li> }).collect();
    view! {
        <aside class="govuk-inset-text app-safety" aria-label="If you need help now">
            <p class="govuk-body">
                "This is not how to report abuse. Nobody reads it now, and it has no name on it. \
                 If you or someone else is in danger, call " <strong>{EMERGENCY}</strong> "."
            </p>
            {(!others.is_empty()).then(|| view! { <ul class="govuk-list">{others}</ul> })}
        </aside>
    }
}
