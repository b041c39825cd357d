//! The surveys on this device, as the first page shows them.

use crate::components::dynamic::{changing, when};
use crate::routes::{Route, SurveyPage};
use crate::state::device::use_device;
use crate::state::keeping::recently_deleted::KEPT_FOR;
use crate::state::notices::use_notices;
use crate::state::survey::survey_desk::use_survey_desk;
use crate::state::survey::survey_list::{ListedSurvey, SurveyList};
use leptos::prelude::*;

/// The surveys on this device; nothing where there are none.
#[component]
pub fn Surveys() -> impl IntoView {
    let list = SurveyList::load(use_device(), use_survey_desk(), use_notices());
    let table = move |deleted: bool, caption: &'static str, draw: fn(ListedSurvey, SurveyList) -> AnyView| {
        let lines = list.lines(deleted);
        let is_any = Signal::derive(move || lines.with(|lines| !lines.is_empty()));
        when(is_any, move || {
            let rows = move || lines.get().into_iter().map(|line| draw(line, list)).collect_view().into_any();
            view! {
                <table class="govuk-table app-stacked">
                    <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">"Survey"</th>
                            <th scope="col" class="govuk-table__header">"Replies"</th>
                            <th scope="col" class="govuk-table__header">"What you can do"</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{changing(rows)}</tbody>
                </table>
                {deleted.then(|| view! { <p class="govuk-body">{format!("A deleted survey is kept here for {KEPT_FOR} days. Then it is gone for good.")}</p> })}
            }
            .into_any()
        })
    };
    view! {
        {table(false, "Surveys on this device", row)}
        {table(true, "Recently deleted surveys", deleted_row)}
    }
}

fn row(line: ListedSurvey, list: SurveyList) -> AnyView {
    let survey = &line.kept.survey;
    let id = survey.id.clone();
    let open = Route::Survey(id.clone(), SurveyPage::Overview).href();
    let (replies, given) = (replies(line.replies), given(&line));
    let hidden = format!(" {}, {}", line.kept.title, survey.reference);
    let hidden = move || view! { <span class="govuk-visually-hidden">{hidden.clone()}</span> };
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{line.kept.title.clone()}<span class="app-reference">{survey.reference.clone()}</span></th>
            <td class="govuk-table__cell">{replies}<span class="app-reference">{given}</span></td>
            <td class="govuk-table__cell app-row-actions">
                <a class="govuk-link" href=open>"Open"{hidden()}</a>
                <button type="button" class="app-link-button" on:click=move |_| list.delete(id.clone())>"Delete"{hidden()}</button>
            </td>
        </tr>
    }
    .into_any()
}

fn deleted_row(line: ListedSurvey, list: SurveyList) -> AnyView {
    let survey = &line.kept.survey;
    let (id, forgotten) = (survey.id.clone(), survey.id.clone());
    let hidden = format!(" {}, {}", line.kept.title, survey.reference);
    let hidden = move || view! { <span class="govuk-visually-hidden">{hidden.clone()}</span> };
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{line.kept.title.clone()}<span class="app-reference">{survey.reference.clone()}</span></th>
            <td class="govuk-table__cell">{replies(line.replies)}<span class="app-reference">{given(&line)}</span></td>
            <td class="govuk-table__cell app-row-actions">
                <button type="button" class="app-link-button" on:click=move |_| list.restore(id.clone())>"Restore"{hidden()}</button>
                <button type="button" class="app-link-button" on:click=move |_| list.forget(forgotten.clone())>"Delete for good"{hidden()}</button>
            </td>
        </tr>
    }
    .into_any()
}

/// What is known of a copy outside this browser.
fn given(line: &ListedSurvey) -> String {
    match (line.replies, line.replies.saturating_sub(line.kept.downloaded.unwrap_or_default())) {
        (0, _) => String::new(),
        (_, 0) => "All of them given to your browser to download. Is the file in your downloads?".to_owned(),
        (_, some) => format!("{some} not downloaded yet"),
    }
}

/// "1 reply", "2 replies".
pub fn replies(number: usize) -> String {
    if number == 1 { "1 reply".to_owned() } else { format!("{number} replies") }
}
