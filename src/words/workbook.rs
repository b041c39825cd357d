//! What a workbook of figures says of itself: its notes, what its shorthands mean, and that it could not be made.

use super::figures::number;
use crate::model::audience::Audience;

/// What `[c]` means.
pub const HIDDEN: &str = "[c]: hidden, so that no person and no small group of organisations is told apart. It is never a zero.";
/// What `[z]` means.
pub const NOTHING: &str = "[z]: not applicable. There can be no figure here, or nothing was given.";
/// What `[x]` means.
pub const TOO_FEW: &str = "[x]: not given, because fewer than ten are counted: one more would change a percentage much.";
/// What percentages and their ranges are.
pub const PERCENTAGES: &str = "Percentages are whole numbers, rounded half up. “Range from” and “Range to” say where the percentage may \
    lie if those counted were drawn by chance (95%, by the method of Wilson). Those who returned were not drawn by chance: read it \
    as how far a percentage of so few can be trusted.";
/// What "good or better" counts.
pub const GOOD_OR_BETTER: &str = "“Good or better” counts the returns whose grade counts as good in their questionnaire, of the returns that \
    have a grade.";
/// What rows with "All" are.
pub const ALL: &str = "A row with “All” counts everything that the other rows of its table break down. Do not add it to them.";
/// That a workbook is not for everybody.
pub const INSIDE: &str = "The partnership itself. Organisations are named, and small groups are shown. Do not publish it.";
/// That organisations are named in a published workbook.
pub const PUBLISHED_WITH_NAMES: &str = "Publication, with the names of organisations.";
/// That none are.
pub const PUBLISHED: &str = "Publication, without the names of organisations.";
/// That nothing is counted.
pub const NO_FIGURES: &str = "No returns and no replies are counted in this round, so there are no tables.";
/// That figures are of everybody.
pub const EVERYBODY: &str = "None: every organisation of the round.";
/// What is not shown of moderated audits.
pub const ROLES_STAY_INSIDE: &str = "How far auditors agree is not shown by their roles.";

/// Whose grades are compared where self-assessments were reviewed.
pub const REVIEWERS: &str = "Organisation, then reviewer";

/// What a workbook is called: "Northshire Safeguarding Children Partnership: safeguarding figures, 2026-27".
pub fn title(partnership: &str, round: &str) -> String {
    let of = if partnership.trim().is_empty() { String::new() } else { format!("{}: ", partnership.trim()) };
    let figures = if of.is_empty() { "Safeguarding figures" } else { "safeguarding figures" };
    let round = if round.is_empty() { String::new() } else { format!(", {round}") };
    format!("{of}{figures}{round}")
}

/// Whom it is for.
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Inside => INSIDE,
        Audience::Published { names: true } => PUBLISHED_WITH_NAMES,
        Audience::Published { names: false } => PUBLISHED,
    }
}

/// "12 rows. Grades of the whole and of each domain."
pub fn sheet(rows: usize, title: &str) -> String {
    let rows = if rows == 1 { "1 row".to_owned() } else { format!("{} rows", number(rows)) };
    format!("{title} {rows}.")
}

/// That texts are cut in a workbook of Excel; nothing where none is.
pub fn cut_texts(n: usize) -> Option<String> {
    let (texts, are) = if n == 1 { ("1 text".to_owned(), "is") } else { (format!("{} texts", number(n)), "are") };
    (n > 0).then(|| {
        format!(
            "Excel takes no more than 32,767 characters in a cell, so {texts} {are} cut and marked at the end. In the tables (CSV) \
             they are whole."
        )
    })
}

/// That a workbook, or the tables of it, could not be made.
pub fn not_made(what: &str, why: &str) -> String {
    format!("The {what} could not be made: {}.", why.trim_end_matches('.'))
}
