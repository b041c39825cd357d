//! Actions of every organisation, in words.

use super::figures::{count, date, number};
use super::said::own_words;
use crate::aggregation::actions::{ActionFigures, LONGER, SHORT};
use crate::model::plain::is_seen;

/// How many actions there are, and how many are open and overdue.
pub fn lead(of: &ActionFigures) -> String {
    if of.all == 0 {
        return "No return has an action.".to_owned();
    }
    let open = match of.open {
        0 => "none is open".to_owned(),
        1 => "1 is open".to_owned(),
        open => format!("{} are open", number(open)),
    };
    let overdue = match of.overdue.all {
        0 => "none of them overdue".to_owned(),
        overdue => format!("{} of them overdue", number(overdue)),
    };
    let overdue = if of.open == 0 { String::new() } else { format!(", {overdue}") };
    format!("{}: {open}{overdue}; {} done.", count(of.all, "action"), number(of.done))
}

/// What else there is to know: for how long they are overdue, whose they are, and what nobody does anything about.
pub fn beside(of: &ActionFigures) -> Vec<String> {
    let is_are = |n: usize| if n == 1 { "is" } else { "are" };
    let overdue = (of.overdue.all > 0).then(|| {
        format!(
            "Overdue for up to {SHORT} days: {}; up to {LONGER} days: {}; longer: {}. They are of {}.",
            number(of.overdue.short),
            number(of.overdue.longer),
            number(of.overdue.long),
            count(of.organisations_overdue, "organisation")
        )
    });
    let day = (of.without_day > 0)
        .then(|| format!("{} open {} without a day by which it is done.", number(of.without_day), is_are(of.without_day)));
    let owner = (of.without_owner > 0)
        .then(|| format!("{} open {} without anybody named who does it.", number(of.without_owner), is_are(of.without_owner)));
    [overdue, day, owner, updated(of), gaps(of)].into_iter().flatten().collect()
}

/// How many organisations have said since they submitted how their actions are; nothing where none did.
fn updated(of: &ActionFigures) -> Option<String> {
    let have = if of.organisations_updated == 1 { "has" } else { "have" };
    (of.organisations_updated > 0).then(|| {
        format!(
            "{} {have} sent an update since submitting, the last as of {}. Their actions are shown as updated.",
            count(of.organisations_updated, "organisation"),
            date(&of.updated_on)
        )
    })
}

/// Which gaps nobody does anything about; nothing where there are none.
pub fn gaps(of: &ActionFigures) -> Option<String> {
    let gaps = of.gaps_without_action;
    let verb = if gaps.answers == 1 { "is" } else { "are" };
    (gaps.answers > 0).then(|| {
        format!(
            "{} below “In place” or its like, or “Don’t know”, {verb} without an action, {} of them to key questions, in {}.",
            count(gaps.answers, "answer"),
            number(gaps.key),
            count(gaps.organisations, "organisation")
        )
    })
}

/// As of when an organisation's actions are shown, where it sent an update.
pub fn as_updated(day: &str) -> String {
    format!("As updated on {}.", date(day))
}

/// What became of an action: what was done, what shows it, and since when it was planned. Nothing of what is not said.
pub fn became(outcome: &str, evidence: &str, planned_in: &str) -> Vec<String> {
    let said = [("What was done", outcome), ("What shows it", evidence), ("Planned since", planned_in)];
    let said = said.into_iter().filter(|(_, text)| is_seen(text));
    said.map(|(label, text)| format!("{label}: {}", own_words(text.trim()))).collect()
}

/// "12 days overdue"; empty where it is not.
pub fn days_overdue(days: u32) -> String {
    match days {
        0 => String::new(),
        1 => "1 day overdue".to_owned(),
        days => format!("{days} days overdue"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::actions::Overdue;

    #[test]
    fn what_is_open_and_overdue_is_said_in_one_sentence() {
        assert_eq!(lead(&ActionFigures::default()), "No return has an action.");
        let overdue = Overdue { all: 2, short: 1, longer: 1, long: 0 };
        let some = ActionFigures { all: 9, done: 4, open: 5, overdue, organisations_overdue: 1, ..ActionFigures::default() };
        assert_eq!(lead(&some), "9 actions: 5 are open, 2 of them overdue; 4 done.");
        assert_eq!(beside(&some), ["Overdue for up to 30 days: 1; up to 90 days: 1; longer: 0. They are of 1 organisation."]);
        assert_eq!(lead(&ActionFigures { all: 1, done: 1, ..ActionFigures::default() }), "1 action: none is open; 1 done.");
    }
}
