//! Actions of every organisation, as figures and as a list. Their words stand in the returns alone: whoever drives the desk adds
//! them to the lines that are shown.

use super::RowDesk;
use super::shown::{ActionLine, ActionTable, Looked, MOST_LINES};
use crate::aggregation::actions::{actions, days_overdue};
use crate::aggregation::counting::Keyed;
use crate::aggregation::row::{ActionMark, ReturnRow};
use crate::model::audit_return::{Action, ActionStatus};
use crate::model::date::Date;
use crate::model::questionnaire::Kind;
use std::cmp::Reverse;

/// Which part of the list is wanted.
pub(super) struct ActionList<'l> {
    /// How many to pass over.
    pub from: usize,
    /// Part of an organisation's name; empty for all.
    pub like: &'l str,
    /// Only those that are overdue.
    pub only_overdue: bool,
}

impl ActionList<'_> {
    /// No line of it.
    pub(super) fn none() -> Self {
        Self { from: usize::MAX, like: "", only_overdue: false }
    }
}

impl ActionLine {
    /// Reads its words from the actions of its return.
    pub(super) fn read_words(&mut self, actions: &[Action]) {
        if let Some(action) = actions.iter().find(|action| action.id.as_str() == self.id) {
            self.text.clone_from(&action.text);
            self.owner.clone_from(&action.owner);
            self.outcome.clone_from(&action.outcome);
            self.evidence.clone_from(&action.evidence);
        }
    }
}

impl RowDesk {
    pub(super) fn look_at_actions(&self, looked: &mut Looked, counted: &[Keyed<'_>], today: Date, list: &ActionList<'_>) {
        looked.actions = self
            .questionnaires()
            .iter()
            .filter(|known| known.questionnaire.kind == Kind::SelfAssessment)
            .filter_map(|known| {
                let of_this =
                    |row: &&ReturnRow| row.questionnaire == known.questionnaire.id && row.edition == known.questionnaire.edition;
                let rows: Vec<&ReturnRow> = counted.iter().map(|(_, row)| *row).filter(of_this).collect();
                let figures = actions(&known.questionnaire, &rows, today);
                let (title, edition) = (known.questionnaire.title.clone(), known.questionnaire.edition.clone());
                (!rows.is_empty()).then_some(ActionTable { title, edition, figures })
            })
            .collect();
        let like = list.like.trim().to_lowercase();
        let of_self = counted.iter().filter(|(_, row)| row.audit.is_none() && row.organisation.to_lowercase().contains(&like));
        let mut found: Vec<(Option<u32>, Keyed<'_>, &ActionMark)> = of_self
            .flat_map(|keyed| keyed.1.actions_now().iter().map(|action| (days_overdue(action, today), *keyed, action)))
            .filter(|(days, _, _)| !list.only_overdue || days.is_some())
            .collect();
        // What is overdue longest first, then what is due next; what is done, or has no day, at the end.
        found.sort_by_cached_key(|(days, (key, row), action)| {
            let is_done = action.status == ActionStatus::Done;
            let day = Date::from_iso(action.due.trim());
            (Reverse(*days), is_done, day.is_none(), day, row.organisation.to_lowercase(), (*key).to_owned(), action.id.clone())
        });
        looked.action_lines_in_all = found.len();
        let shown = found.into_iter().skip(list.from).take(MOST_LINES);
        looked.action_lines = shown.map(|(days, keyed, action)| self.action_line(keyed, action, days)).collect();
    }

    /// An action without its words.
    pub(super) fn action_line(&self, (key, row): Keyed<'_>, action: &ActionMark, days_overdue: Option<u32>) -> ActionLine {
        let question = action.question.as_ref().and_then(|id| self.questionnaire(row)?.question(id));
        ActionLine {
            key: key.to_owned(),
            id: action.id.to_string(),
            organisation: row.organisation.clone(),
            question: question.map(|question| question.id.to_string()).unwrap_or_default(),
            about: question.map(|question| question.text.clone()).unwrap_or_default(),
            due: action.due.clone(),
            days_overdue: days_overdue.unwrap_or_default(),
            status: action.status,
            planned_in: action.planned_in.clone(),
            words_in: row.updated.as_ref().map_or_else(|| key.to_owned(), |updated| updated.key.clone()),
            updated_on: row.updated_on().to_owned(),
            text: String::new(),
            owner: String::new(),
            outcome: String::new(),
            evidence: String::new(),
        }
    }
}
