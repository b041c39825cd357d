//! The task list of a draft.

use super::comments::{task_hint, to_answer_first};
use super::edition::OtherEditionOffered;
use super::frame::Page;
use super::handed::{download_button, download_state};
use super::status::Status;
use super::whose::{begun_from, whose_draft};
use crate::components::copy_button::CopyButton;
use crate::components::task_list::{Task, TaskList};
use crate::model::audit_return::Return;
use crate::model::grading_rules::Method;
use crate::model::joint::case_of;
use crate::model::progress::{DomainProgress, Progress, progress};
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::routes::{DraftPage, Route};
use crate::state::autosave::Protection;
use crate::state::desk::{OpenDraft, use_desk};
use crate::state::device::use_device;
use crate::state::draft_list::draft_caption;
use crate::state::notices::use_notices;
use crate::state::submission::download_submitted;
use crate::words::figures::count;
use crate::words::grades;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The task list of a draft.
#[component]
pub fn Tasks(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let id = record.id.clone();
    let route = move |page| Route::Draft(id.clone(), page).href();
    let progress = progress(&questionnaire, &record);
    let is_optional = |domain: &&DomainProgress| domain.required == 0 && domain.progress == Progress::NotStarted;
    let done = progress.iter().filter(|domain| domain.progress.is_complete()).count();
    let total = progress.iter().filter(|domain| !is_optional(domain)).count();
    let domains: Vec<Task> = progress
        .iter()
        .filter_map(|domain| {
            let title = questionnaire.domain(&domain.domain)?.title.clone();
            let left = domain.required - domain.answered;
            let commented = task_hint(&record, &domain.domain);
            let hint = match (domain.answered > 0, left) {
                (true, 0) => domain.needs_grade.then(|| "Your grade is still to give".to_owned()),
                (true, left) => Some(format!("{} still to answer", count(left, "question"))),
                (false, _) => None,
            };
            Some(Task {
                title,
                hint: commented.or(hint),
                href: route(DraftPage::Domain(domain.domain.clone(), None)),
                status: if is_optional(&domain) { "Optional" } else { grades::progress(domain.progress) }.to_owned(),
                is_done: domain.progress.is_complete() || is_optional(&domain),
            })
        })
        .collect();
    let task = |title: &str, page, status: String| Task {
        title: title.to_owned(),
        hint: None,
        href: route(page),
        status,
        is_done: true,
    };
    let first = vec![about_task(&questionnaire, &record, route(DraftPage::About))];
    let overall = overall_status(&questionnaire, &record)
        .map(|(status, is_done)| Task { is_done, ..task("Overall grade", DraftPage::Overall, status) });
    let last = overall.into_iter().chain([
        task("Actions", DraftPage::Actions, count(record.actions.len(), "action")),
        task("Check your answers", DraftPage::Check, String::new()),
        task("Declaration", DraftPage::Declaration, String::new()),
    ]);
    let earlier = (record.revision > 1).then(|| view! { <Earlier open/> });
    let downloaded = download_state(&open.autosave.head());
    let introduction = questionnaire.introduction.clone();
    let guidance = record.guidance_edition(&questionnaire);
    view! {
        <Page heading=questionnaire.title.clone() caption=draft_caption(open) back=Route::Home>
            <OtherEditionOffered open/>
            {to_answer_first(session)}
            {whose_draft(open)}
            {begun_from(&record)}
            <p class="govuk-body">
                {format!("{done} of {total} parts are complete. Do them in any order, in several sittings, by several people.")}
            </p>
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Before you start"</span></summary>
                <div class="govuk-details__text">
                    {introduction.into_iter().map(|text| view! { <p class="govuk-body">{text}</p> }).collect_view()}
                    <p class="govuk-body-s">"Guidance edition: " {guidance} "; check locally which edition is in force. Questionnaire edition: " {questionnaire.edition.clone()} "."</p>
                </div>
            </details>
            {case_part(&questionnaire, &record)}
            <h2 class="govuk-heading-m">"Prepare"</h2>
            <TaskList name="prepare" tasks=first/>
            <h2 class="govuk-heading-m">"Answer"</h2>
            <TaskList name="answer" tasks=domains/>
            <h2 class="govuk-heading-m">"Finish"</h2>
            <TaskList name="finish" tasks=last.collect()/>
            <Status open/>
            <h2 class="govuk-heading-s">"Keeping it safe"</h2>
            <ul class="govuk-list">
                <li><a class="govuk-link" href=route(DraftPage::Versions)>"Earlier versions"</a></li>
                <li><a class="govuk-link" href=route(DraftPage::Passphrase)>{protect_label(open)}</a></li>
                <li><a class="govuk-link" href=route(DraftPage::Download)>"Download with a passphrase"</a></li>
            </ul>
            {lock_button(open)}
            <h2 class="govuk-heading-s">"Working on it with a colleague?"</h2>
            <p class="govuk-body">"Download the draft and pass the file on. They open it with “Open a file” on the first page."</p>
            {download_button(open, "Download draft", "govuk-button govuk-button--secondary", Some(downloaded))}
            {earlier}
        </Page>
    }
}

