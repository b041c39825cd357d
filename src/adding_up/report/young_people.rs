//! The page for young people: short sentences, few numbers, and where to get help.

use super::ReportOf;
use super::ranking::by_share;
use crate::aggregation::summary::{DomainSummary, Summary};
use crate::aggregation::wilson::LEAST;
use crate::documents::DocumentBlock;
use crate::words::report as words;

/// In plain words what organisations said of themselves.
pub(super) fn page(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let largest = of.leaving.figures().summaries.iter().filter(|summary| summary.cases.is_none()).max_by_key(|one| one.counted);
    let Some(summary) = largest.filter(|summary| summary.counted > 0) else { return Vec::new() };
    let mut blocks = vec![DocumentBlock::Lead(words::they_told(summary.counted))];
    blocks.extend(words::doing_well(summary.overall.all.good()).map(DocumentBlock::Text));
    if let Some((best, worst)) = best_and_worst(summary) {
        blocks.push(DocumentBlock::Text(words::best_at(&best.title)));
        blocks.push(DocumentBlock::Text(words::must_get_better_at(&worst.title)));
    }
    if !of.about.help.is_empty() {
        blocks.push(DocumentBlock::Heading(words::NEED_HELP.to_owned()));
        blocks.push(DocumentBlock::Text(of.about.help.clone()));
    }
    blocks
}

/// The strongest and the weakest domain, where they differ.
pub(super) fn best_and_worst(summary: &Summary) -> Option<(&DomainSummary, &DomainSummary)> {
    let mut ranked: Vec<&DomainSummary> = summary.domains.iter().filter(|one| one.grades.all.graded >= LEAST).collect();
    ranked.sort_by(|a, b| by_share(a.grades.all.good(), b.grades.all.good()));
    let (best, worst) = (ranked.first()?, ranked.last()?);
    let (one, other) = (best.grades.all.good(), worst.grades.all.good());
    (one.x * other.n != other.x * one.n).then_some((*best, *worst))
}
