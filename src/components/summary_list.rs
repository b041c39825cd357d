//! Answers for checking, each with a way to change it.

use super::words::Words;
use leptos::prelude::*;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What was asked.
    pub key: String,
    /// What was answered, a paragraph each.
    pub values: Vec<String>,
    /// Where it is changed; none where it no longer is.
    pub change: Option<String>,
}

/// Answers for checking.
#[component]
pub fn SummaryList(
    /// In reading order.
    rows: Vec<Row>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let Row { key, values, change } = row;
        let hidden = format!(" {key}");
        let values = values
            .into_iter()
            .map(|value| view! { <p class="govuk-body app-kept-lines" dir="auto"><Words text=value/></p> })
            .collect_view();
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key"><Words text=key/></dt>
                <dd class="govuk-summary-list__value">{values}</dd>
                {change.map(|href| view! {
                    <dd class="govuk-summary-list__actions">
                        <a class="govuk-link" href=href>"Change"<span class="govuk-visually-hidden">{hidden}</span></a>
                    </dd>
                })}
            </div>
        }
    });
    view! { <dl class="govuk-summary-list">{rows.collect_view()}</dl> }
}
