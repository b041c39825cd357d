//! When a return was sent, as the person notes it: the app sends nothing itself, and guesses nothing.

use crate::components::button::{Button, Look};
use crate::components::date_field::DateField;
use crate::components::dynamic::{changing, when};
use crate::components::field::Label;
use crate::components::text_field::TextField;
use crate::components::words::Words;
use crate::model::action::SentNote;
use crate::model::date::Date;
use crate::pages::shared::share::share_button;
use crate::platform::{clock, page};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::{download_name, file_bytes};
use crate::state::notices::use_notices;
use crate::words::plan::{NOT_SENT, WHY_NOTE, noted, sent};
use leptos::prelude::*;
use serde_json::Map;

/// A button that shares the return itself; nothing where the browser cannot.
pub(super) fn share_return(open: OpenDraft) -> Option<AnyView> {
    share_button("Share", move || {
        let record = open.session.record_now();
        Ok((download_name(&record), file_bytes(&record)?))
    })
}

/// The notes, and a form for the next one.
#[component]
pub(super) fn Sent(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let notes = Memo::new(move |_| session.with_rest(|rest| rest.sent.clone()));
    let is_noted = Memo::new(move |_| session.with_rest(|rest| rest.sent_last().is_some()));
    let is_missing = Signal::derive(move || !is_noted.get());
    let is_adding = RwSignal::new(false);
    let begin = move |_| {
        is_adding.set(true);
        request_animation_frame(|| page::focus("[id=\"sent-on\"]"));
    };
    let lines = move || notes.get().into_iter().map(|note| line(open, note)).collect_view().into_any();
    view! {
        <section class="app-no-print" aria-labelledby="sent">
            <h2 class="govuk-heading-m" id="sent" tabindex="-1">"Sent"</h2>
            {when(is_missing, || view! { <p class="govuk-body">{NOT_SENT} " " <span>{WHY_NOTE}</span></p> }.into_any())}
            <ul class="govuk-list">{changing(lines)}</ul>
            {changing(move || if is_adding.get() {
                form(open, is_adding)
            } else {
                view! {
                    <Button
                        label="Note that it was sent"
                        look=Look::Secondary
                        is_disabled=session.is_read_only()
                        on_press=begin
                    />
                }
                .into_any()
            })}
        </section>
    }
}

fn line(open: OpenDraft, note: SentNote) -> impl IntoView {
    let said = sent(&note);
    let hidden = format!(": {said}");
    let take_back = move |_| {
        open.session.take_back_sent(&note);
        open.autosave.flush();
        request_animation_frame(|| page::focus("[id=\"sent\"]"));
    };
    view! {
        <li>
            <Words text=said/> " "
            <Button
                label=Label::with("Take back", hidden)
                look=Look::Link
                is_disabled=open.session.is_read_only()
                on_press=take_back
            />
        </li>
    }
}

fn form(open: OpenDraft, is_adding: RwSignal<bool>) -> AnyView {
    let (session, notices) = (open.session, use_notices());
    let (on, how) = (RwSignal::new(clock::today()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let keep = move |_| {
        let Some(day) = Date::from_typed(&on.get_untracked()) else {
            problem.set(Some("Enter the day on which it was sent, such as 3 12 2026".to_owned()));
            page::focus("[id=\"sent-on\"]");
            return;
        };
        let revision = session.with_rest(|rest| rest.revision);
        let note = SentNote { revision, on: day.to_string(), how: how.get_untracked().trim().to_owned(), extra: Map::new() };
        let taken_back = note.clone();
        let said = noted(&note);
        session.note_sent(note);
        open.autosave.flush();
        is_adding.set(false);
        notices.tell_with(said, "Undo", move || {
            session.take_back_sent(&taken_back);
            open.autosave.flush();
        });
        request_animation_frame(|| page::focus("[id=\"sent\"]"));
    };
    let leave = move |_| {
        is_adding.set(false);
        request_animation_frame(|| page::focus("[id=\"sent\"]"));
    };
    view! {
        <DateField
            id="sent-on"
            legend="When was it sent?"
            hint=Some("For example, 3 12 2026".to_owned())
            value=on
            error=problem
            on_input=move |typed| on.set(typed)
        />
        <TextField
            id="sent-how"
            label="How? (optional)"
            hint=Some("For example: by email, in a portal, by hand".to_owned())
            value=how
            on_input=move |typed| how.set(typed)
        />
        <div class="govuk-button-group">
            <Button label="Save note" on_press=keep/>
            <Button label="Cancel" look=Look::Secondary on_press=leave/>
        </div>
    }
    .into_any()
}
