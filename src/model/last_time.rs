//! What an organisation said in the round before: shown beside each question, to be confirmed, changed or left out. Nothing of it
//! is an answer of this round before somebody has looked at it. How it comes there is in `next_round`.

use super::action::Action;
use super::answer::{Answer, Response};
use super::ids::*;
use super::plain::is_seen;
use super::provenance::CarriedFrom;
use super::recorded_grades::RecordedGrades;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What was said in the round before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LastTime {
    /// What people quote of that return.
    pub reference: String,
    /// Its round.
    pub cycle: String,
    /// The edition of the questionnaire that it was answered in.
    #[serde(default)]
    pub edition: String,
    /// What was answered. In a submitted return only the answers proper.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, EarlierAnswer>,
    /// What was planned and not done. In a submitted return none, since each stands in its own action plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What it was graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<RecordedGrades>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What was said to one question in the round before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierAnswer {
    /// As it stood in that return.
    pub answer: Answer,
    /// What was asked then, where that is not asked any more in the same words and with the same answers to choose from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedThen>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A question of the round before that has changed since, or is gone, with what was said to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedThen {
    /// Its words.
    pub text: String,
    /// The answer, as people read it.
    pub said: String,
}

/// How an answer of the round before stands beside what is answered now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastStanding {
    /// Nobody has looked at it.
    Waits,
    /// It was looked at, and nothing is said in its place.
    LeftOut,
    /// The same is said again.
    Same,
    /// Something else is said.
    Changed,
}

impl LastTime {
    /// What it is called: "2025-26", or its reference where it belonged to no round.
    pub fn called(&self) -> &str {
        if is_seen(&self.cycle) { &self.cycle } else { &self.reference }
    }

    /// An answer of that round as one of this round. What was written meanwhile stays, and only what is blank is filled in.
    pub fn confirmed(&self, earlier: &EarlierAnswer, now: Answer) -> Answer {
        let then = &earlier.answer;
        let has_evidence = now.has_evidence();
        let mut boxes = then.boxes.clone();
        boxes.extend(now.boxes.into_iter().filter(|(_, text)| is_seen(text)));
        Answer {
            response: now.response.or_else(|| then.response.clone()),
            evidence: if has_evidence { now.evidence } else { then.evidence.clone() },
            note: if is_seen(&now.note) { now.note } else { then.note.clone() },
            boxes,
            sites: if now.sites.is_empty() { then.sites.clone() } else { now.sites },
            carried_from: Some(self.since(then)),
            ..now
        }
    }

    /// The round in which an answer was first given that has been confirmed since.
    pub fn since(&self, answer: &Answer) -> CarriedFrom {
        let this = || CarriedFrom { cycle: self.cycle.clone(), reference: self.reference.clone() };
        answer.carried_from.clone().unwrap_or_else(this)
    }

    /// An action of that round in this round's plan, to go on with. One that came from a question which is not asked any more
    /// belongs to none.
    pub fn carried_on(&self, action: &Action, is_asked: impl Fn(&QuestionId) -> bool) -> Action {
        let planned_in = if is_seen(&action.planned_in) { &action.planned_in } else { &self.cycle };
        let question = action.question.clone().filter(is_asked);
        Action { planned_in: planned_in.clone(), question, ..action.clone() }
    }

    /// What of it goes into a submitted return: how each question was answered, without what was written beside it.
    pub fn as_sent(&self) -> Self {
        let only_the_answer = |(id, earlier): (&QuestionId, &EarlierAnswer)| {
            let (response, carried_from) = (earlier.answer.response.clone(), earlier.answer.carried_from.clone());
            let answer = Answer { response, carried_from, ..Answer::default() };
            (id.clone(), EarlierAnswer { answer, ..earlier.clone() })
        };
        let answers = self.answers.iter().filter(|(_, earlier)| earlier.answer.response.is_some());
        Self { answers: answers.map(only_the_answer).collect(), actions: Vec::new(), ..self.clone() }
    }
}

impl EarlierAnswer {
    /// Whether the same is asked now, so that the answer may stand again.
    pub fn is_same(&self) -> bool {
        self.asked.is_none()
    }

    /// How it stands beside what is answered now.
    pub fn standing(&self, is_looked_at: bool, response: Option<&Response>) -> LastStanding {
        match response.filter(|response| !response.is_blank()) {
            None if is_looked_at => LastStanding::LeftOut,
            None => LastStanding::Waits,
            Some(response) if self.is_same() && self.answer.response.as_ref() == Some(response) => LastStanding::Same,
            Some(_) => LastStanding::Changed,
        }
    }
}
