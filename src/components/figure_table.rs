//! A table of figures that scrolls by itself where it is wider than the page.

use leptos::prelude::*;

/// A row: what it is about, and its cells.
pub type Row = (String, Vec<String>);

/// A table of figures.
#[component]
pub fn FigureTable(
    /// What the figures are of, which tells it from other tables on the page that show the same.
    #[prop(into)]
    of: String,
    /// What it shows, above it.
    #[prop(into)]
    caption: String,
    /// The first column and the others.
    heads: Vec<String>,
    /// Row by row.
    rows: Vec<Row>,
) -> impl IntoView {
    let region = format!("{caption}, {of}");
    let heads = heads.into_iter().map(|head| view! { <th scope="col" class="govuk-table__header">{head}</th> });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|(name, cells)| {
        let cells = cells.into_iter().map(|cell| view! { <td class="govuk-table__cell">{cell}</td> }).collect_view();
        view! { <tr class="govuk-table__row"><th scope="row" class="govuk-table__header" dir="auto">{name}</th>{cells}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="app-scroll" tabindex="0" role="region" aria-label=region>
            <table class="govuk-table app-figures">
                <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
                <thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead>
                <tbody class="govuk-table__body">{rows}</tbody>
            </table>
        </div>
    }
}
