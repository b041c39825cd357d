//! How figures changed from one round to the next, in words.

use super::figures::{number, proportion};
use crate::aggregation::questions::NumberFigures;
use crate::aggregation::questions::hundredths;
use crate::aggregation::trend::{Trend, TrendChange, TrendLine, TrendPoint};
use crate::model::filter::GradesBy;

/// What the arrows say, beside the table.
pub const ARROWS: &str = "▲ rose and ▼ fell by five percentage points or more since the round before, with ten answers or more in \
    both; ● neither; with fewer it says so. Where a question or its answers were changed, or grades are made by other rules or \
    from other questions, the line breaks: the two figures are not to be compared.";

/// A sign for the eye and words for everybody.
pub fn change(change: TrendChange) -> (&'static str, &'static str) {
    match change {
        TrendChange::New => ("", ""),
        TrendChange::Up => ("▲", "rose"),
        TrendChange::Down => ("▼", "fell"),
        TrendChange::Same => ("●", "little changed"),
        TrendChange::TooFew => ("", "too few to compare"),
        TrendChange::OtherQuestion => ("¦", "another question"),
        TrendChange::OtherRules => ("¦", "other rules or questions"),
    }
}

/// "12.5 hours a week, of 18"; a dash where none was given.
pub fn middle(numbers: Option<NumberFigures>, unit: &str) -> String {
    let Some(numbers) = numbers else { return "–".to_owned() };
    let value = hundredths(numbers.median);
    let value = if unit == "%" { format!("{value}%") } else { format!("{value} {unit}").trim_end().to_owned() };
    format!("{value}, of {}", number(numbers.n))
}

/// What rose and what fell since the round before, in one questionnaire; of the whole and of its domains.
pub fn since(trend: &Trend) -> Vec<String> {
    let [.., (before, _, _), _] = trend.rounds.as_slice() else { return Vec::new() };
    let of = |wanted: TrendChange| -> Vec<String> {
        let lines = trend.domains.iter().filter(|line| line.points.last().is_some_and(|point| point.change == wanted));
        lines.map(name_and_figures).collect()
    };
    let said = |label: &str, found: Vec<String>| (!found.is_empty()).then(|| format!("{label}: {}.", found.join("; ")));
    let moved = [
        said("▲ Rose", of(TrendChange::Up)),
        said("▼ Fell", of(TrendChange::Down)),
        said("¦ Not to be compared, since other questions or rules grade it", of(TrendChange::OtherRules)),
    ];
    let moved: Vec<String> = moved.into_iter().flatten().collect();
    let is_few = trend
        .domains
        .iter()
        .all(|line| line.points.last().is_none_or(|point| matches!(point.change, TrendChange::TooFew | TrendChange::New)));
    match (moved.is_empty(), is_few) {
        (false, _) => moved,
        (true, true) => vec![format!("There are too few grades in both rounds to say what has changed since {before}.")],
        (true, false) => vec![format!("Nothing rose or fell by five percentage points or more since {before}.")],
    }
}

/// "S1 Leadership, 12 of 20 (60%) before, 14 of 20 (70%) now".
fn name_and_figures(line: &TrendLine) -> String {
    let name = format!("{} {}", line.id, line.text).trim_start().to_owned();
    match line.points.as_slice() {
        [.., before, now] => format!("{name}, {} before, {} now", figure(before), figure(now)),
        _ => name,
    }
}

/// "25 of 28 (89%)"; a dash where it was not there.
pub fn figure(point: &TrendPoint) -> String {
    point.part.map_or_else(|| "–".to_owned(), proportion)
}

/// What is said after figures of grades over the rounds; nothing where they are as the organisations gave them.
pub fn of_grades(grades: GradesBy) -> &'static str {
    match grades {
        GradesBy::AsGiven => "",
        GradesBy::AsModerated => ", as moderated where returns were",
    }
}
