//! What is typed to work out how many cases to audit, and to draw them. Knows no sentences: what is wrong is named, all of it,
//! in reading order.

use super::draw::{Sample, Way, draw};
use super::list::List;
use super::{Aim, ConfidenceLevel, MARGINS, SampleSize, how_many};
use crate::model::answer::AnswerValue;
use crate::model::plain::{is_seen, plain_text};
use crate::model::questionnaire::AnswerType;
use crate::model::typed::parse_whole;

/// The seeds that are made by chance are below this: nine digits can be noted and typed again.
const SEEDS: u64 = 1_000_000_000;
/// The most digits of a seed. Spreadsheet programs change longer numbers.
const MOST_DIGITS: usize = 15;

/// Something typed that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedProblem {
    /// How many cases there are: no whole number above 0. Blank is fine.
    Population,
    /// How far off the figure may be: no number of percentage points that can be.
    Margin,
    /// What share is expected: no number between 0 and 100.
    Expected,
    /// The list has no reference.
    List,
    /// How many to choose: no whole number above 0.
    Number,
    /// The number that repeats the draw: not digits, or too many. Blank is fine.
    Seed,
}

/// What is typed to work out how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedAim {
    /// How many cases there are; blank where nobody knows.
    pub population: String,
    /// How sure.
    pub confidence: ConfidenceLevel,
    /// How many percentage points off.
    pub margin: String,
    /// The share expected, in per cent.
    pub expected: String,
}

/// How many to audit, and for what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkedOut {
    /// How many.
    pub how_many: SampleSize,
    /// What for.
    pub aim: Aim,
}

/// What is typed to draw cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedDraw {
    /// The pasted list.
    pub list: String,
    /// How many to choose.
    pub number: String,
    /// Whether from each group.
    pub by_group: bool,
    /// The number that repeats the draw; blank for one by chance.
    pub seed: String,
}

/// Cases that were drawn, and from what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// From what.
    pub list: List,
    /// The cases.
    pub sample: Sample,
    /// Whether they were to be drawn from each group, and no case has one.
    pub lacks_groups: bool,
}

impl TypedAim {
    /// How many to audit, or everything that is wrong.
    pub fn work_out(&self) -> Result<WorkedOut, Vec<TypedProblem>> {
        let is_unknown = !is_seen(&self.population);
        let population = whole(&self.population);
        let margin = number(&self.margin).filter(|margin| MARGINS.contains(margin));
        let expected = number(&self.expected).filter(|share| *share > 0.0 && *share < 100.0);
        let problems = [
            (population.is_none() && !is_unknown, TypedProblem::Population),
            (margin.is_none(), TypedProblem::Margin),
            (expected.is_none(), TypedProblem::Expected),
        ];
        let problems = named(problems);
        let (Some(margin), Some(expected), true) = (margin, expected, problems.is_empty()) else { return Err(problems) };
        let aim = Aim { confidence: self.confidence, margin, expected };
        let how_many = how_many(population, &aim).ok_or_else(|| vec![TypedProblem::Margin])?;
        Ok(WorkedOut { how_many, aim })
    }
}

impl TypedDraw {
    /// Draws the cases, with a seed made from `chance` where none is typed; or everything that is wrong.
    pub fn draw(&self, chance: u64) -> Result<Drawn, Vec<TypedProblem>> {
        let list = List::read(&self.list);
        let asked = whole(&self.number);
        let seed = if !is_seen(&self.seed) { Some(new_seed(chance)) } else { seed(&self.seed) };
        let problems = [
            (list.cases().is_empty(), TypedProblem::List),
            (asked.is_none(), TypedProblem::Number),
            (seed.is_none(), TypedProblem::Seed),
        ];
        let problems = named(problems);
        let (Some(asked), Some(seed), true) = (asked, seed, problems.is_empty()) else { return Err(problems) };
        let has_groups = list.cases().iter().any(|case| case.group.is_some());
        let way = if self.by_group && has_groups { Way::ByGroup } else { Way::FromAll };
        let sample = draw(&list, asked, way, seed);
        Ok(Drawn { list, sample, lacks_groups: self.by_group && !has_groups })
    }
}

/// A seed that people can note, from a random number.
pub fn new_seed(chance: u64) -> u64 {
    chance % SEEDS
}

fn named<const N: usize>(problems: [(bool, TypedProblem); N]) -> Vec<TypedProblem> {
    problems.into_iter().filter(|(is_there, _)| *is_there).map(|(_, problem)| problem).collect()
}

/// A number of per cent: "7.5" and "10%".
fn number(typed: &str) -> Option<f64> {
    match AnswerValue::parse(AnswerType::Percentage, typed)? {
        AnswerValue::Number(number) => Some(number),
        AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::OutOf(_) | AnswerValue::Rows(_) => None,
    }
}

/// A number of cases: "1,000", and neither "0", "7.5" nor "10%".
fn whole(typed: &str) -> Option<usize> {
    // Every machine counts up to here; the browser's counts no further.
    parse_whole(typed).and_then(|found| u32::try_from(found).ok()).filter(|found| *found > 0).map(|found| found as usize)
}

/// Every digit counts, so it is not read by way of a number with a point. Blanks between digits are for the eye.
fn seed(typed: &str) -> Option<u64> {
    let digits: String = plain_text(typed).chars().filter(|c| !c.is_whitespace()).collect();
    let is_plain = digits.len() <= MOST_DIGITS && digits.chars().all(|c| c.is_ascii_digit());
    if is_plain { digits.parse().ok() } else { None }
}
