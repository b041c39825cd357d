//! What returns answered to a question, as people read it.

use super::figures::{count, number, proportion};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::{AnswerFigures, NumberFigures, QuestionSummary, hundredths};
use crate::aggregation::row::GradeStanding;
use crate::aggregation::wilson::{LEAST, interval};

/// What the column of a share says, beside the table.
pub const WHAT_IS_MET: &str = "“Met” counts answers such as “In place” or better, of those that say how it stands; “Not \
    applicable” and “Don’t know” are left out. From ten answers on it stands as a percentage, with the range in which it may \
    lie if those who answered were drawn by chance (95%).";

/// Where a question's own words lead.
pub const WHO_ANSWERED: &str = "Choose a question to see who answered what, with evidence and notes.";

/// What became of a grade that there is none of; empty of one that there is.
pub fn standing(of: GradeStanding) -> &'static str {
    match of {
        GradeStanding::NotAsked => NOT_ASKED,
        GradeStanding::NotApplicable => NOT_APPLICABLE,
        GradeStanding::TooLittle => "Too few answers",
        GradeStanding::NotYet => "Incomplete",
        GradeStanding::Graded(_) => "",
    }
}

/// "25 of 28 (89%), 72% to 96%"; of fewer than ten without a percentage, because one more would change it much.
pub fn met(part: Proportion) -> String {
    match interval(part) {
        Some(range) => format!("{}, {}% to {}%", proportion(part), range.low_percent(), range.high_percent()),
        None if part.n == 0 => "Nobody answered".to_owned(),
        None => format!("{} of {}", part.x, part.n),
    }
}

/// What somebody did who gave an answer that has no label.
pub const ANSWERED: &str = "Answered";
/// That nobody knows.
pub const DONT_KNOW: &str = "Don’t know";
/// That it does not apply.
pub const NOT_APPLICABLE: &str = "Not applicable";
/// That nothing was answered.
pub const NOT_ANSWERED: &str = "Not answered";
/// That it was not asked.
pub const NOT_ASKED: &str = "Not asked";

/// Every answer with how many gave it, and how many gave none and why; what nobody did is left out.
pub fn answers(figures: &AnswerFigures, unit: &str) -> Vec<String> {
    let given = figures.answers.iter().map(|one| (one.label.as_str(), one.n));
    let has_own = !figures.answers.is_empty() || figures.numbers.is_some();
    let written = [(ANSWERED, if has_own { 0 } else { figures.answered })];
    let beside = [
        (DONT_KNOW, figures.dont_know),
        (NOT_APPLICABLE, figures.not_applicable),
        (NOT_ANSWERED, figures.unanswered),
        (NOT_ASKED, figures.not_asked),
    ];
    let counts = given.chain(written).chain(beside).filter(|(_, n)| *n > 0);
    let numbers = figures.numbers.iter().map(|numbers| of_numbers(numbers, unit));
    numbers.chain(counts.map(|(label, n)| format!("{label}: {}", number(n)))).collect()
}

/// How many of all answers are "Don't know" or "Not applicable", and how many were not given.
pub fn answers_in_all(of: &[QuestionSummary]) -> String {
    let sum = |part: fn(&AnswerFigures) -> usize| of.iter().map(|one| part(&one.all)).sum::<usize>();
    let (dont_know, not_applicable, unanswered) = (sum(|of| of.dont_know), sum(|of| of.not_applicable), sum(|of| of.unanswered));
    let all = dont_know + not_applicable + unanswered + sum(|of| of.answered);
    let said = |n: usize| proportion(Proportion { x: n, n: all });
    format!(
        "Of every question asked of every organisation: {DONT_KNOW} {}; {NOT_APPLICABLE} {}; {NOT_ANSWERED} {}.",
        said(dont_know),
        said(not_applicable),
        said(unanswered)
    )
}

/// "18 numbers, from 0 to 40 hours; 12.5 in the middle", "48 numbers, from 55% to 99%; 74% in the middle".
fn of_numbers(numbers: &NumberFigures, unit: &str) -> String {
    let (sign, unit) = if unit == "%" { (unit, String::new()) } else { ("", format!(" {unit}")) };
    let said = |value: i64| format!("{}{sign}", hundredths(value));
    let range = match (numbers.least, numbers.greatest) {
        (Some(least), Some(greatest)) => format!(", from {} to {}{}", said(least), said(greatest), unit.trim_end()),
        (_, _) => String::new(),
    };
    let unit = if range.is_empty() { unit.trim_end() } else { "" };
    format!("{}{range}; {}{unit} in the middle", count(numbers.n, "number"), said(numbers.median))
}

/// Whether so few answered that questions cannot be put in an order by it.
pub fn is_too_few(part: Proportion) -> bool {
    part.n < LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_its_range_from_ten_on() {
        assert_eq!(met(Proportion { x: 8, n: 10 }), "8 of 10 (80%), 49% to 94%");
        assert_eq!(met(Proportion { x: 7, n: 9 }), "7 of 9");
        assert_eq!(met(Proportion { x: 0, n: 0 }), "Nobody answered");
    }

    #[test]
    fn numbers_say_their_ends_and_their_middle() {
        let numbers = NumberFigures { n: 3, sum: Some(5250), least: Some(0), median: 1250, greatest: Some(4000) };
        assert_eq!(of_numbers(&numbers, "hours a week"), "3 numbers, from 0 to 40 hours a week; 12.5 in the middle");
        assert_eq!(of_numbers(&numbers, "%"), "3 numbers, from 0% to 40%; 12.5% in the middle");
        assert_eq!(of_numbers(&numbers, ""), "3 numbers, from 0 to 40; 12.5 in the middle");
        let published = NumberFigures { least: None, greatest: None, ..numbers };
        assert_eq!(of_numbers(&published, "hours a week"), "3 numbers; 12.5 hours a week in the middle");
    }
}
