//! "About this questionnaire", from within a draft.

use crate::pages::shared::about_questionnaire::about_questionnaire;
use crate::pages::shared::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::words::pages::ABOUT_QUESTIONNAIRE;
use leptos::prelude::*;

/// What the draft's questionnaire rests on, and what it was checked against.
#[component]
pub fn AboutQuestionnaire(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let questionnaire = open.session.questionnaire();
    let guidance = open.session.record_now().guidance_edition(&questionnaire).to_owned();
    let back = Route::Draft(open.session.id(), DraftPage::Tasks);
    view! {
        <Page heading=ABOUT_QUESTIONNAIRE caption=questionnaire.title.clone() back>
            {about_questionnaire(&questionnaire, &guidance)}
        </Page>
    }
}
