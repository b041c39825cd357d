//! The status line of an open draft: what has become of what was typed.

use super::frame::WorkedOn;
use crate::components::status_line::StatusLine;
use crate::platform::{bar, clock};
use crate::state::device::{StorageError, use_device};
use crate::state::draft::autosave::SaveStatus;
use crate::state::draft::desk::{OpenDraft, use_desk};
use crate::state::draft::file::download_open;
use crate::state::notices::use_notices;
use crate::words::device::{FORGETS, GONE, storage_error};
use crate::words::figures;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// "Saved at 14:02 on this device", with the day where that is not today.
fn saved_at(at: &str) -> String {
    let (time, day) = (clock::time_of_day(at), clock::day(at));
    if day == clock::today() {
        format!("Saved at {time} on this device")
    } else {
        format!("Saved at {time} on this device, on {}", figures::date(&day))
    }
}

/// The line never hides what has focus, however high it grows. `follow` says what makes it grow.
fn keep_focus_clear(follow: impl Fn() + 'static) {
    // After the page was painted: before, asking where things are would make whoever has clicked wait.
    let soon = || request_animation_frame(|| set_timeout(|| bar::keep_clear(".app-status--bar"), Duration::ZERO));
    Effect::new(move |_| {
        follow();
        soon();
    });
    let listened = ["focusin", "resize"].map(|event| window_event_listener_untyped(event, move |_| soon()));
    on_cleanup(move || listened.into_iter().for_each(WindowListenerHandle::remove));
}

impl From<OpenDraft> for WorkedOn {
    fn from(open: OpenDraft) -> Self {
        Self { is_read_only: open.session.is_read_only(), status: Box::new(move || view! { <Status open/> }.into_any()) }
    }
}

/// The status line of an open draft.
#[component]
pub fn Status(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let (device, notices) = (use_device(), use_notices());
    let status = open.autosave.status();
    let saved = Signal::derive(move || match status.get() {
        SaveStatus::Saved(at) => Some(saved_at(&at)),
        SaveStatus::KeepingLateWords => Some("Open in another tab or window: what you typed here last is being kept".to_owned()),
        SaveStatus::OnlyInThisPage => Some("Only in this page: it is gone when the page is closed".to_owned()),
        SaveStatus::Elsewhere => Some("Open in another tab or window: nothing is changed here".to_owned()),
        SaveStatus::Stuck { .. } | SaveStatus::Failed(_) => None,
    });
    let warning = Signal::derive(move || match status.get() {
        SaveStatus::Saved(_) | SaveStatus::OnlyInThisPage | SaveStatus::KeepingLateWords | SaveStatus::Elsewhere => None,
        SaveStatus::Stuck { at, why } => {
            Some(format!("{}, but nothing more can be saved. {}", saved_at(&at), storage_error(&why)))
        }
        SaveStatus::Failed(StorageError::Missing) => Some(format!("Not saved. {GONE}")),
        SaveStatus::Failed(error) => Some(format!("Not saved. {}", storage_error(&error))),
    });
    let is_missing = Memo::new(move |_| {
        status.track();
        open.autosave.is_missing()
    });
    // The same minute is the same sentence, which a screen reader need not hear twice.
    let saved = Memo::new(move |_| saved.get());
    keep_focus_clear(move || {
        saved.track();
        warning.track();
    });
    let download = move |()| notices.tell_given(download_open(open));
    let desk = use_desk();
    let again = move |()| {
        spawn_local(async move {
            match desk.keep_again(open).await {
                Ok(()) => notices.tell("The draft is on this device again. Earlier versions of it are not."),
                Err(why) => notices.warn(why),
            }
        });
    };
    let forgets = device.forgets();
    // Where something is not saved, that comes first, and the download is offered anyway.
    let hint = Signal::derive(move || (forgets.get() && warning.with(Option::is_none)).then(|| FORGETS.to_owned()));
    view! {
        <StatusLine
            saved
            warning
            hint
            is_saving=open.autosave.is_under_way()
            on_download=download
            is_missing
            on_keep_again=again
        />
    }
}
