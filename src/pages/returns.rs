//! Returns brought together: files in, verdicts, figures.

use super::frame::Page;
use crate::adding_up::VerdictLine;
use crate::aggregation::distribution::Distribution;
use crate::aggregation::summary::{Breakdown, Summary};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::file_field::{Choosing, FileField};
use crate::components::grade_chart::{Bar, GradeChart};
use crate::platform::files::{ChosenFile, take_dropped};
use crate::routes::{ReturnsView, Route};
use crate::state::returns_desk::{ReturnsDesk, Source, use_returns_desk};
use crate::words::figures::{count, proportion};
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    let busy = Signal::derive(move || if desk.is_busy().get() { "Adding up…".to_owned() } else { String::new() });
    view! {
        <Page heading="Returns" back=Route::Home>
            <p class="govuk-body">
                "Add the return files that organisations have sent. They are read on this device and go nowhere else."
            </p>
            <AddFiles desk/>
            <p class="app-busy" role="status">{changing_text(busy)}</p>
            {when(is_sample, sample_note)}
            {when(has_figures, move || figures_and_buttons(desk, view))}
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

fn figures_and_buttons(desk: ReturnsDesk, view: ReturnsView) -> AnyView {
    let summaries = desk.summaries();
    let drawn = move || summaries.get().into_iter().map(|summary| figures(view, &summary)).collect_view().into_any();
    view! {
        <Views current=view/>
        {changing(drawn)}
        <div class="govuk-button-group app-no-print">
            <button type="button" class="govuk-button" on:click=move |_| desk.download_csv()>"Download CSV"</button>
            <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| desk.download_summary()>"Download summary"</button>
            <button type="button" class="govuk-button govuk-button--warning" on:click=move |_| desk.remove_all()>"Remove all returns"</button>
        </div>
    }
    .into_any()
}

#[component]
fn AddFiles(desk: ReturnsDesk) -> impl IntoView {
    let add = Callback::new(move |chosen: Vec<ChosenFile>| desk.add(chosen));
    let is_over = RwSignal::new(false);
    let over = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        spawn_local(async move { desk.add(take_dropped(event).await) });
    };
    view! {
        <div class="app-drop app-no-print" class:app-drop--over=is_over on:dragover=over on:dragleave=move |_| is_over.set(false) on:drop=drop>
            <FileField id="add-returns" label="Add returns" hint="Return files or a zip of them. You can also drop files or a folder here." choosing=Choosing::Many on_choose=add/>
            <FileField id="add-folder" label="Add a folder of returns" hint="Every file in the folder gets a verdict." choosing=Choosing::Folder on_choose=add/>
            <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| desk.try_samples()>"Try with sample returns"</button>
        </div>
    }
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
                <a class="govuk-service-navigation__link" href=Route::Returns(view).href() aria-current=is_current.then_some("page")>{label}</a>
            </li>
        }
    };
    view! {
        <nav class="app-views app-no-print" aria-label="Figures">
            <ul class="govuk-service-navigation__list">
                {link(ReturnsView::Overview, "Overview")}
                {link(ReturnsView::Domains, "Domains")}
            </ul>
        </nav>
    }
}

fn figures(view: ReturnsView, summary: &Summary) -> AnyView {
    match view {
        ReturnsView::Overview => overview(summary).into_any(),
        ReturnsView::Domains => domains(summary).into_any(),
    }
}

fn overview(summary: &Summary) -> impl IntoView + use<> {
    let heading = format!("{}, edition {}", summary.title, summary.edition);
    let counted = count(summary.counted, "return");
    let are = if summary.counted == 1 { "is" } else { "are" };
    let cycles = if summary.cycles.is_empty() { String::new() } else { format!(" Round: {}.", summary.cycles.join(", ")) };
    let good = proportion(summary.overall.all.good());
    let finding = format!("{good} of overall grades are good or better");
    view! {
        <h2 class="govuk-heading-m">{heading}</h2>
        <p class="govuk-body-l">{format!("{counted} {are} counted.{cycles}")}</p>
        <GradeChart id=format!("{}-overall", summary.questionnaire) finding heading="Sector" bars=sector_bars(&summary.overall)/>
    }
}

fn sector_bars(figures: &Breakdown) -> Vec<Bar> {
    let bar = |label: &str, grades: &Distribution| Bar { label: label.to_owned(), title: String::new(), grades: grades.clone() };
    let sectors = figures.by_sector.iter().map(|sector| bar(&sector.sector, &sector.distribution));
    [bar("All returns", &figures.all)].into_iter().chain(sectors).collect()
}

