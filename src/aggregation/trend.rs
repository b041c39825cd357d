//! How domains and questions stand over the rounds, with arrows, and where a line breaks because something else was asked or graded.

use super::distribution::Proportion;
use super::questions::{NumberFigures, QuestionSummary};
use super::summary::Summary;
use super::wilson::LEAST;
use crate::model::digest::question_digest;
use crate::model::questionnaire::{Domain, Questionnaire};
use serde::{Deserialize, Serialize};

/// From how many percentage points on a difference is a rise or a fall; both rounds must have [`LEAST`] answers for that.
pub const POINTS: usize = 5;

/// One round of one questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct TrendRound<'r> {
    /// The round.
    pub round: &'r str,
    /// The edition that was answered.
    pub questionnaire: &'r Questionnaire,
    /// Its figures.
    pub summary: &'r Summary,
}

impl TrendRound<'_> {
    fn is_of_edition(&self, other: &Self) -> bool {
        self.questionnaire.edition == other.questionnaire.edition
    }
}

/// A questionnaire over the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    /// Its title, in the newest edition.
    pub title: String,
    /// The rounds, the oldest first, with the edition and how many returns are counted.
    pub rounds: Vec<(String, String, usize)>,
    /// The whole and each domain: good or better, of the returns with a grade.
    pub domains: Vec<TrendLine>,
    /// Each question whose answers stand for a level: those that meet it.
    pub questions: Vec<TrendLine>,
    /// Each question that is answered with a number.
    #[serde(default)]
    pub numbers: Vec<NumberLine>,
}

/// A number over the rounds. Nobody says whether more of it is better, so it has no arrows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberLine {
    /// The question's id.
    pub id: String,
    /// Its text, in the newest edition that has it.
    pub text: String,
    /// What it counts: "hours a week", or "%".
    pub unit: String,
    /// One for each round: the numbers, none where none was given; and whether another question was asked than before.
    pub points: Vec<(Option<NumberFigures>, bool)>,
}

/// A domain or a question over the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendLine {
    /// Its id; empty for the whole.
    pub id: String,
    /// Its title or text, in the newest edition that has it.
    pub text: String,
    /// One for each round.
    pub points: Vec<TrendPoint>,
}

/// Where it stands in one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// The figure; none where it was not asked or graded.
    pub part: Option<Proportion>,
    /// What became of it since the round before.
    pub change: TrendChange,
}

/// What became of a figure since the round before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendChange {
    /// There is nothing to compare it with: the first round, or one in which it was not there.
    #[default]
    New,
    /// It rose by [`POINTS`] or more.
    Up,
    /// It fell by as much.
    Down,
    /// Neither.
    Same,
    /// Fewer than [`LEAST`] answers in one of the two rounds, so that nobody can say.
    TooFew,
    /// The question, its answers or the scale are others than in the round before.
    OtherQuestion,
    /// Other questions are graded, or by other rules.
    OtherRules,
}

/// The trend over rounds, the oldest first; of one questionnaire in whichever editions.
pub fn trend(rounds: &[TrendRound<'_>]) -> Option<Trend> {
    let last = rounds.last()?;
    let whole = |at: &TrendRound<'_>| Some(at.summary.overall.all.good()).filter(|part| part.n > 0);
    let mut domains = vec![TrendLine {
        id: String::new(),
        text: "The whole".to_owned(),
        points: points(
            rounds,
            whole,
            |one, other| {
                let is_graded_alike =
                    || one.questionnaire.grading == other.questionnaire.grading && all_graded(one) == all_graded(other);
                one.is_of_edition(other) || is_graded_alike()
            },
            TrendChange::OtherRules,
        ),
    }];
    for domain in newest_of(rounds, |one| &one.questionnaire.domains, |domain| domain.id.as_str()) {
        let figure = |at: &TrendRound<'_>| {
            let found = at.summary.domains.iter().find(|one| one.domain == domain.id);
            found.map(|one| one.grades.all.good()).filter(|part| part.n > 0)
        };
        let is_same = |one: &TrendRound<'_>, other: &TrendRound<'_>| {
            let is_graded_alike =
                || one.questionnaire.grading == other.questionnaire.grading && graded(one, domain) == graded(other, domain);
            one.is_of_edition(other) || is_graded_alike()
        };
        let points = points(rounds, figure, is_same, TrendChange::OtherRules);
        if points.iter().any(|point| point.part.is_some()) {
            domains.push(TrendLine { id: domain.id.to_string(), text: domain.title.clone(), points });
        }
    }
    let (mut questions, mut numbers) = (Vec::new(), Vec::new());
    for question in newest_of(rounds, |one| &one.summary.questions, |question| question.question.as_str()) {
        let figure = |at: &TrendRound<'_>| {
            let found = at.summary.questions.iter().find(|one| one.question == question.question);
            found.and_then(|one| one.all.met).filter(|met| met.n > 0)
        };
        let digest = |at: &TrendRound<'_>| {
            let asked = at.questionnaire.question(&question.question)?;
            question_digest(at.questionnaire, asked)
        };
        let is_same = |one: &TrendRound<'_>, other: &TrendRound<'_>| one.is_of_edition(other) || digest(one) == digest(other);
        let line = number_line(rounds, question, is_same);
        numbers.extend(Some(line).filter(|line| line.points.iter().any(|(found, _)| found.is_some())));
        let points = points(rounds, figure, is_same, TrendChange::OtherQuestion);
        if points.iter().any(|point| point.part.is_some()) {
            questions.push(TrendLine { id: question.question.to_string(), text: question.text.clone(), points });
        }
    }
    Some(Trend {
        title: last.questionnaire.title.clone(),
        rounds: rounds.iter().map(|one| (one.round.to_owned(), one.questionnaire.edition.clone(), one.summary.counted)).collect(),
        domains,
        questions,
        numbers,
    })
}

