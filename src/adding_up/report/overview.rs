//! What is read first in a report, who has returned, and how it was made.

use super::ReportOf;
use super::ranking::by_share;
use crate::adding_up::desk::shown::{RegisterGroup, RegisterShown};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::register::Rate;
use crate::aggregation::summary::{DomainSummary, Summary};
use crate::aggregation::wilson::LEAST;
use crate::documents::{DocumentBlock, DocumentTable, HeadlineFigure};
use crate::model::audience::Audience;
use crate::words::case_figures;
use crate::words::desk::{NotCounted, counted, not_counted};
use crate::words::figures::{count, number, proportion, several_editions, summary_title};
use crate::words::report as words;

/// How many strengths and gaps stand among the headlines.
const MOST: usize = 3;

/// The figures that stand out, then strengths and gaps.
pub(super) fn headlines(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let figures = of.leaving.figures();
    let mut blocks = Vec::new();
    blocks.extend(figures.register.iter().map(|register| DocumentBlock::Lead(words::returned(&register.rate))));
    let returned = figures.register.iter().filter(|register| register.numbers.expected > 0).map(|register| HeadlineFigure {
        figure: proportion(Proportion { x: register.numbers.returned, n: register.numbers.expected }),
        of: words::OF_EXPECTED.to_owned(),
    });
    let standing = figures.summaries.iter().flat_map(standing_out).chain(open_actions(of));
    let standing: Vec<HeadlineFigure> = returned.chain(standing).collect();
    if !standing.is_empty() {
        blocks.push(DocumentBlock::Figures(standing));
    }
    for summary in &figures.summaries {
        blocks.extend(strengths_and_gaps(summary, figures.summaries.len() > 1));
    }
    blocks
}

fn standing_out(summary: &Summary) -> Vec<HeadlineFigure> {
    let figure = |figure: String, of: String| HeadlineFigure { figure, of };
    if let Some(cases) = &summary.cases {
        let good = (cases.overall.good.n > 0).then(|| {
            figure(case_figures::share(cases.overall.good), format!("{}: audits good or better overall", summary.title))
        });
        return good.into_iter().collect();
    }
    let good = summary.overall.all.good();
    let graded = (good.n > 0).then(|| figure(proportion(good), format!("{}: good or better overall", summary.title)));
    let returned = figure(number(summary.counted), format!("{}: returns counted", summary.title));
    [Some(returned), graded].into_iter().flatten().collect()
}

fn open_actions(of: &ReportOf<'_>) -> Option<HeadlineFigure> {
    let (open, overdue) = of
        .leaving
        .figures()
        .actions
        .iter()
        .fold((0, 0), |(open, overdue), table| (open + table.figures.open, overdue + table.figures.overdue.all));
    (open > 0).then(|| HeadlineFigure { figure: number(open), of: format!("actions open, {} of them overdue", number(overdue)) })
}

fn strengths_and_gaps(summary: &Summary, is_one_of_several: bool) -> Vec<DocumentBlock> {
    let mut ranked: Vec<&DomainSummary> = summary.domains.iter().filter(|one| one.grades.all.graded >= LEAST).collect();
    if summary.cases.is_some() || ranked.len() < 2 {
        return Vec::new();
    }
    ranked.sort_by(|a, b| by_share(a.grades.all.good(), b.grades.all.good()));
    let said = |domain: &&DomainSummary| {
        format!("{} {}: {} good or better", domain.domain, domain.title, proportion(domain.grades.all.good()))
    };
    // No domain is both.
    let most = MOST.min(ranked.len() / 2);
    let strengths: Vec<String> = ranked.iter().take(most).map(said).collect();
    let gaps: Vec<String> = ranked.iter().rev().take(most).map(said).collect();
    let named = |label: &str| if is_one_of_several { format!("{label}: {}", summary.title) } else { label.to_owned() };
    vec![
        DocumentBlock::Heading(named(words::STRENGTHS)),
        DocumentBlock::Points(strengths),
        DocumentBlock::Heading(named(words::GAPS)),
        DocumentBlock::Points(gaps),
    ]
}

