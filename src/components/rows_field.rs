//! An answer in rows that repeat: each with a text or a day in its columns, with a way to add a row and to take one away.

use super::date_field::DateField;
use super::dynamic::changing;
use super::field::FieldIds;
use super::text_field::TextField;
use crate::model::answer::{AnswerRow, AnswerValue};
use crate::model::question::Column;
use crate::model::questionnaire::AnswerType;
use leptos::prelude::*;

/// The rows of an answer. There is always one to write in.
pub fn rows_field(
    ids: &FieldIds,
    columns: &[Column],
    value: Signal<Option<AnswerValue>>,
    on_change: Callback<Option<AnswerValue>>,
) -> AnyView {
    let rows = Signal::derive(move || match value.get() {
        Some(AnswerValue::Rows(rows)) => rows,
        Some(AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::Number(_) | AnswerValue::OutOf(_)) | None => Vec::new(),
    });
    let shown = RwSignal::new(rows.with_untracked(Vec::len).max(1));
    let change = move |change: &dyn Fn(&mut Vec<AnswerRow>)| {
        let mut changed = rows.get_untracked();
        changed.resize(shown.get_untracked().max(changed.len()), AnswerRow::new());
        change(&mut changed);
        let is_blank = changed.iter().all(|row| row.values().all(String::is_empty));
        on_change.run((!is_blank).then_some(AnswerValue::Rows(changed)));
    };
    let (columns, control) = (columns.to_vec(), ids.control.clone());
    let cell = move |at: usize, column: &Column| {
        let id = format!("{control}-{}-{}", at + 1, column.id);
        let (read, written) = (column.id.clone(), column.id.clone());
        let value =
            Signal::derive(move || rows.with(|rows| rows.get(at).and_then(|row| row.get(&read)).cloned().unwrap_or_default()));
        let is_day = column.answer_type == AnswerType::Date;
        let on_input = move |text: String| {
            let kept = if is_day { AnswerValue::parse(AnswerType::Date, &text).map(|day| day.typed()) } else { Some(text) };
            change(&|rows| {
                if let Some(row) = rows.get_mut(at) {
                    row.insert(written.clone(), kept.clone().unwrap_or_default());
                    row.retain(|_, text| !text.is_empty());
                }
            });
        };
        let label = column.label.clone();
        if is_day {
            view! { <DateField id legend=label hint=None value error=Signal::stored(None::<String>) on_input/> }.into_any()
        } else {
            view! { <TextField id label hint=None value on_input/> }.into_any()
        }
    };
    let remove = move |at: usize| {
        change(&|rows| drop((at < rows.len()).then(|| rows.remove(at))));
        shown.update(|shown| *shown = shown.saturating_sub(1).max(1));
    };
    let row = move |at: usize| {
        let cells = columns.iter().map(|column| cell(at, column)).collect_view();
        view! {
            <div class="app-rows__row" role="group" aria-label=format!("Row {}", at + 1)>
                {cells}
                <button type="button" class="app-link-button" on:click=move |_| remove(at)>
                    "Remove"<span class="govuk-visually-hidden">{format!(" row {}", at + 1)}</span>
                </button>
            </div>
        }
    };
    view! {
        <div class="app-rows">
            {changing(move || (0..shown.get()).map(&row).collect_view().into_any())}
            <button
                type="button"
                class="govuk-button govuk-button--secondary"
                on:click=move |_| shown.update(|shown| *shown += 1)
            >
                "Add another"
            </button>
        </div>
    }
    .into_any()
}
