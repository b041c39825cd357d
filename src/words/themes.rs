//! What was written in returns, and themes, as sentences: how much was found, how many organisations say something, what is
//! wrong with a theme.

use super::figures::number;
use super::said::own_words;
use crate::model::themes::{LONGEST_NAME, PassageKind, PassagePart, ThemeKind, ThemeProblem};

/// What the page is for, and what is not on it.
pub const ABOUT: &str = "Search what organisations wrote, and tag it with themes. Each theme counts organisations, and one that says the same \
     thing in several places counts once. Audits of cases are left out, because they are about children. What people wrote in \
     surveys is under “Surveys”.";

/// What to remember where somebody is about to quote.
pub const BEFORE_QUOTING: &str = "Read it once more. Names cannot be found reliably, and unusual facts can identify a child, a \
     family or a worker. The organisation’s name is not quoted with it, but may stand in it.";

/// That the words of a passage are not those that were tagged.
pub const CHANGED: &str = "The words have changed since this was tagged, so its tags are not counted.";

/// That a passage is no longer in its return.
pub const GONE: &str = "What was tagged here is no longer in the return. Its tags are not counted.";

/// What stands for a kind of theme.
pub fn kind(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Strength => "Strength",
        ThemeKind::AreaForDevelopment => "Area for development",
        ThemeKind::GoodPractice => "Good practice",
        ThemeKind::Other => "Other",
    }
}

/// What stands for a kind of passage, to choose from.
pub fn passage_kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Answer => "Answers",
        PassageKind::Evidence => "Evidence",
        PassageKind::Impact => "Impact",
        PassageKind::Note => "Notes",
        PassageKind::Action => "Actions",
    }
}

/// Which part of a return a passage is. `box_label` is what the questionnaire calls its box.
pub fn part(part: &PassagePart, box_label: Option<&str>) -> String {
    match part {
        PassagePart::Answer(_) => "Answer".to_owned(),
        PassagePart::Reason(_) => "Why it does not apply".to_owned(),
        PassagePart::Evidence(_) => "Evidence".to_owned(),
        PassagePart::Box { id, .. } => box_label.unwrap_or(id.as_str()).to_owned(),
        PassagePart::Note(_) => "Note".to_owned(),
        PassagePart::Action(_) => "Action".to_owned(),
    }
}

/// How far a search is.
pub fn searching(done: usize, all: usize) -> String {
    format!("Searching: {} of {} read.", number(done), count(all, "return"))
}

/// How much was found. `is_all` where nothing in particular was looked for.
pub fn found(passages: usize, organisations: usize, of: usize, is_all: bool) -> String {
    let of = number(of);
    match (passages, is_all) {
        (0, true) => "Nothing was written here.".to_owned(),
        (0, false) => format!("Nothing found in the returns of {}.", organisations_said(&of)),
        (_, _) => {
            format!("{} in the returns of {} of {}.", count(passages, "passage"), number(organisations), organisations_said(&of))
        }
    }
}

/// How many organisations say something.
pub fn organisations(n: usize, of: usize) -> String {
    format!("{} of {}", number(n), organisations_said(&number(of)))
}

/// "1 passage", "1,240 passages".
fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {one}s", number(n)) }
}

fn organisations_said(n: &str) -> String {
    if n == "1" { "1 organisation".to_owned() } else { format!("{n} organisations") }
}

/// That some returns could not be read.
pub fn unread(n: usize) -> String {
    format!("{} could not be read, and nothing in them was searched.", count(n, "return"))
}

/// What is not counted of a theme: passages whose words have changed, and those of returns that do not count at present.
pub fn not_counted(changed: usize, beside: usize) -> Vec<String> {
    let changed = (changed > 0).then(|| format!("{} changed since and not counted", count(changed, "passage")));
    let beside = (beside > 0).then(|| format!("{} of returns that do not count here", count(beside, "passage")));
    changed.into_iter().chain(beside).collect()
}

/// The themes of a passage, and whether it may be quoted; nothing where nothing is said of it.
pub fn tagged_with(names: &[String], may_be_quoted: bool) -> String {
    let themes = match names {
        [] => String::new(),
        [one] => format!("Theme: {}.", own_words(one)),
        several => format!("Themes: {}.", several.iter().map(|name| own_words(name)).collect::<Vec<_>>().join("; ")),
    };
    let quoted = if may_be_quoted { "It may be quoted without the organisation’s name." } else { "" };
    format!("{themes} {quoted}").trim().to_owned()
}

/// Who tags at present.
pub fn tags_as(role: &str) -> String {
    if role.is_empty() { "Who tags? (optional)".to_owned() } else { format!("Tagged by: {}", own_words(role)) }
}

/// That the themes of the round cannot be read.
pub fn problem_unreadable() -> String {
    format!("{}.", problem(&ThemeProblem::Unreadable))
}

/// What is wrong with what somebody wants of a theme, and what to do.
pub fn problem(problem: &ThemeProblem) -> String {
    match problem {
        ThemeProblem::NoName => "Enter a name for the theme".to_owned(),
        ThemeProblem::LongName(length) => {
            format!("The name has {} characters. Use {LONGEST_NAME} or fewer", number(*length))
        }
        ThemeProblem::NameTaken(name) => format!("There is a theme called “{name}” already. Use another name"),
        ThemeProblem::NoTheme => "This theme is no longer here. Search again to see those that are".to_owned(),
        ThemeProblem::WordsChanged => {
            "The words of this passage have changed meanwhile. Search again, and read it once more".to_owned()
        }
        ThemeProblem::Unreadable => {
            "The themes of this round cannot be read, so they are left as they are. “Data on this device” has what is kept"
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_said_with_the_organisations_it_was_found_in() {
        assert_eq!(found(1, 1, 1, false), "1 passage in the returns of 1 of 1 organisation.");
        assert_eq!(found(1_240, 87, 173, false), "1,240 passages in the returns of 87 of 173 organisations.");
        assert_eq!(found(0, 0, 173, false), "Nothing found in the returns of 173 organisations.");
        assert_eq!(found(0, 0, 173, true), "Nothing was written here.");
        assert_eq!(organisations(12, 173), "12 of 173 organisations");
    }

    #[test]
    fn what_is_not_counted_is_said_only_where_there_is_some() {
        assert!(not_counted(0, 0).is_empty());
        assert_eq!(
            not_counted(1, 2),
            ["1 passage changed since and not counted", "2 passages of returns that do not count here"]
        );
    }
}
