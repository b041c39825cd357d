//! What people type, as answers: numbers, parts of a whole, dates. What cannot be read stays as it was typed.

use super::answer::{AnswerValue, OutOf};
use super::date::Date;
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
            AnswerType::Number | AnswerType::Percentage => parse_number(typed).map_or_else(kept, Self::Number),
            AnswerType::NOfM => parse_out_of(typed).map_or_else(kept, Self::OutOf),
            AnswerType::Date => Date::from_typed(typed).map_or_else(kept, |date| Self::Text(date.to_string())),
            AnswerType::CaseReference => read_reference(CASE, typed).map_or_else(kept, Self::Text),
            AnswerType::Level
            | AnswerType::YesNo
            | AnswerType::Choice
            | AnswerType::Choices
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
        }
    }
}

/// A number as people type it: "85", "85 %", "1,200", "7.5".
fn parse_number(typed: &str) -> Option<f64> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    // A comma parts thousands; anywhere else it may be meant as a decimal point, which is not for us to guess.
    let parts_thousands = typed.split('.').next().unwrap_or_default().split(',').skip(1).all(|part| part.len() == 3);
    let plain = if parts_thousands { typed.replace(',', "") } else { return None };
    let is_plain = plain.chars().all(|c| c.is_ascii_digit() || c == '.') && plain.chars().any(|c| c.is_ascii_digit());
    if is_plain { plain.parse().ok().filter(|number: &f64| number.is_finite()) } else { None }
}

fn parse_out_of(typed: &str) -> Option<OutOf> {
    let (n, of) = typed.split_once(" of ")?;
    Some(OutOf { n: n.trim().parse().ok()?, of: of.trim().parse().ok()? })
}
