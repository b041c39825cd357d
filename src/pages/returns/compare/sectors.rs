//! Sector beside sector: grades of the whole and of each domain, and the questions in which sectors differ most.

use super::super::parts::{OpenParts, part};
use super::super::{heading, several_editions};
use crate::adding_up::desk::shown::{Comparison, SectorTable};
use crate::aggregation::comparing::sectors::SectorDifference;
use crate::aggregation::distribution::Distribution;
use crate::aggregation::summary::{Breakdown, Summary};
use crate::components::grade_chart::GradeChart;
use crate::components::table::{Caption, Cell, Table, heads, row, scrolling};
use crate::model::filter::Filter;
use crate::pictures::grade_picture::Bar;
use crate::routes::{ReturnsView, Route};
use crate::words::figures::count;
use crate::words::side_by_side::{
    NO_DIFFERENCE, NO_QUESTION_IN_TWO, ONE_SECTOR, WHAT_DIFFERS, only_this_sector, sector_cell, sector_gap, sector_share,
    sectors_finding,
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many questions are singled out.
const MOST: usize = 10;

/// Sector beside sector, of every questionnaire that organisations answered about themselves.
pub(super) fn sectors(summaries: &[Summary], comparison: &Comparison, filter: &Filter, open: OpenParts) -> AnyView {
    let of_self: Vec<Summary> =
        summaries.iter().filter(|summary| !summary.sectors.is_empty() && summary.counted > 0).cloned().collect();
    if of_self.is_empty() {
        let none = "None of the returns is a self-assessment, so there are no sectors to set side by side.";
        return view! { <p class="govuk-body">{none}</p> }.into_any();
    }
    let shown = of_self.iter().map(|summary| {
        let is_its = |table: &&SectorTable| table.questionnaire == summary.questionnaire && table.edition == summary.edition;
        let differences = comparison.sectors.iter().find(is_its).map(|table| table.differences.as_slice());
        of_questionnaire(summary, differences.unwrap_or_default(), open)
    });
    let shown = shown.collect_view();
    view! { {only_one(filter)} {several_editions(&of_self)} {shown} }.into_any()
}

/// That a filter shows one sector alone, and how the others come back.
fn only_one(filter: &Filter) -> Option<AnyView> {
    let sector = filter.sector.as_ref()?;
    let href = Route::Returns(ReturnsView::Compare, Filter { sector: None, ..filter.clone() }).href();
    let said = only_this_sector(sector);
    Some(
        view! {
            <div class="govuk-inset-text">
                {said} " " <a class="govuk-link app-no-print" href=href>"Show all sectors"</a>
            </div>
        }
        .into_any(),
    )
}

fn of_questionnaire(summary: &Summary, differences: &[SectorDifference], open: OpenParts) -> AnyView {
    let id = format!("{}-{}-sectors", summary.questionnaire, summary.edition);
    let of = format!("{}, the whole", heading(summary));
    let bars = bars(&summary.overall);
    let by_domain = summary.domains.iter().map(|domain| {
        let name = format!("{id} {}", domain.domain);
        let title = format!("{} {}", domain.domain, domain.title);
        let (grades, of) = (domain.grades.clone(), format!("{}, {title}", heading(summary)));
        let chart = format!("{id}-{}", domain.domain);
        let draw = move || chart_of(chart.clone(), of.clone(), &grades);
        part(open, name, title.into_any(), draw)
    });
    let by_domain = by_domain.collect_view();
    let is_alone = summary.sectors.len() < 2;
    let questions = (!is_alone).then(|| questions(summary, differences, open));
    view! {
        <h2 class="govuk-heading-m">{heading(summary)}</h2>
        <p class="govuk-body-l">{format!("{} counted.", count(summary.counted, "return"))}</p>
        {is_alone.then(|| view! { <p class="govuk-body">{ONE_SECTOR}</p> })}
        <GradeChart id=format!("{id}-whole") of finding=sectors_finding(&summary.overall) heading="Sector" bars/>
        <h3 class="govuk-heading-s">"Good or better, domain by domain"</h3>
        {overview(summary)}
        <h3 class="govuk-heading-s">"Every grade, domain by domain"</h3>
        {by_domain}
        {questions}
    }
    .into_any()
}

fn chart_of(id: String, of: String, grades: &Breakdown) -> AnyView {
    view! { <GradeChart id of finding=sectors_finding(grades) heading="Sector" bars=bars(grades)/> }.into_any()
}

/// All together where there are several, then each.
fn bars(grades: &Breakdown) -> Vec<Bar> {
    let bar = |label: &str, grades: &Distribution| Bar { label: label.to_owned(), title: String::new(), grades: grades.clone() };
    let all = (grades.by_sector.len() > 1).then(|| bar("All returns", &grades.all));
    all.into_iter().chain(grades.by_sector.iter().map(|sector| bar(&sector.sector, &sector.distribution))).collect()
}

/// A line for the whole and for each domain, and a column for each sector.
fn overview(summary: &Summary) -> AnyView {
    let name = format!("Good or better by sector, {}", heading(summary));
    let sectors = summary.sectors.iter().map(|sector| {
        let n = count(sector.n, "return");
        Cell::of(view! { <span>{sector.sector.clone()}</span> " " <span class="app-reference">{n}</span> })
    });
    let heads = [Cell::of("Domain")].into_iter().chain(sectors).collect();
    let cells = |grades: &Breakdown| grades.by_sector.iter().map(|one| Cell::of(sector_cell(&one.distribution))).collect();
    let whole = row(Cell::of("The whole"), cells(&summary.overall));
    let domains = summary.domains.iter().map(|domain| {
        let about =
            view! { <span class="app-reference">{domain.domain.to_string()}</span> " " <span>{domain.title.clone()}</span> };
        row(Cell::of(about), cells(&domain.grades))
    });
    let rows = [whole].into_iter().chain(domains).collect_view().into_any();
    let table = view! { <Table caption=Caption::Hidden(name.clone()) class="app-figures" heads rows/> };
    scrolling(name, table.into_any())
}

/// The questions in which sectors differ most, and then every question.
fn questions(summary: &Summary, differences: &[SectorDifference], open: OpenParts) -> AnyView {
    if differences.is_empty() {
        return view! { <p class="govuk-body">{NO_QUESTION_IN_TWO}</p> }.into_any();
    }
    let differing = differences.iter().filter(|one| one.gap.is_some_and(|gap| gap.points() > 0));
    let most: Vec<&SectorDifference> = differing.take(MOST).collect();
    let most = match most.as_slice() {
        [] => view! { <p class="govuk-body">{NO_DIFFERENCE}</p> }.into_any(),
        most => table(Caption::Medium("Where sectors differ most".to_owned()), most),
    };
    let name = format!("{} {} differences", summary.questionnaire, summary.edition);
    let title = format!("Every question that two sectors answered ({})", differences.len());
    let (all, caption) = (Arc::new(differences.to_vec()), title.clone());
    let draw = move || table(Caption::Hidden(caption.clone()), &all.iter().collect::<Vec<_>>());
    view! { {most} <p class="govuk-body">{WHAT_DIFFERS}</p> {part(open, name, title.into_any(), draw)} }.into_any()
}

fn table(caption: Caption, shown: &[&SectorDifference]) -> AnyView {
    let rows = shown.iter().map(|one| {
        let about = view! { <span class="app-reference">{one.question.to_string()}</span> {one.text.clone()} };
        let sectors = one.sectors.iter().map(|share| view! { <li>{sector_share(share)}</li> }).collect_view();
        let sectors = view! { <ul class="govuk-list app-answers">{sectors}</ul> };
        row(Cell::of(about), vec![Cell::labelled("Difference", sector_gap(one)), Cell::of(sectors)])
    });
    let rows = rows.collect_view().into_any();
    view! { <Table caption class="app-stacked app-questions" heads=heads(["Question", "Difference", "Met, by sector"]) rows/> }
        .into_any()
}
