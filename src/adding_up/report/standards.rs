//! Domain by domain and sector by sector: charts of grades with the same numbers in tables.

use super::ReportOf;
use crate::adding_up::desk::shown::Looked;
use crate::aggregation::distribution::{Distribution, Proportion};
use crate::aggregation::reviews::{ReviewFigures, ReviewedSubject};
use crate::aggregation::summary::{Breakdown, Summary};
use crate::aggregation::trend::TrendLine;
use crate::documents::{DocumentBlock, DocumentChart, DocumentTable};
use crate::pictures::grade_picture::Bar;
use crate::words::figures::{number, proportion, summary_heading, summary_title};
use crate::words::moderation::reviews;
use crate::words::report as words;
use crate::words::side_by_side::{domains_finding, sector_cell, sectors_finding};
use crate::words::trend::{ARROWS, change, figure};

/// The self-assessments that have grades.
fn graded(looked: &Looked) -> impl Iterator<Item = &Summary> {
    looked.summaries.iter().filter(|summary| summary.cases.is_none() && !summary.domains.is_empty())
}

/// The whole and every domain, with what has become of them since the round before.
pub(super) fn standards(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let looked = of.leaving.figures();
    let mut blocks = Vec::new();
    for summary in graded(looked) {
        let bars = summary.domains.iter().map(|domain| Bar {
            label: domain.domain.to_string(),
            title: domain.title.clone(),
            grades: domain.grades.all.clone(),
        });
        blocks.push(DocumentBlock::Heading(summary_heading(summary)));
        blocks.push(across(summary));
        blocks.push(DocumentBlock::Chart(DocumentChart {
            of: with_round(summary_heading(summary), looked),
            finding: domains_finding(summary),
            bars: bars.collect(),
        }));
        let (table, has_arrows) = by_domain(summary, looked);
        blocks.push(DocumentBlock::Table(table));
        if has_arrows {
            blocks.push(DocumentBlock::Note(ARROWS.to_owned()));
        }
        blocks.extend(summary.reviews.as_ref().and_then(|found| reviewed(summary, found)));
    }
    blocks
}

fn with_round(of: String, looked: &Looked) -> String {
    if looked.round.is_empty() { of } else { format!("{of}, {}", looked.round) }
}

/// One figure over all standards together.
fn across(summary: &Summary) -> DocumentBlock {
    let sum = |part: fn(&Distribution) -> usize| summary.domains.iter().map(|domain| part(&domain.grades.all)).sum();
    let good = Proportion { x: sum(|grades| grades.good_or_better), n: sum(|grades| grades.graded) };
    DocumentBlock::Text(words::across(good))
}

fn by_domain(summary: &Summary, looked: &Looked) -> (DocumentTable, bool) {
    let trend = looked.trends.iter().find(|trend| {
        trend.title == summary.title && trend.rounds.last().is_some_and(|(_, edition, _)| *edition == summary.edition)
    });
    let before = trend.and_then(|trend| trend.rounds.iter().rev().nth(1)).map(|(round, _, _)| round.clone());
    let line = |id: &str| trend?.domains.iter().find(|line| line.id == id);
    let labels: Vec<String> = summary.overall.all.grades.iter().map(|grade| grade.label.clone()).collect();
    let row = |name: String, id: &str, grades: &Distribution| {
        let counts = labels.iter().map(|label| {
            number(grades.grades.iter().find(|grade| grade.label == *label).map(|grade| grade.n).unwrap_or_default())
        });
        let cells = [name].into_iter().chain(counts).chain([number(grades.graded), proportion(grades.good())]);
        match &before {
            Some(_) => cells.chain(since(line(id))).collect(),
            None => cells.collect::<Vec<String>>(),
        }
    };
    let whole = row("Overall".to_owned(), "", &summary.overall.all);
    let domains = summary
        .domains
        .iter()
        .map(|domain| row(format!("{} {}", domain.domain, domain.title), domain.domain.as_str(), &domain.grades.all));
    let then = before.iter().flat_map(|round| [format!("Good or better in {round}"), "Since then".to_owned()]);
    let heads = ["Standard".to_owned()].into_iter().chain(labels.iter().cloned());
    let heads = heads.chain(["Graded".to_owned(), "Good or better".to_owned()]).chain(then);
    let table = DocumentTable {
        caption: format!("Grades by standard: {}", summary_heading(summary)),
        heads: heads.collect(),
        rows: [whole].into_iter().chain(domains).collect(),
        figures_from: 1,
    };
    (table, before.is_some())
}

/// What reviewers did to grades; nothing where no grade was moderated that may be shown.
fn reviewed(summary: &Summary, found: &ReviewFigures) -> Option<DocumentBlock> {
    let row = |of: &ReviewedSubject| [reviews::subject(of)].into_iter().chain(reviews::cells(of)).collect();
    let rows: Vec<Vec<String>> = found.subjects.iter().map(row).collect();
    let table = DocumentTable {
        caption: format!("{}: {}", reviews::MOVED, summary_title(summary)),
        heads: reviews::HEADS.map(str::to_owned).into(),
        rows,
        figures_from: 1,
    };
    (!table.rows.is_empty()).then_some(DocumentBlock::Table(table))
}

/// What it was in the round before, and what became of it.
fn since(line: Option<&TrendLine>) -> [String; 2] {
    let Some([.., before, now]) = line.map(|line| line.points.as_slice()) else { return ["–".to_owned(), String::new()] };
    let (sign, said) = change(now.change);
    [figure(before), format!("{sign} {said}").trim().to_owned()]
}

/// Sector beside sector.
pub(super) fn sectors(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let looked = of.leaving.figures();
    let mut blocks = Vec::new();
    for summary in graded(looked).filter(|summary| summary.sectors.len() > 1 && !summary.overall.by_sector.is_empty()) {
        let names: Vec<&str> = summary.sectors.iter().map(|sector| sector.sector.as_str()).collect();
        let cells = |of: &Breakdown| {
            let one = |name: &&str| of.by_sector.iter().find(|one| one.sector == **name).map(|one| &one.distribution);
            names
                .iter()
                .map(move |name| one(name).map_or_else(|| words::NOT_SHOWN_CELL.to_owned(), sector_cell))
                .collect::<Vec<_>>()
        };
        let row = |name: String, of: &Breakdown| [vec![name], cells(of)].concat();
        let whole = row("Overall".to_owned(), &summary.overall);
        let domains = summary.domains.iter().map(|domain| row(format!("{} {}", domain.domain, domain.title), &domain.grades));
        let bars = summary.overall.by_sector.iter().map(|sector| Bar {
            label: sector.sector.clone(),
            title: String::new(),
            grades: sector.distribution.clone(),
        });
        blocks.push(DocumentBlock::Heading(summary_heading(summary)));
        blocks.push(DocumentBlock::Chart(DocumentChart {
            of: with_round(format!("Overall grades by sector, {}", summary_heading(summary)), looked),
            finding: sectors_finding(&summary.overall),
            bars: bars.collect(),
        }));
        blocks.push(DocumentBlock::Table(DocumentTable {
            caption: format!("Good or better, by standard and sector: {}", summary_heading(summary)),
            heads: ["Standard".to_owned()].into_iter().chain(names.iter().map(|name| (*name).to_owned())).collect(),
            rows: [whole].into_iter().chain(domains).collect(),
            figures_from: 1,
        }));
    }
    blocks
}
