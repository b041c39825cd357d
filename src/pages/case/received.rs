//! What to do with a finished audit that came as a file. Its grades are not shown here, so that a second auditor can still
//! grade without having seen them.

use super::moderate::begin_with_role;
use crate::components::button::Look;
use crate::components::summary_list::{Row, SummaryList};
use crate::model::joint::case_of;
use crate::pages::shared::frame::{GoButton, Page};
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::words::comments::to_answer;
use crate::words::figures;
use crate::words::said::own_words;
use leptos::prelude::*;

/// What to do with a finished audit that came as a file.
#[component]
pub fn Received(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let to = move |page| Route::Draft(session.id(), page);
    let row = |key: &str, value: String| Row { key: key.to_owned(), values: vec![value], change: None };
    let declared = record.declaration.as_ref().map(|declaration| {
        row("Submitted", format!("By {}, on {}", own_words(&declaration.role), figures::date(&declaration.at)))
    });
    let case = case_of(&questionnaire, &record).map(|case| row("Case reference", case));
    let rows = case.into_iter().chain([row("Return", record.reference.clone())]).chain(declared).collect();
    let left = record.open_comments().count();
    let asked = (left > 0).then(|| {
        view! {
            <div class="govuk-inset-text">
                {format!(
                    "Changes were asked for: {}. If this is your own audit, see it with its grades and answer them there.",
                    to_answer(left)
                )}
            </div>
        }
    });
    view! {
        <Page heading="What do you want to do with this audit?" caption=questionnaire.title.clone() back=Route::Home open>
            <SummaryList rows/>
            {asked}
            <h2 class="govuk-heading-m">"Moderate"</h2>
            <p class="govuk-body">
                "Grade the same case yourself. The first auditor’s grades stay hidden until you have given yours. Then you see \
                 both side by side, and note what you agree."
            </p>
            {begin_with_role(open)}
            <h2 class="govuk-heading-m">"Ask for changes"</h2>
            <p class="govuk-body">"Put comments on questions and send the file back to the auditor. This shows the grades."</p>
            <GoButton to=to(DraftPage::Review(None)) look=Look::Secondary label="Ask for changes"/>
            <h2 class="govuk-heading-m">"Only read it"</h2>
            <p class="govuk-body">"Shows the grades. Whoever has seen them can no longer moderate without knowing them."</p>
            <GoButton to=to(DraftPage::Complete) look=Look::Secondary label="See the audit with its grades"/>
        </Page>
    }
}
