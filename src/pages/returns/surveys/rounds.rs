//! Each survey over the rounds, below the figures of the round that is looked at.

use crate::aggregation::replies::{ChoiceLines, MiddleLine, MiddlePoint, ShareLine, SharePoint, SurveyTrend};
use crate::aggregation::trend::TrendChange;
use crate::components::dynamic::changing;
use crate::components::table::{Caption, Cell, Table, row, scrolling};
use crate::pages::returns::parts::{OpenParts, part};
use crate::pages::returns::trend::change_said;
use crate::state::returns::ReturnsDesk;
use crate::words::survey_rounds as said;
use crate::words::surveys::{SEVERAL, share};
use leptos::prelude::*;

/// Nothing, where no survey is here in two rounds.
pub(super) fn over_rounds(desk: ReturnsDesk, parts: OpenParts) -> AnyView {
    let trends = Memo::new(move |_| desk.looked().with(|looked| looked.surveys.rounds.clone()));
    changing(move || trends.with(|trends| drawn(parts, trends)))
}

fn drawn(parts: OpenParts, trends: &[SurveyTrend]) -> AnyView {
    let Some(first) = trends.first() else { return ().into_any() };
    view! {
        <h2 class="govuk-heading-m">{said::HEADING}</h2>
        <p class="govuk-body">{said::ARROWS}</p>
        <p class="govuk-hint">{said::hidden(first)}</p>
        {trends.iter().map(|trend| of_survey(parts, trend)).collect_view()}
    }
    .into_any()
}

fn of_survey(parts: OpenParts, trend: &SurveyTrend) -> AnyView {
    let beside = said::beside(trend).into_iter().map(|one| view! { <p class="govuk-body">{one}</p> }).collect_view();
    let positive = (!trend.positive.is_empty()).then(|| {
        let rows = trend.positive.iter().map(|line| row(asked(&line.id, &line.text), line.points.iter().map(point).collect()));
        table(trend, "Positive answers".to_owned(), "Question", rows.collect_view().into_any())
    });
    let middles = (!trend.middles.is_empty()).then(|| {
        let rows = trend.middles.iter().map(numbers);
        table(trend, "Numbers, the one in the middle".to_owned(), "Question", rows.collect_view().into_any())
    });
    view! {
        <h3 class="govuk-heading-s">{trend.title.clone()}</h3>
        {beside}
        {positive}
        {middles}
        {(!trend.choices.is_empty()).then(|| choices(parts, trend))}
        {said::hidden_throughout(trend).map(|one| view! { <p class="govuk-hint">{one}</p> })}
    }
    .into_any()
}

/// They are many, so they are drawn once somebody opens them.
fn choices(parts: OpenParts, trend: &SurveyTrend) -> AnyView {
    let title = view! {
        <span>"Choices, question by question"</span> " " <span class="govuk-visually-hidden">{trend.title.clone()}</span>
    };
    let own = trend.clone();
    part(parts, format!("{} over the rounds", trend.questionnaire), title.into_any(), move || {
        own.choices.iter().map(|question| choices_of(&own, question)).collect_view().into_any()
    })
}

fn choices_of(trend: &SurveyTrend, question: &ChoiceLines) -> AnyView {
    let of = |line: &ShareLine| row(Cell::own(line.text.clone()), line.points.iter().map(point).collect());
    let rows = question.choices.iter().map(of).collect_view().into_any();
    view! {
        {table(trend, format!("{} {}", question.id, question.text), "Answer", rows)}
        {question.several.then(|| view! { <p class="govuk-hint">{SEVERAL}</p> })}
    }
    .into_any()
}

fn asked(id: &str, text: &str) -> Cell {
    Cell::of(view! { <span class="app-reference">{id.to_owned()}</span> " " <span>{text.to_owned()}</span> })
}

fn point(point: &SharePoint) -> Cell {
    Cell::of(view! { <span>{share(point.share)}</span> " " {change_said(point.change)} })
}

fn numbers(line: &MiddleLine) -> AnyView {
    let cell = |point: &MiddlePoint| {
        let sign = point.is_other.then(|| change_said(TrendChange::OtherQuestion));
        Cell::of(view! { <span>{said::middle(point.middle, &line.unit)}</span> " " {sign} })
    };
    row(asked(&line.id, &line.text), line.points.iter().map(cell).collect())
}

/// A column for each round, with its edition and how many replied.
fn table(trend: &SurveyTrend, caption: String, first: &'static str, rows: AnyView) -> AnyView {
    let rounds = trend.rounds.iter().map(|round| {
        let below = format!("edition {}, {}", round.edition, said::replies(round, trend.threshold));
        Cell::of(view! { <span>{round.round.clone()}</span> " " <span class="app-reference">{below}</span> })
    });
    let heads = [Cell::of(first)].into_iter().chain(rounds).collect();
    let region = format!("{caption} over the rounds, {}", trend.title);
    scrolling(region, view! { <Table caption=Caption::Small(caption) class="app-figures" heads rows/> }.into_any())
}
