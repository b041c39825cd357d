//! What reviewers did to the grades of self-assessments, as sentences and cells.

use super::mean_shift;
use crate::aggregation::reviews::{ReviewFigures, ReviewedSubject};
use crate::words::figures::{count, number};

/// What the table of it is called.
pub const MOVED: &str = "From the organisations’ grades to the moderated ones";
/// Its heads.
pub const HEADS: [&str; 6] = ["Domain", "Moderated", "Same", "Lowered", "Raised", "Mean, in grades"];

/// "S1 Leadership"; "Overall".
pub fn subject(of: &ReviewedSubject) -> String {
    of.domain.as_ref().map_or_else(|| of.title.clone(), |domain| format!("{domain} {}", of.title))
}

/// How many were moderated, how many stayed, went down and went up, and how far.
pub fn cells(of: &ReviewedSubject) -> Vec<String> {
    let counts = [of.shift.n, of.same(), of.shift.lowered, of.shift.raised].map(number);
    counts.into_iter().chain([mean_shift(&of.shift)]).collect()
}

/// What it came to, in a sentence or two.
pub fn lead(figures: &ReviewFigures, counted: usize) -> String {
    let returns = format!("{} of {} reviewed.", number(figures.reviewed), count(counted, "return"));
    format!("{returns} Reviewers gave another level, or the same with a reason, to {}.", count(figures.answers, "answer"))
}

/// Which grades cannot be compared, because only one of the two is there; a line each.
pub fn only_one(figures: &ReviewFigures) -> Vec<String> {
    let of = figures.subjects.iter().filter(|of| of.only_one > 0);
    let said =
        |of: &ReviewedSubject| format!("{}: {} with only one of the two grades.", subject(of), count(of.only_one, "return"));
    of.map(said).collect()
}
