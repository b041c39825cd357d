//! What was answered to each question of a self-assessment, in all and by sector: how many meet it, every answer, and numbers.

use super::{ALL, COUNT, NUMBER, SHARE, WORDS, count, hundredths, no_part, part_of, text};
use crate::adding_up::desk::shown::Looked;
use crate::aggregation::questions::{AnswerFigures, NumberFigures, QuestionSummary};
use crate::aggregation::summary::Summary;
use crate::interchange::tables::sheets::{ColumnKind, WorkbookCell, WorkbookSheet};

/// The heads over [`named`].
const NAMED: [(&str, ColumnKind); 7] = [
    ("Questionnaire", WORDS),
    ("Edition", WORDS),
    ("Domain", WORDS),
    ("Question", WORDS),
    ("Text", WORDS),
    ("Key question", WORDS),
    ("Sector", WORDS),
];

/// How many meet each question.
pub(super) fn questions_met(figures: &Looked) -> WorkbookSheet {
    let [percent, low, high] = SHARE;
    let after = [
        ("Met", COUNT),
        ("Of", COUNT),
        ("Met %", percent.1),
        low,
        high,
        ("Answered", COUNT),
        ("Not applicable", COUNT),
        ("Don’t know", COUNT),
        ("Not answered", COUNT),
        ("Not asked", COUNT),
    ];
    let row = |of: &AnswerFigures| {
        let met = of.met.map_or_else(|| no_part(&WorkbookCell::Nothing), part_of);
        let beside = [of.answered, of.not_applicable, of.dont_know, of.unanswered, of.not_asked].map(count);
        vec![met.into_iter().chain(beside).collect()]
    };
    sheet(
        "Questions met",
        "How many returns meet each question, and how many did not answer it, by sector.",
        &after,
        figures,
        row,
    )
}

/// How often each answer was given, of what can be chosen.
pub(super) fn questions(figures: &Looked) -> WorkbookSheet {
    let after = [("Answer", WORDS), ("Returns", COUNT)];
    let rows = |of: &AnswerFigures| of.answers.iter().map(|one| vec![text(&one.label), count(one.n)]).collect();
    sheet("Questions", "How many returns gave each answer to each question, by sector.", &after, figures, rows)
}

/// Numbers that were given.
pub(super) fn numbers(figures: &Looked) -> WorkbookSheet {
    let columns: Vec<(&str, ColumnKind)> = NAMED.into_iter().chain([("Unit", WORDS)]).chain(NUMBERS).collect();
    let rows = each(figures).flat_map(|(summary, question)| {
        let given = with_all(question).filter_map(|(sector, of)| Some((sector, of.numbers?)));
        given
            .map(|(sector, numbers)| {
                named(summary, question, sector).into_iter().chain([text(&question.unit)]).chain(of_numbers(numbers)).collect()
            })
            .collect::<Vec<_>>()
    });
    WorkbookSheet::of("Numbers", "Numbers that returns gave, by sector.", &columns, rows.collect())
}

/// The heads over [`of_numbers`].
pub(super) const NUMBERS: [(&str, ColumnKind); 5] =
    [("Numbers given", COUNT), ("Sum", NUMBER), ("Median", NUMBER), ("Least", NUMBER), ("Greatest", NUMBER)];

/// How many, their sum, the one in the middle, the least and the greatest.
pub(super) fn of_numbers(of: NumberFigures) -> [WorkbookCell; 5] {
    let [sum, median, least, greatest] = [of.sum, Some(of.median), of.least, of.greatest].map(hundredths);
    [count(of.n), sum, median, least, greatest]
}

/// Rows of each question, for all and for each sector.
fn sheet(
    name: &str,
    title: &str,
    after: &[(&str, ColumnKind)],
    figures: &Looked,
    cells: impl Fn(&AnswerFigures) -> Vec<Vec<WorkbookCell>>,
) -> WorkbookSheet {
    let columns: Vec<(&str, ColumnKind)> = NAMED.iter().chain(after).copied().collect();
    let mut rows = Vec::new();
    for (summary, question) in each(figures) {
        for (sector, of) in with_all(question) {
            let before = named(summary, question, sector);
            rows.extend(cells(of).into_iter().map(|after| before.iter().cloned().chain(after).collect()));
        }
    }
    WorkbookSheet::of(name, title, &columns, rows)
}

fn each(figures: &Looked) -> impl Iterator<Item = (&Summary, &QuestionSummary)> {
    figures.summaries.iter().flat_map(|summary| summary.questions.iter().map(move |question| (summary, question)))
}

fn with_all(question: &QuestionSummary) -> impl Iterator<Item = (&str, &AnswerFigures)> {
    let sectors = question.by_sector.iter().map(|one| (one.sector.as_str(), &one.figures));
    [(ALL, &question.all)].into_iter().chain(sectors)
}

fn named(summary: &Summary, question: &QuestionSummary, sector: &str) -> [WorkbookCell; 7] {
    let key = if question.key { "Yes" } else { "No" };
    let (domain, id) = (question.domain.as_str(), question.question.as_str());
    [summary.title.as_str(), &summary.edition, domain, id, &question.text, key, sector].map(text)
}
