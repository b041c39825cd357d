//! A page of a draft: opens the draft first, then shows the page that was asked for.

use super::elsewhere::Elsewhere;
use super::frame::Page;
use super::{about, actions, at_risk, case, check, complete, declaration, domain, edition};
use super::{moderate, overall, passphrase, received, review, tasks, versions};
use crate::components::dynamic::changing;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Kind;
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::desk::{DeskState, OpenDraft, use_desk};
use leptos::prelude::*;

/// A page of a draft.
#[component]
pub fn Draft(
    /// Which draft.
    id: ReturnId,
    /// Which page of it.
    page: DraftPage,
) -> impl IntoView {
    let desk = use_desk();
    desk.ask_for(id.clone());
    let state = desk.state();
    changing(move || {
        let page = page.clone();
        match state.get() {
            Some(DeskState::Open(open)) if open.session.id() == id => view! { <OpenPage open page/> }.into_any(),
            Some(DeskState::Locked(locked)) if locked == id => view! { <passphrase::Unlock id=locked/> }.into_any(),
            Some(DeskState::Closed(_, why)) => view! { <Closed why/> }.into_any(),
            Some(DeskState::Open(_) | DeskState::Loading(_) | DeskState::Locked(_)) | None => {
                view! { <main class="govuk-main-wrapper" id="main"><p class="govuk-body">"Opening the draft…"</p></main> }
                    .into_any()
            }
        }
    })
}

#[component]
fn Closed(why: String) -> impl IntoView {
    view! {
        <Page heading="This draft cannot be opened" back=Route::Home>
            <p class="govuk-body">{why}</p>
            <p class="govuk-body">"Nothing on this device was changed."</p>
        </Page>
    }
}

/// What several agencies judge together has no answers of its own: what would ask for them leads to the case.
fn joint_page(page: DraftPage) -> DraftPage {
    match page {
        DraftPage::Domain(domain, _) | DraftPage::Review(Some(domain)) => DraftPage::Case(Some(Subject::Domain(domain))),
        DraftPage::Overall => DraftPage::Case(Some(Subject::Overall)),
        DraftPage::Moderate(of) => DraftPage::Case(of),
        DraftPage::Tasks
        | DraftPage::About
        | DraftPage::Check
        | DraftPage::Edition
        | DraftPage::Received
        | DraftPage::Review(None) => DraftPage::Case(None),
        DraftPage::Actions
        | DraftPage::AtRisk
        | DraftPage::Declaration
        | DraftPage::Complete
        | DraftPage::Versions
        | DraftPage::Passphrase
        | DraftPage::Download
        | DraftPage::Case(_) => page,
    }
}

