//! The status line of an open draft: what has become of what was typed.

use crate::components::status_line::StatusLine;
use crate::platform::{bar, clock};
use crate::state::autosave::SaveStatus;
use crate::state::desk::OpenDraft;
use crate::state::draft_list::download_open;
use crate::state::notices::use_notices;
use crate::words::device::storage_error;
use crate::words::figures;
use leptos::prelude::*;

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
    let soon = || request_animation_frame(|| bar::keep_clear(".app-status--bar"));
    Effect::new(move |_| {
        follow();
        soon();
    });
    let listened = ["focusin", "resize"].map(|event| window_event_listener_untyped(event, move |_| soon()));
    on_cleanup(move || listened.into_iter().for_each(WindowListenerHandle::remove));
}

/// The status line of an open draft.
#[component]
pub fn Status(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let notices = use_notices();
    let status = open.autosave.status();
    let saved = Signal::derive(move || match status.get() {
        SaveStatus::Saved(at) => Some(saved_at(&at)),
        SaveStatus::OnlyInThisPage => Some("Only in this page: it is gone when the page is closed".to_owned()),
        SaveStatus::Elsewhere => Some("Open in another tab or window: nothing is changed here".to_owned()),
        SaveStatus::Failed(_) => None,
    });
    let warning = Signal::derive(move || match status.get() {
        SaveStatus::Saved(_) | SaveStatus::OnlyInThisPage | SaveStatus::Elsewhere => None,
        SaveStatus::Failed(error) => Some(storage_error(&error)),
    });
    // The same minute is the same sentence, which a screen reader need not hear twice.
    let saved = Memo::new(move |_| saved.get());
    keep_focus_clear(move || {
        saved.track();
        warning.track();
    });
    let download = move |()| {
        if let Err(why) = download_open(open) {
            notices.warn(why);
        }
    };
    view! { <StatusLine saved warning is_saving=open.autosave.is_under_way() on_download=download/> }
}
