//! A button that hands a file to another app of the device; there only where the browser can.

use crate::components::button::{Button, Look};
use crate::platform::share::{ShareOutcome, shareable};
use crate::state::notices::use_notices;
use crate::words::plan::SHARED_AS_TEXT;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button; nothing where the browser cannot share the file. `made` makes it anew when it is pressed, with its name.
pub fn share_button(
    label: &'static str,
    made: impl Fn() -> Result<(String, Vec<u8>), String> + Send + Sync + 'static,
) -> Option<AnyView> {
    let notices = use_notices();
    let (name, bytes) = untrack(&made).ok()?;
    let is_as_text = shareable(&name, &bytes)?.is_as_text;
    let share = move |_| match made() {
        Ok((name, bytes)) => {
            let Some(file) = shareable(&name, &bytes) else { return };
            spawn_local(async move {
                match file.share().await {
                    // Whether it has arrived, nobody tells.
                    Ok(ShareOutcome::Given | ShareOutcome::Cancelled) => {}
                    Err(error) => notices.warn(format!("The file could not be shared: {}.", error.message)),
                }
            });
        }
        Err(why) => notices.warn(why),
    };
    let hint = is_as_text.then(|| view! { <p class="govuk-body app-no-print">{SHARED_AS_TEXT}</p> });
    Some(view! { <Button label look=Look::Secondary on_press=share/> {hint} }.into_any())
}
