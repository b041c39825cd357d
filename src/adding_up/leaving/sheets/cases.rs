//! Audits of cases: good or better for the whole, each domain and groups of children, and how far auditors agree. What is hidden
//! of people is hidden here.

use super::{ALL, COUNT, NUMBER, SHARE, WORDS, count, no_part, part_of, text};
use crate::adding_up::desk::shown::Looked;
use crate::adding_up::leaving::Leaving;
use crate::aggregation::cases::{CaseFigures, Cases, GroupFigures};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::moderation::{AgreementFigures, Coefficient, ModerationFigures, ShiftFigures};
use crate::aggregation::reviews::{ReviewFigures, ReviewedSubject};
use crate::aggregation::summary::Summary;
use crate::interchange::tables::sheets::{ColumnKind, WorkbookCell, WorkbookSheet};
use crate::words::case_figures::median;
use crate::words::moderation::roles;
use crate::words::workbook as words;

/// Good or better, a row for each group and domain.
pub(super) fn cases(figures: &Looked) -> WorkbookSheet {
    let [percent, low, high] = SHARE;
    let columns: [(&str, ColumnKind); 14] = [
        ("Questionnaire", WORDS),
        ("Edition", WORDS),
        ("Domain", WORDS),
        ("Title", WORDS),
        ("Groups", WORDS),
        ("Group", WORDS),
        ("Audits", COUNT),
        ("Good or better", COUNT),
        ("Graded", COUNT),
        ("Good or better %", percent.1),
        low,
        high,
        ("Without a grade", COUNT),
        ("Median grade", WORDS),
    ];
    let of = figures.summaries.iter().filter_map(|summary| Some((summary, summary.cases.as_ref()?)));
    let rows = of.flat_map(|(summary, cases)| of_cases(summary, cases)).collect();
    let title =
        "Audits of cases: good or better for the whole and each domain, and for groups of children where they are large enough.";
    WorkbookSheet::of("Cases", title, &columns, rows)
}

fn of_cases(summary: &Summary, cases: &Cases) -> Vec<Vec<WorkbookCell>> {
    let named = |figures: &CaseFigures, [groups, group]: [&str; 2]| {
        let domain = figures.domain.as_ref().map_or("Overall", |domain| domain.as_str());
        [summary.title.as_str(), &summary.edition, domain, &figures.title, groups, group].map(text)
    };
    let subjects: Vec<&CaseFigures> = [&cases.overall].into_iter().chain(&cases.domains).collect();
    let mut rows = Vec::new();
    if cases.audits > 0 {
        for of in &subjects {
            let middle = if of.median.is_empty() { WorkbookCell::Nothing } else { text(&median(of)) };
            let cells = [count(cases.audits)].into_iter().chain(part_of(of.good)).chain([count(of.without_grade), middle]);
            rows.push(named(of, [ALL, ALL]).into_iter().chain(cells).collect());
        }
    }
    for (grouped, group) in cases.groups.iter().flat_map(|grouped| grouped.groups.iter().map(move |group| (grouped, group))) {
        for (of, found) in subjects.iter().zip([&group.overall].into_iter().chain(&group.domains)) {
            let cells = [WorkbookCell::shown(group.audits)].into_iter().chain(of_group(*found));
            let none = [WorkbookCell::Nothing, WorkbookCell::Nothing];
            rows.push(named(of, [&grouped.label, &group.label]).into_iter().chain(cells).chain(none).collect());
        }
    }
    if let Some(joint) = &cases.joint {
        let good = joint.good.map_or_else(|| no_part(&WorkbookCell::Hidden), part_of);
        let cells = [count(joint.audits)].into_iter().chain(good).chain([WorkbookCell::Nothing, WorkbookCell::Nothing]);
        rows.push(named(&cases.overall, ["Judged jointly", ALL]).into_iter().chain(cells).collect());
    }
    rows
}

fn of_group(of: GroupFigures) -> [WorkbookCell; 5] {
    match (of.good_or_better, of.graded) {
        (Some(x), Some(n)) => part_of(Proportion { x, n }),
        (x, n) => {
            let [_, _, percent, low, high] = no_part(&WorkbookCell::Hidden);
            [WorkbookCell::shown(x), WorkbookCell::shown(n), percent, low, high]
        }
    }
}

