//! Figures beside others: the rounds, and what several questionnaires asked alike.

use super::answers::{NUMBERS, of_numbers};
use super::{COUNT, SHARE, WORDS, no_part, part_of, text};
use crate::adding_up::desk::shown::Looked;
use crate::aggregation::comparing::ItemAnswer;
use crate::aggregation::suppression::Shown;
use crate::aggregation::trend::{Trend, TrendLine};
use crate::interchange::tables::sheets::{ColumnKind, WorkbookCell, WorkbookSheet};
use crate::model::questionnaire::Kind;
use crate::words::trend::change;

/// Domains and questions over the rounds.
pub(super) fn trend(figures: &Looked) -> WorkbookSheet {
    let [percent, low, high] = SHARE;
    let columns = [
        ("Questionnaire", WORDS),
        ("What", WORDS),
        ("Id", WORDS),
        ("Text", WORDS),
        ("Round", WORDS),
        ("Edition", WORDS),
        ("Good or better, or met", COUNT),
        ("Of", COUNT),
        percent,
        low,
        high,
        ("Change since the round before", WORDS),
    ];
    let rows = figures.trends.iter().flat_map(|trend| {
        let domains = trend.domains.iter().map(|line| (if line.id.is_empty() { "Overall" } else { "Domain" }, line));
        let questions = trend.questions.iter().map(|line| ("Question", line));
        domains.chain(questions).flat_map(|(what, line)| of_line(trend, what, line)).collect::<Vec<_>>()
    });
    let title = "Good or better, and questions met, in each round beside the others.";
    WorkbookSheet::of("Trend", title, &columns, rows.collect())
}

fn of_line(trend: &Trend, what: &str, line: &TrendLine) -> Vec<Vec<WorkbookCell>> {
    let id = if line.id.is_empty() { "Overall" } else { &line.id };
    let points = trend.rounds.iter().zip(&line.points).filter_map(|(round, point)| Some((round, point, point.part?)));
    points
        .map(|((round, edition, _), point, part)| {
            let before = [trend.title.as_str(), what, id, &line.text, round, edition].map(text);
            before.into_iter().chain(part_of(part)).chain([text(change(point.change).1)]).collect()
        })
        .collect()
}

/// Numbers over the rounds.
pub(super) fn number_trend(figures: &Looked) -> WorkbookSheet {
    let before = [
        ("Questionnaire", WORDS),
        ("Question", WORDS),
        ("Text", WORDS),
        ("Unit", WORDS),
        ("Round", WORDS),
        ("Edition", WORDS),
        ("Another question than before", WORDS),
    ];
    let columns: Vec<(&str, ColumnKind)> = before.into_iter().chain(NUMBERS).collect();
    let mut rows = Vec::new();
    for trend in &figures.trends {
        for line in &trend.numbers {
            let points = trend.rounds.iter().zip(&line.points);
            rows.extend(points.filter_map(|((round, edition, _), (numbers, is_other))| {
                let other = if *is_other { "Yes" } else { "No" };
                let before = [trend.title.as_str(), &line.id, &line.text, &line.unit, round, edition, other].map(text);
                Some(before.into_iter().chain(of_numbers((*numbers)?)).collect())
            }));
        }
    }
    WorkbookSheet::of("Number trend", "Numbers that returns gave, in each round beside the others.", &columns, rows)
}

/// What several questionnaires asked alike.
pub(super) fn compare(figures: &Looked) -> WorkbookSheet {
    let [percent, low, high] = SHARE;
    let columns = [
        ("Item", WORDS),
        ("Questionnaire", WORDS),
        ("Edition", WORDS),
        ("Answered by", WORDS),
        ("Question", WORDS),
        ("Text", WORDS),
        ("Positive", COUNT),
        ("Of", COUNT),
        ("Positive %", percent.1),
        low,
        high,
    ];
    let items = figures.comparison.iter().flat_map(|comparison| &comparison.items.items);
    let rows = items.flat_map(|item| item.answers.iter().map(of_item)).collect();
    let title = "What several questionnaires ask alike: how many said something positive, of those who said how it stands.";
    WorkbookSheet::of("Compare", title, &columns, rows)
}

fn of_item(answer: &ItemAnswer) -> Vec<WorkbookCell> {
    let by = match answer.kind {
        Kind::SelfAssessment => "Organisations",
        Kind::CaseAudit => "Audits of cases",
        Kind::Survey => "People",
    };
    let (item, question) = (answer.item.as_str(), answer.question.as_str());
    let before = [item, &answer.title, &answer.edition, by, question, &answer.text].map(text);
    let hidden = || {
        let mut cells = no_part(&WorkbookCell::Hidden);
        for (cell, shown) in cells.iter_mut().zip([answer.positive, answer.of]) {
            if let Shown::Count(n) = shown {
                *cell = WorkbookCell::count(n);
            }
        }
        cells
    };
    before.into_iter().chain(answer.part().map_or_else(hidden, part_of)).collect()
}
