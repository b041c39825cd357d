//! Both gradings side by side, what must be talked about, and what was agreed.

use super::stop_button;
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, PageError, Target, focus_error_summary};
use crate::components::table::{self, Caption, Cell, Table, heads};
use crate::components::words::Words;
use crate::grading::moderation::{Compared, compare, unsettled};
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::download_open;
use crate::state::notices::use_notices;
use crate::words::comparing;
use crate::words::said::own_words;
use leptos::prelude::*;

/// Both gradings side by side.
#[component]
pub fn SideBySide(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let notices = use_notices();
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let moderation = untrack(|| session.moderation()).unwrap_or_default();
    let is_finished = moderation.is_finished();
    let href = |subject: &Subject| Route::Draft(record.id.clone(), DraftPage::Moderate(Some(subject.clone()))).href();
    let rows = compare(&questionnaire, &record, &moderation)
        .iter()
        .map(|one| row(&questionnaire, &moderation, one, (!is_finished).then(|| href(&one.subject))))
        .collect_view()
        .into_any();
    let problems: Vec<PageError> = unsettled(&questionnaire, &record, &moderation)
        .into_iter()
        .map(|(subject, problem)| PageError {
            target: Target::Page(href(&subject)),
            text: comparing::unsettled(&questionnaire, &record, &subject, problem),
        })
        .collect();
    let errors = RwSignal::new(Vec::<PageError>::new());
    let finish = move |_| {
        if problems.is_empty() {
            session.finish_moderation();
            open.autosave.flush();
        } else {
            errors.set(problems.clone());
            focus_error_summary();
        }
    };
    let download = move |_| notices.tell_given(download_open(open));
    let (heading, said) = match is_finished {
        true => (
            "Moderation complete",
            "Download the moderated audit and send it to the partnership and to the first auditor. Figures are made from the \
             agreed grades; the first grades stay in the file as they were.",
        ),
        false => (
            "Compare and agree",
            "Talk about everything that is marked for discussion. Note the grade you agree and why. The first auditor’s grades \
             stay as they are.",
        ),
    };
    let by = match &moderation.own_return {
        None => format!("Second auditor: {}.", own_words(&moderation.by)),
        Some(own) => format!("Second audit by {}, return {}.", own_words(&moderation.by), own.reference),
    };
    let button = match is_finished {
        true => view! { <Button label="Download moderated audit" on_press=download/> }.into_any(),
        false => view! { <Button label="Finish moderation" on_press=finish/> }.into_any(),
    };
    view! {
        <Page heading caption=questionnaire.title.clone() back=Route::Draft(session.id(), DraftPage::Complete) open>
            <ErrorSummary errors/>
            <p class="govuk-body">{said}</p>
            <p class="govuk-body"><Words text=by/></p>
            <Table
                caption=Caption::Medium("Grades side by side".into())
                class="app-stacked app-compare"
                heads=heads(["Domain", "First auditor", "Second auditor", "Difference", "Agreed"])
                rows
            />
            <div class="govuk-button-group">{button} {(!is_finished).then(|| stop_button(open))}</div>
        </Page>
    }
}

fn row(questionnaire: &Questionnaire, moderation: &Moderation, one: &Compared, change: Option<String>) -> AnyView {
    let title = comparing::subject(questionnaire, &one.subject);
    let agreed = moderation.agreed(&one.subject);
    let is_agreed = agreed.is_some_and(|agreed| agreed.given().is_some());
    let label = if is_agreed { comparing::judged(questionnaire, agreed) } else { "Not agreed yet".to_owned() };
    let because = agreed.map(|agreed| agreed.because.clone()).filter(|text| !text.trim().is_empty());
    let verb = if is_agreed { "Change" } else { "Agree" };
    let hidden = format!(" the grade for {title}");
    let discuss = comparing::to_discuss(questionnaire, &one.discuss);
    let difference = view! {
        {comparing::difference(one.apart)}
        {discuss.map(|why| view! {
            <strong class="govuk-tag govuk-tag--orange app-discuss">"For discussion"</strong>
            <span class="app-reference">{why}</span>
        })}
    };
    let agreed = view! {
        <strong>{label}</strong>
        {because.map(|text| view! { <span class="app-reference app-kept-lines" dir="auto">{text}</span> })}
        {change.map(|href| view! {
            " " <a class="govuk-link" href=href>{verb}<span class="govuk-visually-hidden">{hidden}</span></a>
        })}
    };
    let cells = vec![
        Cell::labelled("First auditor", comparing::judged(questionnaire, one.first.as_ref()).into_any()),
        Cell::labelled("Second auditor", comparing::judged(questionnaire, one.second.as_ref()).into_any()),
        Cell::labelled("Difference", difference.into_any()),
        Cell::labelled("Agreed", agreed.into_any()),
    ];
    table::row(Cell::of(title), cells)
}
