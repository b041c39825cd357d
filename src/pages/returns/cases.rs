//! Audits of cases: the sentence that boards print, and what stands behind it.

use super::heading;
use crate::aggregation::cases::{CaseFigures, Cases, GroupedCases};
use crate::aggregation::summary::Summary;
use crate::aggregation::suppression::Threshold;
use crate::components::copy_button::CopyButton;
use crate::components::figure_table::{FigureRow, FigureTable};
use crate::words::case_figures::{
    counted, hidden_domains, how_sure, median, no_groups, sentence, share, shown_count, shown_share,
};
use crate::words::cases::hidden_note;
use leptos::prelude::*;

/// The figures of one questionnaire.
pub(super) fn cases(summary: &Summary, cases: &Cases) -> AnyView {
    let groups = cases.groups.iter().map(|grouped| groups(summary, cases, grouped)).collect_view();
    let is_any = cases.audits > 0;
    view! {
        <h2 class="govuk-heading-m">{heading(summary)}</h2>
        <Sentence sentence=sentence(cases)/>
        <p class="govuk-body">{counted(cases)}</p>
        {how_sure(&cases.overall).map(|sure| view! { <p class="govuk-body">{sure}</p> })}
        {is_any.then(|| by_domain(summary, cases))}
        {hidden_domains(cases).map(|which| view! { <p class="govuk-hint">{which}</p> })}
        {no_groups(cases).filter(|_| is_any).map(|why| view! { <p class="govuk-inset-text">{why}</p> })}
        {groups}
    }
    .into_any()
}

#[component]
fn Sentence(sentence: String) -> impl IntoView {
    let copied = Signal::stored(sentence.clone());
    view! {
        <p class="govuk-body-l">{sentence}</p>
        <CopyButton label="Copy the sentence" text=copied/>
    }
}

fn by_domain(summary: &Summary, cases: &Cases) -> AnyView {
    let row = |figures: &CaseFigures| -> FigureRow {
        let good = if figures.good.n == 0 { "–".to_owned() } else { share(figures.good) };
        (name(figures), vec![good, median(figures), figures.without_grade.to_string()])
    };
    let rows = [&cases.overall].into_iter().chain(&cases.domains).map(row).collect();
    let heads = ["Domain", "Good or better", "Median grade", "Without a grade"].map(str::to_owned).to_vec();
    view! { <FigureTable of=heading(summary) caption="Good or better by domain" heads rows/> }.into_any()
}

fn name(figures: &CaseFigures) -> String {
    match &figures.domain {
        Some(domain) => format!("{domain} {}", figures.title),
        None => figures.title.clone(),
    }
}

fn groups(summary: &Summary, cases: &Cases, grouped: &GroupedCases) -> AnyView {
    let overall =
        grouped.groups.iter().map(|group| (group.label.clone(), vec![shown_count(group.audits), shown_share(group.overall)]));
    let rows: Vec<FigureRow> = overall.collect();
    let heads = ["Group", "Audits", "Good or better overall"].map(str::to_owned).to_vec();
    let labels = grouped.groups.iter().map(|group| group.label.clone());
    let by_domain_heads = ["Domain".to_owned()].into_iter().chain(labels).collect();
    let by_domain: Vec<FigureRow> = cases
        .domains
        .iter()
        .enumerate()
        .map(|(at, domain)| {
            let figures = grouped.groups.iter().filter_map(|group| group.domains.get(at)).copied();
            (name(domain), figures.map(shown_share).collect())
        })
        .collect();
    let is_hidden = rows.iter().chain(&by_domain).flat_map(|(_, cells)| cells).any(|cell| cell.starts_with('*'));
    let note = Threshold::new(cases.threshold).filter(|_| is_hidden).map(hidden_note);
    let several = grouped.several.then_some("An audit may be in more than one group.");
    let (title, by_domain_title) = (format!("Groups: {}", grouped.label), format!("Good or better by domain: {}", grouped.label));
    view! {
        <FigureTable of=heading(summary) caption=title heads rows/>
        {several.map(|several| view! { <p class="govuk-body">{several}</p> })}
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{format!("{}, domain by domain", grouped.label)}</span>
            </summary>
            <div class="govuk-details__text">
                <FigureTable of=heading(summary) caption=by_domain_title heads=by_domain_heads rows=by_domain/>
            </div>
        </details>
        {note.map(|note| view! { <p class="govuk-hint">{note}</p> })}
    }
    .into_any()
}