/// Who has returned, by when, and of which sectors.
pub(super) fn response(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let figures = of.leaving.figures();
    let mut blocks = Vec::new();
    if let Some(register) = &figures.register {
        blocks.push(DocumentBlock::Lead(words::returned(&register.rate)));
        blocks.extend(register.notes.iter().map(|note| DocumentBlock::Text(note.clone())));
        blocks.extend(rates(register));
        if !of.leaving.filter().is_empty() {
            blocks.push(DocumentBlock::Note(words::RATES_ARE_WHOLE.to_owned()));
        }
    }
    for summary in figures.summaries.iter().filter(|summary| !summary.sectors.is_empty()) {
        let row = |name: &str, n: usize| vec![name.to_owned(), number(n)];
        let rows = summary.sectors.iter().map(|sector| row(&sector.sector, sector.n));
        blocks.push(DocumentBlock::Table(DocumentTable {
            caption: format!("Returns by sector: {}", summary_title(summary)),
            heads: vec!["Sector".to_owned(), "Returns".to_owned()],
            rows: rows.chain([row("All", summary.counted)]).collect(),
            figures_from: 1,
        }));
    }
    blocks
}

fn rates(register: &RegisterShown) -> Vec<DocumentBlock> {
    let (has_first, has_final) = (
        !register.first_deadline.is_empty() || register.numbers.by_first > 0,
        !register.final_deadline.is_empty() || register.numbers.by_final > register.numbers.by_first,
    );
    let has_before = register.before.is_some();
    let part = |x: usize, rate: &Rate| proportion(Proportion { x, n: rate.expected });
    let row = |group: &RegisterGroup| {
        let rate = &group.numbers;
        let then = match (&group.before, group.is_before_hidden) {
            (_, true) => words::NOT_SHOWN_CELL.to_owned(),
            (Some(before), false) => part(before.returned, before),
            (None, false) => "–".to_owned(),
        };
        let cells = [
            Some(group.name.clone()),
            has_first.then(|| part(rate.by_first, rate)),
            has_final.then(|| part(rate.by_final, rate)),
            Some(part(rate.returned, rate)),
            has_before.then_some(then),
        ];
        cells.into_iter().flatten().collect::<Vec<String>>()
    };
    let heads = |by: &str| {
        let heads = [
            Some(by.to_owned()),
            has_first.then(|| words::BY_FIRST.to_owned()),
            has_final.then(|| words::BY_FINAL.to_owned()),
            Some(words::RETURNED.to_owned()),
            has_before.then(|| words::returned_in(&register.round_before)),
        ];
        heads.into_iter().flatten().collect::<Vec<String>>()
    };
    let table = |by: &str, groups: &[RegisterGroup]| {
        // One group says nothing that the whole does not.
        (groups.len() > 1).then(|| {
            DocumentBlock::Table(DocumentTable {
                caption: format!("Returned, by {}", by.to_lowercase()),
                heads: heads(by),
                rows: groups.iter().filter(|group| group.expected > 0).map(row).collect(),
                figures_from: 1,
            })
        })
    };
    let tables = [
        table("Type of organisation", &register.by_kind),
        table("Sector", &register.by_sector),
        table("Locality", &register.by_locality),
    ];
    tables.into_iter().flatten().collect()
}

/// How many returns are in the figures: within the partnership all that count, published those of what is shown.
pub(super) fn returned(of: &ReportOf<'_>) -> Option<String> {
    let figures = of.leaving.figures();
    let n = match of.leaving.audience() {
        Audience::Inside => figures.tally.counted,
        Audience::Published { .. } => figures.summaries.iter().map(|summary| summary.counted).sum(),
    };
    let is_any = n > 0 || !of.leaving.audience().is_published();
    is_any.then(|| counted(n, &figures.round, !of.leaving.filter().is_empty()))
}

/// What is counted, and how.
pub(super) fn method(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let figures = of.leaving.figures();
    let tally = figures.tally;
    let beside = not_counted(NotCounted {
        filtered: tally.filtered,
        waiting: tally.waiting,
        left_out: tally.left_out,
        other_rounds: tally.other_rounds,
        files: tally.not_counted,
    });
    let editions = figures
        .summaries
        .iter()
        .map(|summary| format!("{}: {}, edition {}", summary.title, count(summary.counted, "return"), summary.edition));
    let mut blocks: Vec<DocumentBlock> = returned(of).into_iter().map(DocumentBlock::Text).collect();
    blocks.extend([beside].into_iter().filter(|said| !said.is_empty()).map(DocumentBlock::Text));
    let editions: Vec<String> = editions.collect();
    if !editions.is_empty() {
        blocks.push(DocumentBlock::Points(editions));
    }
    blocks.extend(several_editions(&figures.summaries).map(DocumentBlock::Text));
    blocks.push(DocumentBlock::Heading(words::HOW_TO_READ.to_owned()));
    blocks.push(DocumentBlock::Points(words::METHOD.map(str::to_owned).into()));
    if !of.about.contact.is_empty() {
        blocks.push(DocumentBlock::Text(format!("Questions about this report: {}.", of.about.contact)));
    }
    blocks
}
