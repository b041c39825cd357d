//! Who said what to one question, as counts: for each answer that there is, and for the ways of giving none. Hides nothing.

use super::row::{ReplyRow, sayable};
use crate::aggregation::row::Said;
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::Questionnaire;

/// Somebody who replied.
#[derive(Clone, Copy)]
pub struct Person<'r> {
    /// The place of the file among those that are counted.
    pub file: usize,
    /// What they said.
    pub reply: &'r ReplyRow,
}

/// What one question can be answered with, by the columns in which it is counted: what can be chosen, then an answer of another
/// kind, then the three ways of giving none.
pub struct Columns<'q> {
    /// Its place in the questionnaire.
    pub at: usize,
    /// The question.
    pub question: &'q Question,
    /// What can be chosen, id and label; of several choices only those that are counted in columns of their own.
    pub choices: Vec<(&'q str, &'q str)>,
    /// Where several may be chosen, all of them.
    pub several: Vec<(&'q str, &'q str)>,
}

impl<'q> Columns<'q> {
    /// Of this question.
    pub fn of(questionnaire: &'q Questionnaire, question: &'q Question, at: usize) -> Self {
        let all = sayable(questionnaire, question);
        match question.answer_type {
            AnswerType::Choices => Self { at, question, choices: Vec::new(), several: all },
            _ => Self { at, question, choices: all, several: Vec::new() },
        }
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.choices.len() + 4
    }

    /// The column of answers that are no single choice.
    pub fn answered(&self) -> usize {
        self.choices.len()
    }

    /// The column of those who did not answer.
    pub fn unanswered(&self) -> usize {
        self.choices.len() + 3
    }

    /// The column in which somebody is counted; none of whom it was not asked.
    pub fn column(&self, person: &Person<'_>) -> Option<usize> {
        let first = self.choices.len();
        match person.reply.said(self.at) {
            Said::NotAsked => None,
            Said::Place(place) if place < first => Some(place),
            Said::Place(_) => Some(first),
            Said::Other => {
                let chosen = person.reply.chosen.get(&self.question.id).and_then(|places| places.first());
                Some(chosen.copied().filter(|place| *place < first).unwrap_or(first))
            }
            Said::DontKnow => Some(first + 1),
            Said::NotApplicable => Some(first + 2),
            Said::Unanswered => Some(first + 3),
        }
    }

    /// Whether somebody chose this one of several.
    pub fn chose(&self, person: &Person<'_>, place: usize) -> bool {
        person.reply.chosen.get(&self.question.id).is_some_and(|places| places.contains(&place))
    }

    /// How many stand in each column.
    pub fn count<'p, 'r: 'p>(&self, people: impl Iterator<Item = &'p Person<'r>>) -> Vec<usize> {
        let mut counts = vec![0; self.len()];
        for column in people.filter_map(|person| self.column(person)) {
            counts[column] += 1;
        }
        counts
    }
}
