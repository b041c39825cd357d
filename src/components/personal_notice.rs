//! A quiet notice beside a text in which something may be personal data: why, and a way to take it out. Never in the way.

use super::dynamic::{changing, when};
use crate::platform::page;
use crate::words::personal_data::{Noticed, noticed};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long nobody types before a text is looked at.
const PAUSE: Duration = Duration::from_millis(600);

/// A quiet notice beside a text.
#[component]
pub fn PersonalNotice(
    /// The control the text is typed into.
    control: String,
    /// The text.
    text: Signal<String>,
    /// The text without what was found in it.
    on_replace: Callback<String>,
) -> impl IntoView {
    let found = RwSignal::new(None::<Noticed>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let is_empty = text.with(|text| text.trim().is_empty());
        waiting.update_value(|waiting| waiting.take().into_iter().for_each(|handle| handle.clear()));
        if is_empty {
            return found.set(None);
        }
        let look = move || {
            // The field may have gone meanwhile.
            let now = text.try_with_untracked(|text| noticed(text)).flatten();
            if found.try_with_untracked(|found| *found != now).unwrap_or_default() {
                found.set(now);
            }
        };
        waiting.set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    on_cleanup(move || {
        if let Some(Some(handle)) = waiting.try_get_value() {
            handle.clear();
        }
    });
    let has_found = Signal::derive(move || found.with(Option::is_some));
    let replace = move |_| {
        if let Some(noticed) = found.get_untracked() {
            found.set(None);
            on_replace.run(noticed.without);
            page::focus(&format!("[id=\"{control}\"]"));
        }
    };
    when(has_found, move || {
        let said = move || {
            let noticed = found.get();
            noticed
                .map(|noticed| {
                    let reasons = noticed.reasons.into_iter().map(|why| view! { <li>{why}</li> }).collect_view();
                    view! {
                        <p class="govuk-body-s app-personal__text">{noticed.sentence}</p>
                        <ul class="govuk-list app-personal__why">{reasons}</ul>
                    }
                })
                .into_any()
        };
        view! {
            <div class="app-personal" role="status">
                {changing(said)}
                <button type="button" class="app-link-button" on:click=replace.clone()>"Replace with [removed]"</button>
            </div>
        }
        .into_any()
    })
}
