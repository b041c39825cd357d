//! How far auditors agree, and what moderation did to grades.

use super::heading;
use crate::aggregation::moderation::{AgreementFigures, ModerationFigures, ShiftFigures, SubjectFigures};
use crate::aggregation::summary::Summary;
use crate::components::figure_table::{FigureRow, FigureTable};
use crate::words::moderation::{
    ALPHA_SOURCE, KAPPA_SOURCE, agreeing, alpha, lead, left_out, mean_shift, roles, strength, two_decimals, warnings,
};
use leptos::prelude::*;

/// The figures of one questionnaire.
pub(super) fn moderation(summary: &Summary, found: &ModerationFigures) -> AnyView {
    let warnings = warnings(found);
    let left_out = left_out(found);
    let has_alpha = found.subjects.iter().any(|subject| subject.alpha.is_some());
    view! {
        <h2 class="govuk-heading-m">{heading(summary)}</h2>
        <p class="govuk-body-l">{lead(found)}</p>
        {list("Before you use these figures", warnings)}
        {agreement(summary, found, has_alpha)}
        <p class="govuk-hint">{KAPPA_SOURCE}</p>
        {has_alpha.then(|| view! { <p class="govuk-hint">{ALPHA_SOURCE}</p> })}
        {shift(summary, found)}
        {by_roles(summary, found)}
        {list("Left out", left_out)}
    }
    .into_any()
}

fn list(title: &'static str, lines: Vec<String>) -> Option<AnyView> {
    let is_any = !lines.is_empty();
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    is_any.then(|| {
        view! {
            <h3 class="govuk-heading-s">{title}</h3>
            <ul class="govuk-list govuk-list--bullet app-break">{lines}</ul>
        }
        .into_any()
    })
}

fn name(subject: &SubjectFigures) -> String {
    match &subject.domain {
        Some(domain) => format!("{domain} {}", subject.title),
        None => subject.title.clone(),
    }
}

fn agreement(summary: &Summary, found: &ModerationFigures, has_alpha: bool) -> AnyView {
    let row = |subject: &SubjectFigures| -> FigureRow {
        let mut cells = agreement_cells(&subject.agreement);
        if has_alpha {
            cells.push(alpha(subject.alpha.as_ref()));
        }
        (name(subject), cells)
    };
    let rows = found.subjects.iter().map(row).collect();
    let mut heads = agreement_heads("Domain");
    if has_alpha {
        heads.push("Alpha".to_owned());
    }
    view! { <FigureTable of=heading(summary) caption="Agreement of two auditors by domain" heads rows/> }.into_any()
}

fn agreement_heads(first: &str) -> Vec<String> {
    [first, "Cases", "Same grade", "At most one apart", "Kappa, linear", "Kappa, quadratic", "Strength"]
        .map(str::to_owned)
        .to_vec()
}

fn agreement_cells(agreement: &AgreementFigures) -> Vec<String> {
    vec![
        agreement.n.to_string(),
        agreeing(agreement, agreement.exact),
        agreeing(agreement, agreement.within_one),
        two_decimals(agreement.kappa.map(|kappa| kappa.linear)),
        two_decimals(agreement.kappa.map(|kappa| kappa.quadratic)),
        strength(agreement).to_owned(),
    ]
}

fn shift_cells(shift: &ShiftFigures) -> Vec<String> {
    vec![shift.n.to_string(), shift.raised.to_string(), shift.lowered.to_string(), mean_shift(shift)]
}

fn shift(summary: &Summary, found: &ModerationFigures) -> Option<AnyView> {
    let rows: Vec<FigureRow> = found
        .subjects
        .iter()
        .filter(|subject| subject.shift.n > 0)
        .map(|subject| (name(subject), shift_cells(&subject.shift)))
        .collect();
    let heads = ["Domain", "Moderated", "Raised", "Lowered", "Mean, in grades"].map(str::to_owned).to_vec();
    (!rows.is_empty()).then(|| {
        view! { <FigureTable of=heading(summary) caption="From the first grade to the agreed one" heads rows/> }.into_any()
    })
}

fn by_roles(summary: &Summary, found: &ModerationFigures) -> Option<AnyView> {
    let agreement: Vec<FigureRow> = found.roles.iter().map(|pair| (roles(pair), agreement_cells(&pair.agreement))).collect();
    let shifts: Vec<FigureRow> = found
        .roles
        .iter()
        .map(|pair| (roles(pair), shift_cells(&pair.shift).into_iter().chain(shift_cells(&pair.shift_of_domains)).collect()))
        .collect();
    let heads = agreement_heads("Roles");
    let of_both = ["Roles", "Overall: moderated", "Raised", "Lowered", "Mean", "Domains: moderated", "Raised", "Lowered", "Mean"];
    let shift_heads = of_both.map(str::to_owned).to_vec();
    (!found.roles.is_empty()).then(|| {
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"By the roles of both auditors"</span>
                </summary>
                <div class="govuk-details__text">
                    <p class="govuk-body">
                        "Pairs of roles with few cases are put together with others, so that nobody is recognised."
                    </p>
                    <FigureTable of=heading(summary) caption="Agreement on the overall grade, by roles" heads rows=agreement/>
                    <FigureTable
                        of=heading(summary)
                        caption="From the first grade to the agreed one, by roles"
                        heads=shift_heads
                        rows=shifts
                    />
                </div>
            </details>
        }
        .into_any()
    })
}
