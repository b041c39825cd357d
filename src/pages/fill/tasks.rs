//! The task list of a draft.

use super::ask::asked_so_far;
use super::colleague::PartTasks;
use super::edition::OtherEditionOffered;
use super::task::task;
use super::whose::{begun_from, whose_draft};
use crate::components::button::Look;
use crate::components::copy_button::CopyButton;
use crate::components::task_list::TaskList;
use crate::model::audit_return::Return;
use crate::model::date::Date;
use crate::model::joint::case_of;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::pages::shared::comments::to_answer_first;
use crate::pages::shared::frame::Page;
use crate::pages::shared::handed::{download_button, download_state};
use crate::pages::shared::kept::{Earlier, lock_button, protect_label};
use crate::pages::shared::status::Status;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::words::colleague::ASK;
use crate::words::last_time::BEGIN_FROM_LAST;
use crate::words::pages::ABOUT_QUESTIONNAIRE;
use crate::words::tasks::{TaskLine, ToDo, to_do};
use leptos::prelude::*;

/// The task list of a draft.
#[component]
pub fn Tasks(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    match open.session.colleagues_part() {
        Some(part) => view! { <PartTasks open part/> }.into_any(),
        None => view! { <WholeTasks open/> }.into_any(),
    }
}

/// The task list of a whole draft.
#[component]
fn WholeTasks(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let ToDo { done, total, prepare, answer, finish } = to_do(&questionnaire, &record, Date::from_iso(&clock::today()));
    let id = record.id.clone();
    let tasks = move |lines: Vec<TaskLine>| lines.into_iter().map(|line| task(&id, line)).collect::<Vec<_>>();
    let earlier = (record.revision > 1).then(|| view! { <Earlier open/> });
    view! {
        <Page heading=questionnaire.title.clone() caption=draft_caption(open) back=Route::Home>
            <OtherEditionOffered open/>
            {to_answer_first(session)}
            {whose_draft(open)}
            {begun_from(&record)}
            <p class="govuk-body">
                {format!("{done} of {total} parts are complete. Do them in any order, in several sittings, by several people.")}
            </p>
            {from_last_round(&questionnaire, &record)}
            {before_you_start(&questionnaire, &record)}
            {case_part(&questionnaire, &record)}
            <h2 class="govuk-heading-m">"Prepare"</h2>
            <TaskList name="prepare" tasks=tasks(prepare)/>
            <h2 class="govuk-heading-m">"Answer"</h2>
            <TaskList name="answer" tasks=tasks(answer)/>
            <h2 class="govuk-heading-m">"Finish"</h2>
            <TaskList name="finish" tasks=tasks(finish)/>
            <Status open/>
            <KeepingItSafe open/>
            <WithAColleague open/>
            {earlier}
        </Page>
    }
}

/// The way to an earlier round, where there can be one and none stands beside it yet.
fn from_last_round(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    let may_have_one = questionnaire.kind == Kind::SelfAssessment && record.last_time.is_none() && record.revision == 1;
    let href = Route::Draft(record.id.clone(), DraftPage::LastRound).href();
    let link = || view! { <p class="govuk-body"><a class="govuk-link" href=href>{BEGIN_FROM_LAST}</a></p> }.into_any();
    may_have_one.then(link)
}

/// What the questionnaire says before its first question, and which editions it is of.
fn before_you_start(questionnaire: &Questionnaire, record: &Return) -> impl IntoView + use<> {
    let introduction = questionnaire.introduction.clone();
    let guidance = record.guidance_edition(questionnaire);
    let about = Route::Draft(record.id.clone(), DraftPage::Questionnaire).href();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Before you start"</span></summary>
            <div class="govuk-details__text">
                {introduction.into_iter().map(|text| view! { <p class="govuk-body">{text}</p> }).collect_view()}
                <p class="govuk-body-s">
                    "Guidance edition: " {guidance}
                    "; check locally which edition is in force. Questionnaire edition: " {questionnaire.edition.clone()} "."
                </p>
            </div>
        </details>
        <p class="govuk-body"><a class="govuk-link" href=about>{ABOUT_QUESTIONNAIRE}</a></p>
    }
}

/// Links to what keeps a draft from being lost or read.
#[component]
fn KeepingItSafe(open: OpenDraft) -> impl IntoView {
    let id = open.session.id();
    let route = move |page| Route::Draft(id.clone(), page).href();
    view! {
        <h2 class="govuk-heading-s">"Keeping it safe"</h2>
        <ul class="govuk-list">
            <li><a class="govuk-link" href=route(DraftPage::Versions)>"Earlier versions"</a></li>
            <li><a class="govuk-link" href=route(DraftPage::Passphrase)>{protect_label(open)}</a></li>
            <li><a class="govuk-link" href=route(DraftPage::Download)>"Download with a passphrase"</a></li>
        </ul>
        {lock_button(open)}
    }
}

/// The file that passes a draft on.
#[component]
fn WithAColleague(open: OpenDraft) -> impl IntoView {
    let downloaded = download_state(&open.autosave.head());
    view! {
        <h2 class="govuk-heading-s">"Working on it with a colleague?"</h2>
        <p class="govuk-body">
            "Send them only what they should answer: "
            <a class="govuk-link" href=Route::Draft(open.session.id(), DraftPage::Ask).href()>{ASK}</a>
        </p>
        {asked_so_far(open.session)}
        <p class="govuk-body">
            "Or download the whole draft and pass the file on. They open it with “Open a file” on the first page, and so do you \
             with what comes back: both are brought together."
        </p>
        {download_button(open, "Download draft", Look::Secondary, Some(downloaded))}
    }
}

/// The case, for the other agencies that audit it.
fn case_part(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    let case = case_of(questionnaire, record)?;
    let copied = Signal::stored(case.clone());
    Some(
        view! {
            <div class="app-case">
                <p class="govuk-body">
                    "Case reference: " <strong>{case}</strong>
                    ". Give it to the other agencies that audit the same case; they put it into their own audit."
                </p>
                <CopyButton label="Copy case reference" text=copied/>
            </div>
        }
        .into_any(),
    )
}
