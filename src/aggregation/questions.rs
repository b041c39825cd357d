//! Figures for each question of a self-assessment: how many gave which answer, and numbers with their middle and their ends.

use super::distribution::Proportion;
use crate::model::answer::{AnswerValue, NO, Response, YES};
use crate::model::applies::{asked_on, is_answered};
use crate::model::audit_return::Return;
use crate::model::ids::{DomainId, QuestionId};
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What there is to choose from where a question asks for yes or no.
const YES_OR_NO: [(&str, &str); 2] = [(YES, "Yes"), (NO, "No")];

/// Figures for one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionSummary {
    /// Which question.
    pub question: QuestionId,
    /// The domain it is in.
    pub domain: DomainId,
    /// The question, in its own words.
    pub text: String,
    /// Whether law or guidance expects it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
    /// What a number counts: "hours a week", or "%".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Over every return.
    pub all: AnswerFigures,
    /// Over the returns of each sector, in the order of the summary's sectors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_sector: Vec<SectorAnswers>,
}

/// Figures for one question and one sector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectorAnswers {
    /// Its name.
    pub sector: String,
    /// Its figures.
    pub figures: AnswerFigures,
}

/// What returns answered to one question. Every return is counted once: in `answered` or in one of the last four.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerFigures {
    /// How often each answer was given, of what can be chosen: levels from the best on, choices in the questionnaire's order.
    /// Empty for numbers, days and texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AnswerCount>,
    /// Of the answers that stand for a level, those at or above the one from which it counts as good; absent where no answer
    /// stands for a level. "Not applicable" and "Don't know" are neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Proportion>,
    /// Of numbers; absent where none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<NumberFigures>,
    /// Returns that gave an answer.
    pub answered: usize,
    /// Returns to which it does not apply.
    pub not_applicable: usize,
    /// Returns in which nobody knows.
    pub dont_know: usize,
    /// Returns that were asked and did not answer, or not with what fits the question.
    pub unanswered: usize,
    /// Returns that were not asked.
    pub not_asked: usize,
}

/// How often one answer was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerCount {
    /// The id of the level or choice.
    pub answer: String,
    /// As people read it.
    pub label: String,
    /// How many returns.
    pub n: usize,
}

/// Numbers that were given, in hundredths, so that two machines agree; parts of a whole as hundredths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NumberFigures {
    /// How many.
    pub n: usize,
    /// All of them together.
    pub sum: i64,
    /// The least.
    pub least: i64,
    /// The one in the middle, or half-way between the two there, rounded up.
    pub median: i64,
    /// The greatest.
    pub greatest: i64,
}

/// A return, and the sector it is counted in.
pub type InSector<'a> = (&'a Return, &'a str);

/// Figures for every question, in reading order. A question that no return was asked has none.
pub fn questions(questionnaire: &Questionnaire, returns: &[InSector<'_>], sectors: &[&str]) -> Vec<QuestionSummary> {
    let asked: Vec<Asked<'_>> = returns.iter().map(|(record, sector)| Asked::of(questionnaire, record, sector)).collect();
    let of = |domain: &DomainId, question: &Question| {
        let figures = |is_wanted: &dyn Fn(&Asked<'_>) -> bool| {
            figures(questionnaire, question, asked.iter().filter(|asked| is_wanted(asked)))
        };
        let by_sector = sectors
            .iter()
            .map(|sector| SectorAnswers { sector: (*sector).to_owned(), figures: figures(&|asked| asked.sector == *sector) });
        QuestionSummary {
            question: question.id.clone(),
            domain: domain.clone(),
            text: question.text.clone(),
            key: question.key,
            unit: unit(question),
            all: figures(&|_| true),
            by_sector: by_sector.collect(),
        }
    };
    let all = questionnaire.domains.iter().flat_map(|domain| domain.questions.iter().map(move |question| (domain, question)));
    all.map(|(domain, question)| of(&domain.id, question)).filter(|one| one.all.not_asked < returns.len()).collect()
}

fn unit(question: &Question) -> String {
    match question.answer_type {
        AnswerType::Percentage | AnswerType::NOfM => "%".to_owned(),
        _ => question.unit.clone().unwrap_or_default(),
    }
}

/// A return, and what it was asked.
struct Asked<'a> {
    record: &'a Return,
    sector: &'a str,
    questions: BTreeSet<&'a QuestionId>,
}

impl<'a> Asked<'a> {
    fn of(questionnaire: &'a Questionnaire, record: &'a Return, sector: &'a str) -> Self {
        let questions = asked_on(questionnaire, record.sheet()).into_iter().flat_map(|asked| asked.questions);
        Self { record, sector, questions: questions.map(|question| &question.id).collect() }
    }
}

