//! What people type, as answers: numbers, parts of a whole, dates. What cannot be read stays as it was typed.

use super::answer::{AnswerRow, AnswerValue, OutOf};
use super::date::Date;
use super::plain::plain_text;
use super::questionnaire::AnswerType;
use super::reference::{CASE, read_reference};

impl AnswerValue {
    /// What a person typed into one line, as the type asks for it. Blank is no answer; what cannot be read stays text.
    pub fn parse(answer_type: AnswerType, typed: &str) -> Option<Self> {
        if typed.is_empty() {
            return None;
        }
        let kept = || Self::Text(typed.to_owned());
        Some(match answer_type {
            AnswerType::Number => parse_number(typed).map_or_else(kept, Self::Number),
            AnswerType::Percentage => parse_percentage(typed).map_or_else(kept, Self::Number),
            AnswerType::NOfM => parse_out_of(typed).map_or_else(kept, Self::OutOf),
            AnswerType::Date => Date::from_typed(typed).map_or_else(kept, |date| Self::Text(date.to_string())),
            AnswerType::CaseReference => read_reference(CASE, typed).map_or_else(kept, Self::Text),
            AnswerType::Level
            | AnswerType::YesNo
            | AnswerType::Choice
            | AnswerType::Choices
            | AnswerType::Rows
            | AnswerType::ShortText
            | AnswerType::LongText => kept(),
        })
    }

    /// The text a person would have typed for it; lists are joined by commas.
    pub fn typed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Many(ids) => ids.join(", "),
            Self::Number(number) => number.to_string(),
            Self::OutOf(OutOf { n, of }) => format!("{n} of {of}"),
            Self::Rows(rows) => {
                let cells = |row: &AnswerRow| row.values().map(String::as_str).collect::<Vec<_>>().join(", ");
                rows.iter().map(cells).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

/// The most digits of a whole number that every reader of our files gives back as they were.
const MOST_DIGITS: usize = 15;

/// A number as people type it: "85", "1,200", "7.5".
fn parse_number(typed: &str) -> Option<f64> {
    let typed = plain_text(typed);
    let (whole, fraction) = typed.trim().split_once('.').unwrap_or((typed.trim(), ""));
    // A comma parts thousands; anywhere else it may be meant as a decimal point, which is not for us to guess.
    let groups: Vec<&str> = whole.split(',').collect();
    let parts_thousands = match groups[..] {
        [_] => true,
        [first, ref rest @ ..] => (1..=3).contains(&first.len()) && first != "0" && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let digits = groups.concat();
    let has_digits = digits.len() + fraction.len() > 0 && digits.len() <= MOST_DIGITS;
    let is_plain = has_digits && digits.bytes().chain(fraction.bytes()).all(|sign| sign.is_ascii_digit());
    if parts_thousands && is_plain { format!("{digits}.{fraction}").parse().ok() } else { None }
}

/// "85 %" as well.
fn parse_percentage(typed: &str) -> Option<f64> {
    parse_number(plain_text(typed).trim().trim_end_matches('%'))
}

fn parse_out_of(typed: &str) -> Option<OutOf> {
    let typed = plain_text(typed).to_lowercase();
    // "3 of 5" in the first of two fields.
    let whole = typed.strip_suffix(" of ").filter(|whole| whole.contains(" of ")).unwrap_or(&typed);
    let (n, of) = whole.split_once(" of ")?;
    Some(OutOf { n: parse_whole(n)?, of: parse_whole(of)? })
}

/// "12" and "1,200", and not "12.5".
pub fn parse_whole(typed: &str) -> Option<u64> {
    let number = parse_number(typed).filter(|number| number.fract() == 0.0)?;
    // At most fifteen digits, which are exact.
    Some(number as u64)
}
