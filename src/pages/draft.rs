//! A page of a draft: opens the draft first, then shows the page that was asked for.

use super::parts::show as part;
use super::parts::tables::{AFTERWARDS, CASE, FILL, FINISH, KEEP};
use crate::components::dynamic::changing;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Kind;
use crate::pages::fill::elsewhere::Elsewhere;
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
            Some(DeskState::Locked(locked)) if locked == id => part(&KEEP, move |keep| (keep.unlock)(locked.clone())),
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
    // Whoever has begun can go on to the end without the network.
    FINISH.fetch_ahead();
    if facts.is_submitted {
        AFTERWARDS.fetch_ahead();
    }
    if session.questionnaire().kind == Kind::CaseAudit {
        CASE.fetch_ahead();
    }
    let asks_of_risk = session.questionnaire().kind == Kind::CaseAudit && page != DraftPage::AtRisk;
    let at_risk = asks_of_risk.then(|| view! { <AtRiskLink open/> });
    view! { <Elsewhere open/> {at_risk} {drawn(open, page, &facts)} }
}

/// The page, from the part of the app that it belongs to.
fn drawn(open: OpenDraft, page: DraftPage, facts: &DraftFacts) -> AnyView {
    match page {
        DraftPage::Tasks => part(&FILL, move |fill| (fill.tasks)(open)),
        DraftPage::About => part(&FILL, move |fill| (fill.about)(open, None)),
        DraftPage::Field(field) => part(&FILL, move |fill| (fill.about)(open, Some(field.clone()))),
        DraftPage::Questionnaire => part(&FILL, move |fill| (fill.questionnaire)(open)),
        DraftPage::Domain(domain, question) => part(&FILL, move |fill| (fill.domain)(open, domain.clone(), question.clone())),
        DraftPage::Actions if facts.is_submitted => part(&AFTERWARDS, move |part| (part.plan)(open)),
        DraftPage::Report => part(&AFTERWARDS, move |part| (part.report)(open)),
        DraftPage::Actions => part(&FINISH, move |finish| (finish.actions)(open, None)),
        DraftPage::Action(action) => part(&FINISH, move |finish| (finish.actions)(open, Some(action.clone()))),
        DraftPage::Check => part(&FINISH, move |finish| (finish.check)(open)),
        DraftPage::Declaration => part(&FINISH, move |finish| (finish.declaration)(open)),
        DraftPage::LastRound => part(&FINISH, move |finish| (finish.last_round)(Some(open))),
        DraftPage::Ask => part(&FINISH, move |finish| (finish.ask)(open)),
        DraftPage::Bring => part(&FINISH, move |finish| (finish.bring)(open)),
        DraftPage::Since => part(&FINISH, move |finish| (finish.since)(open)),
        DraftPage::Edition => part(&FINISH, move |finish| (finish.edition)(open)),
        DraftPage::Review(domain) => part(&FINISH, move |finish| (finish.review)(open, domain.clone())),
        DraftPage::Complete if facts.is_joint => part(&CASE, move |case| (case.joint)(open)),
        DraftPage::Complete => part(&FINISH, move |finish| (finish.complete)(open)),
        DraftPage::Passphrase => part(&KEEP, move |keep| (keep.protect)(open)),
        DraftPage::Download => part(&KEEP, move |keep| (keep.download)(open)),
        DraftPage::Versions => part(&KEEP, move |keep| (keep.versions)(open)),
        DraftPage::Overall => part(&CASE, move |case| (case.overall)(open)),
        DraftPage::AtRisk => part(&FILL, move |fill| (fill.at_risk)(open)),
        DraftPage::Received => part(&CASE, move |case| (case.received)(open)),
        DraftPage::Moderate(of) if open.session.questionnaire().takes_reviews() => {
            part(&FINISH, move |finish| (finish.moderating)(open, of.clone()))
        }
        DraftPage::Moderate(of) => part(&CASE, move |case| (case.moderate)(open, of.clone())),
        DraftPage::Case(of) => part(&CASE, move |case| (case.case)(open, of.clone())),
    }
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
