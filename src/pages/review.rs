//! Asking an auditor for changes.

use super::frame::Page;
use crate::model::ids::DomainId;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use leptos::prelude::*;

/// Asking an auditor for changes.
#[component]
pub fn Review(
    /// The draft.
    open: OpenDraft,
    /// The domain; none for the list.
    domain: Option<DomainId>,
) -> impl IntoView {
    let _ = domain;
    view! { <Page heading="Ask for changes" back=Route::Draft(open.session.id(), DraftPage::Tasks)>"…"</Page> }
}
