//! Sectors, and who said what of the same thing, side by side: one of the two at a time.

mod items;
mod sectors;

use super::parts::OpenParts;
use crate::aggregation::summary::Summary;
use crate::components::dynamic::{changing, when};
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::model::filter::Filter;
use crate::routes::{ReturnsView, Route};
use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;

/// Sectors, and who said what of the same thing, side by side.
pub(super) fn compare(desk: ReturnsDesk) -> AnyView {
    let shows_items = RwSignal::new(false);
    let selected = Signal::derive(move || shows_items.get().then(|| "items".to_owned()));
    let choose = move |chosen: Option<String>| shows_items.set(chosen.is_some());
    let has_any = Signal::derive(move || {
        desk.looked().with(|looked| {
            let has_items = looked.comparison.as_ref().is_some_and(|shown| !shown.items.items.is_empty());
            looked.tally.counted > 0 || has_items
        })
    });
    let is_empty = Signal::derive(move || !has_any.get());
    let was_moderated = Signal::derive(move || desk.looked().with(|looked| looked.summaries.iter().any(is_moderated)));
    let moderation = move || Route::Returns(ReturnsView::Moderation, desk.filter().get()).href();
    view! {
        {when(is_empty, || view! {
            <p class="govuk-body">"Nothing is counted here. Add returns, or choose another round or filter."</p>
        }.into_any())}
        {when(has_any, move || view! {
            <div class="app-no-print">
                <SelectField
                    id="compared"
                    label="Set side by side"
                    hint=None
                    options=vec![Opt::plain("items", "Questionnaires that ask the same")]
                    blank="Sectors"
                    selected
                    on_select=choose
                />
            </div>
            {shown(desk, shows_items)}
        }.into_any())}
        {when(was_moderated, move || view! {
            <p class="govuk-body app-no-print">
                <a class="govuk-link" href=moderation>"What moderation changed in audits of cases"</a> " is under “Moderation”."
            </p>
        }.into_any())}
    }
    .into_any()
}

fn is_moderated(summary: &Summary) -> bool {
    summary.moderation.as_ref().is_some_and(|found| found.moderated > 0)
}

fn shown(desk: ReturnsDesk, shows_items: RwSignal<bool>) -> AnyView {
    let found = Memo::new(move |_| desk.looked().with(|looked| looked.comparison.clone()));
    // What was looked at before had none.
    let is_found = Signal::derive(move || found.with(Option::is_some));
    let comparison = Memo::new(move |_| found.get().unwrap_or_default());
    let summaries = Memo::new(move |_| desk.looked().with(|looked| looked.summaries.clone()));
    let filter: Memo<Filter> = Memo::new(move |_| desk.filter().get());
    let open = OpenParts::default();
    let shows_sectors = Signal::derive(move || is_found.get() && !shows_items.get());
    let shows_questionnaires = Signal::derive(move || is_found.get() && shows_items.get());
    let sectors = move || {
        let filter = filter.get();
        summaries.with(|summaries| comparison.with(|comparison| sectors::sectors(summaries, comparison, &filter, open)))
    };
    view! {
        {when(shows_sectors, move || changing(sectors))}
        {when(shows_questionnaires, move || items::items(desk, comparison, filter))}
    }
    .into_any()
}