/// How far auditors agree, a row for each figure. What is of roles is of few people, and stays inside.
pub(super) fn moderation(leaving: &Leaving) -> WorkbookSheet {
    let columns = [
        ("Questionnaire", WORDS),
        ("Edition", WORDS),
        ("Domain", WORDS),
        ("Title", WORDS),
        ("Auditors", WORDS),
        ("Figure", WORDS),
        ("Value", NUMBER),
        ("Cases or grades", COUNT),
    ];
    let of = leaving.figures().summaries.iter().filter_map(|summary| Some((summary, summary.moderation.as_ref()?)));
    let with_roles = !leaving.audience().is_published();
    let rows = of.flat_map(|(summary, found)| of_moderation(summary, found, with_roles));
    let reviewed = leaving.figures().summaries.iter().filter_map(|summary| Some((summary, summary.reviews.as_ref()?)));
    let rows = rows.chain(reviewed.flat_map(|(summary, found)| of_reviews(summary, found))).collect();
    let title = "How far two auditors of a case agree, and what moderation did to grades, also of self-assessments.";
    WorkbookSheet::of("Moderation", title, &columns, rows)
}

/// What reviewers did to the grades of self-assessments.
fn of_reviews(summary: &Summary, found: &ReviewFigures) -> Vec<Vec<WorkbookCell>> {
    let of_subject = |of: &ReviewedSubject| {
        let domain = of.domain.as_ref().map_or("Overall", |domain| domain.as_str());
        let before = [summary.title.as_str(), &summary.edition, domain, &of.title, words::REVIEWERS].map(text);
        let same = ("Same grade as moderated", whole(of.same()), of.shift.n);
        let figures = [same].into_iter().chain(shift(&of.shift));
        figures
            .map(|(figure, value, n)| before.iter().cloned().chain([text(figure), value, count(n)]).collect())
            .collect::<Vec<Vec<WorkbookCell>>>()
    };
    found.subjects.iter().flat_map(of_subject).collect()
}

/// A figure with its name, and of how many it is.
type Figure = (&'static str, WorkbookCell, usize);

fn of_moderation(summary: &Summary, found: &ModerationFigures, with_roles: bool) -> Vec<Vec<WorkbookCell>> {
    let row = |[domain, title, auditors]: [&str; 3], (figure, value, n): Figure| {
        let before = [summary.title.as_str(), &summary.edition, domain, title, auditors, figure].map(text);
        before.into_iter().chain([value, count(n)]).collect::<Vec<WorkbookCell>>()
    };
    let mut rows = Vec::new();
    for of in &found.subjects {
        let alpha = of.alpha.and_then(|alpha| Some(("Alpha, ordinal", coefficient(alpha.value?), alpha.cases)));
        let domain = of.domain.as_ref().map_or("Overall", |domain| domain.as_str());
        let all = agreement(&of.agreement).into_iter().chain(alpha).chain(shift(&of.shift));
        rows.extend(all.map(|figure| row([domain, &of.title, ALL], figure)));
    }
    for of in found.roles.iter().filter(|_| with_roles) {
        let auditors = roles(of);
        let overall = agreement(&of.agreement).into_iter().chain(shift(&of.shift));
        rows.extend(overall.map(|figure| row(["Overall", "Overall", &auditors], figure)));
        let of_domains = shift(&of.shift_of_domains);
        rows.extend(of_domains.into_iter().map(|figure| row(["Every domain", "Every domain", &auditors], figure)));
    }
    rows
}

fn agreement(of: &AgreementFigures) -> Vec<Figure> {
    let mut figures = Vec::new();
    if of.n > 0 {
        figures.push(("Same grade", whole(of.exact), of.n));
        figures.push(("At most one grade apart", whole(of.within_one), of.n));
    }
    if let Some(kappa) = &of.kappa {
        let kappas = [("Kappa", kappa.unweighted), ("Kappa, linear", kappa.linear), ("Kappa, quadratic", kappa.quadratic)];
        figures.extend(kappas.map(|(name, value)| (name, coefficient(value), of.n)));
    }
    figures
}

fn shift(of: &ShiftFigures) -> Vec<Figure> {
    let Some(mean) = of.mean else { return Vec::new() };
    vec![
        ("Raised in moderation", whole(of.raised), of.n),
        ("Lowered in moderation", whole(of.lowered), of.n),
        ("Mean shift in grades", coefficient(mean), of.n),
    ]
}

fn whole(n: usize) -> WorkbookCell {
    WorkbookCell::Number { parts: i64::try_from(n).unwrap_or(i64::MAX), decimals: 0 }
}

fn coefficient(of: Coefficient) -> WorkbookCell {
    WorkbookCell::Number { parts: of.ten_thousandths(), decimals: 4 }
}
