//! What to do with a finished audit that came as a file.

use super::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use leptos::prelude::*;

/// What to do with a finished audit that came as a file.
#[component]
pub fn Received(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    view! { <Page heading="What do you want to do with this audit?" back=Route::Draft(open.session.id(), DraftPage::Tasks)>"…"</Page> }
}
