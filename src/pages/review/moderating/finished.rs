//! A finished review: what it came to, its file, and the reviews of several reviewers beside each other.

use super::{begin_review, may_review};
use crate::components::button::{Button, Look};
use crate::components::table::{self, Caption, Cell, Table, heads};
use crate::components::words::Words;
use crate::grading::moderated::{BetweenReviews, between_reviews, levels_apart};
use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::frame::{Page, go};
use crate::pages::shared::reviewed::as_moderated;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::{download_open, draft_caption};
use crate::state::notices::use_notices;
use crate::words::said::own_words;
use crate::words::{comparing, grades, reviews};
use leptos::prelude::*;

/// A finished review.
#[component]
pub(super) fn Finished(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let notices = use_notices();
    let session = open.session;
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let came_to = record.finished_reviews().last().map(|review| reviews::came_to(&questionnaire, &record, review));
    let download = move |_| notices.tell_given(download_open(open));
    let here = Route::Draft(session.id(), DraftPage::Moderate(None));
    let begin = move |_| {
        begin_review(open);
        go(&here);
    };
    let again = may_review(open).then(|| view! { <Button label="Review it again" look=Look::Secondary on_press=begin/> });
    view! {
        <Page heading="Review complete" caption=draft_caption(open) back=Route::Draft(session.id(), DraftPage::Complete) open>
            <p class="govuk-body">{came_to}</p>
            <p class="govuk-body">
                "Download the reviewed return and send it to the organisation, and to whoever adds the returns together. The \
                 organisation’s own answers and grades are in the file as they were."
            </p>
            <div class="govuk-button-group">
                <Button label="Download reviewed return" on_press=download/>
                {again}
            </div>
            {several(&questionnaire, &record)}
            {as_moderated(&questionnaire, &record)}
        </Page>
    }
}

/// The last two of several reviews beside each other; nothing where there is one.
fn several(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    let finished = record.finished_reviews();
    let [.., first, second] = finished.as_slice() else { return None };
    let rows = between_reviews(questionnaire, record, first, second);
    let rows = rows.iter().map(|one| row(questionnaire, one)).collect_view().into_any();
    let line = |id| {
        let question = questionnaire.question(id)?;
        let given = [first, second].map(|review| match review.answers.get(id).and_then(|answer| answer.given()) {
            Some(level) => reviews::level_label(questionnaire, question, level),
            None => reviews::AS_ORGANISATION_SAYS.to_owned(),
        });
        Some(view! { <li>{format!("{id} {} – {}; {}", question.text, given[0], given[1])}</li> })
    };
    let apart = levels_apart(questionnaire, record, [first, second]);
    let levels = apart.iter().filter_map(line).collect_view();
    let who = format!("First reviewer: {}. Second reviewer: {}.", own_words(&first.by), own_words(&second.by));
    Some(
        view! {
            <h2 class="govuk-heading-m">"Two reviews of this return"</h2>
            <p class="govuk-body"><Words text=who/></p>
            <p class="govuk-body">
                "Talk about everything that is marked for discussion. The review that was finished last counts. If you agree \
                 something else, review the return again and give what you agree."
            </p>
            <Table
                caption=Caption::Small("Grades side by side".into())
                class="app-stacked app-compare"
                heads=heads(["Domain", "First reviewer", "Second reviewer", "Difference"])
                rows
            />
            {(!apart.is_empty()).then(|| view! {
                <h3 class="govuk-heading-s">"Answers that they see differently"</h3>
                <ul class="govuk-list govuk-list--bullet">{levels}</ul>
            })}
        }
        .into_any(),
    )
}

fn row(questionnaire: &Questionnaire, one: &BetweenReviews) -> AnyView {
    let title = comparing::subject(questionnaire, &one.subject);
    let discuss = comparing::to_discuss(questionnaire, &one.discuss);
    let difference = view! {
        <span>{comparing::difference(one.apart)}</span>
        {discuss.map(|why| view! {
            <strong class="govuk-tag govuk-tag--orange app-discuss">"For discussion"</strong>
            <span class="app-reference">{why}</span>
        })}
    };
    let cells = vec![
        Cell::labelled("First reviewer", grades::outcome(questionnaire, &one.first).into_any()),
        Cell::labelled("Second reviewer", grades::outcome(questionnaire, &one.second).into_any()),
        Cell::labelled("Difference", difference.into_any()),
    ];
    table::row(Cell::of(title), cells)
}
