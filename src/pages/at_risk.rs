//! A child may be at risk now: what to do, and what was done.

use super::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use leptos::prelude::*;

/// A child may be at risk now: what to do, and what was done.
#[component]
pub fn AtRisk(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    view! { <Page heading="Is a child at risk now?" back=Route::Draft(open.session.id(), DraftPage::Tasks)>"…"</Page> }
}
