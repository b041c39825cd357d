//! A text that somebody writes in a document: kept shortly after each pause, when the field is left, and when the page is hidden.

use crate::adding_up::desk::shown::ReportPart;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing_text, when};
use crate::components::field::Label;
use crate::components::text_field::TextArea;
use crate::model::report_words::ReportSaid;
use crate::state::returns::ReturnsDesk;
use leptos::leptos_dom::helpers::{set_timeout, window_event_listener_untyped};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// After how long without a key what was typed is kept.
const PAUSE: Duration = Duration::from_millis(400);

/// What is typed in one place of the report of one round. Whoever looks at another round has another field.
#[derive(Clone, Copy)]
struct Typing {
    desk: ReturnsDesk,
    round: StoredValue<String>,
    place: StoredValue<String>,
    /// What is not kept yet; none where what is kept is what is shown.
    typed: RwSignal<Option<String>>,
    error: RwSignal<Option<String>>,
    /// How often a key was pressed.
    edits: StoredValue<u32>,
}

impl Typing {
    fn write(self, text: String) {
        self.typed.set(Some(text));
        self.edits.update_value(|edits| *edits = edits.wrapping_add(1));
        let mine = self.edits.get_value();
        // Somebody types on, or the page is gone and has kept it.
        set_timeout(
            move || {
                if self.edits.try_get_value() == Some(mine) {
                    self.keep()
                }
            },
            PAUSE,
        );
    }

    /// Keeps what is typed, if anything is.
    fn keep(self) {
        let Some(Some(text)) = self.typed.try_get_untracked() else { return };
        let (Some(round), Some(place)) = (self.round.try_get_value(), self.place.try_get_value()) else { return };
        spawn_local(async move {
            let said = self.desk.say_of_report(round, ReportSaid::Words { place, text: Some(text.clone()) }).await;
            if let Err(why) = &said
                && self.error.try_set(Some(why.clone())).is_some()
            {
                // The field is gone.
                self.desk.warn_not_kept("What you wrote for the report", why);
            }
            if said.is_ok() {
                let _ = self.error.try_set(None);
                self.desk.show_again().await;
                // What was typed meanwhile is kept by its own pause.
                let _ = self.typed.try_update(|typed| typed.take_if(|now| *now == text));
            }
        });
    }

    /// Has the app write it again.
    fn begin_again(self) {
        self.edits.update_value(|edits| *edits = edits.wrapping_add(1));
        self.typed.set(None);
        let (round, place) = (self.round.get_value(), self.place.get_value());
        spawn_local(async move {
            match self.desk.say_of_report(round, ReportSaid::Words { place, text: None }).await {
                Ok(()) => self.desk.show_again().await,
                Err(why) => drop(self.error.try_set(Some(why))),
            }
        });
    }
}

/// The field.
#[component]
pub(super) fn OwnWords(
    /// The returns.
    desk: ReturnsDesk,
    /// The round that the report is of.
    round: String,
    /// As it was when the field was drawn.
    first: ReportPart,
    /// As it is now.
    now: Memo<Option<ReportPart>>,
) -> impl IntoView {
    let ReportPart { place, title, .. } = first;
    let typing = Typing {
        desk,
        round: StoredValue::new(round),
        place: StoredValue::new(place.clone()),
        typed: RwSignal::new(None),
        error: RwSignal::new(None),
        edits: StoredValue::new(0),
    };
    let id = format!("own-{}", place.replace('/', "-"));
    let kept = move || now.with(|now| now.as_ref().map(|now| now.words.clone()).unwrap_or_default());
    let value = Signal::derive(move || typing.typed.get().unwrap_or_else(kept));
    let is_own = Signal::derive(move || now.with(|now| now.as_ref().is_some_and(|now| now.is_own)));
    let standing = Signal::derive(move || match (typing.typed.with(Option::is_some), is_own.get()) {
        (true, _) => "Not saved yet".to_owned(),
        (false, true) => "Saved on this device".to_owned(),
        (false, false) => String::new(),
    });
    let has_draft = place.starts_with("briefing/");
    let can_undo = Signal::derive(move || has_draft && is_own.get());
    let label = Label::with("Your own words", format!(": {title}"));
    let heading = (!place.starts_with("report/")).then(|| view! { <p class="govuk-label govuk-label--s">{title.clone()}</p> });
    let hidden = window_event_listener_untyped("visibilitychange", move |_| typing.keep());
    let left = window_event_listener_untyped("pagehide", move |_| typing.keep());
    on_cleanup(move || {
        typing.keep();
        hidden.remove();
        left.remove();
    });
    view! {
        {heading}
        <div on:focusout=move |_| typing.keep()>
            <TextArea id label hint=None value error=typing.error rows=3 on_input=move |text| typing.write(text)/>
        </div>
        <p class="govuk-hint app-report-kept">{changing_text(standing)}</p>
        {when(can_undo, move || view! {
            <Button
                label=Label::with("Write it anew from the figures", format!(": {title}"))
                look=Look::Link
                on_press=move |_| typing.begin_again()
            />
        }.into_any())}
    }
}
