//! Says on every page of a draft that another tab has it, and takes it from there.

use crate::components::dynamic::changing;
use crate::platform::clock;
use crate::routes::DraftPage;
use crate::state::draft::autosave::SaveStatus;
use crate::state::draft::desk::{OpenDraft, use_desk};
use crate::state::notices::use_notices;
use crate::words::pages::page_name;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The banner; nothing while the draft is worked on here.
#[component]
pub fn Elsewhere(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let (desk, notices) = (use_desk(), use_notices());
    let session = open.session;
    let is_taking = RwSignal::new(false);
    let take = move |_| {
        if is_taking.get_untracked() {
            return;
        }
        is_taking.set(true);
        spawn_local(async move {
            if let Err(why) = desk.take_over(session.id()).await {
                notices.warn(why);
            }
            // The banner is gone where it was taken.
            let _ = is_taking.try_set(false);
        });
    };
    let was_here = untrack(|| !session.is_read_only().get());
    let banner = move || {
        let is_unsaved = open.autosave.holds_only_copy();
        let text = if open.autosave.is_keeping_late_words() {
            "This draft is now being edited in another tab or window of this browser. What you typed here last is being kept as \
             an earlier version of it: leave this page open for a moment."
                .to_owned()
        } else if is_unsaved {
            "This draft is now being edited in another tab or window of this browser. What you typed here last could not be \
             saved and is in no other place: download it now, below."
                .to_owned()
        } else if was_here {
            "This draft is now being edited in another tab or window of this browser. Nothing you typed here is lost: it is in \
             the draft, or under “Earlier versions”."
                .to_owned()
        } else {
            open_there(open)
        };
        view! {
            <section class="app-elsewhere" aria-label="Open in another tab or window">
                <p class="govuk-body" role="status">{text}</p>
                <button type="button" class="govuk-button" on:click=take aria-disabled=move || is_taking.get().to_string()>
                    "Edit here instead"
                </button>
            </section>
        }
        .into_any()
    };
    let is_there = Signal::derive(move || {
        let is_elsewhere = match open.autosave.status().get() {
            SaveStatus::Elsewhere | SaveStatus::KeepingLateWords => true,
            SaveStatus::Failed(_) => !open.autosave.is_missing(),
            SaveStatus::Saved(_) | SaveStatus::Stuck { .. } | SaveStatus::OnlyInThisPage => false,
        };
        session.is_read_only().get() && is_elsewhere
    });
    let status = open.autosave.status();
    changing(move || {
        status.track();
        if is_there.get() { banner() } else { ().into_any() }
    })
}

fn open_there(open: OpenDraft) -> String {
    let head = open.autosave.head();
    let left = DraftPage::at(&head.place).unwrap_or(DraftPage::Tasks);
    let place = page_name(&open.session.questionnaire(), &left);
    format!(
        "This draft is open in another tab or window of this browser, on the page “{place}”, last saved at {}. \
         You can read it here and change nothing.",
        clock::time_of_day(&head.saved_at)
    )
}
