//! The profile: what is asked about the organisation or the audit before the first domain.

use super::sites::site_names;
use crate::checks::finding::{Finding, Place};
use crate::checks::findings::find_in_profile;
use crate::components::button::{Button, Look};
use crate::components::dynamic::keyed;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::model::ids::FieldId;
use crate::model::questionnaire::{AnswerType, ProfileField};
use crate::pages::shared::asked_field::AskedField;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{GoButton, Page, show_after_heading};
use crate::platform::clock;
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::findings::rule;
use crate::words::pages::about_title;
use crate::words::typed::far_day_problem;
use leptos::prelude::*;

/// The profile.
#[component]
pub fn About(
    /// The draft.
    open: OpenDraft,
    /// The field to go to, where one was asked for.
    field: Option<FieldId>,
) -> impl IntoView {
    show_after_heading(field.map(|field| element::field(&field)));
    let session = open.session;
    let questionnaire = session.questionnaire();
    let heading = about_title(questionnaire.kind);
    let asked = Memo::new(move |_| session.asked_fields().iter().map(ToString::to_string).collect::<Vec<_>>()).into();
    let checked = Checked::new(move || profile_errors(&session));
    let errors = checked.errors;
    let tasks = Route::Draft(session.id(), DraftPage::Tasks);
    let after = tasks.clone();
    let save = move |_| checked.save_and_go(open, &after);
    view! {
        <Page heading caption=questionnaire.title.clone() back=tasks open>
            <ErrorSummary errors/>
            <p class="govuk-body">"Give roles and work contacts only. Do not name people."</p>
            {keyed(asked, move |id| view! { <AskedField session id=id.into() errors/> }.into_any())}
            {site_names(session)}
            <div class="govuk-button-group">
                <Button label="Save and continue" on_press=save/>
                <GoButton to=Route::Home look=Look::Secondary label="Save and come back later"/>
            </div>
        </Page>
    }
}

fn profile_errors(session: &FillSession) -> Vec<PageError> {
    let questionnaire = session.questionnaire();
    let record = session.record();
    let findings = find_in_profile(&questionnaire, record.sheet());
    let wrong = |id: &FieldId| {
        let is_here = |finding: &&Finding| finding.blocks() && finding.place == Place::Profile(id.clone());
        findings.iter().find(is_here).map(|finding| rule(&questionnaire, &finding.rule))
    };
    let today = clock::today();
    let far = |field: &ProfileField| {
        let day = record.profile.get(&field.id).filter(|_| field.answer_type == AnswerType::Date)?;
        far_day_problem(&day.typed(), &today)
    };
    let asked = session.asked_fields();
    let fields = questionnaire.profile.iter().filter(|field| asked.contains(&field.id));
    fields
        .filter_map(|field| {
            let why = wrong(&field.id).or_else(|| far(field))?;
            Some(PageError { target: Target::Control(element::field(&field.id)), text: format!("{}: {why}", field.label) })
        })
        .collect()
}
