//! Grades of the whole and of each domain, as charts with their tables.

use super::heading;
use super::picture_buttons::picture_buttons;
use crate::adding_up::desk::shown::FilterChoice;
use crate::aggregation::distribution::Distribution;
use crate::aggregation::summary::{Breakdown, Summary};
use crate::components::grade_chart::GradeChart;
use crate::components::table::{Cell, Table, heads, row};
use crate::model::filter::Filter;
use crate::pictures::grade_picture::{Bar, grade_picture};
use crate::state::returns::use_returns_desk;
use crate::words::figures::{count, list, proportion};
use crate::words::side_by_side::domains_finding;
use leptos::prelude::*;

/// The whole, for all and by sector.
pub(super) fn overall(summary: &Summary) -> AnyView {
    let good = proportion(summary.overall.all.good());
    let finding = format!("{good} of overall grades are good or better");
    let id = format!("{}-{}-overall", summary.questionnaire, summary.edition);
    let (of, bars) = (heading(summary), sector_bars(&summary.overall));
    let picture = picture(of.clone(), &finding, &bars);
    view! { <GradeChart of id finding heading="Sector" bars/> {picture} }.into_any()
}

fn sector_bars(figures: &Breakdown) -> Vec<Bar> {
    let bar = |label: &str, grades: &Distribution| Bar { label: label.to_owned(), title: String::new(), grades: grades.clone() };
    let sectors = figures.by_sector.iter().map(|sector| bar(&sector.sector, &sector.distribution));
    [bar("All returns", &figures.all)].into_iter().chain(sectors).collect()
}

/// What a filter leaves, as it stands in a picture that is looked at without it; empty where it leaves everything.
fn narrowed_to(filter: &Filter, kinds: &[FilterChoice]) -> String {
    let kind = filter.kind.as_ref().map(|id| kinds.iter().find(|one| one.id == *id).map_or(id, |one| &one.label));
    let parts: Vec<&str> =
        [filter.sector.as_ref(), kind, filter.locality.as_ref()].into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { String::new() } else { format!("only {}", list(&parts)) }
}

/// The chart as a picture to save.
fn picture(of: String, finding: &str, bars: &[Bar]) -> AnyView {
    let desk = use_returns_desk();
    let (round, narrowed) = desk.looked().with_untracked(|looked| {
        (looked.round.clone(), desk.filter().with_untracked(|filter| narrowed_to(filter, &looked.kinds)))
    });
    let of = [of, round, narrowed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let drawn = grade_picture(&of, finding, bars);
    picture_buttons(desk, of, drawn)
}

/// Domain by domain.
pub(super) fn domains(summary: &Summary) -> impl IntoView + use<> {
    let bars: Vec<Bar> = summary
        .domains
        .iter()
        .map(|domain| Bar { label: domain.domain.to_string(), title: domain.title.clone(), grades: domain.grades.all.clone() })
        .collect();
    let finding = domains_finding(summary);
    let with_sectors = summary.domains.iter().filter(|domain| !domain.grades.by_sector.is_empty());
    let details = with_sectors.map(|domain| {
        let title = format!("{} {} by sector", domain.domain, domain.title);
        let rows = domain.grades.by_sector.iter().filter(|sector| !sector.distribution.is_empty()).map(|sector| {
            let good = view! { {proportion(sector.distribution.good())} " good or better" };
            row(Cell::of(sector.sector.clone()), vec![Cell::of(good)])
        });
        let rows = rows.collect_view().into_any();
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
                <div class="govuk-details__text">
                    <Table heads=heads(["Sector", "Good or better"]) rows/>
                </div>
            </details>
        }
    });
    let details = details.collect_view();
    let picture = picture(heading(summary), &finding, &bars);
    let id = format!("{}-{}-domains", summary.questionnaire, summary.edition);
    view! {
        <h2 class="govuk-heading-m">{heading(summary)}</h2>
        <p class="govuk-body-l">{format!("{} counted.", count(summary.counted, "return"))}</p>
        <GradeChart of=heading(summary) id finding heading="Domain" bars/>
        {picture}
        {(!summary.sectors.is_empty()).then(|| view! { <h3 class="govuk-heading-s">"By sector"</h3> })}
        {details}
    }
}
