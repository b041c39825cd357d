//! Returns brought together: files in, verdicts, figures.

mod cases;
mod escalations;
mod files;
mod grades;
mod locked;
mod moderation;
mod questions;

use crate::aggregation::summary::Summary;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::pages::shared::frame::Page;
use crate::routes::{ReturnsView, Route};
use crate::state::returns::{ReturnsDesk, Source, use_returns_desk};
use crate::words::figures::several_editions as several_editions_said;
use escalations::OpenEscalations;
use files::{AddFiles, Verdicts};
use leptos::prelude::*;
use locked::Locked;

/// Returns brought together.
#[component]
pub fn Returns(
    /// Which figures.
    view: ReturnsView,
) -> impl IntoView {
    let desk = use_returns_desk();
    desk.resume();
    let has_figures = Signal::derive(move || desk.summaries().with(|summaries| !summaries.is_empty()));
    let is_sample = Signal::derive(move || desk.source().get() == Source::Samples);
    view! {
        <Page heading="Returns" back=Route::Home>
            <OpenEscalations escalations=desk.open_escalations()/>
            <p class="govuk-body">
                "Add the return files that organisations have sent. They are read on this device and go nowhere else."
            </p>
            <AddFiles desk/>
            <p class="app-busy" role="status">{changing_text(desk.doing())}</p>
            <Locked desk/>
            {when(is_sample, sample_note)}
            <Views current=view/>
            {changing(move || desk.summaries().with(|summaries| figures(view, summaries)))}
            {when(has_figures, move || buttons(desk))}
            <Verdicts verdicts=desk.verdicts()/>
        </Page>
    }
}

fn sample_note() -> AnyView {
    view! {
        <div class="govuk-inset-text">
            "These are invented returns, for trying this page. Nothing here is kept; “Remove all returns” brings your own back."
        </div>
    }
    .into_any()
}

fn buttons(desk: ReturnsDesk) -> AnyView {
    view! {
        <div class="govuk-button-group app-no-print">
            <Button label="Download CSV" on_press=move |_| desk.download_csv()/>
            <Button label="Download summary" look=Look::Secondary on_press=move |_| desk.download_summary()/>
            <Button label="Remove all returns" look=Look::Warning on_press=move |_| desk.remove_all()/>
        </div>
    }
    .into_any()
}

#[component]
fn Views(current: ReturnsView) -> impl IntoView {
    let link = |view: ReturnsView, label: &'static str| {
        let is_current = view == current;
        let class = if is_current {
            "govuk-service-navigation__item govuk-service-navigation__item--active"
        } else {
            "govuk-service-navigation__item"
        };
        view! {
            <li class=class>
                <a
                    class="govuk-service-navigation__link"
                    href=Route::Returns(view).href()
                    aria-current=is_current.then_some("page")
                >
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <nav class="app-views app-no-print" aria-label="Figures">
            <ul class="govuk-service-navigation__list">
                {link(ReturnsView::Overview, "Overview")}
                {link(ReturnsView::Domains, "Domains")}
                {link(ReturnsView::Questions, "Questions")}
                {link(ReturnsView::Cases, "Cases")}
                {link(ReturnsView::Moderation, "Moderation")}
            </ul>
        </nav>
    }
}

/// What a view shows of every questionnaire; a sentence where that is nothing.
fn figures(view: ReturnsView, summaries: &[Summary]) -> AnyView {
    let drawn: Vec<AnyView> = summaries.iter().filter_map(|summary| figures_of(view, summary)).collect();
    if drawn.is_empty() {
        return view! { <p class="govuk-body">{nothing(view, summaries)}</p> }.into_any();
    }
    view! { {several_editions(summaries)} {drawn} }.into_any()
}

/// That figures of several editions stand by themselves; nothing where there is one of each.
fn several_editions(summaries: &[Summary]) -> Option<AnyView> {
    let said = several_editions_said(summaries)?;
    Some(view! { <div class="govuk-inset-text">{said}</div> }.into_any())
}

fn figures_of(view: ReturnsView, summary: &Summary) -> Option<AnyView> {
    match view {
        ReturnsView::Overview => (summary.counted > 0).then(|| grades::overview(summary).into_any()),
        ReturnsView::Domains => (summary.counted > 0).then(|| grades::domains(summary).into_any()),
        ReturnsView::Questions => (!summary.questions.is_empty()).then(|| questions::questions(summary)),
        ReturnsView::Cases => summary.cases.as_ref().map(|cases| cases::cases(summary, cases)),
        ReturnsView::Moderation => summary.moderation.as_ref().map(|found| moderation::moderation(summary, found)),
    }
}

fn nothing(view: ReturnsView, summaries: &[Summary]) -> &'static str {
    match view {
        _ if summaries.is_empty() => "Add returns, and their figures appear here.",
        ReturnsView::Overview | ReturnsView::Domains => "There are only joint judgements of cases. Look at “Cases”.",
        ReturnsView::Questions => "None of the returns is a self-assessment, so there is nothing to show here.",
        ReturnsView::Cases => "None of the returns is an audit of a case, so there is nothing to show here.",
        ReturnsView::Moderation => {
            "No audit was moderated, and no case was audited by two auditors of one agency, so there is nothing to show here."
        }
    }
}

fn heading(summary: &Summary) -> String {
    format!("{}, edition {}", summary.title, summary.edition)
}
