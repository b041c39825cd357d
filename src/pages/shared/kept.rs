//! What keeps a draft or return, as several pages offer it: the revision before a correction, a passphrase, a lock.

use crate::components::button::{Button, Look};
use crate::state::device::use_device;
use crate::state::draft::autosave::Protection;
use crate::state::draft::desk::{OpenDraft, use_desk};
use crate::state::draft::submission::download_submitted;
use crate::state::notices::use_notices;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The return that a correction was begun from, which stays on the device as it was submitted.
#[component]
pub fn Earlier(
    /// The correction.
    open: OpenDraft,
) -> impl IntoView {
    let (device, notices) = (use_device(), use_notices());
    let revision = open.session.with_rest(|rest| rest.revision.saturating_sub(1));
    let download = move |_| {
        spawn_local(async move {
            if let Err(why) = download_submitted(device, open, revision).await {
                notices.warn(why);
            }
        });
    };
    view! {
        <p class="govuk-body">{format!("This is a correction. Revision {revision} is kept as it was submitted.")}</p>
        <Button label=format!("Download revision {revision}") look=Look::Secondary on_press=download/>
    }
}

/// What the link to a draft's passphrase says.
pub fn protect_label(open: OpenDraft) -> &'static str {
    match open.autosave.protection() {
        Protection::Passphrase => "Change or remove the passphrase",
        Protection::None => "Protect with a passphrase",
    }
}

/// Locks a draft at once, where it has a passphrase.
pub fn lock_button(open: OpenDraft) -> Option<AnyView> {
    let desk = use_desk();
    let lock_now = move |_| spawn_local(async move { desk.lock().await });
    let button = move || view! { <Button label="Lock now" look=Look::Secondary on_press=lock_now/> }.into_any();
    (open.autosave.protection() == Protection::Passphrase).then(button)
}
