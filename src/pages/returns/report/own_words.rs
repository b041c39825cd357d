//! A text that somebody writes in a document: kept shortly after each pause, and at once when the field is left.

use crate::adding_up::desk::shown::ReportPart;
use crate::components::button::{Button, Look};
use crate::components::dynamic::when;
use crate::components::field::Label;
use crate::components::text_field::TextArea;
use crate::model::report_words::ReportSaid;
use crate::state::returns::ReturnsDesk;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// After how many milliseconds without a key what was typed is kept.
const PAUSE: Duration = Duration::from_millis(400);

/// The field.
#[component]
pub(super) fn OwnWords(
    /// The returns.
    desk: ReturnsDesk,
    /// As it was when the field was drawn.
    first: ReportPart,
    /// As it is now.
    now: Memo<Option<ReportPart>>,
) -> impl IntoView {
    let ReportPart { place, title, words, .. } = first;
    let typed = RwSignal::new(words);
    let kept = RwSignal::new(typed.get_untracked());
    let error = RwSignal::new(None::<String>);
    let edits = StoredValue::new(0_u32);
    let id = format!("own-{}", place.replace('/', "-"));
    let save = {
        let place = place.clone();
        move |text: String| {
            if kept.with_untracked(|kept| *kept == text) {
                return;
            }
            let place = place.clone();
            spawn_local(async move {
                let said = desk.say_of_report(ReportSaid::Words { place, text: Some(text.clone()) }).await;
                let _ = error.try_set(said.clone().err());
                if said.is_ok() {
                    let _ = kept.try_set(text);
                }
            });
        }
    };
    let save_typed = {
        let save = save.clone();
        move || save(typed.get_untracked())
    };
    let on_input = {
        let save_typed = save_typed.clone();
        move |text: String| {
            typed.set(text);
            edits.update_value(|edits| *edits = edits.wrapping_add(1));
            let (mine, save_typed) = (edits.get_value(), save_typed.clone());
            let save_now = move || {
                // Somebody types on, or the page is gone and has kept it.
                if edits.try_get_value() == Some(mine) {
                    save_typed();
                }
            };
            set_timeout(save_now, PAUSE);
        }
    };
    let is_own = Signal::derive(move || now.with(|now| now.as_ref().is_some_and(|now| now.is_own)));
    let has_draft = place.starts_with("briefing/");
    let can_undo = Signal::derive(move || has_draft && is_own.get());
    let label = Label::with("Your own words", format!(": {title}"));
    let heading = (!place.starts_with("report/")).then(|| view! { <p class="govuk-label govuk-label--s">{title.clone()}</p> });
    let begin_again = move |_| {
        let place = place.clone();
        spawn_local(async move {
            let said = desk.say_of_report(ReportSaid::Words { place, text: None }).await;
            let _ = error.try_set(said.err());
            let draft = now.with_untracked(|now| now.as_ref().map(|now| now.words.clone()).unwrap_or_default());
            let _ = kept.try_set(draft.clone());
            let _ = typed.try_set(draft);
        });
    };
    let leave = save_typed.clone();
    on_cleanup(save_typed);
    view! {
        {heading}
        <div on:focusout=move |_| leave()>
            <TextArea id label hint=None value=typed error rows=3 on_input/>
        </div>
        {when(can_undo, move || view! {
            <Button
                label=Label::with("Write it anew from the figures", format!(": {title}"))
                look=Look::Link
                on_press=begin_again.clone()
            />
        }.into_any())}
    }
}
