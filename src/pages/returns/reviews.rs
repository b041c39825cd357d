//! What reviewers did to the grades of self-assessments, by domain and organisation by organisation.

use super::listed::Looking;
use super::organisations::{grade, organisation_link};
use crate::adding_up::desk::shown::{OrganisationLine, OrganisationTable, ReviewedStandings, WantedList};
use crate::aggregation::reviews::ReviewFigures;
use crate::aggregation::row::GradeStanding;
use crate::aggregation::summary::Summary;
use crate::components::dynamic::{changing, when};
use crate::components::figure_table::FigureTable;
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::model::filter::Filter;
use crate::state::returns::ReturnsDesk;
use crate::words::figures::{count, summary_title};
use crate::words::moderation::reviews::{HEADS, MOVED, cells, lead, only_one, subject};
use leptos::prelude::*;

/// The figures of one questionnaire.
pub(super) fn reviews(summary: &Summary, found: &ReviewFigures) -> AnyView {
    let rows = found.subjects.iter().map(|of| (subject(of), cells(of))).collect();
    let heads = HEADS.map(str::to_owned).to_vec();
    let only_one = only_one(found);
    let not_compared = (!only_one.is_empty()).then(|| {
        let lines = only_one.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <h3 class="govuk-heading-s">"Not compared"</h3>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        }
    });
    view! {
        <h2 class="govuk-heading-m">{summary_title(summary)}</h2>
        <p class="govuk-body-l">{lead(found, summary.counted)}</p>
        <FigureTable of=summary_title(summary) caption=MOVED heads rows/>
        {not_compared}
    }
    .into_any()
}

/// Every organisation whose return was reviewed, with both grades; nothing where there is none.
pub(super) fn reviewed_organisations(desk: ReturnsDesk) -> AnyView {
    let looked = desk.looked();
    let has_any = move || looked.with(|looked| looked.summaries.iter().any(|summary| summary.reviews.is_some()));
    when(Signal::derive(has_any), move || {
        view! {
            <h2 class="govuk-heading-m">"Organisations that were reviewed"</h2>
            <Looking
                what="organisation"
                label="Find an organisation"
                all=Signal::derive(move || looked.with(|looked| looked.organisations_in_all))
                shown=Signal::derive(move || looked.with(|looked| looked.organisations_shown()))
                asked=Signal::derive(move || desk.what().with(WantedList::place))
                on_ask=move |(from, like)| desk.ask_for(WantedList::Reviewed { from, like })
            />
            {changing(move || {
                let filter = desk.filter().get();
                looked.with(|looked| looked.organisations.iter().map(|of| table(of, &filter)).collect_view().into_any())
            })}
        }
        .into_any()
    })
}

fn table(of: &OrganisationTable, filter: &Filter) -> AnyView {
    let rows = of.lines.iter().filter_map(|line| Some(organisation(of, line, line.reviewed.as_ref()?, filter)));
    let rows = rows.collect_view().into_any();
    let name = format!("{}, edition {}: both grades of each organisation", of.title, of.edition);
    view! {
        <Table
            caption=Caption::Small(name)
            class="app-stacked"
            heads=heads(["Organisation", "As given", "As moderated", "Domains that changed"])
            rows
        />
    }
    .into_any()
}

fn organisation(of: &OrganisationTable, line: &OrganisationLine, both: &ReviewedStandings, filter: &Filter) -> AnyView {
    let name = organisation_link(&line.key, &line.name, filter);
    let about = view! { {name} " " <span class="app-reference">{line.sector.clone()}</span> };
    let [own, moderated] = [&both.own, &both.moderated].map(|all| all.first().copied().unwrap_or(GradeStanding::NotAsked));
    let domains = of.domains.iter().zip(both.own.iter().zip(&both.moderated).skip(1));
    let changed = domains.filter(|(_, (own, moderated))| own != moderated).map(|((id, title), (own, moderated))| {
        view! {
            <li>
                <abbr title=title.clone()>{id.clone()}</abbr> ": " {grade(*own, &of.grades)} " → "
                {grade(*moderated, &of.grades)}
            </li>
        }
    });
    let changed: Vec<_> = changed.collect();
    let changed = if changed.is_empty() {
        view! { <span>"None"</span> }.into_any()
    } else {
        view! { <ul class="govuk-list app-answers">{changed}</ul> }.into_any()
    };
    let answers = format!("{} moderated", count(both.answers, "answer"));
    let changed = view! { {changed} <span class="app-reference">{answers}</span> };
    row(
        Cell::of(about),
        vec![
            Cell::labelled("As given", grade(own, &of.grades)),
            Cell::labelled("As moderated", grade(moderated, &of.grades)),
            Cell::labelled("Domains that changed", changed.into_any()),
        ],
    )
}
