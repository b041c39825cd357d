//! A return as its reviewer moderated it, beside what the organisation says: wherever it is read.

use crate::components::table::{self, Caption, Cell, Table, heads};
use crate::components::words::Words;
use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::words::reviews::{GradeShown, review_shown};
use leptos::prelude::*;

/// Every grade beside the one that was moderated; nothing where nobody has reviewed the return.
pub fn as_moderated(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    let review = record.last_review().filter(|_| questionnaire.takes_reviews())?;
    let shown = review_shown(questionnaire, record, review);
    let rows = shown.grades.iter().map(row).collect_view().into_any();
    Some(
        view! {
            <h2 class="govuk-heading-m">"As moderated"</h2>
            <p class="govuk-body"><Words text=shown.lead/></p>
            <Table
                caption=Caption::Hidden("The organisation’s grades and the moderated ones".into())
                class="app-stacked app-compare"
                heads=heads(["Domain", "Organisation", "As moderated"])
                rows
            />
        }
        .into_any(),
    )
}

fn row(of: &GradeShown) -> AnyView {
    let notes = of.notes.iter().map(|note| view! { <span class="app-reference app-kept-lines" dir="auto">{note.clone()}</span> });
    let moderated = view! { <strong>{of.moderated.clone()}</strong> {notes.collect_view()} };
    let cells = vec![
        Cell::labelled("Organisation", view! { <span>{of.own.clone()}</span> }.into_any()),
        Cell::labelled("As moderated", moderated.into_any()),
    ];
    table::row(Cell::of(of.title.clone()), cells)
}
