//! What the desk of returns counts and what it leaves out, in words.

use super::figures::{count, date, list, number};
use crate::aggregation::counting::RoundPlace;

/// What a round without a name is called.
pub const NO_ROUND: &str = "No round stated";

/// What an organisation is called that gives no name.
pub const NO_NAME: &str = "An organisation that gives no name";

/// That nothing is here that an address asks for.
pub const BEHIND_NOTHING: &str = "There is nothing here any more: the return may have been removed, or another file has taken its \
    place. Go back and look for it in the list.";

/// What is known of an organisation besides its answers; any of it may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrganisationFacts<'f> {
    /// Its type, as people read it.
    pub kind: &'f str,
    /// Its sector.
    pub sector: &'f str,
    /// Where it is.
    pub locality: &'f str,
    /// What it answered: title and edition.
    pub questionnaire: (&'f str, &'f str),
    /// In which round.
    pub round: &'f str,
    /// On which day, as an ISO date.
    pub submitted: &'f str,
    /// What people quote.
    pub reference: &'f str,
}

/// What is known of an organisation besides its answers, a line each.
pub fn organisation_facts(of: OrganisationFacts<'_>) -> Vec<String> {
    let is_named_twice = of.kind == of.sector;
    let kind = [of.kind, if is_named_twice { "" } else { of.sector }].into_iter().filter(|part| !part.is_empty());
    let (title, edition) = of.questionnaire;
    let said = |label: &str, what: &str| if what.is_empty() { String::new() } else { format!("{label} {what}") };
    let submitted = if of.submitted.is_empty() { String::new() } else { date(of.submitted) };
    let round = if of.round.is_empty() { NO_ROUND.to_owned() } else { said("Round", of.round) };
    let about = format!("{title}, edition {edition}");
    let facts = [
        kind.collect::<Vec<_>>().join(", "),
        of.locality.to_owned(),
        about,
        round,
        said("Submitted on", &submitted),
        said("Reference", of.reference),
    ];
    facts.into_iter().filter(|fact| !fact.is_empty()).collect()
}

/// The head over what its sector has: "Charities (12 returns)".
pub fn sector_of(sector: &str, counted: usize) -> String {
    format!("{sector} ({})", count(counted, "return"))
}

/// What a filter by locality leaves out, and why.
pub const LOCALITIES_STAND_IN_REGISTERS: &str = "Localities stand in the register of a round. While one is chosen, a round without a \
    register shows nothing, nor does an organisation that is not in it.";

/// That audits of cases are not narrowed by a filter, and why.
pub const CASES_ARE_WHOLE: &str = "Audits of cases are shown for all agencies: they are about children, and a filter could tell one \
    child apart.";

/// That all returns were removed in another tab while files were being added in this one.
pub const REMOVED_ELSEWHERE: &str = "All returns were removed from this device in another tab or window, so no more were added \
    here. Add the files again where you want them on this device.";

/// That all returns were removed in another tab while the desk was made into a file in this one.
pub const REMOVED_MEANWHILE: &str = "All returns were removed from this device in another tab or window while the file was made, \
    so there is no file.";

/// That a return is gone which somebody has just chosen something about.
pub const NO_LONGER_HERE: &str = "This return is no longer on this device: it was removed in another tab or window.";

/// That other tabs were quicker again and again.
pub const BUSY_ELSEWHERE: &str =
    "Another tab or window is changing the returns at this moment. Try it again when it has finished.";

/// How many returns are counted, and of which round.
pub fn counted(n: usize, round: &str, is_narrow: bool) -> String {
    let what = if n == 1 { "1 return is".to_owned() } else { format!("{} returns are", number(n)) };
    let narrow = if is_narrow { ", as far as the filter lets through" } else { "" };
    match round {
        "" => format!("{what} in the figures{narrow}."),
        round => format!("{what} in the figures of the round {round}{narrow}."),
    }
}

/// What is not in the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotCounted {
    /// Returns that a filter leaves out.
    pub filtered: usize,
    /// Returns of organisations that are counted by another one.
    pub waiting: usize,
    /// Returns that somebody left out.
    pub left_out: usize,
    /// Returns of other rounds.
    pub other_rounds: usize,
    /// Files that are no returns, or cannot be counted.
    pub files: usize,
}

