//! What returns answered to a question, as people read it.

use super::figures::{count, number, proportion};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::{AnswerFigures, NumberFigures};
use crate::aggregation::row::GradeStanding;
use crate::aggregation::wilson::{LEAST, interval};

/// What the column of a share says, beside the table.
pub const WHAT_IS_MET: &str = "“Met” counts answers such as “In place” or better, of those that say how it stands; “Not \
    applicable” and “Don’t know” are left out. From ten answers on it stands as a percentage, with the range in which it may \
    lie if those who answered were drawn by chance (95%).";

/// What became of a grade that there is none of; empty of one that there is.
pub fn standing(of: GradeStanding) -> &'static str {
    match of {
        GradeStanding::NotAsked => "Not asked",
        GradeStanding::NotApplicable => "Not applicable",
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

/// Every answer with how many gave it, and how many gave none and why; what nobody did is left out.
pub fn answers(figures: &AnswerFigures, unit: &str) -> Vec<String> {
    let given = figures.answers.iter().map(|one| (one.label.as_str(), one.n));
    let has_own = !figures.answers.is_empty() || figures.numbers.is_some();
    let written = [("Answered", if has_own { 0 } else { figures.answered })];
    let beside = [
        ("Don’t know", figures.dont_know),
        ("Not applicable", figures.not_applicable),
        ("Not answered", figures.unanswered),
        ("Not asked", figures.not_asked),
    ];
    let counts = given.chain(written).chain(beside).filter(|(_, n)| *n > 0);
    let numbers = figures.numbers.iter().map(|numbers| of_numbers(numbers, unit));
    numbers.chain(counts.map(|(label, n)| format!("{label}: {}", number(n)))).collect()
}

/// "18 numbers, from 0 to 40 hours; 12.5 in the middle", "48 numbers, from 55% to 99%; 74% in the middle".
fn of_numbers(numbers: &NumberFigures, unit: &str) -> String {
    let (sign, unit) = if unit == "%" { (unit, String::new()) } else { ("", format!(" {unit}")) };
    let [least, median, greatest] = [numbers.least, numbers.median, numbers.greatest].map(hundredths);
    let counted = count(numbers.n, "number");
    format!("{counted}, from {least}{sign} to {greatest}{sign}{}; {median}{sign} in the middle", unit.trim_end())
}

/// "12.5" of 1250.
pub fn hundredths(value: i64) -> String {
    let text = format!("{}.{:02}", value / 100, value % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
        let numbers = NumberFigures { n: 3, sum: 5250, least: 0, median: 1250, greatest: 4000 };
        assert_eq!(of_numbers(&numbers, "hours a week"), "3 numbers, from 0 to 40 hours a week; 12.5 in the middle");
        assert_eq!(of_numbers(&numbers, "%"), "3 numbers, from 0% to 40%; 12.5% in the middle");
        assert_eq!(of_numbers(&numbers, ""), "3 numbers, from 0 to 40; 12.5 in the middle");
    }
}
