//! Grades of the whole and of each domain, in all and by sector. Audits of cases have a table of their own.

use super::{ALL, COUNT, SHARE, WORDS, count, share, text};
use crate::adding_up::desk::shown::Looked;
use crate::aggregation::distribution::Distribution;
use crate::aggregation::summary::{Breakdown, Summary};
use crate::interchange::tables::sheets::{ColumnKind, WorkbookCell, WorkbookSheet};

/// A row for each domain and sector.
pub(super) fn domains(figures: &Looked) -> WorkbookSheet {
    let summaries = || figures.summaries.iter().filter(|summary| summary.cases.is_none() && summary.counted > 0);
    let mut grades: Vec<&str> = Vec::new();
    for grade in summaries().flat_map(|summary| &summary.overall.all.grades) {
        if !grades.contains(&grade.label.as_str()) {
            grades.push(&grade.label);
        }
    }
    let rows = summaries().flat_map(|summary| of_summary(summary, &grades)).collect();
    let [percent, low, high] = SHARE;
    let before = [("Questionnaire", WORDS), ("Edition", WORDS), ("Domain", WORDS), ("Title", WORDS), ("Sector", WORDS)];
    let after = [
        ("Graded", COUNT),
        ("Good or better", COUNT),
        ("Good or better %", percent.1),
        low,
        high,
        ("Not applicable", COUNT),
        ("Too little to grade", COUNT),
        ("Incomplete", COUNT),
        ("Not asked", COUNT),
    ];
    let of_grades = grades.iter().map(|grade| (*grade, COUNT));
    let columns: Vec<(&str, ColumnKind)> = before.into_iter().chain(of_grades).chain(after).collect();
    WorkbookSheet::of("Domains", "How many returns have which grade, of the whole and of each domain, by sector.", &columns, rows)
}

fn of_summary(summary: &Summary, grades: &[&str]) -> Vec<Vec<WorkbookCell>> {
    let rows = |domain: &str, title: &str, of: &Breakdown| -> Vec<Vec<WorkbookCell>> {
        let sectors = of.by_sector.iter().map(|one| (one.sector.as_str(), &one.distribution));
        let all = [(ALL, &of.all)].into_iter().chain(sectors);
        let named = |sector: &str| [summary.title.as_str(), &summary.edition, domain, title, sector].map(text);
        all.map(|(sector, distribution)| named(sector).into_iter().chain(cells(distribution, grades)).collect()).collect()
    };
    let domains = summary.domains.iter().flat_map(|domain| rows(domain.domain.as_str(), &domain.title, &domain.grades));
    rows("Overall", "The whole return", &summary.overall).into_iter().chain(domains).collect()
}

fn cells(of: &Distribution, grades: &[&str]) -> Vec<WorkbookCell> {
    // A grade that another questionnaire has.
    let other = WorkbookCell::Nothing;
    let counts = grades.iter().map(|label| {
        let own = of.grades.iter().find(|grade| grade.label == *label);
        own.map_or_else(|| other.clone(), |grade| count(grade.n))
    });
    let beside = [of.not_applicable, of.too_little, of.not_yet, of.not_asked].map(count);
    counts.chain([of.graded, of.good_or_better].map(count)).chain(share(of.good())).chain(beside).collect()
}