/// What is not in the figures, each with its number; empty where there is nothing.
pub fn not_counted(of: NotCounted) -> String {
    let part = |n: usize, one: &str, several: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{} {several}", number(n))),
    };
    let parts: Vec<String> = [
        part(of.filtered, "by the filter", "by the filter"),
        part(of.waiting, "of an organisation that is counted already", "of organisations that are counted already"),
        part(of.left_out, "that somebody left out", "that somebody left out"),
        part(of.other_rounds, "of another round", "of other rounds"),
        part(of.files, "file that cannot be counted", "files that cannot be counted"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { String::new() } else { format!("Not in the figures: {}.", list(&parts)) }
}

/// How many returns say no round.
pub fn without_round(n: usize) -> String {
    match n {
        1 => "1 return does not say which round it belongs to".to_owned(),
        n => format!("{} returns do not say which round they belong to", number(n)),
    }
}

/// How many files were added, how many of them are not in the figures, and how many need somebody.
pub fn files_added(all: usize, left_out: usize, needing: usize) -> String {
    let acting = match needing {
        0 => String::new(),
        1 => " 1 needs somebody to act: it is on top of the list.".to_owned(),
        several => format!(" {} need somebody to act: they are on top of the list.", number(several)),
    };
    format!("{} added; {} left out of the figures.{acting}", count(all, "file"), number(left_out))
}

/// What is said while files are read: how many, and how long it will take as far as can be told from the milliseconds so far.
pub fn adding(done: usize, all: usize, milliseconds: f64) -> String {
    let read = format!("Read {} of {}.", number(done), count(all, "file"));
    let seconds = milliseconds / 1000.0 * (all.saturating_sub(done)) as f64 / done.max(1) as f64;
    // Before that, and with little left, nobody wants to know.
    if milliseconds < 2000.0 || seconds < 5.0 {
        return read;
    }
    let left = match seconds {
        seconds if seconds < 55.0 => format!("{} seconds", (seconds / 5.0).ceil() as u64 * 5),
        seconds if seconds < 90.0 => "a minute".to_owned(),
        seconds => format!("{} minutes", (seconds / 60.0).round() as u64),
    };
    format!("{read} About {left} left.")
}

/// That somebody stopped before these chosen files were read.
pub fn stopped(left: usize) -> String {
    let verb = if left == 1 { "was" } else { "were" };
    format!(
        "Stopped. {} {verb} not read to the end; what was read before is kept. Add them again to go on.",
        count(left, "chosen file")
    )
}

/// Where a return stands in the round that is looked at: in two or three words, and in a sentence that may be empty.
/// `instead` is the file of the return that counts in its place.
pub fn place(place: &RoundPlace, round: &str, instead: &str) -> (String, String) {
    match place {
        RoundPlace::Counted => ("Counted".to_owned(), String::new()),
        RoundPlace::Waits(_) => ("Another is counted".to_owned(), format!("The same organisation is counted by “{instead}”.")),
        RoundPlace::LeftOut(reason) => ("Left out".to_owned(), format!("Somebody left it out: {reason}")),
        RoundPlace::FewReplies => ("Waits for more replies".to_owned(), String::new()),
        RoundPlace::OtherRound if round.is_empty() => (NO_ROUND.to_owned(), "It is in no figure of a round.".to_owned()),
        RoundPlace::OtherRound => ("Another round".to_owned(), format!("It belongs to {round}.")),
    }
}

/// Which part of a long list is shown; `one` is what it lists, in the singular.
pub fn shown(from: usize, shown: usize, all: usize, one: &str) -> String {
    let all_said = if all == 1 { format!("1 {one}") } else { format!("{} {one}s", number(all)) };
    match (shown, all) {
        (0, 0) => format!("No {one}s."),
        (0, _) => format!("None of {all_said}."),
        (shown, all) if shown == all => format!("{all_said}."),
        (shown, _) => format!("{} to {} of {all_said}.", number(from + 1), number(from + shown)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_said_with_its_numbers_and_nothing_where_there_is_nothing() {
        assert_eq!(not_counted(NotCounted::default()), "");
        let some = NotCounted { waiting: 2, left_out: 1, other_rounds: 1_200, ..NotCounted::default() };
        assert_eq!(
            not_counted(some),
            "Not in the figures: 2 of organisations that are counted already, 1 that somebody left out and 1,200 of other rounds."
        );
    }

    #[test]
    fn a_part_of_a_list_says_which_part_it_is() {
        assert_eq!(shown(0, 3, 3, "file"), "3 files.");
        assert_eq!(shown(100, 100, 1_234, "file"), "101 to 200 of 1,234 files.");
        assert_eq!(shown(0, 0, 0, "file"), "No files.");
        assert_eq!(shown(0, 1, 1, "file"), "1 file.");
    }
}
