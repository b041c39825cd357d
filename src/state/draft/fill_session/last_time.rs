//! What was said the time before, looked at question by question.

use super::FillSession;
use crate::model::answer::{Answer, Response};
use crate::model::audit_return::{Action, ActionStatus, Return};
use crate::model::ids::{ActionId, QuestionId};
use crate::model::last_time::{EarlierAnswer, LastStanding, LastTime};
use crate::model::parts::Part;
use leptos::prelude::*;

/// Answers as they were before something was done to several of them, so that it can be undone.
#[derive(Clone)]
pub struct Before {
    /// As each was, and as it became.
    answers: Vec<(QuestionId, Answer, Answer)>,
}

impl FillSession {
    /// What it is called, and what was said to a question then; none where nothing was. Does not change while it is open.
    pub fn last_said(&self, question: &QuestionId) -> Option<(String, EarlierAnswer)> {
        self.rest.with_untracked(|rest| {
            let last = rest.last_time.as_ref()?;
            Some((last.called().to_owned(), last.answers.get(question)?.clone()))
        })
    }

    /// How that stands beside what is answered now; none where nothing was said. Subscribes to the answer.
    pub fn last_standing(&self, question: &QuestionId) -> Option<LastStanding> {
        let response = self.question(question).and_then(|signals| signals.response.get());
        self.with_rest(|rest| {
            let earlier = rest.last_said(question)?;
            Some(earlier.standing(rest.looked_at.contains(question), response.as_ref()))
        })
    }

    /// Takes what was said to these questions the time before as this round's answers, where nothing is answered yet.
    pub fn confirm_last(&self, questions: &[QuestionId]) -> Before {
        let mut before = self.before(questions);
        let last = self.rest.with_untracked(|rest| rest.last_time.clone());
        for (id, answer, became) in &mut before.answers {
            let same = last.as_ref().and_then(|last| Some((last, last.answers.get(id)?)));
            let Some((last, earlier)) = same.filter(|(_, earlier)| earlier.is_same()) else { continue };
            if answer.response.as_ref().is_none_or(Response::is_blank) {
                let unanswered = Answer { response: None, ..answer.clone() };
                self.put_answer(id, last.confirmed(earlier, unanswered));
                *became = self.answer_now(id);
            }
        }
        self.look_at(questions);
        before
    }

    /// Nothing of what was said to a question the time before is taken over.
    pub fn leave_out_last(&self, question: &QuestionId) {
        self.look_at(std::slice::from_ref(question));
    }

    /// Undoes [`Self::confirm_last`], but for answers that somebody has changed since.
    pub fn put_back(&self, before: &Before) {
        let untouched = before.answers.iter().filter(|(id, _, became)| self.answer_now(id) == *became);
        let untouched: Vec<(QuestionId, Answer)> = untouched.map(|(id, was, _)| (id.clone(), was.clone())).collect();
        for (id, answer) in &untouched {
            self.put_answer(id, answer.clone());
        }
        self.update_rest(|rest| rest.looked_at.retain(|id| !untouched.iter().any(|(one, _)| one == id)));
    }

    fn answer_now(&self, id: &QuestionId) -> Answer {
        untrack(|| self.question(id).map(|signals| signals.answer()).unwrap_or_default())
    }

    /// What was planned the time before and is neither carried on nor closed. Subscribes to the actions.
    pub fn last_actions_open(&self) -> Vec<Action> {
        let actions = self.actions.get();
        self.with_rest(|rest| {
            let planned = rest.last_time.iter().flat_map(|last| &last.actions);
            planned.filter(|action| !actions.iter().any(|one| one.id == action.id)).cloned().collect()
        })
    }

    /// Goes on with an action of the time before.
    pub fn carry_on(&self, id: &ActionId) {
        let is_planned = self.actions.with_untracked(|actions| actions.iter().any(|action| action.id == *id));
        if !is_planned {
            self.take_last_action(id);
        }
    }

    /// What came of an action of the time before, as far as it is typed: kept at once, in an action that is carried on.
    pub fn say_what_came_of(&self, id: &ActionId, outcome: String) {
        self.carry_on(id);
        self.change_action(id, |action| Action { outcome, ..action });
    }

    /// Closes an action of which it was said what came of it.
    pub fn close_action(&self, id: &ActionId) {
        self.change_action(id, |action| Action { status: ActionStatus::Done, ..action });
    }

    fn change_action(&self, id: &ActionId, change: impl FnOnce(Action) -> Action) {
        let planned = self.actions.with_untracked(|actions| actions.iter().find(|action| action.id == *id).cloned());
        if let Some(action) = planned {
            self.put_action(change(action));
        }
    }

    fn take_last_action(&self, id: &ActionId) {
        let carried = self.rest.with_untracked(|rest| {
            let last = rest.last_time.as_ref()?;
            let action = last.actions.iter().find(|action| action.id == *id)?;
            let asked = |question: &QuestionId| self.question(question).is_some();
            Some(last.carried_on(action, asked))
        });
        if let Some(carried) = carried {
            self.put_action(carried);
        }
    }

    /// Sets what an earlier return said beside this draft.
    pub fn begin_beside(&self, begin: impl FnOnce(&mut Return)) {
        self.edit(Part::LastTime, || self.rest.update(begin));
        self.touch(&Part::Rest);
    }

    /// What was said the time before; none where nothing is known.
    pub fn last_time(&self) -> Option<LastTime> {
        self.with_rest(|rest| rest.last_time.clone())
    }

    fn before(&self, questions: &[QuestionId]) -> Before {
        let answer = |id: &QuestionId| {
            let now = self.answer_now(id);
            (id.clone(), now.clone(), now)
        };
        Before { answers: questions.iter().filter(|id| self.question(id).is_some()).map(answer).collect() }
    }

    fn look_at(&self, questions: &[QuestionId]) {
        self.update_rest(|rest| rest.looked_at.extend(questions.iter().cloned()));
    }

    fn put_answer(&self, id: &QuestionId, answer: Answer) {
        self.change(id, |signals| signals.set(answer));
    }
}
