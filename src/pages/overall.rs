//! The grade for the whole.

use super::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use leptos::prelude::*;

/// The grade for the whole.
#[component]
pub fn OverallPage(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    view! { <Page heading="Overall grade" back=Route::Draft(open.session.id(), DraftPage::Tasks)>"…"</Page> }
}
