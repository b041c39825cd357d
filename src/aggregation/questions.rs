//! Figures for each question of a self-assessment: how many gave which answer, and numbers with their middle and their ends.

pub mod kinds;

use super::distribution::Proportion;
use super::row::{ReturnRow, Said, choices};
use crate::model::ids::{DomainId, QuestionId};
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::{Domain, Questionnaire};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

impl AnswerFigures {
    /// Whether anybody was asked.
    pub fn was_asked(&self) -> bool {
        self.answered + self.not_applicable + self.dont_know + self.unanswered > 0
    }
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
    /// All of them together; absent where it is not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<i64>,
    /// The least; absent where it is not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<i64>,
    /// The one in the middle, or half-way between the two there, rounded up.
    pub median: i64,
    /// The greatest; absent where it is not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greatest: Option<i64>,
}

/// Figures for every question, in reading order, over rows that are made with this questionnaire. A question that no return
/// was asked has none.
pub fn questions(questionnaire: &Questionnaire, rows: &[&ReturnRow], sectors: &[&str]) -> Vec<QuestionSummary> {
    let of_sector: BTreeMap<&str, usize> = sectors.iter().enumerate().map(|(at, sector)| (*sector, at)).collect();
    let places: Vec<Option<usize>> = rows.iter().map(|row| of_sector.get(row.sector.as_str()).copied()).collect();
    let all = questionnaire.domains.iter().flat_map(|domain| domain.questions.iter().map(move |question| (domain, question)));
    let of = |(at, (domain, question)): (usize, (&Domain, &Question))| {
        let asked = Asked::of(questionnaire, question, at);
        let (all, by_sector) = asked.figures(rows, &places, sectors.len());
        let of_sector = |(figures, sector): (AnswerFigures, &&str)| SectorAnswers { sector: (*sector).to_owned(), figures };
        QuestionSummary {
            question: question.id.clone(),
            domain: domain.id.clone(),
            text: question.text.clone(),
            key: question.key,
            unit: unit(question),
            by_sector: by_sector.into_iter().zip(sectors).map(of_sector).collect(),
            all,
        }
    };
    all.enumerate().map(of).filter(|one| one.all.was_asked()).collect()
}

fn unit(question: &Question) -> String {
    match question.answer_type {
        AnswerType::Percentage | AnswerType::NOfM => "%".to_owned(),
        _ => question.unit.clone().unwrap_or_default(),
    }
}

/// A question, and what its codes mean.
struct Asked<'q> {
    question: &'q Question,
    /// Its place in the questionnaire.
    at: usize,
    /// What can be chosen, given by nobody yet.
    answers: Vec<AnswerCount>,
    /// For each place among choices, where in `answers` it stands: levels are shown from the best on.
    shown_at: Vec<usize>,
    /// For each place in its scale, whether it counts as good; none where no answer stands for a level.
    good: Option<Vec<bool>>,
}

impl<'q> Asked<'q> {
    fn of(questionnaire: &'q Questionnaire, question: &'q Question, at: usize) -> Self {
        let answers = shown(questionnaire, question);
        let places = choices(questionnaire, question);
        let shown_at = places.iter().map(|(id, _)| answers.iter().position(|one| one.answer == **id).unwrap_or_default());
        let scale = questionnaire.graded_on(question);
        let good = scale.map(|scale| scale.levels.iter().map(|level| scale.is_good(&level.id)).collect());
        Self { question, at, shown_at: shown_at.collect(), answers, good }
    }

    /// Over every row, and over each of so many groups; `places` says of every row which group it is in.
    fn figures(&self, rows: &[&ReturnRow], places: &[Option<usize>], groups: usize) -> (AnswerFigures, Vec<AnswerFigures>) {
        let mut all = self.nobody();
        let mut by_group: Vec<AnswerFigures> = (0..groups).map(|_| self.nobody()).collect();
        let mut numbers: Vec<i64> = Vec::new();
        let mut numbers_by_group: Vec<Vec<i64>> = vec![Vec::new(); groups];
        for (row, place) in rows.iter().zip(places) {
            self.count(&mut all, row);
            if let Some(figures) = place.and_then(|place| by_group.get_mut(place)) {
                self.count(figures, row);
            }
            let Some(number) = row.numbers.get(&self.question.id) else { continue };
            numbers.push(*number);
            place.and_then(|place| numbers_by_group.get_mut(place)).into_iter().for_each(|own| own.push(*number));
        }
        all.numbers = NumberFigures::of(numbers);
        for (figures, own) in by_group.iter_mut().zip(numbers_by_group) {
            figures.numbers = NumberFigures::of(own);
        }
        (all, by_group)
    }

