//! The surveys on this device, as the first page shows them.

use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, when};
use crate::components::field::Label;
use crate::components::table::{self, Caption, Cell, Table, heads};
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
                <Table
                    caption=Caption::Medium(caption.into())
                    class="app-stacked"
                    heads=heads(["Survey", "Replies", "What you can do"])
                    rows=changing(rows)
                />
                {deleted.then(|| view! {
                    <p class="govuk-body">
                        {format!("A deleted survey is kept here for {KEPT_FOR} days. Then it is gone for good.")}
                    </p>
                })}
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
    let hidden = hidden_name(&line);
    let actions = view! {
        <a class="govuk-link" href=open>{Label::with("Open", hidden.clone()).drawn()}</a>
        <Button label=Label::with("Delete", hidden) look=Look::Link on_press=move |_| list.delete(id.clone())/>
    };
    row_with(&line, actions.into_any())
}

fn deleted_row(line: ListedSurvey, list: SurveyList) -> AnyView {
    let survey = &line.kept.survey;
    let (id, forgotten) = (survey.id.clone(), survey.id.clone());
    let hidden = hidden_name(&line);
    let actions = view! {
        <Button label=Label::with("Restore", hidden.clone()) look=Look::Link on_press=move |_| list.restore(id.clone())/>
        <Button label=Label::with("Delete for good", hidden) look=Look::Link on_press=move |_| list.forget(forgotten.clone())/>
    };
    row_with(&line, actions.into_any())
}

fn row_with(line: &ListedSurvey, actions: AnyView) -> AnyView {
    let (title, reference) = (line.kept.title.clone(), line.kept.survey.reference.clone());
    let about = view! { {title}<span class="app-reference">{reference}</span> };
    let replies = view! { {replies(line.replies)}<span class="app-reference">{given(line)}</span> };
    table::row(Cell::of(about), vec![Cell::of(replies), Cell::actions(actions)])
}

/// Which survey a button is for, for those who do not see the row.
fn hidden_name(line: &ListedSurvey) -> String {
    format!(" {}, {}", line.kept.title, line.kept.survey.reference)
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
