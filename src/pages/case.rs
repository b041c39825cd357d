//! What several agencies judge together of one case.

use super::frame::Page;
use crate::model::moderation::Subject;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use leptos::prelude::*;

/// What several agencies judge together of one case.
#[component]
pub fn Case(
    /// The draft.
    open: OpenDraft,
    /// What is graded; none for the whole view.
    of: Option<Subject>,
) -> impl IntoView {
    let _ = of;
    view! { <Page heading="One case, several agencies" back=Route::Draft(open.session.id(), DraftPage::Tasks)>"…"</Page> }
}