    fn nobody(&self) -> AnswerFigures {
        let met = self.good.as_ref().map(|_| Proportion::default());
        AnswerFigures { answers: self.answers.clone(), met, ..AnswerFigures::default() }
    }

    fn count(&self, figures: &mut AnswerFigures, row: &ReturnRow) {
        match row.said(self.at) {
            Said::NotAsked => figures.not_asked += 1,
            Said::Unanswered => figures.unanswered += 1,
            Said::NotApplicable => figures.not_applicable += 1,
            Said::DontKnow => figures.dont_know += 1,
            Said::Place(place) => {
                figures.answered += 1;
                self.choose(figures, place);
                let is_level = self.question.answer_type == AnswerType::Level;
                self.reach(figures, is_level.then_some(place).or_else(|| row.reached.get(&self.question.id).copied()));
            }
            Said::Other => {
                figures.answered += 1;
                row.chosen.get(&self.question.id).into_iter().flatten().for_each(|place| self.choose(figures, *place));
                self.reach(figures, row.reached.get(&self.question.id).copied());
            }
        }
    }

    fn choose(&self, figures: &mut AnswerFigures, place: usize) {
        let shown = self.shown_at.get(place).and_then(|at| figures.answers.get_mut(*at));
        shown.into_iter().for_each(|one| one.n += 1);
    }

    fn reach(&self, figures: &mut AnswerFigures, level: Option<usize>) {
        let is_good = level.and_then(|level| self.good.as_ref()?.get(level).copied());
        if let (Some(met), Some(is_good)) = (&mut figures.met, is_good) {
            met.n += 1;
            met.x += usize::from(is_good);
        }
    }
}

/// What can be chosen, as it is shown, given by nobody yet: levels from the best on.
fn shown(questionnaire: &Questionnaire, question: &Question) -> Vec<AnswerCount> {
    let mut all = choices(questionnaire, question);
    if let Some(scale) = questionnaire.scale_of(question).filter(|_| question.answer_type == AnswerType::Level) {
        let value = |id: &str| scale.levels.iter().find(|level| level.id.as_str() == id).map(|level| level.value);
        all.sort_by_key(|(id, _)| std::cmp::Reverse(value(id)));
    }
    all.into_iter().map(|(answer, label)| AnswerCount { answer: answer.to_owned(), label: label.to_owned(), n: 0 }).collect()
}

impl NumberFigures {
    /// Of these numbers; none of none.
    pub fn of(mut numbers: Vec<i64>) -> Option<Self> {
        numbers.sort_unstable();
        let (least, greatest) = (*numbers.first()?, *numbers.last()?);
        let at = |place: usize| numbers.get(place).copied().unwrap_or_default();
        let (low, high) = (at((numbers.len() - 1) / 2), at(numbers.len() / 2));
        // Half a hundredth goes up; in wider numbers, since those of a file may be as far apart as can be held.
        let middle = i128::from(low) + (i128::from(high) - i128::from(low) + 1) / 2;
        let median = i64::try_from(middle).unwrap_or(high);
        let sum = numbers.iter().fold(0_i64, |sum, number| sum.saturating_add(*number));
        Some(Self { n: numbers.len(), sum: Some(sum), least: Some(least), median, greatest: Some(greatest) })
    }
}

/// "12.5" of 1250.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest:02}").trim_end_matches('0').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_written_as_people_write_numbers() {
        assert_eq!([1250, 1200, -5, 0, 100_001].map(hundredths), ["12.5", "12", "-0.05", "0", "1000.01"]);
    }

    #[test]
    fn the_middle_of_numbers_is_one_of_them_or_half_way_between_two() {
        let median = |numbers: &[i64]| NumberFigures::of(numbers.to_vec()).map(|figures| figures.median);
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[700]), Some(700));
        assert_eq!(median(&[100, 900, 200]), Some(200));
        assert_eq!(median(&[100, 400]), Some(250));
        assert_eq!(median(&[1, 2]), Some(2), "half a hundredth goes up");
    }
}
