//! Audits of cases in the table of a summary: groups as rows like any other, and agreement as a part of its own below.

use crate::aggregation::cases::{CaseFigures, Cases, GroupFigures};
use crate::aggregation::moderation::{Coefficient, ModerationFigures, SubjectFigures};
use crate::aggregation::reviews::ReviewedSubject;
use crate::aggregation::summary::Summary;
use crate::aggregation::wilson;

/// A figure in the columns Graded, Good or better, Good or better %.
pub(super) struct Row {
    pub domain: String,
    pub title: String,
    pub group: String,
    pub figures: GroupFigures,
}

/// One row for each group, of the whole and of each domain, and one for what was judged jointly. What is hidden stays hidden.
pub(super) fn group_rows(cases: &Cases) -> Vec<Row> {
    let row = |figures: &CaseFigures, group: String, shown: GroupFigures| Row {
        domain: figures.domain.as_ref().map_or_else(|| figures.title.clone(), ToString::to_string),
        title: if figures.domain.is_some() { figures.title.clone() } else { String::new() },
        group,
        figures: shown,
    };
    let groups = cases.groups.iter().flat_map(|grouped| grouped.groups.iter().map(move |group| (grouped, group)));
    let rows = groups.flat_map(|(grouped, group)| {
        let name = format!("{}: {}", grouped.label, group.label);
        let overall = row(&cases.overall, name.clone(), group.overall);
        let domains = cases.domains.iter().zip(&group.domains);
        let domains: Vec<Row> = domains.map(|(domain, figures)| row(domain, name.clone(), *figures)).collect();
        [overall].into_iter().chain(domains)
    });
    let joint = cases.joint.as_ref().map(|joint| {
        let shown = GroupFigures { good_or_better: joint.good.map(|good| good.x), graded: joint.good.map(|good| good.n) };
        row(&cases.overall, "Judged jointly".to_owned(), shown)
    });
    rows.chain(joint).collect()
}

/// Graded, good or better, and the share of it: an asterisk for what is hidden, no share of fewer than ten.
pub(super) fn cells(figures: GroupFigures) -> [String; 3] {
    let shown = |count: Option<usize>| count.map_or_else(|| "*".to_owned(), |count| count.to_string());
    let percent = match (figures.good_or_better, figures.graded) {
        (Some(x), Some(n)) if n >= wilson::LEAST => crate::aggregation::distribution::Proportion { x, n }.percent(),
        (_, _) => None,
    };
    [shown(figures.graded), shown(figures.good_or_better), percent.map_or_else(String::new, |percent| percent.to_string())]
}

/// The part on agreement: an empty row, a header of its own, and a row for each figure. None where nothing was moderated.
pub(super) fn agreement_rows(summaries: &[Summary]) -> Vec<Vec<String>> {
    let all = summaries.iter().filter_map(|summary| Some((summary, summary.moderation.as_ref()?)));
    let rows: Vec<Vec<String>> = all.flat_map(|(summary, found)| of_summary(summary, found)).collect();
    if rows.is_empty() {
        return rows;
    }
    let header = ["Questionnaire", "Edition", "Domain", "Title", "Agreement and moderation", "Value", "Cases or grades"];
    [Vec::new(), header.map(str::to_owned).to_vec()].into_iter().chain(rows).collect()
}

/// The part on reviews of self-assessments, likewise.
pub(super) fn review_rows(summaries: &[Summary]) -> Vec<Vec<String>> {
    let all = summaries.iter().filter_map(|summary| Some((summary, summary.reviews.as_ref()?)));
    let of_subject = |summary: &Summary, of: &ReviewedSubject| {
        let domain = of.domain.as_ref().map_or_else(|| of.title.clone(), ToString::to_string);
        let title = if of.domain.is_some() { of.title.clone() } else { String::new() };
        let before = [summary.questionnaire.to_string(), summary.edition.clone(), domain, title];
        let shift = &of.shift;
        let counts = [shift.n, of.same(), shift.raised, shift.lowered].map(|n| n.to_string());
        let mean = shift.mean.map_or_else(String::new, |mean| mean.to_string());
        before.into_iter().chain(counts).chain([mean]).collect::<Vec<String>>()
    };
    let rows: Vec<Vec<String>> =
        all.flat_map(|(summary, found)| found.subjects.iter().map(move |of| of_subject(summary, of))).collect();
    if rows.is_empty() {
        return rows;
    }
    let header = [
        "Questionnaire",
        "Edition",
        "Domain",
        "Title",
        "Moderated by reviewers",
        "Same",
        "Raised",
        "Lowered",
        "Mean shift in grades",
    ];
    [Vec::new(), header.map(str::to_owned).to_vec()].into_iter().chain(rows).collect()
}

fn of_summary(summary: &Summary, found: &ModerationFigures) -> Vec<Vec<String>> {
    let named = |subject: &SubjectFigures, (figure, value, n): (&str, String, usize)| {
        let domain = subject.domain.as_ref().map_or_else(|| subject.title.clone(), ToString::to_string);
        let title = if subject.domain.is_some() { subject.title.clone() } else { String::new() };
        let before = [summary.questionnaire.to_string(), summary.edition.clone(), domain, title];
        before.into_iter().chain([figure.to_owned(), value, n.to_string()]).collect()
    };
    let subjects = found.subjects.iter();
    subjects.flat_map(|subject| figures_of(subject).into_iter().map(move |figure| named(subject, figure))).collect()
}

/// Name, value and n of each figure there is; coefficients to four decimals.
fn figures_of(subject: &SubjectFigures) -> Vec<(&'static str, String, usize)> {
    let agreement = &subject.agreement;
    let mut figures = Vec::new();
    if agreement.n > 0 {
        figures.push(("Same grade", agreement.exact.to_string(), agreement.n));
        figures.push(("At most one grade apart", agreement.within_one.to_string(), agreement.n));
    }
    if let Some(kappa) = &agreement.kappa {
        let kappas = [("Kappa", kappa.unweighted), ("Kappa, linear", kappa.linear), ("Kappa, quadratic", kappa.quadratic)];
        figures.extend(kappas.map(|(name, value)| (name, value.to_string(), agreement.n)));
    }
    if let Some((value, alpha)) = subject.alpha.and_then(|alpha| Some((alpha.value?, alpha))) {
        figures.push(("Alpha, ordinal", value.to_string(), alpha.cases));
    }
    if let Some(mean) = subject.shift.mean {
        figures.push(("Raised in moderation", subject.shift.raised.to_string(), subject.shift.n));
        figures.push(("Lowered in moderation", subject.shift.lowered.to_string(), subject.shift.n));
        figures.push(("Mean shift in grades", Coefficient::to_string(&mean), subject.shift.n));
    }
    figures
}
