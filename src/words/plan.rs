//! The action plan of one organisation once its return was submitted, and that the return was sent, in words.

use super::figures::{count, date, number};
use super::said::own_words;
use crate::model::action::{Action, PlanPart, SentNote};
use crate::model::date::Date;
use crate::model::plain::is_seen;

/// What stands above the plan: that the return stays as it is.
pub const STAYS: &str = "Your return stays as you submitted it. What you say here is kept beside it, on this device. Send an update to \
    tell the partnership.";

/// That there is nothing to send.
pub const NOTHING_NEW: &str = "Nothing has changed here since the return was submitted, so there is nothing to send yet.";

/// That nobody has noted that the return was sent.
pub const NOT_SENT: &str = "You have not noted yet that it was sent.";

/// What a note that the return was sent is for.
pub const WHY_NOTE: &str = "This app sends nothing itself, so it cannot know. Note it here once you have sent the file.";

/// How many actions there are, and how many are open and overdue on a day.
pub fn lead(actions: &[Action], today: Date) -> String {
    let all = actions.len();
    let n = |part: PlanPart| actions.iter().filter(|action| part.has(action, today)).count();
    let (open, overdue, done) = (n(PlanPart::Open), n(PlanPart::Overdue), n(PlanPart::Done));
    if all == 0 {
        return "There are no actions yet.".to_owned();
    }
    format!("{}: {}; {} done.", count(all, "action"), open_and_overdue(open, overdue), number(done))
}

/// "3 open, 1 of them overdue".
pub fn open_and_overdue(open: usize, overdue: usize) -> String {
    let overdue = match (open, overdue) {
        (0, _) => return "none open".to_owned(),
        (_, 0) => "none of them overdue".to_owned(),
        (_, overdue) => format!("{} of them overdue", number(overdue)),
    };
    format!("{} open, {overdue}", number(open))
}

/// What a part of the plan is called.
pub fn part(of: PlanPart) -> &'static str {
    match of {
        PlanPart::All => "All actions",
        PlanPart::Open => "Not done",
        PlanPart::Overdue => "Overdue",
        PlanPart::Done => "Done",
    }
}

/// How many of the actions are shown under a filter.
pub fn shown(shown: usize, all: usize) -> String {
    format!("Showing {} of {}.", number(shown), count(all, "action"))
}

/// By when it is due; that no day is set, where none is.
pub fn due(action: &Action) -> String {
    if is_seen(&action.due) { own_words(&date(action.due.trim())) } else { "No day is set".to_owned() }
}

/// Who does it; that nobody is named, where nobody is.
pub fn owner(action: &Action) -> String {
    if is_seen(&action.owner) { own_words(action.owner.trim()) } else { "Nobody is named".to_owned() }
}

/// When the plan was changed last.
pub fn changed(day: &str) -> String {
    format!("Changed last on {}.", date(day))
}

/// "Revision 1: sent on 3 December 2026, by email".
pub fn sent(note: &SentNote) -> String {
    let how = if is_seen(&note.how) { format!(", {}", own_words(note.how.trim())) } else { String::new() };
    format!("Revision {}: sent on {}{how}", note.revision, date(&note.on))
}

/// That a return was sent, as the first page says it.
pub fn sent_as_noted(day: &str) -> String {
    format!("Sent on {}, as you noted", date(day))
}

/// What is said once it was noted.
pub fn noted(note: &SentNote) -> String {
    format!("Noted. {}.", sent(note))
}

/// That the browser shares the file under another ending than the app gives it.
pub const SHARED_AS_TEXT: &str =
    "Your browser shares the file under a name that ends in .txt. The partnership can add it as it is.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::audit_return::ActionStatus;

    #[test]
    fn the_plan_is_said_in_one_sentence() {
        let today = Date::from_iso("2027-01-31").unwrap_or(Date { year: 2027, month: 1, day: 31 });
        let action = |due: &str, status| Action { due: due.to_owned(), status, ..Action::begun("1".into(), None) };
        let plan = [
            action("2027-01-30", ActionStatus::Open),
            action("2027-01-31", ActionStatus::InProgress),
            action("2026-01-01", ActionStatus::Done),
        ];
        assert_eq!(lead(&plan, today), "3 actions: 2 open, 1 of them overdue; 1 done.");
        assert_eq!(lead(&plan[2..], today), "1 action: none open; 1 done.");
        assert_eq!(lead(&[], today), "There are no actions yet.");
    }
}
