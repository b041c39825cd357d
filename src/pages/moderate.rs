//! Grading an audit a second time, and agreeing.

use super::frame::Page;
use crate::model::moderation::Subject;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use leptos::prelude::*;

/// Grading an audit a second time, and agreeing.
#[component]
pub fn Moderate(
    /// The draft.
    open: OpenDraft,
    /// What is graded; none for the list.
    of: Option<Subject>,
) -> impl IntoView {
    let _ = of;
    view! { <Page heading="Moderation" back=Route::Draft(open.session.id(), DraftPage::Tasks)>"…"</Page> }
}
