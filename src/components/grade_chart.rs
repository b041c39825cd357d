//! Grades as bars: an SVG with a title that states the finding, and the same numbers in a table under it.

use super::table::{Caption, Cell, Table, row, scrolling};
use crate::aggregation::distribution::Distribution;
use crate::pictures::grade_colours::{GradeLook, look};
use crate::pictures::grade_picture::Bar;
use crate::words::figures::{count, proportion};
use leptos::prelude::*;

const BAR: usize = 18;
const GAP: usize = 8;
const LABEL: usize = 170;
const WIDTH: usize = 640;
const ROOM: usize = WIDTH - LABEL - 50;

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
    let labels: Vec<String> =
        bars.first().map(|bar| bar.grades.grades.iter().map(|grade| grade.label.clone()).collect()).unwrap_or_default();
    let looks: Vec<GradeLook> = (0..labels.len()).map(|rank| look(rank, labels.len())).collect();
    let textures = looks.iter().enumerate().map(|(rank, look)| texture(&id, rank, look)).collect_view();
    let drawn = bars.iter().enumerate().map(|(at, bar)| draw(&id, at, bar, &looks)).collect_view();
    view! {
        <figure class="app-chart">
            <figcaption class="govuk-heading-s">{caption}</figcaption>
                <div class="app-chart__picture">
                {legend(&id, labels)}
                <div class="app-scroll" tabindex="0" role="region" aria-label=region>
                    <svg class="app-chart__svg" translate="no" viewBox=view_box role="img" aria-labelledby=labelled_by>
                        <title id=title_id>{finding}</title>
                        <defs>{textures}</defs>
                        {drawn}
                    </svg>
                </div>
                </div>
            <GradeTable of heading bars/>
        </figure>
    }
}

/// What a grade is filled with, here and in the key: its colour with its texture. Drawn, not a background, so that it is
/// there on paper and where colours are forced.
fn texture(id: &str, rank: usize, look: &GradeLook) -> impl IntoView + use<> {
    let GradeLook { fill, ink, lines, side, angle } = look.clone();
    view! {
        <pattern
            id=texture_id(id, rank)
            patternUnits="userSpaceOnUse"
            width=side
            height=side
            patternTransform=format!("rotate({angle})")
        >
            <rect class="app-chart__ground" width=side height=side fill=fill></rect>
            <path class="app-chart__lines" d=lines stroke=ink fill="none"></path>
        </pattern>
    }
}

fn texture_id(id: &str, rank: usize) -> String {
    format!("{id}-grade-{}", rank + 1)
}

fn filled(id: &str, rank: usize) -> String {
    format!("url(#{})", texture_id(id, rank))
}

/// How wide a number is, with a little room on both sides.
fn room_of(n: usize) -> usize {
    8 + 8 * n.to_string().len()
}

/// Parts of a whole bar, as long as their share of all returns graded.
fn draw(id: &str, at: usize, bar: &Bar, looks: &[GradeLook]) -> impl IntoView + use<> {
    let y = GAP + at * (BAR + GAP);
    let graded = bar.grades.graded.max(1);
    let mut before = 0;
    let parts: Vec<_> = bar
        .grades
        .grades
        .iter()
        .zip(looks)
        .enumerate()
        .filter(|(_, (grade, _))| grade.n > 0)
        .map(|(rank, (grade, look))| {
            let (from, to) = (before * ROOM / graded, (before + grade.n) * ROOM / graded);
            before += grade.n;
            let (x, width) = (LABEL + from, to - from);
            let GradeLook { fill, ink, .. } = look.clone();
            let n = (width >= room_of(grade.n)).then(|| {
                let (middle, base) = (x + width / 2, y + BAR - 5);
                view! { <text class="app-chart__n" x=middle y=base text-anchor="middle" fill=ink stroke=fill>{grade.n}</text> }
            });
            view! { <rect class="app-chart__part" x=x y=y width=width height=BAR fill=filled(id, rank)></rect> {n} }
        })
        .collect();
    view! {
        <text class="app-chart__label" x=LABEL - 8 y=y + BAR - 5 text-anchor="end">{bar.label.clone()}</text>
        {parts}
        <text class="app-chart__label" x=LABEL + ROOM + 8 y=y + BAR - 5>{format!("n={}", bar.grades.graded)}</text>
    }
}

fn legend(id: &str, labels: Vec<String>) -> impl IntoView + use<> {
    let id = id.to_owned();
    let keys = labels.into_iter().enumerate().map(move |(rank, label)| {
        view! {
            <li>
                <svg class="app-chart__key" width="20" height="16" aria-hidden="true" focusable="false">
                    <rect class="app-chart__part" width="20" height="16" fill=filled(&id, rank)></rect>
                </svg>
                {label}
            </li>
        }
    });
    view! { <ul class="app-chart__legend">{keys.collect_view()}</ul> }
}

/// The same numbers, for reading and for screen readers.
#[component]
fn GradeTable(of: String, heading: &'static str, bars: Vec<Bar>) -> impl IntoView {
    let grades = bars.first().map(|bar| bar.grades.grades.clone()).unwrap_or_default();
    let numbers = grades.iter().map(|grade| Cell::number(grade.label.clone()));
    let heads = [Cell::of(heading)].into_iter().chain(numbers).chain([Cell::of("Good or better")]).collect();
    let rows = bars.into_iter().map(|bar| {
        let Bar { label, title, grades } = bar;
        let name = if title.is_empty() { label } else { format!("{label} {title}") };
        let counts = grades.grades.iter().map(|grade| Cell::number(grade.n));
        let good = view! { {proportion(grades.good())} " good or better" {without_grade(&grades)} };
        row(Cell::own(name), counts.chain([Cell::of(good)]).collect())
    });
    let rows = rows.collect_view().into_any();
    let by = heading.to_lowercase();
    let caption = Caption::OfPicture(format!("Grades by {by}"));
    scrolling(format!("Table by {by}, {of}"), view! { <Table caption class="app-chart__table" heads rows/> }.into_any())
}

/// Returns that no percentage counts, and why.
fn without_grade(grades: &Distribution) -> impl IntoView + use<> {
    let parts: Vec<String> = [
        (grades.not_applicable, "not applicable"),
        (grades.too_little, "too little to grade"),
        (grades.not_yet, "incomplete"),
        (grades.not_asked, "not asked"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{} {why}", count(n, "return")))
    .collect();
    (!parts.is_empty()).then(|| view! { <span class="app-chart__without">{format!("Left out: {}", parts.join(", "))}</span> })
}
