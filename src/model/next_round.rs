//! A round begins beside the return of the one before. Knows no files and no clock.

use super::answer::Answer;
use super::audit_return::{Action, Return};
use super::digest::question_digest;
use super::editions::{field_fits, fits, said};
use super::ids::*;
use super::last_time::{AskedThen, EarlierAnswer, LastStanding, LastTime};
use super::meaning::Meaning;
use super::provenance::BegunFrom;
use super::questionnaire::Questionnaire;
use serde_json::Map;

impl LastTime {
    /// What a return of an earlier round says to whoever answers the next. `then` is what it was answered with, `now` what is
    /// answered next.
    pub fn of(earlier: &Return, then: &Questionnaire, now: &Questionnaire) -> Self {
        // What was left out of that return stays out.
        let sent = earlier.as_sent();
        let answers = sent.answers.iter().filter(|(_, answer)| !answer.is_empty());
        let answers = answers.map(|(id, answer)| (id.clone(), EarlierAnswer::of(id, answer, then, now))).collect();
        Self {
            reference: earlier.reference.clone(),
            cycle: earlier.cycle.clone(),
            edition: earlier.questionnaire.edition.clone(),
            answers,
            actions: earlier.actions_now().into_iter().filter(|action| action.is_open() && !action.is_blank()).collect(),
            grades: earlier.grades.clone(),
            extra: Map::new(),
        }
    }

    /// The draft beside it moves to another edition, in which some questions may be others.
    pub fn moves(&mut self, from: &Questionnaire, to: &Questionnaire) {
        for (id, earlier) in self.answers.iter_mut().filter(|(_, earlier)| earlier.is_same()) {
            earlier.asked = EarlierAnswer::of(id, &earlier.answer, from, to).asked;
        }
    }
}

impl EarlierAnswer {
    fn of(id: &QuestionId, answer: &Answer, then: &Questionnaire, now: &Questionnaire) -> Self {
        let (before, after) = (then.question(id), now.question(id));
        let is_same = before.zip(after).is_some_and(|(before, after)| {
            question_digest(then, before) == question_digest(now, after) && fits(now, after, answer)
        });
        let asked = (!is_same).then(|| AskedThen {
            text: before.map(|question| question.text.clone()).unwrap_or_default(),
            said: answer.response.as_ref().map(|response| said(then, id, response)).unwrap_or_default(),
        });
        Self { answer: answer.clone(), asked, extra: Map::new() }
    }
}

impl Return {
    /// A draft for another round that is asked with `now` and begins beside what this return said. Who the organisation is
    /// comes with it; every answer waits to be looked at.
    pub fn next_round(&self, begins: Return, then: &Questionnaire, now: &Questionnaire) -> Self {
        let (mut next, sent) = (begins, self.as_sent());
        let guidance = now.id_meaning(Meaning::GuidanceEdition);
        let fields = sent.profile.iter().filter(|(id, value)| **id != guidance && field_fits(now, id, value));
        next.profile.extend(fields.map(|(id, value)| (id.clone(), value.clone())));
        next.sites.clone_from(&self.sites);
        next.begin_beside(self, then, now);
        next
    }

    /// Sets what an earlier return said beside this draft. What is answered here stays.
    pub fn begin_beside(&mut self, earlier: &Return, then: &Questionnaire, now: &Questionnaire) {
        self.begun_from = Some(BegunFrom { reference: earlier.reference.clone(), cycle: earlier.cycle.clone() });
        self.last_time = Some(LastTime::of(earlier, then, now));
        self.looked_at.clear();
    }

    /// What was said to a question the time before; none where nothing was, or nothing is known.
    pub fn last_said(&self, question: &QuestionId) -> Option<&EarlierAnswer> {
        self.last_time.as_ref()?.answers.get(question)
    }

    /// Whether what was said to a question the time before still has to be looked at.
    pub fn waits_to_be_looked_at(&self, question: &QuestionId) -> bool {
        let response = self.answer_to(question).and_then(|answer| answer.response.as_ref());
        let is_looked_at = self.looked_at.contains(question);
        self.last_said(question).is_some_and(|earlier| earlier.standing(is_looked_at, response) == LastStanding::Waits)
    }

    /// What was planned the time before and is neither carried on nor closed yet.
    pub fn last_actions_open(&self) -> impl Iterator<Item = &Action> {
        let planned = self.last_time.iter().flat_map(|last| &last.actions);
        planned.filter(|action| !self.actions.iter().any(|one| one.id == action.id))
    }
}
