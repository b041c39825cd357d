//! What came of another desk that was added as a file, in words.

use super::figures::{count, list};
use super::files::read_error;
use crate::interchange::desk_file::{ChoicesTaken, DeskDifference};
use crate::interchange::read_error::ReadError;
use crate::model::register::{MergedRegister, RegisterDifference, RegisterPart};

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

/// What came of it: what is new here, and what stays as it is here although it is otherwise there.
pub fn taken(choices: &ChoicesTaken, registers: &[TakenRegister], records: usize, stays: &[String]) -> String {
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
    if records > 0 {
        new.push(count(records, "other record"));
    }
    let mut said = vec![match new.is_empty() {
        true => "Everything that was said in it about returns is known here.".to_owned(),
        false => format!("New here: {}.", list(&new)),
    }];
    if choices.not_here > 0 {
        said.push(format!("{} about returns that are not here.", count(choices.not_here, "choice")));
    }
    let differences: Vec<String> = choices
        .differences
        .iter()
        .map(choice)
        .chain(registers.iter().flat_map(|of| of.merged.differences.iter().map(|one| of_register(&of.round, one))))
        .chain(stays.iter().map(|key| format!("What is kept here for “{key}” is another than in the file.")))
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
        DeskDifference::Round { organisation, here, there } => {
            format!("{} is in the round {here} here, and in {there} in the file.", whose(organisation))
        }
    }
}

fn of_register(round: &str, difference: &RegisterDifference) -> String {
    let RegisterDifference { organisation, part, here, there } = difference;
    let part = match part {
        RegisterPart::FirstDeadline => "first deadline",
        RegisterPart::FinalDeadline => "final deadline",
        RegisterPart::OutOfScope => "reason why nothing is expected",
        RegisterPart::Kind => "type",
        RegisterPart::Sector => "sector",
        RegisterPart::Locality => "locality",
    };
    let of = organisation.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
    format!("In the register of {} the {part}{of} is “{here}” here, and “{there}” in the file.", named(round))
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