fn figures<'a>(
    questionnaire: &Questionnaire,
    question: &Question,
    returns: impl Iterator<Item = &'a Asked<'a>>,
) -> AnswerFigures {
    let met = questionnaire.graded_on(question).map(|_| Proportion::default());
    let mut figures = AnswerFigures { answers: choices(questionnaire, question), met, ..AnswerFigures::default() };
    let mut numbers = Vec::new();
    for asked in returns {
        if !asked.questions.contains(&question.id) {
            figures.not_asked += 1;
            continue;
        }
        let answer = asked.record.sheet().answer_to(&question.id);
        let response = answer.and_then(|answer| answer.response.as_ref());
        match response.filter(|_| is_answered(questionnaire, question, answer)) {
            None => figures.unanswered += 1,
            Some(Response::NotApplicable(_)) => figures.not_applicable += 1,
            Some(Response::DontKnow) => figures.dont_know += 1,
            Some(response @ Response::Given(value)) => {
                figures.answered += 1;
                figures.count(questionnaire, question, response);
                numbers.extend(hundredths(value));
            }
        }
    }
    figures.numbers = NumberFigures::of(numbers);
    figures
}

impl AnswerFigures {
    fn count(&mut self, questionnaire: &Questionnaire, question: &Question, response: &Response) {
        let given: BTreeSet<String> = response.given().into_iter().collect();
        self.answers.iter_mut().filter(|one| given.contains(&one.answer)).for_each(|one| one.n += 1);
        let reached = questionnaire.graded_on(question).zip(questionnaire.level_reached(question, response));
        if let (Some(met), Some((scale, level))) = (&mut self.met, reached) {
            met.n += 1;
            met.x += usize::from(scale.is_good(&level.id));
        }
    }
}

/// What can be chosen, given by nobody yet.
fn choices(questionnaire: &Questionnaire, question: &Question) -> Vec<AnswerCount> {
    let count = |answer: &str, label: &str| AnswerCount { answer: answer.to_owned(), label: label.to_owned(), n: 0 };
    match question.answer_type {
        AnswerType::Level => {
            let mut levels: Vec<_> = questionnaire.scale_of(question).iter().flat_map(|scale| &scale.levels).collect();
            levels.sort_by_key(|level| std::cmp::Reverse(level.value));
            levels.into_iter().map(|level| count(level.id.as_str(), &level.label)).collect()
        }
        AnswerType::YesNo => YES_OR_NO.map(|(answer, label)| count(answer, label)).into(),
        AnswerType::Choice | AnswerType::Choices => {
            let list = questionnaire.choices(question.options.as_ref());
            list.iter().map(|choice| count(choice.id.as_str(), &choice.label)).collect()
        }
        AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::ShortText
        | AnswerType::LongText
        | AnswerType::Rows
        | AnswerType::CaseReference => Vec::new(),
    }
}

/// A number in hundredths; "3 of 5" as per cent. None of what is no number, and of "0 of 0".
fn hundredths(value: &AnswerValue) -> Option<i64> {
    let number = match value {
        AnswerValue::Number(number) => *number,
        AnswerValue::OutOf(share) if share.of > 0 => share.n as f64 * 100.0 / share.of as f64,
        AnswerValue::OutOf(_) | AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::Rows(_) => return None,
    };
    // Beyond what a form takes, and so beyond what a person means, the nearest that can be held.
    Some((number * 100.0).round() as i64)
}

impl NumberFigures {
    fn of(mut numbers: Vec<i64>) -> Option<Self> {
        numbers.sort_unstable();
        let (least, greatest) = (*numbers.first()?, *numbers.last()?);
        let at = |place: usize| numbers.get(place).copied().unwrap_or_default();
        let (low, high) = (at((numbers.len() - 1) / 2), at(numbers.len() / 2));
        let median = low + (high.saturating_sub(low) + 1) / 2;
        let sum = numbers.iter().fold(0_i64, |sum, number| sum.saturating_add(*number));
        Some(Self { n: numbers.len(), sum, least, median, greatest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_numbers_is_one_of_them_or_half_way_between_two() {
        let median = |numbers: &[i64]| NumberFigures::of(numbers.to_vec()).map(|figures| figures.median);
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[700]), Some(700));
        assert_eq!(median(&[100, 900, 200]), Some(200));
        assert_eq!(median(&[100, 400]), Some(250));
        assert_eq!(median(&[1, 2]), Some(2), "half a hundredth goes up");
    }

    #[test]
    fn a_part_of_nothing_is_no_number() {
        use crate::model::answer::OutOf;
        assert_eq!(hundredths(&AnswerValue::OutOf(OutOf { n: 0, of: 0 })), None);
        assert_eq!(hundredths(&AnswerValue::OutOf(OutOf { n: 1, of: 3 })), Some(3333));
        assert_eq!(hundredths(&AnswerValue::Text("12".to_owned())), None);
    }
}
