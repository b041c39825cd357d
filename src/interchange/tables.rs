//! Tables for spreadsheets, as CSV: one header row, one row per line of thought, safe to open in a spreadsheet program.

mod audits;
pub mod plan;
pub mod sheets;
mod themes;
mod tidy;
mod tidy_replies;
pub mod workbook;
pub mod zipped;

pub use themes::{ThemeRow, themes_csv};
pub use tidy::{TidyReturn, TidyTable};
pub use tidy_replies::{TIDY_REPLIES, TidyReplies, write_tidy_replies};

use crate::aggregation::cases::GroupFigures;
use crate::aggregation::distribution::Distribution;
use crate::aggregation::sampling::draw::Sample;
use crate::aggregation::summary::{Breakdown, Summary};
use crate::model::audit_return::{Action, Return};

/// A column of a tidy table: its name, what kind of value it has, and what it means.
type Column = (&'static str, &'static str, &'static str);

/// A summary's figures: one row for all returns and one per sector, overall and for each domain. Questionnaires with
/// other grades share the columns that have the same label.
pub fn summary_csv(summaries: &[Summary]) -> Vec<u8> {
    let mut labels: Vec<&str> = Vec::new();
    for grade in summaries.iter().flat_map(|summary| &summary.overall.all.grades) {
        if !labels.contains(&grade.label.as_str()) {
            labels.push(&grade.label);
        }
    }
    let mut rows = vec![summary_header(&labels)];
    for summary in summaries {
        rows.extend(breakdown_rows(&labels, summary, ["Overall", ""], &summary.overall));
        for domain in &summary.domains {
            rows.extend(breakdown_rows(&labels, summary, [domain.domain.as_str(), &domain.title], &domain.grades));
        }
        rows.extend(group_rows(labels.len(), summary));
    }
    let width = rows.first().map_or(0, Vec::len);
    rows.extend(audits::agreement_rows(summaries));
    rows.extend(audits::review_rows(summaries));
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    to_csv(&rows)
}

/// Which grades are counted.
fn grades_as(summary: &Summary) -> &'static str {
    match (&summary.as_moderated, &summary.cases) {
        (Some(_), _) => "moderated",
        (None, None) => "given",
        (None, Some(_)) => "agreed",
    }
}

/// Groups of audits of cases, in the columns of the rest.
fn group_rows(grades: usize, summary: &Summary) -> Vec<Vec<String>> {
    let rows = summary.cases.iter().flat_map(audits::group_rows).map(|row| {
        let before = [summary.questionnaire.to_string(), summary.edition.clone(), row.domain, row.title, row.group];
        let no_grades = std::iter::repeat_n(String::new(), grades);
        before.into_iter().chain(no_grades).chain(audits::cells(row.figures)).collect()
    });
    rows.collect()
}

fn summary_header(labels: &[&str]) -> Vec<String> {
    let before = ["Questionnaire", "Edition", "Domain", "Title", "Sector"];
    let after = [
        "Graded",
        "Good or better",
        "Good or better %",
        "Not applicable",
        "Incomplete",
        "Not asked",
        "Too little to grade",
        "Grades as",
    ];
    before.iter().chain(labels).chain(&after).map(|head| (*head).to_owned()).collect()
}

fn breakdown_rows(labels: &[&str], summary: &Summary, named: [&str; 2], figures: &Breakdown) -> Vec<Vec<String>> {
    let row = |sector: &str, distribution: &Distribution| {
        let [domain, title] = named;
        let before = [summary.questionnaire.as_str(), &summary.edition, domain, title, sector].map(str::to_owned);
        let counts = labels.iter().map(|label| {
            let grade = distribution.grades.iter().find(|grade| grade.label == *label);
            grade.map_or_else(String::new, |grade| grade.n.to_string())
        });
        let [graded, good, percent] = if summary.cases.is_some() {
            let good_or_better = Some(distribution.good_or_better);
            audits::cells(GroupFigures { good_or_better, graded: Some(distribution.graded) })
        } else {
            let percent = distribution.good().percent().map_or_else(String::new, |percent| percent.to_string());
            [distribution.graded.to_string(), distribution.good_or_better.to_string(), percent]
        };
        let after = [
            graded,
            good,
            percent,
            distribution.not_applicable.to_string(),
            distribution.not_yet.to_string(),
            distribution.not_asked.to_string(),
            distribution.too_little.to_string(),
            grades_as(summary).to_owned(),
        ];
        before.into_iter().chain(counts).chain(after).collect()
    };
    let sectors = figures.by_sector.iter().map(|sector| row(&sector.sector, &sector.distribution));
    [row("All", &figures.all)].into_iter().chain(sectors).collect()
}

/// The action plan of a draft, or of a return as it is by now.
pub fn actions_csv(record: &Return) -> Vec<u8> {
    let header = [
        "Reference",
        "Question",
        "What will change",
        "Who, by role",
        "Due",
        "Status",
        "Planned since",
        "What was done",
        "What shows it",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for action in record.actions_now().iter().filter(|action| !action.is_blank()) {
        let question = action.question.as_ref().map_or("", |question| question.as_str());
        let Action { text, owner, due, planned_in, outcome, evidence, .. } = action;
        let status = plan::status(action.status);
        let row = [record.reference.as_str(), question, text, owner, due, status, planned_in, outcome, evidence];
        rows.push(row.map(str::to_owned).to_vec());
    }
    to_csv(&rows)
}

/// Cases that were chosen, with what is needed to choose them again on each row, so that no row loses it. `method` says how
/// they were chosen, `day` when.
pub fn sample_csv(sample: &Sample, method: &str, day: &str) -> Vec<u8> {
    let header = ["Case reference", "Group", "Chosen on", "Number that repeats the draw", "How"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for case in &sample.cases {
        let group = case.group.as_deref().unwrap_or_default();
        rows.push([case.reference.as_str(), group, day, &sample.seed.to_string(), method].map(str::to_owned).to_vec());
    }
    to_csv(&rows)
}

pub(super) fn to_csv(rows: &[Vec<String>]) -> Vec<u8> {
    written(rows.iter().map(|row| row.iter().map(|cell| inert(cell)).collect()))
}

/// Rows whose cells are safe already.
fn written(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing rows of equal length into memory cannot fail.
        if writer.write_record(row).is_err() {
            return Vec::new();
        }
    }
    // Excel reads UTF-8 only where a byte order mark says so.
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}

/// A cell that a spreadsheet program would run as a formula gets an apostrophe before it (OWASP, CSV injection).
fn inert(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_coefficient(cell);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a cell is a number below 0 as this app writes coefficients, which runs as nothing.
fn is_coefficient(cell: &str) -> bool {
    let parts = cell.strip_prefix('-').and_then(|rest| rest.split_once('.'));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    parts.is_some_and(|(whole, decimals)| are_digits(whole) && are_digits(decimals) && decimals.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_run_as_a_formula_is_made_inert() {
        assert_eq!(inert("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(inert("Head teacher"), "Head teacher");
        assert_eq!(inert("-0.0833"), "-0.0833", "a coefficient is a number");
        assert_eq!(inert("-1"), "'-1");
        assert_eq!(inert("-1+1.0000"), "'-1+1.0000");
    }
}
