//! Stopping a second grading, whichever kind it is, with a way to undo that.

use crate::components::button::{Button, Look};
use crate::state::draft::desk::OpenDraft;
use crate::state::notices::use_notices;
use leptos::prelude::*;

/// What is said of it.
#[derive(Clone, Copy)]
pub struct StopWords {
    /// What the button says.
    pub label: &'static str,
    /// That it was stopped.
    pub stopped: &'static str,
    /// That it was not, after all.
    pub goes_on: &'static str,
}

/// The button that stops the second grading under way.
pub fn stopping(open: OpenDraft, words: StopWords) -> AnyView {
    let (session, notices) = (open.session, use_notices());
    let stop = move |_| {
        let Some(stopped) = session.stop_moderation() else { return };
        open.autosave.flush();
        let undo = move || {
            session.resume_moderation(stopped.clone());
            open.autosave.flush();
            notices.clear();
            notices.tell(words.goes_on);
        };
        notices.tell_with(words.stopped, "Undo", undo);
    };
    view! { <Button label=words.label look=Look::Secondary on_press=stop/> }.into_any()
}
