//! What is known of a file that was given to the browser to download: that it was given, and not whether it has arrived.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::platform::clock;
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::download_open;
use crate::state::keeping::draft_list::Head;
use crate::state::notices::use_notices;
use crate::words::device::IS_IT_THERE;
use crate::words::figures;
use leptos::prelude::*;

/// Whether there is a copy outside this browser that is as new as the draft, as far as anybody can know.
pub fn download_state(head: &Head) -> String {
    let Some(at) = &head.downloaded_at else { return "Not downloaded yet".to_owned() };
    let when = moment(at);
    match (head.is_seen(), head.is_ahead_of_download()) {
        (true, false) => format!("Downloaded on {when}"),
        (true, true) => format!("Changed since it was downloaded on {when}"),
        (false, true) => format!("Changed since it was given to your browser to download on {when}"),
        (false, false) => format!("Given to your browser to download on {when}. Is the file in your downloads?"),
    }
}

/// "28 November 2026 at 14:02".
pub fn moment(at: &str) -> String {
    format!("{} at {}", figures::date(&clock::day(at)), clock::time_of_day(at))
}

/// A button that downloads an open draft or return, and what became of it: what was known before, and once it is pressed, what
/// is known then.
pub fn download_button(open: OpenDraft, label: &'static str, look: Look, before: Option<String>) -> AnyView {
    let notices = use_notices();
    let said = RwSignal::new(before);
    let download = move |_| match download_open(open) {
        Ok(()) => {
            said.set(Some(format!("Given to your browser to download at {}. {IS_IT_THERE}", clock::time_of_day(&clock::now()))))
        }
        Err(why) => notices.warn(why),
    };
    view! {
        <Button label look on_press=download/>
        <div class="app-handed" role="status">
            {changing(move || said.get().map(|said| view! { <p class="govuk-body">{said}</p> }).into_any())}
        </div>
    }
    .into_any()
}
