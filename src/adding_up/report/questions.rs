//! Questions in a report: the strongest, the weakest, the key ones, and numbers.

use super::ReportOf;
use super::ranking::ranked;
use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::{NumberFigures, QuestionSummary, hundredths};
use crate::aggregation::summary::Summary;
use crate::documents::{DocumentBlock, DocumentTable};
use crate::words::figures::{number, summary_title};
use crate::words::questions::{WHAT_IS_MET, met};
use crate::words::report as words;

/// How many questions are singled out either way.
const MOST: usize = 5;

/// Every questionnaire's questions.
pub(super) fn questions(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    of.leaving.figures().summaries.iter().filter(|summary| !summary.questions.is_empty()).flat_map(of_summary).collect()
}

fn of_summary(summary: &Summary) -> Vec<DocumentBlock> {
    let heading = summary_title(summary);
    let mut blocks = vec![DocumentBlock::Heading(heading.clone())];
    let ranked = ranked(&summary.questions);
    // No question is both.
    let most = MOST.min(ranked.len() / 2);
    if most == 0 {
        blocks.push(DocumentBlock::Text(words::NOT_RANKED.to_owned()));
    } else {
        let strongest = ranked.iter().take(most).copied();
        let weakest = ranked.iter().rev().take(most).copied();
        blocks.push(DocumentBlock::Table(table(format!("Strongest answers: {heading}"), strongest)));
        blocks.push(DocumentBlock::Table(table(format!("Weakest answers: {heading}"), weakest)));
    }
    let key = summary.questions.iter().filter(|question| question.key);
    let key: Vec<(&QuestionSummary, Proportion)> = key.filter_map(|one| Some((one, one.all.met?))).collect();
    if !key.is_empty() {
        blocks.push(DocumentBlock::Table(table(format!("{}: {heading}", words::KEY_QUESTIONS), key.into_iter())));
    }
    blocks.push(DocumentBlock::Note(WHAT_IS_MET.to_owned()));
    blocks.extend(numbers(summary).map(DocumentBlock::Table));
    blocks
}

fn table<'s>(caption: String, questions: impl Iterator<Item = (&'s QuestionSummary, Proportion)>) -> DocumentTable {
    let row = |(question, part): (&QuestionSummary, Proportion)| {
        let figures = &question.all;
        vec![
            format!("{} {}", question.question, question.text),
            met(part),
            number(figures.dont_know),
            number(figures.not_applicable),
            number(figures.unanswered),
        ]
    };
    DocumentTable {
        caption,
        heads: ["Question", "Met", "Don’t know", "Not applicable", "Not answered"].map(str::to_owned).into(),
        rows: questions.map(row).collect(),
        figures_from: 1,
    }
}

fn numbers(summary: &Summary) -> Option<DocumentTable> {
    let found: Vec<(&QuestionSummary, NumberFigures)> =
        summary.questions.iter().filter_map(|question| Some((question, question.all.numbers?))).collect();
    let said = |value: Option<i64>, unit: &str| {
        let sign = if unit == "%" { "%" } else { "" };
        value.map_or_else(|| words::NOT_SHOWN_CELL.to_owned(), |value| format!("{}{sign}", hundredths(value)))
    };
    let row = |(question, numbers): &(&QuestionSummary, NumberFigures)| {
        let unit = question.unit.as_str();
        let named = match unit {
            "" | "%" => format!("{} {}", question.question, question.text),
            unit => format!("{} {} ({unit})", question.question, question.text),
        };
        // Parts of a whole are not added together.
        let sum = if unit == "%" { "–".to_owned() } else { said(numbers.sum, unit) };
        vec![
            named,
            number(numbers.n),
            sum,
            said(Some(numbers.median), unit),
            said(numbers.least, unit),
            said(numbers.greatest, unit),
        ]
    };
    (!found.is_empty()).then(|| DocumentTable {
        caption: format!("Numbers: {}", summary_title(summary)),
        heads: ["Question", "Answers", "Sum", "In the middle", "Least", "Greatest"].map(str::to_owned).into(),
        rows: found.iter().map(row).collect(),
        figures_from: 1,
    })
}
