//! What somebody wants to know first: who has returned, the grades, what is strongest and weakest, actions, and what has changed.

use super::grades::overall;
use super::heading;
use crate::adding_up::desk::shown::{ActionTable, Looked};
use crate::aggregation::summary::Summary;
use crate::aggregation::trend::Trend;
use crate::components::dynamic::changing;
use crate::routes::{ReturnsView, Route};
use crate::state::returns::ReturnsDesk;
use crate::words::actions::{gaps, lead};
use crate::words::figures::count;
use crate::words::questions::answers_in_all;
use crate::words::side_by_side::domains_finding;
use crate::words::trend::since;
use leptos::prelude::*;

/// What stands beside the grades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headlines {
    actions: Vec<ActionTable>,
    trends: Vec<Trend>,
}

impl Headlines {
    pub(super) fn of(looked: &Looked) -> Self {
        Self { actions: looked.actions.clone(), trends: looked.trends.clone() }
    }
}

/// How many of those expected have returned; nothing where there is no register.
pub(super) fn register_line(desk: ReturnsDesk) -> AnyView {
    let rate = Memo::new(move |_| desk.looked().with(|looked| looked.register.as_ref().map(|register| register.rate.clone())));
    let href = move || Route::Returns(ReturnsView::Register, desk.filter().get()).href();
    changing(move || {
        let line = |rate: String| {
            view! {
                <p class="govuk-body">
                    <span>{rate}</span> " " <a class="govuk-link app-no-print" href=href>"See the register"</a>
                </p>
            }
        };
        rate.get().map(line).into_any()
    })
}

/// One questionnaire.
pub(super) fn overview(summary: &Summary, beside: &Headlines) -> AnyView {
    let counted = count(summary.counted, "return");
    let are = if summary.counted == 1 { "is" } else { "are" };
    let cycles = if summary.cycles.is_empty() { String::new() } else { format!(" Round: {}.", summary.cycles.join(", ")) };
    let facts = facts(summary, beside).into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view();
    view! {
        <h2 class="govuk-heading-m">{heading(summary)}</h2>
        <p class="govuk-body-l">{format!("{counted} {are} counted.{cycles}")}</p>
        {overall(summary)}
        <ul class="govuk-list govuk-list--bullet">{facts}</ul>
    }
    .into_any()
}

/// Whether a trend ends with this edition: of several in a round it has the one that most returns were made with.
fn is_of(trend: &Trend, summary: &Summary) -> bool {
    let edition = trend.rounds.last().map(|(_, edition, _)| edition);
    trend.title == summary.title && edition == Some(&summary.edition)
}

fn facts(summary: &Summary, beside: &Headlines) -> Vec<String> {
    let is_this = |table: &&ActionTable| table.title == summary.title && table.edition == summary.edition;
    let actions = beside.actions.iter().find(is_this).map(|table| &table.figures);
    let trend = beside.trends.iter().find(|trend| is_of(trend, summary));
    let graded = (!summary.domains.is_empty()).then(|| format!("{}.", domains_finding(summary).trim_end_matches('.')));
    let answers = (!summary.questions.is_empty()).then(|| answers_in_all(&summary.questions));
    let of_actions = actions.into_iter().flat_map(|figures| [Some(lead(figures)), gaps(figures)]).flatten();
    graded.into_iter().chain(answers).chain(of_actions).chain(trend.into_iter().flat_map(since)).collect()
}
