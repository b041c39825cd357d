//! An organisation's own report: what its parts are called and what it says of itself.

use super::figures::date;

/// What the parts are called, in their order.
pub const GRADES: &str = "Grades";
/// What stands between grades and the next.
pub const NEXT: &str = "What stands between these grades and the next";
/// What will change.
pub const ACTIONS: &str = "Actions";
/// Every answer.
pub const ANSWERS: &str = "Answers";
/// How it was made.
pub const METHOD: &str = "How the grades were worked out";

/// That nothing stands between a domain or the whole and a better grade, where there is none.
pub const NOTHING_BETWEEN: &str = "Nothing stands between these grades and better ones, or they are not worked out by rules.";

/// What the table of grades holds.
pub const EVERY_GRADE: &str = "Each part and its grade";

/// What the table of actions holds.
pub const EVERY_ACTION: &str = "Each action and what became of it";

/// That there are no actions.
pub const NO_ACTIONS: &str = "No actions were planned.";

/// What the report is called.
pub fn title(questionnaire: &str, is_submitted: bool) -> String {
    if is_submitted { format!("{questionnaire}: our report") } else { format!("{questionnaire}: report so far") }
}

/// Who declared it and when.
pub fn declared(role: &str, on: &str, revision: u32) -> String {
    format!("Declared by {role} on {}. Revision {revision}.", date(on))
}

/// As of which day it says whether actions are overdue.
pub fn made_on(day: &str) -> String {
    format!("Made on {}", date(day))
}

/// Which return it was begun from.
pub fn begun_from(reference: &str, cycle: &str) -> String {
    format!("Begun from the return of {cycle}, {reference}.")
}

/// How grades are worked out, where the answers give them.
pub const BY_ANSWERS: &str = "This app worked the grades out from the answers, by the rules of the questionnaire. “Not applicable” is \
    left out, and “Don’t know” counts as the lowest answer.";

/// The same, where a person gives them.
pub const BY_JUDGEMENT: &str = "The grades were given by whoever completed this. The app says what the answers suggest; a reason is asked \
    for where the two differ.";
