//! A quiet notice beside a text in which something may be personal data: why, and a way to take it out. Never in the way.

use super::dynamic::changing;
use crate::platform::page;
use crate::words::personal_data::{Noticed, noticed};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long nobody types before a text is looked at.
const PAUSE: Duration = Duration::from_millis(600);
/// What stands beside the text.
#[derive(Clone, Debug, Default, PartialEq)]
enum Shown {
    /// Nothing.
    #[default]
    Nothing,
    /// What was found.
    Found(Noticed),
    /// It was taken out; the text as it was before, and as it is since.
    Removed { before: String, since: String },
}

/// A quiet notice beside a text.
#[component]
pub fn PersonalNotice(
    /// The control the text is typed into.
    control: String,
    /// The text.
    text: Signal<String>,
    /// Another text in its place.
    on_replace: Callback<String>,
) -> impl IntoView {
    let shown = RwSignal::new(Shown::default());
    look_when_typing_pauses(text, shown);
    let said = Memo::new(move |_| {
        shown.with(|shown| match shown {
            Shown::Nothing => None,
            Shown::Found(noticed) => Some(noticed.sentence.clone()),
            Shown::Removed { .. } => Some("It was taken out.".to_owned()),
        })
    });
    let said_id = format!("{control}-noticed");
    let described_by = said_id.clone();
    let focus = move || page::focus(&format!("[id=\"{control}\"]"));
    let act = move |_| {
        // What has been typed since the notice came stays.
        let now = text.get_untracked();
        match shown.get_untracked() {
            Shown::Found(_) => {
                if let Some(found) = noticed(&now) {
                    shown.set(Shown::Removed { before: now, since: found.without.clone() });
                    on_replace.run(found.without);
                }
            }
            Shown::Removed { before, .. } => {
                shown.set(Shown::Nothing);
                on_replace.run(before);
            }
            Shown::Nothing => {}
        }
        focus();
    };
    let more = move || {
        let (reasons, label) = match shown.get() {
            Shown::Nothing => return ().into_any(),
            Shown::Found(noticed) => (noticed.reasons, "Replace with [removed]"),
            Shown::Removed { .. } => (Vec::new(), "Put it back"),
        };
        let reasons = reasons.into_iter().map(|why| view! { <li>{why}</li> }).collect_view();
        view! {
            <ul class="govuk-list app-personal__why">{reasons}</ul>
            <button type="button" class="app-link-button" aria-describedby=described_by.clone() on:click=act.clone()>
                {label}
            </button>
        }
        .into_any()
    };
    let is_there = move || said.with(Option::is_some);
    // The live region is there before it says something; only then is it read out.
    view! {
        <div class:app-personal=is_there>
            <div class="govuk-body-s app-personal__text" id=said_id aria-live="polite">
                {changing(move || said.get().into_any())}
            </div>
            {changing(more)}
        </div>
    }
}

fn look_when_typing_pauses(text: Signal<String>, shown: RwSignal<Shown>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let is_empty = text.with(|text| text.trim().is_empty());
        waiting.update_value(|waiting| waiting.take().into_iter().for_each(|handle| handle.clear()));
        if is_empty && shown.with_untracked(|shown| *shown == Shown::Nothing) {
            return;
        }
        let look = move || {
            // The field may have gone meanwhile.
            let Some(now) = text.try_get_untracked() else { return };
            let Some(before) = shown.try_get_untracked() else { return };
            let next = match (before.clone(), noticed(&now)) {
                (_, Some(found)) => Shown::Found(found),
                (Shown::Removed { before, since }, None) if since == now => Shown::Removed { before, since },
                (_, None) => Shown::Nothing,
            };
            if next != before {
                shown.set(next);
            }
        };
        waiting.set_value(set_timeout_with_handle(look, PAUSE).ok());
    });
    on_cleanup(move || {
        if let Some(Some(handle)) = waiting.try_get_value() {
            handle.clear();
        }
    });
}
