//! What came of another desk that was added as a file, in words.

use super::figures::{count, list};
use super::files::read_error;
use crate::interchange::desk_file::{ChoicesTaken, DeskDifference, MovedRound};
use crate::interchange::read_error::ReadError;
use crate::model::register::{MergedRegister, RegisterDifference, RegisterPart};
use crate::model::themes::THEMES_KEYS;

/// The verdict on a desk that came as a file.
pub const TAKEN: &str = "Taken over";

/// That the file names a part that did not come with it.
pub const MISSING: &str = "The desk file names it, and it did not come with it. Add the whole zip as it was downloaded.";

/// The most differences that are named; the rest are counted.
const MOST_NAMED: usize = 20;

/// A register of another desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenRegister {
    /// The round that it is of.
    pub round: String,
    /// What came of it.
    pub merged: MergedRegister,
    /// Whether the one here is another one now.
    pub is_new: bool,
}

/// What came of desks that were among the files that were added.
pub fn came_with_desk(said: &[String]) -> String {
    format!("A colleague’s desk was added to this one. {}", said.join(" "))
}

/// Why a part of another desk was not taken over.
pub fn not_taken(error: &ReadError) -> String {
    format!(
        "It belongs to a desk that came as a file, and was not taken over; the returns in that file were. {}",
        read_error(error)
    )
}

/// What a survey is called that something was chosen about.
pub fn survey(title: Option<&str>, reference: &str) -> String {
    match title {
        Some(title) => format!("“{title}” ({reference})"),
        None => reference.to_owned(),
    }
}

/// What came of it: what is new here, and what stays as it is here although it is otherwise there.
///
/// `records` are the keys of what else was taken over; under `stays` something else stands here, and registers of the rounds
/// `unread_here` cannot be read here.
pub fn taken(
    choices: &ChoicesTaken,
    registers: &[TakenRegister],
    records: &[&str],
    (stays, unread_here): (&[String], &[String]),
) -> String {
    let mut new = Vec::new();
    if choices.taken > 0 {
        new.push(count(choices.taken, "choice"));
    }
    for TakenRegister { round, merged, .. } in registers.iter().filter(|register| register.is_new) {
        new.push(match merged.added {
            0 => format!("something in the register of {}", named(round)),
            added => format!("{} in the register of {}", count(added, "organisation"), named(round)),
        });
    }
    let (themes, others): (Vec<&str>, Vec<&str>) = records.iter().partition(|key| key.starts_with(THEMES_KEYS));
    if !others.is_empty() {
        new.push(count(others.len(), "other record"));
    }
    let mut said = match (new.is_empty(), themes.is_empty()) {
        (true, true) => vec!["Everything that was said in it about returns is known here.".to_owned()],
        (true, false) => Vec::new(),
        (false, _) => vec![format!("New here: {}.", list(&new))],
    };
    said.extend(themes.iter().map(|key| format!("The themes of {} were taken over.", themes_of(key))));
    // Figures have fewer returns in them now: each is named, however many there are.
    if !choices.left_out.is_empty() {
        said.push(format!("Left out of the figures from now on: {}.", with_reasons(&choices.left_out)));
    }
    for TakenRegister { round, merged, .. } in registers.iter().filter(|register| !register.merged.left_out.is_empty()) {
        let (round, names) = (named(round), with_reasons(&merged.left_out));
        said.push(format!("Nothing is expected from now on, in the register of {round}, of: {names}."));
    }
    said.extend(choices.moved.iter().map(moved));
    if choices.not_here > 0 {
        said.push(format!("{} about returns that are not here.", count(choices.not_here, "choice")));
    }
    if choices.surveys_not_here > 0 {
        said.push(format!("{} about surveys that are not here.", count(choices.surveys_not_here, "choice")));
    }
    let differences: Vec<String> = choices
        .differences
        .iter()
        .map(choice)
        .chain(registers.iter().flat_map(|of| of.merged.differences.iter().map(|one| of_register(&of.round, one))))
        .chain(stays.iter().map(|key| stays_here(key)))
        .chain(unread_here.iter().map(|round| unread_register(round)))
        .collect();
    if !differences.is_empty() {
        said.push(format!("{} here and in the file; what is here stays.", differs(differences.len())));
        said.extend(differences.iter().take(MOST_NAMED).cloned());
    }
    if let Some(more) = differences.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        said.push(format!("And {more} more."));
    }
    said.join(" ")
}