fn domains(summary: &Summary) -> impl IntoView + use<> {
    let bars: Vec<Bar> = summary
        .domains
        .iter()
        .map(|domain| Bar { label: domain.domain.to_string(), title: domain.title.clone(), grades: domain.grades.all.clone() })
        .collect();
    let finding = domains_finding(summary);
    let details = summary.domains.iter().map(|domain| {
        let title = format!("{} {} by sector", domain.domain, domain.title);
        let rows = domain.grades.by_sector.iter().filter(|sector| !sector.distribution.is_empty()).map(|sector| {
            view! {
                <tr class="govuk-table__row">
                    <th scope="row" class="govuk-table__header">{sector.sector.clone()}</th>
                    <td class="govuk-table__cell">{proportion(sector.distribution.good())} " good or better"</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
                <div class="govuk-details__text">
                    <table class="govuk-table">
                        <thead class="govuk-table__head"><tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">"Sector"</th>
                            <th scope="col" class="govuk-table__header">"Good or better"</th>
                        </tr></thead>
                        <tbody class="govuk-table__body">{rows}</tbody>
                    </table>
                </div>
            </details>
        }
    });
    let details = details.collect_view();
    view! {
        <h2 class="govuk-heading-m">{format!("{}, edition {}", summary.title, summary.edition)}</h2>
        <p class="govuk-body-l">{format!("{} counted.", count(summary.counted, "return"))}</p>
        <GradeChart id=format!("{}-domains", summary.questionnaire) finding heading="Domain" bars/>
        <h3 class="govuk-heading-s">"By sector"</h3>
        {details}
    }
}

/// Below so many returns a share says too little for a headline.
const ENOUGH: usize = 10;

/// The strongest and the weakest domain, by their share of good or better, of those with enough returns.
fn domains_finding(summary: &Summary) -> String {
    let share = |grades: &Distribution| grades.good_or_better as f64 / grades.graded.max(1) as f64;
    let mut ranked: Vec<_> = summary.domains.iter().filter(|domain| domain.grades.all.graded >= ENOUGH).collect();
    ranked.sort_by(|a, b| share(&b.grades.all).total_cmp(&share(&a.grades.all)));
    let said = |domain: &crate::aggregation::summary::DomainSummary| {
        format!("{} {} ({} good or better)", domain.domain, domain.title, proportion(domain.grades.all.good()))
    };
    match (ranked.first(), ranked.last()) {
        (Some(first), Some(last)) if ranked.len() > 1 => format!("Strongest: {}. Weakest: {}.", said(first), said(last)),
        (Some(only), _) => said(only),
        (None, _) => format!("Grades by domain; fewer than {ENOUGH} returns are graded, so no domain is singled out"),
    }
}

#[component]
fn Verdicts(verdicts: Signal<Vec<VerdictLine>>) -> impl IntoView {
    let has_any = Signal::derive(move || verdicts.with(|verdicts| !verdicts.is_empty()));
    let tally = Signal::derive(move || {
        verdicts.with(|verdicts| {
            let left_out = verdicts.iter().filter(|line| !line.is_counted).count();
            format!("{} added; {} left out of the figures.", count(verdicts.len(), "file"), left_out)
        })
    });
    view! {
        {when(has_any, move || view! {
            <p class="govuk-body" role="status">{changing_text(tally)}</p>
            <div class="app-scroll" tabindex="0" role="region" aria-label="Files added">
                <table class="govuk-table">
                    <caption class="govuk-table__caption govuk-table__caption--m">"Files added"</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            <th scope="col" class="govuk-table__header">"File"</th>
                            <th scope="col" class="govuk-table__header">"Organisation"</th>
                            <th scope="col" class="govuk-table__header">"Verdict"</th>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">
                        {changing(move || verdict_rows(verdicts.get()).into_any())}
                    </tbody>
                </table>
            </div>
        }.into_any())}
    }
}

/// Files that were left out come first: they are what somebody must act on.
fn verdict_rows(mut verdicts: Vec<VerdictLine>) -> impl IntoView {
    verdicts.sort_by_key(|line| line.is_counted);
    let rows = verdicts.into_iter().map(|line| {
        let VerdictLine { name, reference, organisation, is_counted, label, sentence, .. } = line;
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header app-break">{name}</th>
                <td class="govuk-table__cell">{organisation} <span class="app-reference">{reference}</span></td>
                <td class="govuk-table__cell">
                    <strong class="govuk-tag" class:govuk-tag--green=is_counted class:govuk-tag--red=!is_counted>{label}</strong>
                    " " {sentence}
                </td>
            </tr>
        }
    });
    rows.collect_view()
}
