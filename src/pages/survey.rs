//! A page of a survey: opens the survey first, then shows the page that was asked for.

pub mod list;
mod organise;
mod reply;
mod safety;
mod thanks;

use crate::components::dynamic::changing;
use crate::model::ids::ReturnId;
use crate::pages::shared::frame::{Page, go_in_place};
use crate::platform::page;
use crate::routes::{Route, SurveyPage};
use crate::state::survey::open_survey::OpenSurvey;
use crate::state::survey::survey_desk::{SurveyState, use_survey_desk};
use leptos::prelude::*;

/// A page of a survey.
#[component]
pub fn Survey(
    /// Which survey.
    id: ReturnId,
    /// Which page of it.
    page: SurveyPage,
) -> impl IntoView {
    let desk = use_survey_desk();
    desk.ask_for(id.clone());
    let state = desk.state();
    changing(move || match state.get() {
        Some(SurveyState::Open(survey)) if survey.id() == id => open_page(survey, page.clone()),
        Some(SurveyState::Closed(_, why)) => view! {
            <Page heading="This survey cannot be opened" back=Route::Home>
                <safety::Safety/>
                <p class="govuk-body">{why}</p>
                <p class="govuk-body">"Nothing on this device was changed."</p>
            </Page>
        }
        .into_any(),
        Some(SurveyState::Open(_) | SurveyState::Loading(_)) | None => {
            view! { <main class="govuk-main-wrapper" id="main"><p class="govuk-body">"Opening the survey…"</p></main> }.into_any()
        }
    })
}

fn open_page(survey: OpenSurvey, page: SurveyPage) -> AnyView {
    // What is read here decides which page is shown once; it does not draw the page anew while somebody types.
    let page = untrack(|| match page {
        SurveyPage::Overview | SurveyPage::Setup | SurveyPage::Thanks => page,
        _ if survey.needs_setup() => SurveyPage::Setup,
        page => page,
    });
    let is_organiser = matches!(page, SurveyPage::Overview | SurveyPage::Setup);
    let is_large = survey.questionnaire().large;
    let shown = match page {
        SurveyPage::Overview => view! { <organise::Overview survey/> }.into_any(),
        SurveyPage::Setup => view! { <organise::Setup survey/> }.into_any(),
        SurveyPage::Welcome => view! { <reply::Welcome survey/> }.into_any(),
        SurveyPage::Thanks => view! { <thanks::Thanks survey/> }.into_any(),
        SurveyPage::About => reply::about(survey),
        SurveyPage::Part(domain) => reply::part(survey, &domain),
        SurveyPage::Check => reply::check(survey),
    };
    if is_organiser {
        return shown;
    }
    // The browser's history keeps no list of the pages somebody was asked: links within a reply take each other's place.
    let follow = |event: leptos::ev::MouseEvent| {
        if let Some(hash) = page::followed(&event).filter(|hash| is_within_a_reply(hash)) {
            event.prevent_default();
            go_in_place(&hash);
        }
    };
    view! { <div class:app-large=is_large on:click=follow>{shown}</div> }.into_any()
}

fn is_within_a_reply(hash: &str) -> bool {
    let of_whoever_runs_it = |page: &SurveyPage| matches!(page, SurveyPage::Overview | SurveyPage::Setup);
    matches!(Route::parse(hash), Route::Survey(_, page) if !of_whoever_runs_it(&page))
}
