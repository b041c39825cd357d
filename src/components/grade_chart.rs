//! Grades as bars: an SVG with a title that states the finding, and the same numbers in a table under it.

use crate::aggregation::distribution::Distribution;
use crate::words::figures::{count, proportion};
use leptos::prelude::*;

const BAR: usize = 18;
const GAP: usize = 8;
const LABEL: usize = 170;
const WIDTH: usize = 640;
const ROOM: usize = WIDTH - LABEL - 50;

/// One bar: a name and its grades.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it shows, in a few letters: "S1", "Education".
    pub label: String,
    /// What it shows, in full; blank where the label says it all.
    pub title: String,
    /// Its grades.
    pub grades: Distribution,
}

/// Bars of grades with their table.
#[component]
pub fn GradeChart(
    /// Its id; parts of it count on from it.
    #[prop(into)]
    id: String,
    /// What is graded, which tells its parts from those of other charts on the page.
    #[prop(into)]
    of: String,
    /// The finding, in a sentence.
    finding: String,
    /// What the first column of the table is called.
    heading: &'static str,
    /// From top to bottom.
    bars: Vec<Bar>,
) -> impl IntoView {
    let (title_id, caption) = (format!("{id}-title"), finding.clone());
    let labelled_by = title_id.clone();
    let region = format!("Chart by {}, {of}", heading.to_lowercase());
    let height = bars.len() * (BAR + GAP) + GAP;
    let view_box = format!("0 0 {WIDTH} {height}");
    let drawn = bars.iter().enumerate().map(|(at, bar)| draw(at, bar)).collect_view();
    view! {
        <figure class="app-chart">
            <figcaption class="govuk-heading-s">{caption}</figcaption>
            {legend(&bars)}
            <div class="app-scroll" tabindex="0" role="region" aria-label=region>
                <svg class="app-chart__svg" translate="no" viewBox=view_box role="img" aria-labelledby=labelled_by>
                    <title id=title_id>{finding}</title>
                    {drawn}
                </svg>
            </div>
            <GradeTable of heading bars/>
        </figure>
    }
}

/// Parts of a whole bar, as long as their share of all returns graded.
fn draw(at: usize, bar: &Bar) -> impl IntoView + use<> {
    let y = GAP + at * (BAR + GAP);
    let graded = bar.grades.graded.max(1);
    let mut before = 0;
    let parts: Vec<_> = bar
        .grades
        .grades
        .iter()
        .enumerate()
        .map(|(rank, grade)| {
            let (from, to) = (before * ROOM / graded, (before + grade.n) * ROOM / graded);
            before += grade.n;
            let class = format!("app-chart__part app-chart__part--{}", rank + 1);
            let (x, width) = (LABEL + from, to - from);
            let n = (width > 16).then(|| {
                let class = format!("app-chart__n app-chart__n--{}", rank + 1);
                view! { <text class=class x=x + width / 2 y=y + BAR - 5 text-anchor="middle">{grade.n}</text> }
            });
            view! { <rect class=class x=x y=y width=width height=BAR></rect> {n} }
        })
        .collect();
    view! {
        <text class="app-chart__label" x=LABEL - 8 y=y + BAR - 5 text-anchor="end">{bar.label.clone()}</text>
        {parts}
        <text class="app-chart__label" x=LABEL + ROOM + 8 y=y + BAR - 5>{format!("n={}", bar.grades.graded)}</text>
    }
}

fn legend(bars: &[Bar]) -> impl IntoView + use<> {
    let grades = bars.first().map(|bar| bar.grades.grades.clone()).unwrap_or_default();
    let items = grades.into_iter().enumerate().map(|(rank, grade)| {
        let class = format!("app-chart__key app-chart__key--{}", rank + 1);
        view! { <li><span class=class aria-hidden="true"></span>{grade.label}</li> }
    });
    view! { <ul class="app-chart__legend">{items.collect_view()}</ul> }
}

/// The same numbers, for reading and for screen readers.
#[component]
fn GradeTable(of: String, heading: &'static str, bars: Vec<Bar>) -> impl IntoView {
    let grades = bars.first().map(|bar| bar.grades.grades.clone()).unwrap_or_default();
    let heads = grades.iter().map(
        |grade| view! { <th scope="col" class="govuk-table__header govuk-table__header--numeric">{grade.label.clone()}</th> },
    );
    let heads = heads.collect_view();
    let rows = bars.into_iter().map(|bar| {
        let Bar { label, title, grades } = bar;
        let name = if title.is_empty() { label } else { format!("{label} {title}") };
        let counts =
            grades.grades.iter().map(|grade| view! { <td class="govuk-table__cell govuk-table__cell--numeric">{grade.n}</td> });
        let counts = counts.collect_view();
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header" dir="auto">{name}</th>
                {counts}
                <td class="govuk-table__cell">{proportion(grades.good())} " good or better" {without_grade(&grades)}</td>
            </tr>
        }
    });
    view! {
        <div class="app-scroll" tabindex="0" role="region" aria-label=format!("Table by {}, {of}", heading.to_lowercase())>
            <table class="govuk-table app-chart__table">
                <caption class="govuk-visually-hidden">{format!("Grades by {}", heading.to_lowercase())}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{heading}</th>
                        {heads}
                        <th scope="col" class="govuk-table__header">"Good or better"</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Returns that no percentage counts, and why.
fn without_grade(grades: &Distribution) -> impl IntoView + use<> {
    let parts: Vec<String> =
        [(grades.not_applicable, "not applicable"), (grades.not_yet, "incomplete"), (grades.not_asked, "not asked")]
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, why)| format!("{} {why}", count(n, "return")))
            .collect();
    (!parts.is_empty()).then(|| view! { <span class="app-chart__without">{format!("Left out: {}", parts.join(", "))}</span> })
}
