//! Parts of a page that are drawn once somebody opens them: all of them together are many.

use crate::components::dynamic::when;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Which parts are open: a filter draws the page anew, and what somebody opened stays open.
pub(super) type OpenParts = RwSignal<BTreeSet<String>>;

/// A part with its title. `name` tells it from every other part.
pub(super) fn part(open: OpenParts, name: String, title: AnyView, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let (asked, shown) = (name.clone(), name);
    let is_open = Signal::derive(move || open.with(|open| open.contains(&asked)));
    view! {
        <details
            class="govuk-details"
            prop:open=is_open
            on:toggle:target=move |event| {
                let is_open = event.target().open();
                open.update(|open| {
                    if is_open { open.insert(shown.clone()) } else { open.remove(&shown) };
                });
            }
        >
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
            <div class="govuk-details__text">{when(is_open, draw)}</div>
        </details>
    }
    .into_any()
}