fn stays_here(key: &str) -> String {
    match key.starts_with(THEMES_KEYS) {
        true => format!(
            "Your themes of {} stay; those in the file were not taken over, because themes of two desks cannot be brought \
             together yet.",
            themes_of(key)
        ),
        false => format!("What is kept here for “{key}” is another than in the file."),
    }
}

/// The round of themes that are kept under that key.
fn themes_of(key: &str) -> &str {
    named(key.strip_prefix(THEMES_KEYS).unwrap_or(key))
}

fn unread_register(round: &str) -> String {
    format!(
        "The register of {} that is here cannot be read and stays as it is; the one in the file was not taken over.",
        named(round)
    )
}

fn differs(n: usize) -> String {
    if n == 1 { "1 thing differs".to_owned() } else { format!("{n} things differ") }
}

fn choice(difference: &DeskDifference) -> String {
    match difference {
        DeskDifference::Reason { organisation, here, there } => {
            format!("{} is left out here because: {}. In the file: {}.", whose(organisation), ended(here), ended(there))
        }
        DeskDifference::Counts { organisation, here, there } => {
            format!("Of {} “{here}” counts here, and “{there}” in the file.", whose(organisation))
        }
        DeskDifference::TakenBack { organisation, there } => {
            format!("{} counts again here, and is left out in the file{}.", whose(organisation), because(there))
        }
        DeskDifference::Round { organisation, here, there } => {
            format!("{} is in the round {here} here, and in {there} in the file.", whose(organisation))
        }
    }
}

fn of_register(round: &str, difference: &RegisterDifference) -> String {
    let RegisterDifference { organisation, part, here, there } = difference;
    if *part == RegisterPart::TakenBack {
        let (round, name) = (named(round), whose(organisation.as_deref().unwrap_or_default()));
        return format!("In the register of {round} {name} is expected again here, and not in the file{}.", because(there));
    }
    let part = match part {
        RegisterPart::FirstDeadline => "first deadline",
        RegisterPart::FinalDeadline => "final deadline",
        RegisterPart::OutOfScope | RegisterPart::TakenBack => "reason why nothing is expected",
        RegisterPart::Kind => "type",
        RegisterPart::Sector => "sector",
        RegisterPart::Locality => "locality",
    };
    let of = organisation.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
    format!("In the register of {} the {part}{of} is “{here}” here, and “{there}” in the file.", named(round))
}

/// A round that this file has moved a return to.
fn moved(MovedRound { organisation, before, now }: &MovedRound) -> String {
    let name = whose(organisation);
    format!("{name} is in the round {now} now, as in this file, and no longer in {before}, as in an earlier one.")
}

/// Names, each with the reason where there is one.
fn with_reasons(left_out: &[(String, String)]) -> String {
    let one = |(name, reason): &(String, String)| match ended(reason) {
        "" => whose(name).to_owned(),
        reason => format!("{} ({reason})", whose(name)),
    };
    list(&left_out.iter().map(one).collect::<Vec<_>>())
}

fn because(reason: &str) -> String {
    match ended(reason) {
        "" => String::new(),
        reason => format!(" because: {reason}"),
    }
}

fn whose(organisation: &str) -> &str {
    if organisation.trim().is_empty() { "An organisation without a name" } else { organisation }
}

fn named(round: &str) -> &str {
    if round.is_empty() { "no round" } else { round }
}

/// A reason as it stands before a full stop of ours.
fn ended(reason: &str) -> &str {
    reason.trim_end_matches(['.', ' '])
}
