//! What several agencies judge together of one case: what each saw, what they judge, and which audits they judge from.

mod audits;
pub mod bring_case;
pub mod finished;
mod judge;
pub mod moderate;
pub mod received;
mod table;

use crate::checks::texts::suspicions;
use crate::components::button::Look;
use crate::components::dynamic::changing;
use crate::grading::joint::case_grades;
use crate::model::audit_return::Return;
use crate::model::joint::{FEWEST_AUDITS, case_of};
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::answers::place_route;
use crate::pages::shared::frame::{GoButton, Page};
use crate::pages::shared::handed::{download_button, download_state};
use crate::pages::shared::kept::{Earlier, lock_button, protect_label};
use crate::pages::shared::personal::personal_list;
use crate::routes::{DraftPage, Route};
use crate::state::draft::autosave::Protection;
use crate::state::draft::desk::OpenDraft;
use crate::state::setting::use_setting;
use crate::words::joint::{agency_in_full, unsafe_now};
use crate::words::personal_data::NAMES_ARE_MISSED;
use leptos::prelude::*;
use table::case_table;

/// What several agencies judge together of one case.
#[component]
pub fn Case(
    /// The draft.
    open: OpenDraft,
    /// What is graded; none for the whole view.
    of: Option<Subject>,
) -> impl IntoView {
    let is_joint = untrack(|| open.session.with_rest(Return::is_joint));
    match of {
        _ if !is_joint => view! {
            <Page heading="There is no such page" back=Route::Draft(open.session.id(), DraftPage::Tasks)>
                <p class="govuk-body">
                    "This draft is no joint judgement. Bring the audits of a case together from the first page."
                </p>
            </Page>
        }
        .into_any(),
        None => view! { <CaseView open/> }.into_any(),
        Some(subject) => view! { <judge::Judge open subject/> }.into_any(),
    }
}

/// The case reference; of a draft with a passphrase its own reference, because the browser keeps titles.
fn case_caption(open: OpenDraft) -> String {
    let case = match open.autosave.protection() {
        Protection::None => case_of(&open.session.edition(), &open.session.record_now()),
        Protection::Passphrase => None,
    };
    case.unwrap_or_else(|| open.session.with_rest(|rest| rest.reference.clone()))
}

#[component]
fn CaseView(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    let id = session.id();
    let questionnaire = session.questionnaire();
    let title = format!("{}, edition {}.", questionnaire.title, questionnaire.edition);
    let drawn = move || session.with_rest(|rest| what_was_seen(&questionnaire, rest));
    view! {
        <Page
            heading="One case, several agencies"
            caption=untrack(|| case_caption(open))
            back=Route::Home
            open
            always=keeping(open)
        >
            <p class="govuk-body">
                "What each agency saw of this case, side by side. Talk about it together, above all where it says “For \
                 discussion”, and judge each domain and the whole."
            </p>
            <p class="govuk-body">{title}</p>
            {changing(drawn)}
            <audits::Audits open/>
            {personal(open)}
            <GoButton to=Route::Draft(id, DraftPage::Declaration) label="Continue to declaration"/>
        </Page>
    }
}

/// Children at risk first, then domain by agency.
fn what_was_seen(questionnaire: &Questionnaire, record: &Return) -> AnyView {
    let audits: &[Return] = record.joint.as_ref().map_or(&[], |joint| &joint.audits);
    let too_few = (audits.len() < FEWEST_AUDITS).then(|| {
        view! {
            <p class="govuk-inset-text">
                "A joint judgement needs the audits of at least two agencies. Add another one below before you submit."
            </p>
        }
    });
    let case = case_grades(questionnaire, record);
    let judged = case.rows.iter().filter(|row| row.joint.is_some()).count();
    let progress = format!("{judged} of {} are judged together.", case.rows.len());
    view! {
        {children_at_risk(questionnaire, audits)}
        {too_few}
        <p class="govuk-body">{progress}</p>
        {case_table(questionnaire, record, &case, true)}
        {audits::ungraded(questionnaire, record)}
    }
    .into_any()
}

/// A warning for each audit that says a child may be at risk now.
fn children_at_risk(questionnaire: &Questionnaire, audits: &[Return]) -> AnyView {
    let open = audits.iter().filter(|audit| audit.has_open_escalation());
    open.map(|audit| warning(unsafe_now(&agency_in_full(questionnaire, audit), audit))).collect_view().into_any()
}

fn warning(text: String) -> AnyView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">"Warning: "</span>{text}</strong>
        </div>
    }
    .into_any()
}

fn personal(open: OpenDraft) -> AnyView {
    let session = open.session;
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let found = use_setting().with(|partnership| suspicions(&questionnaire, &record, &partnership.local_names));
    let id = record.id.clone();
    personal_list(&questionnaire, &record, found, NAMES_ARE_MISSED, |place| place_route(&id, place).href())
}

/// What can be done with the draft also where it is not worked on here.
fn keeping(open: OpenDraft) -> AnyView {
    let id = open.session.id();
    let route = move |page| Route::Draft(id.clone(), page).href();
    let earlier = (open.session.with_rest(|rest| rest.revision) > 1).then(|| view! { <Earlier open/> });
    let downloaded = download_state(&open.autosave.head());
    view! {
        <h2 class="govuk-heading-s">"Keeping it safe"</h2>
        <ul class="govuk-list">
            <li><a class="govuk-link" href=route(DraftPage::Actions)>"Action plan"</a></li>
            <li><a class="govuk-link" href=route(DraftPage::Versions)>"Earlier versions"</a></li>
            <li><a class="govuk-link" href=route(DraftPage::Passphrase)>{protect_label(open)}</a></li>
            <li><a class="govuk-link" href=route(DraftPage::Download)>"Download with a passphrase"</a></li>
        </ul>
        {lock_button(open)}
        {download_button(open, "Download draft", Look::Secondary, Some(downloaded))}
        {earlier}
    }
    .into_any()
}
