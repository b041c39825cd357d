//! What is noticed of actions that are not done: nobody to do it, no day, a day that cannot be read or is past.

use super::super::finding::{Noticed, Place, Rule};
use crate::model::audit_return::{Action, ActionStatus};
use crate::model::date::Date;
use crate::model::plain::{is_seen, says_something};

pub(super) fn find(action: &Action, today: Option<Date>) -> Vec<Noticed> {
    if action.status == ActionStatus::Done {
        return Vec::new();
    }
    let owner = (!says_something(&action.owner)).then_some(Rule::NoOwner);
    let rules = owner.into_iter().chain(of_due_date(&action.due, today));
    rules.map(|rule| (Place::Action(action.id.clone()), rule)).collect()
}

fn of_due_date(due: &str, today: Option<Date>) -> Option<Rule> {
    if !is_seen(due) {
        return Some(Rule::NoDueDate);
    }
    let Some(day) = Date::from_iso(due).filter(|day| day.is_likely()) else {
        return Some(Rule::DueDateUnreadable(due.to_owned()));
    };
    today.is_some_and(|today| day < today).then(|| Rule::Overdue(due.to_owned()))
}
