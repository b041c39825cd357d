//! Organisation by organisation: a table of how far each return shows what it says, and of every domain's grade in words.

use super::listed::Looking;
use crate::adding_up::desk::shown::{OrganisationTable, WantedList};
use crate::aggregation::row::GradeStanding;
use crate::components::dynamic::changing;
use crate::components::grade_square::GradeSquare;
use crate::components::table::{Caption, Cell, Table, row, scrolling};
use crate::model::filter::Filter;
use crate::routes::{ReturnsDetail, Route};
use crate::state::returns::ReturnsDesk;
use crate::words::assurance::{HOW_IT_IS_MADE, level};
use crate::words::desk::NO_NAME;
use crate::words::figures::after_heading;
use crate::words::questions::standing;
use leptos::prelude::*;

/// Every organisation.
pub(super) fn organisations(desk: ReturnsDesk) -> AnyView {
    let looked = desk.looked();
    let asked = move || desk.what().with(WantedList::place);
    view! {
        <Looking
            what="organisation"
            label="Find an organisation"
            all=Signal::derive(move || looked.with(|looked| looked.organisations_in_all))
            shown=Signal::derive(move || looked.with(|looked| looked.organisations_shown()))
            asked=Signal::derive(asked)
            on_ask=move |(from, like)| desk.ask_for(WantedList::Organisations { from, like })
        />
        {changing(move || {
            let filter = desk.filter().get();
            looked.with(|looked| looked.organisations.iter().map(|of| table(of, &filter)).collect_view().into_any())
        })}
    }
    .into_any()
}

fn table(of: &OrganisationTable, filter: &Filter) -> AnyView {
    let domains = of.domains.iter().map(|(id, title)| {
        let (id, title) = (id.clone(), title.clone());
        Cell::of(view! { <abbr title=title>{id}</abbr> })
    });
    let heads = ["Organisation", "Assurance", "Whole"].map(Cell::of).into_iter().chain(domains).collect();
    let rows = of.lines.iter().map(|line| {
        let name = organisation_link(&line.key, &line.name, filter);
        let about = view! { {name} " " <span class="app-reference">{line.kind.clone()}</span> };
        let assured = Cell::of(line.assurance.map_or("", |counts| level(counts.level())));
        let standings = line.standings.iter().map(|standing| Cell::of(grade(*standing, &of.grades)));
        row(Cell::of(about), [assured].into_iter().chain(standings).collect())
    });
    let rows = rows.collect_view().into_any();
    let key = of.domains.iter().map(|(id, title)| view! { <li>{format!("{id} {title}")}</li> }).collect_view();
    let heading = format!("{}, edition {}{}", of.title, of.edition, after_heading(of.as_moderated));
    let name = format!("Grades by organisation, {heading}");
    let table = view! { <Table caption=Caption::Hidden(name.clone()) class="app-figures app-heat" heads rows/> };
    view! {
        <h2 class="govuk-heading-m">{heading}</h2>
        {scrolling(name, table.into_any())}
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"What the columns are"</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">"Assurance: how far a return shows what it says. "<span>{HOW_IT_IS_MADE}</span></p>
                <ul class="govuk-list">{key}</ul>
            </div>
        </details>
    }
    .into_any()
}

/// An organisation's name, which leads to its page.
pub(super) fn organisation_link(key: &str, name: &str, filter: &Filter) -> AnyView {
    let name = if name.trim().is_empty() { NO_NAME.to_owned() } else { name.to_owned() };
    let href = Route::ReturnsDetail(ReturnsDetail::Organisation(key.to_owned()), filter.clone()).href();
    view! { <a class="govuk-link" href=href dir="auto">{name}</a> }.into_any()
}

/// A grade, or why there is none.
pub(super) fn grade(of: GradeStanding, grades: &[String]) -> AnyView {
    match of {
        GradeStanding::Graded(rank) => {
            let label = grades.get(rank).cloned().unwrap_or_default();
            view! { <GradeSquare rank of=grades.len() label/> }.into_any()
        }
        other => standing(other).into_any(),
    }
}