/// What the task list says of the overall grade, where a person gives it.
fn overall_status(questionnaire: &Questionnaire, record: &Return) -> Option<(String, bool)> {
    let is_given = record.overall_judgement.as_ref().is_some_and(|judgement| judgement.given().is_some());
    let status = if is_given { "Completed" } else { "Not started" };
    (questionnaire.grading.overall.method == Method::Judged).then(|| (status.to_owned(), is_given))
}

/// The case, for the other agencies that audit it.
fn case_part(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    let case = case_of(questionnaire, record)?;
    let copied = Signal::stored(case.clone());
    Some(
        view! {
            <div class="app-case">
                <p class="govuk-body">"Case reference: " <strong>{case}</strong> ". Give it to the other agencies that audit the same case; they put it into their own audit."</p>
                <CopyButton label="Copy case reference" text=copied/>
            </div>
        }
        .into_any(),
    )
}

/// The return that a correction was begun from, which stays on the device as it was submitted.
#[component]
pub fn Earlier(
    /// The correction.
    open: OpenDraft,
) -> impl IntoView {
    let (device, notices) = (use_device(), use_notices());
    let revision = open.session.with_rest(|rest| rest.revision.saturating_sub(1));
    let download = move |_| {
        spawn_local(async move {
            if let Err(why) = download_submitted(device, open, revision).await {
                notices.warn(why);
            }
        });
    };
    view! {
        <p class="govuk-body">{format!("This is a correction. Revision {revision} is kept as it was submitted.")}</p>
        <button type="button" class="govuk-button govuk-button--secondary" on:click=download>{format!("Download revision {revision}")}</button>
    }
}

/// What the link to a draft's passphrase says.
pub fn protect_label(open: OpenDraft) -> &'static str {
    match open.autosave.protection() {
        Protection::Passphrase => "Change or remove the passphrase",
        Protection::None => "Protect with a passphrase",
    }
}

/// Locks a draft at once, where it has a passphrase.
pub fn lock_button(open: OpenDraft) -> Option<AnyView> {
    let desk = use_desk();
    let lock_now = move |_| spawn_local(async move { desk.lock().await });
    let button = move || {
        view! { <button type="button" class="govuk-button govuk-button--secondary" on:click=lock_now>"Lock now"</button> }
            .into_any()
    };
    (open.autosave.protection() == Protection::Passphrase).then(button)
}

/// What the page of profile fields is called.
pub fn about_title(kind: Kind) -> &'static str {
    match kind {
        Kind::SelfAssessment => "About your organisation",
        Kind::CaseAudit => "About this audit",
        Kind::Survey => "About you",
    }
}

fn about_task(questionnaire: &Questionnaire, record: &Return, href: String) -> Task {
    let findings = crate::checks::findings::find_in_profile(questionnaire, record);
    let is_done = !findings.iter().any(|finding| finding.rule.blocks());
    let status = match (record.profile.is_empty(), is_done) {
        (true, _) => "Not started",
        (false, false) => "In progress",
        (false, true) => "Completed",
    };
    Task {
        title: about_title(questionnaire.kind).to_owned(),
        hint: None,
        href,
        status: status.to_owned(),
        is_done: is_done && !record.profile.is_empty(),
    }
}