fn number_line(
    rounds: &[TrendRound<'_>],
    question: &QuestionSummary,
    is_same: impl Fn(&TrendRound<'_>, &TrendRound<'_>) -> bool,
) -> NumberLine {
    let mut before: Option<&TrendRound<'_>> = None;
    let mut points = Vec::with_capacity(rounds.len());
    for round in rounds {
        let found = round.summary.questions.iter().find(|one| one.question == question.question);
        let numbers = found.and_then(|one| one.all.numbers);
        let is_other = numbers.is_some() && before.is_some_and(|before| !is_same(before, round));
        points.push((numbers, is_other));
        before = numbers.map(|_| round);
    }
    NumberLine { id: question.question.to_string(), text: question.text.clone(), unit: question.unit.clone(), points }
}

/// Each thing once, as the newest round has it, in that round's order; what only earlier rounds have comes after.
pub(super) fn newest_of<'r, R, T: 'r, All: IntoIterator<Item = &'r T>>(
    rounds: &[R],
    of: impl Fn(&R) -> All,
    id: impl Fn(&T) -> &str,
) -> Vec<&'r T> {
    let mut found: Vec<&'r T> = Vec::new();
    for round in rounds.iter().rev() {
        for one in of(round) {
            if found.iter().all(|other| id(other) != id(one)) {
                found.push(one);
            }
        }
    }
    found
}

/// What the grade of the whole is made of: every domain with what it is made of.
fn all_graded<'r>(at: &TrendRound<'r>) -> Vec<(&'r str, Vec<Graded>)> {
    at.questionnaire.domains.iter().map(|domain| (domain.id.as_str(), graded(at, domain))).collect()
}

/// A question that a grade is made of: its digest, whether it is key, and its weight.
type Graded = (Option<String>, bool, u32);

/// What a domain's grade is made of in an edition.
fn graded(at: &TrendRound<'_>, domain: &Domain) -> Vec<Graded> {
    let here = at.questionnaire.domain(&domain.id);
    let questions = here.into_iter().flat_map(|domain| &domain.questions).filter(|question| question.is_graded());
    questions.map(|question| (question_digest(at.questionnaire, question), question.key, question.weight)).collect()
}

/// A figure over the rounds. `is_same` says of two rounds whether they may be compared; where they may not, the line breaks, and
/// `other` says why.
pub(super) fn points<R>(
    rounds: &[R],
    figure: impl Fn(&R) -> Option<Proportion>,
    is_same: impl Fn(&R, &R) -> bool,
    other: TrendChange,
) -> Vec<TrendPoint> {
    let mut before: Option<(&R, Proportion)> = None;
    let mut points = Vec::with_capacity(rounds.len());
    for round in rounds {
        let part = figure(round);
        let change = match (before, part) {
            (Some((earlier, then)), Some(now)) if is_same(earlier, round) => change(then, now),
            (Some(_), Some(_)) => other,
            (None, _) | (_, None) => TrendChange::New,
        };
        points.push(TrendPoint { part, change });
        // A round in which it was not asked is a gap, and the next begins anew.
        before = part.map(|part| (round, part));
    }
    points
}

/// In whole numbers, so that two machines agree: a rise of five points is one of x/n over y/m by 5/100.
fn change(then: Proportion, now: Proportion) -> TrendChange {
    if then.n < LEAST || now.n < LEAST {
        return TrendChange::TooFew;
    }
    let (then_x, then_n, now_x, now_n) = (then.x as i128, then.n as i128, now.x as i128, now.n as i128);
    let difference = (now_x * then_n - then_x * now_n) * 100;
    let least = POINTS as i128 * then_n * now_n;
    if difference >= least {
        TrendChange::Up
    } else if difference <= -least {
        TrendChange::Down
    } else {
        TrendChange::Same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rise_is_five_points_with_ten_answers_on_both_sides() {
        let of = |x: usize, n: usize| Proportion { x, n };
        assert_eq!(change(of(10, 20), of(11, 20)), TrendChange::Up, "from 50 to 55 per cent");
        assert_eq!(change(of(100, 200), of(109, 200)), TrendChange::Same, "from 50 to 54.5");
        assert_eq!(change(of(11, 20), of(10, 20)), TrendChange::Down);
        assert_eq!(change(of(0, 9), of(9, 9)), TrendChange::TooFew, "nine are too few");
        assert_eq!(change(of(10, 10), of(0, 10)), TrendChange::Down);
        assert_eq!(change(of(1, 3_000_000), of(1, 3_000_000)), TrendChange::Same);
    }
}
