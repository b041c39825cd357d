//! A page of a draft: opens the draft first, then shows the page that was asked for.

use super::case;
use super::case::finished::finished_case;
use super::review;
use crate::components::dynamic::changing;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Kind;
use crate::pages::case::moderate;
use crate::pages::case::received;
use crate::pages::fill::about;
use crate::pages::fill::actions;
use crate::pages::fill::at_risk;
use crate::pages::fill::check;
use crate::pages::fill::complete;
use crate::pages::fill::declaration;
use crate::pages::fill::domain;
use crate::pages::fill::edition;
use crate::pages::fill::elsewhere::Elsewhere;
use crate::pages::fill::overall;
use crate::pages::fill::questionnaire;
use crate::pages::fill::tasks;
use crate::pages::keeping::passphrase;
use crate::pages::keeping::versions;
use crate::pages::shared::frame::Page;
use crate::platform::page;
use crate::routes::shown::{DraftFacts, is_work, page_shown};
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::{DeskState, OpenDraft, use_desk};
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

#[component]
fn OpenPage(open: OpenDraft, page: DraftPage) -> impl IntoView {
    let session = open.session;
    let facts = untrack(|| session.with_rest(|rest| DraftFacts::of(rest, &open.autosave.head().place)));
    let asked = page;
    let page = page_shown(asked.clone(), &facts);
    if page != asked {
        // The address says so too; else a link to the page that was asked for would lead to where the person is already. A
        // browser that cannot change it shows the right page all the same.
        let _ = page::say_instead(&Route::Draft(session.id(), page.clone()).hash());
    }
    if is_work(&page, &facts) && !untrack(|| session.is_read_only().get()) {
        open.autosave.note_place(page.path());
    }
    let asks_of_risk = session.questionnaire().kind == Kind::CaseAudit && page != DraftPage::AtRisk;
    let at_risk = asks_of_risk.then(|| view! { <AtRiskLink open/> });
    let page = match page {
        DraftPage::Tasks => view! { <tasks::Tasks open/> }.into_any(),
        DraftPage::About => view! { <about::About open/> }.into_any(),
        DraftPage::Questionnaire => view! { <questionnaire::AboutQuestionnaire open/> }.into_any(),
        DraftPage::Domain(domain, question) => view! { <domain::DomainPage open domain question/> }.into_any(),
        DraftPage::Actions => view! { <actions::ActionPlan open/> }.into_any(),
        DraftPage::Check => view! { <check::Check open/> }.into_any(),
        DraftPage::Declaration => view! { <declaration::DeclarationPage open/> }.into_any(),
        DraftPage::Passphrase => view! { <passphrase::Protect open/> }.into_any(),
        DraftPage::Download => view! { <passphrase::DownloadSealed open/> }.into_any(),
        DraftPage::Edition => view! { <edition::EditionPage open/> }.into_any(),
        DraftPage::Versions => view! { <versions::Versions open/> }.into_any(),
        DraftPage::Complete => {
            let content = if facts.is_joint { finished_case } else { complete::grades_and_answers };
            view! { <complete::Complete open content/> }.into_any()
        }
        DraftPage::Overall => view! { <overall::OverallPage open/> }.into_any(),
        DraftPage::AtRisk => view! { <at_risk::AtRisk open/> }.into_any(),
        DraftPage::Received => view! { <received::Received open/> }.into_any(),
        DraftPage::Moderate(of) => view! { <moderate::Moderate open of/> }.into_any(),
        DraftPage::Review(domain) => view! { <review::Review open domain/> }.into_any(),
        DraftPage::Case(of) => view! { <case::Case open of/> }.into_any(),
    };
    view! { <Elsewhere open/> {at_risk} {page} }
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