#[component]
fn OpenPage(open: OpenDraft, page: DraftPage) -> impl IntoView {
    let session = open.session;
    let is_joint = untrack(|| session.with_rest(Return::is_joint));
    let page = if is_joint { joint_page(page) } else { page };
    let is_submitted = untrack(|| session.is_submitted());
    // A submitted return is no longer changed; every page of it leads to what can be done with it.
    let page = match page {
        DraftPage::Received | DraftPage::Moderate(_) | DraftPage::Review(_) if !is_submitted => DraftPage::Tasks,
        DraftPage::Review(_) if untrack(|| session.is_blind()) => DraftPage::Moderate(None),
        DraftPage::Received if untrack(|| session.is_moderating()) => DraftPage::Moderate(None),
        DraftPage::Download
        | DraftPage::Passphrase
        | DraftPage::AtRisk
        | DraftPage::Received
        | DraftPage::Moderate(_)
        | DraftPage::Review(_) => page,
        _ if is_joint && is_submitted => DraftPage::Complete,
        page if is_submitted => of_submitted(open, page),
        // A child comes before an audit.
        DraftPage::About
        | DraftPage::Domain(..)
        | DraftPage::Overall
        | DraftPage::Actions
        | DraftPage::Check
        | DraftPage::Declaration
        | DraftPage::Case(_)
        | DraftPage::Edition
            if untrack(|| session.is_stopped()) =>
        {
            DraftPage::AtRisk
        }
        page => page,
    };
    let asks_of_risk = session.questionnaire().kind == Kind::CaseAudit && page != DraftPage::AtRisk;
    let at_risk = asks_of_risk.then(|| view! { <AtRiskLink open/> });
    // Of a submitted return only where it is worked on: coming back from elsewhere must not lead to its grades.
    let is_work = !is_submitted
        || matches!(page, DraftPage::Received | DraftPage::Moderate(_) | DraftPage::Review(_) | DraftPage::Complete);
    if is_work && !untrack(|| session.is_read_only().get()) {
        open.autosave.note_place(page.path());
    }
    let page = match page {
        DraftPage::Tasks => view! { <tasks::Tasks open/> }.into_any(),
        DraftPage::About => view! { <about::About open/> }.into_any(),
        DraftPage::Domain(domain, question) => view! { <domain::DomainPage open domain question/> }.into_any(),
        DraftPage::Actions => view! { <actions::ActionPlan open/> }.into_any(),
        DraftPage::Check => view! { <check::Check open/> }.into_any(),
        DraftPage::Declaration => view! { <declaration::DeclarationPage open/> }.into_any(),
        DraftPage::Passphrase => view! { <passphrase::Protect open/> }.into_any(),
        DraftPage::Download => view! { <passphrase::DownloadSealed open/> }.into_any(),
        DraftPage::Edition => view! { <edition::EditionPage open/> }.into_any(),
        DraftPage::Versions => view! { <versions::Versions open/> }.into_any(),
        DraftPage::Complete => view! { <complete::Complete open/> }.into_any(),
        DraftPage::Overall => view! { <overall::OverallPage open/> }.into_any(),
        DraftPage::AtRisk => view! { <at_risk::AtRisk open/> }.into_any(),
        DraftPage::Received => view! { <received::Received open/> }.into_any(),
        DraftPage::Moderate(of) => view! { <moderate::Moderate open of/> }.into_any(),
        DraftPage::Review(domain) => view! { <review::Review open domain/> }.into_any(),
        DraftPage::Case(of) => view! { <case::Case open of/> }.into_any(),
    };
    view! { <Elsewhere open/> {at_risk} {page} }
}

/// A submitted return is read, or worked on by somebody else: then that is gone on with. Whoever grades it a second time
/// sees no page with the first grades.
fn of_submitted(open: OpenDraft, page: DraftPage) -> DraftPage {
    let place = open.autosave.head().place;
    let parts: Vec<&str> = place.split('/').collect();
    let shown = match (page.clone(), DraftPage::parse(&parts)) {
        _ if untrack(|| open.session.is_blind()) => DraftPage::Moderate(None),
        (DraftPage::Complete, _) => DraftPage::Complete,
        (_, Some(left @ (DraftPage::Received | DraftPage::Moderate(_) | DraftPage::Review(_)))) => left,
        (_, _) => DraftPage::Complete,
    };
    if shown != page {
        // The address says so too; else a correction would lead to where the person is already.
        let _ = page::replace(&Route::Draft(open.session.id(), shown.clone()).hash());
    }
    shown
}

/// Always in reach while a case is audited.
#[component]
fn AtRiskLink(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    let href = Route::Draft(session.id(), DraftPage::AtRisk).href();
    let is_open = untrack(|| session.open_escalation().is_some());
    let label = match (is_open, untrack(|| session.is_stopped())) {
        (false, _) => "Is a child at risk now?",
        (true, true) => "A child may be at risk: record what was done",
        (true, false) => "A child may be at risk: say how it ended",
    };
    view! {
        <aside class="app-at-risk app-no-print" class:app-at-risk--open=is_open aria-label="A child at risk">
            <a class="govuk-link" href=href>{label}</a>
        </aside>
    }
}
