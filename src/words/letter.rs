//! The letter to one organisation, in words.

/// What stands first in every letter.
pub const FIRST: &str = "First paragraph of every letter";
/// What stands last.
pub const LAST: &str = "Last paragraph of every letter";
/// Over its grades.
pub const GRADES: &str = "Your grades";
/// Over what a reviewer moderated.
pub const REVIEWED: &str = "What the reviewer sees differently";
/// Over what is strong.
pub const STRENGTHS: &str = "What is strongest";
/// Over what the next grades take.
pub const NEXT: &str = "What stands between you and the next grade";
/// Over its actions.
pub const ACTIONS: &str = "Your actions";
/// Over the end.
pub const AND_NOW: &str = "What happens next";
/// Why no sector stands beside some grades.
pub const SECTOR_IS_SMALL: &str = "Where fewer than three others of your sector have a grade, theirs is not shown, so that nobody is told \
    whose it is.";

/// What the letter is called.
pub fn title(questionnaire: &str) -> String {
    format!("Your return: {questionnaire}")
}

/// Whom it is for.
pub fn mark(organisation: &str) -> String {
    if organisation.is_empty() { "For the organisation alone".to_owned() } else { format!("For {organisation} alone") }
}

/// How it begins.
pub fn dear(organisation: &str) -> String {
    if organisation.is_empty() { "Dear colleague,".to_owned() } else { format!("Dear colleague at {organisation},") }
}

/// What it says first, until somebody writes something else.
pub fn thanks(questionnaire: &str, round: &str) -> String {
    let round = if round.is_empty() { String::new() } else { format!(" for {round}") };
    format!(
        "Thank you for your return to “{questionnaire}”{round}. This letter shows how your grades stand, what is strong, and what \
         would bring you to the next grade. It goes to you alone."
    )
}

/// What it says last, until somebody writes something else.
pub fn closing(contact: &str) -> Vec<String> {
    let ask = match contact {
        "" => "If anything here is not right, please tell us.".to_owned(),
        contact => format!("If anything here is not right, or you would like help, please ask {contact}."),
    };
    let mut said =
        vec!["Please tell us when an action is done, and send the changed return with the next round.".to_owned(), ask];
    said.push("Thank you for what you do to keep children safe.".to_owned());
    said
}

/// The head over what its sector has.
pub fn sector_head(sector: &str, counted: usize) -> String {
    format!("{sector}: {counted} returns")
}
