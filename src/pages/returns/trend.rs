//! Every round beside the others: domains and questions, with arrows.

use crate::aggregation::trend::{Trend, TrendChange, TrendLine, TrendPoint};
use crate::components::dynamic::changing;
use crate::components::table::{Caption, Cell, Table, row, scrolling};
use crate::model::filter::GradesBy;
use crate::state::returns::ReturnsDesk;
use crate::words::figures::count;
use crate::words::trend::{ARROWS, change, figure, middle, of_grades};
use leptos::prelude::*;

/// Each questionnaire over the rounds.
pub(super) fn trend(desk: ReturnsDesk) -> AnyView {
    let trends = Memo::new(move |_| desk.looked().with(|looked| looked.trends.clone()));
    changing(move || {
        let grades = desk.filter().get().grades;
        trends.with(|trends| drawn(trends, grades))
    })
}

fn drawn(trends: &[Trend], grades: GradesBy) -> AnyView {
    let several = trends.iter().filter(|trend| trend.rounds.len() > 1);
    let shown: Vec<AnyView> = several.map(|trend| of_questionnaire(trend, grades)).collect();
    if shown.is_empty() {
        let none = "There is one round here. Add the returns of an earlier one, and this page sets them side by side.";
        return view! { <p class="govuk-body">{none}</p> }.into_any();
    }
    view! { <p class="govuk-body">{ARROWS}</p> {shown} }.into_any()
}

fn of_questionnaire(trend: &Trend, grades: GradesBy) -> AnyView {
    let title = trend.title.clone();
    let domains = format!("{title}: good or better, by domain{}", of_grades(grades));
    let questions = format!("{title}: met, by question");
    view! {
        <h2 class="govuk-heading-m">{title.clone()}</h2>
        <h3 class="govuk-heading-s">{format!("Good or better, by domain{}", of_grades(grades))}</h3>
        {table(trend, domains, "Domain", &trend.domains)}
        <h3 class="govuk-heading-s">"Question by question"</h3>
        {table(trend, questions, "Question", &trend.questions)}
        {(!trend.numbers.is_empty()).then(|| numbers(trend))}
    }
    .into_any()
}

/// Numbers, with the one in the middle and how many there are.
fn numbers(trend: &Trend) -> AnyView {
    let rows = trend.numbers.iter().map(|line| {
        let about = view! { <span class="app-reference">{line.id.clone()}</span> " " <span>{line.text.clone()}</span> };
        let cells = line.points.iter().map(|(numbers, is_other)| {
            let sign = is_other.then(|| change_said(TrendChange::OtherQuestion));
            Cell::of(view! { <span>{middle(*numbers, &line.unit)}</span> " " {sign} })
        });
        row(Cell::of(about), cells.collect())
    });
    let name = format!("{}: numbers, the one in the middle", trend.title);
    let rows = rows.collect_view().into_any();
    let drawn = view! { <Table caption=Caption::Hidden(name.clone()) class="app-figures" heads=rounds(trend, "Question") rows/> };
    view! {
        <h3 class="govuk-heading-s">"Numbers, the one in the middle"</h3>
        {scrolling(name, drawn.into_any())}
    }
    .into_any()
}

fn rounds(trend: &Trend, first: &'static str) -> Vec<Cell> {
    let rounds = trend.rounds.iter().map(|(round, edition, counted)| {
        let below = format!("edition {edition}, {}", count(*counted, "return"));
        Cell::of(view! { <span>{round.clone()}</span> " " <span class="app-reference">{below}</span> })
    });
    [Cell::of(first)].into_iter().chain(rounds).collect()
}

fn table(trend: &Trend, name: String, first: &'static str, lines: &[TrendLine]) -> AnyView {
    let rows = lines.iter().map(|line| {
        let about = view! { <span class="app-reference">{line.id.clone()}</span> " " <span>{line.text.clone()}</span> };
        row(Cell::of(about), line.points.iter().map(point).collect())
    });
    let rows = rows.collect_view().into_any();
    let drawn = view! { <Table caption=Caption::Hidden(name.clone()) class="app-figures" heads=rounds(trend, first) rows/> };
    scrolling(name, drawn.into_any())
}

fn point(point: &TrendPoint) -> Cell {
    Cell::of(view! { <span>{figure(point)}</span> " " {change_said(point.change)} })
}

/// A sign for the eye and words for everybody.
pub(super) fn change_said(of: TrendChange) -> AnyView {
    let (sign, words) = change(of);
    view! { <span aria-hidden="true">{sign}</span> " " <span class="app-reference">{words}</span> }.into_any()
}
