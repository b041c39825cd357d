//! What organisations will change: how many actions are open and overdue, by age and by domain, and which gaps have none.

use super::row::{ActionMark, ReturnRow, Said};
use crate::model::audit_return::ActionStatus;
use crate::model::date::Date;
use crate::model::ids::{DomainId, QuestionId};
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::{Domain, Questionnaire};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Up to how many days an action is overdue for a short time, and for a longer one; after that, for a long time.
pub const SHORT: u32 = 30;
/// See [`SHORT`].
pub const LONGER: u32 = 90;

/// Actions of all returns of one questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionFigures {
    /// Every action.
    pub all: usize,
    /// Those that are done.
    pub done: usize,
    /// Those that are not done.
    pub open: usize,
    /// Of those that are not done, those whose day has passed.
    pub overdue: Overdue,
    /// Of those that are not done, those without a day that can be read.
    pub without_day: usize,
    /// Of those that are not done, those for which nobody is named.
    pub without_owner: usize,
    /// Organisations with an action that is not done.
    pub organisations: usize,
    /// Organisations with an action that is overdue.
    pub organisations_overdue: usize,
    /// Organisations that have said since they submitted how their actions are.
    pub organisations_updated: usize,
    /// The day of the last time that one of them did, as an ISO date; empty where none did.
    pub updated_on: String,
    /// By domain, in the questionnaire's order; those that came from no question are last, without one.
    pub by_domain: Vec<DomainActions>,
    /// Answers below what counts as good, or that nobody knows, in returns without an action for them.
    pub gaps_without_action: Gaps,
}

/// How long actions are overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overdue {
    /// All of them.
    pub all: usize,
    /// For up to [`SHORT`] days.
    pub short: usize,
    /// For up to [`LONGER`] days.
    pub longer: usize,
    /// For more.
    pub long: usize,
}

/// Actions of one domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainActions {
    /// Which; none for actions that came from no question.
    pub domain: Option<DomainId>,
    /// Its title; empty where there is none.
    pub title: String,
    /// Every action.
    pub all: usize,
    /// Those that are not done.
    pub open: usize,
    /// Those that are overdue.
    pub overdue: usize,
    /// Answers that are gaps, without an action.
    pub gaps_without_action: usize,
}

/// Answers that are gaps, and whose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    /// Answers.
    pub answers: usize,
    /// Of these, answers to key questions.
    pub key: usize,
    /// Organisations with any.
    pub organisations: usize,
}

/// How many days an action is overdue on a day; none where it is not, or is done, or has no day.
pub fn days_overdue(action: &ActionMark, today: Date) -> Option<u32> {
    crate::model::action::days_overdue(action.status, &action.due, today)
}

/// Adds up the actions of rows that were made with this questionnaire, as they stand on a day.
pub fn actions(questionnaire: &Questionnaire, rows: &[&ReturnRow], today: Date) -> ActionFigures {
    let mut figures = ActionFigures::default();
    let mut domains: Vec<DomainActions> = questionnaire
        .domains
        .iter()
        .map(|domain| DomainActions { domain: Some(domain.id.clone()), title: domain.title.clone(), ..DomainActions::default() })
        .chain([DomainActions::default()])
        .collect();
    let place: BTreeMap<&QuestionId, usize> = by_question(questionnaire).map(|(at, _, question)| (&question.id, at)).collect();
    let asked: Vec<Asked<'_>> =
        by_question(questionnaire).map(|(at, _, question)| Asked::of(questionnaire, question, at)).collect();
    let last = domains.len().saturating_sub(1);
    for row in rows {
        let (mut has_open, mut is_overdue, mut has_gap) = (false, false, false);
        for action in row.actions_now() {
            let at = action.question.as_ref().and_then(|question| place.get(question)).copied().unwrap_or(last);
            let days = days_overdue(action, today);
            let is_open = action.status != ActionStatus::Done;
            figures.count(action, days);
            if let Some(domain) = domains.get_mut(at) {
                domain.all += 1;
                domain.open += usize::from(is_open);
                domain.overdue += usize::from(days.is_some());
            }
            has_open |= is_open;
            is_overdue |= days.is_some();
        }
        let planned: BTreeSet<&QuestionId> = row.actions_now().iter().filter_map(|action| action.question.as_ref()).collect();
        for (at, asked) in asked.iter().enumerate() {
            if asked.is_gap(row, at) && !planned.contains(&asked.question.id) {
                figures.gaps_without_action.answers += 1;
                figures.gaps_without_action.key += usize::from(asked.question.key);
                domains.get_mut(asked.domain).into_iter().for_each(|domain| domain.gaps_without_action += 1);
                has_gap = true;
            }
        }
        figures.organisations_updated += usize::from(row.updated.is_some());
        figures.updated_on = std::mem::take(&mut figures.updated_on).max(row.updated_on().to_owned());
        figures.organisations += usize::from(has_open);
        figures.organisations_overdue += usize::from(is_overdue);
        figures.gaps_without_action.organisations += usize::from(has_gap);
    }
    domains.retain(|domain| domain.all > 0 || domain.gaps_without_action > 0);
    figures.by_domain = domains;
    figures
}

impl ActionFigures {
    fn count(&mut self, action: &ActionMark, days: Option<u32>) {
        self.all += 1;
        if action.status == ActionStatus::Done {
            self.done += 1;
            return;
        }
        self.open += 1;
        self.without_owner += usize::from(!action.has_owner);
        self.without_day += usize::from(Date::from_iso(action.due.trim()).is_none());
        if let Some(days) = days {
            self.overdue.all += 1;
            match days {
                days if days <= SHORT => self.overdue.short += 1,
                days if days <= LONGER => self.overdue.longer += 1,
                _ => self.overdue.long += 1,
            }
        }
    }
}

/// The place of its domain, the domain, and each question.
fn by_question(questionnaire: &Questionnaire) -> impl Iterator<Item = (usize, &Domain, &Question)> {
    let domains = questionnaire.domains.iter().enumerate();
    domains.flat_map(|(at, domain)| domain.questions.iter().map(move |question| (at, domain, question)))
}

struct Asked<'q> {
    question: &'q Question,
    domain: usize,
    /// For each place in its scale, whether it counts as good; none where it is not graded.
    good: Option<Vec<bool>>,
}

impl<'q> Asked<'q> {
    fn of(questionnaire: &Questionnaire, question: &'q Question, domain: usize) -> Self {
        let scale = questionnaire.graded_on(question);
        let good = scale.map(|scale| scale.levels.iter().map(|level| scale.is_good(&level.id)).collect());
        Self { question, domain, good }
    }

    /// Whether the answer of a return is below what counts as good, or nobody knows. `at` is the question's place.
    fn is_gap(&self, row: &ReturnRow, at: usize) -> bool {
        let Some(good) = &self.good else { return false };
        let is_level = self.question.answer_type == AnswerType::Level;
        let reached = match row.said(at) {
            Said::Place(place) if is_level => Some(place),
            Said::Place(_) | Said::Other => row.reached.get(&self.question.id).copied(),
            Said::DontKnow => return true,
            Said::NotAsked | Said::Unanswered | Said::NotApplicable => return false,
        };
        reached.and_then(|reached| good.get(reached)) == Some(&false)
    }
}
