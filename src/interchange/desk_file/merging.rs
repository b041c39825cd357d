//! What was chosen at one desk, taken over at another: what nobody chose here is taken; what was chosen otherwise here stays, and
//! that is said. In whichever order several desk files come, the same returns count.

use super::surveys::{self, SurveysHere};
use super::{ChosenReturn, DeskFile, LeftOutReturn, NamedReturn, RoundOfReturn};
use crate::aggregation::counting::{Choices, Keyed, RoundPlace, Taking, places};
use crate::aggregation::row::ReturnRow;
use std::collections::BTreeMap;

/// Something that was chosen otherwise here, and stays as it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskDifference {
    /// A return is left out for another reason.
    Reason {
        /// Whose it is.
        organisation: String,
        /// The reason here.
        here: String,
        /// The reason there.
        there: String,
    },
    /// Another return of the organisation counts.
    Counts {
        /// Whose it is.
        organisation: String,
        /// The file that counts here.
        here: String,
        /// The file that counts there.
        there: String,
    },
    /// A return counts again here after it was left out.
    TakenBack {
        /// Whose it is.
        organisation: String,
        /// The reason there.
        there: String,
    },
    /// A return was given another round.
    Round {
        /// Whose it is.
        organisation: String,
        /// The round here.
        here: String,
        /// The round there.
        there: String,
    },
}

/// A return that a desk file moved out of the round that an earlier one had given it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedRound {
    /// Whose it is.
    pub organisation: String,
    /// The round before.
    pub before: String,
    /// The round now.
    pub now: String,
}

/// What came of the choices in a desk file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoicesTaken {
    /// How many were taken over.
    pub taken: usize,
    /// How many are about returns that are not here.
    pub not_here: usize,
    /// How many are about surveys that are not here.
    pub surveys_not_here: usize,
    /// Whose returns are left out from now on, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// Returns that are in another round now than another desk had given them.
    pub moved: Vec<MovedRound>,
    /// What stays otherwise here.
    pub differences: Vec<DeskDifference>,
}

/// Puts what was chosen at this desk into a desk file.
pub fn chosen_at(rows: &[Keyed<'_>], choices: &Choices, file: &mut DeskFile) {
    let by_key: BTreeMap<&str, &ReturnRow> = rows.iter().copied().collect();
    let row = |key: &String| by_key.get(key.as_str()).copied();
    let left_out = choices.left_out.iter();
    file.left_out = left_out.filter_map(|(key, why)| Some(LeftOutReturn { of: named(row(key)?), reason: why.clone() })).collect();
    let rounds = choices.rounds.iter();
    file.rounds = rounds.filter_map(|(key, round)| Some(RoundOfReturn { of: named(row(key)?), round: round.clone() })).collect();
    // What came from other desks and was decided otherwise here is nothing that this desk says.
    let mut counting = Counting { rows, choices, places: BTreeMap::new() };
    for key in &choices.chosen {
        let Some(row) = row(key) else { continue };
        if choices.is_own(key) || counting.instead_of((key, row)).is_none() {
            file.chosen.push(ChosenReturn { of: named(row) });
        }
    }
}

/// Takes over what was chosen at another desk.
pub fn take_choices(file: &DeskFile, (rows, surveys): (&[Keyed<'_>], &SurveysHere), choices: &mut Choices) -> ChoicesTaken {
    let here: BTreeMap<(&str, String), Keyed<'_>> =
        rows.iter().map(|keyed| ((keyed.1.id.as_str(), keyed.1.whose.to_string()), *keyed)).collect();
    let find = |of: &NamedReturn| here.get(&(of.id.as_str(), of.organisation.clone())).copied();
    let mut taken = ChoicesTaken::default();
    for RoundOfReturn { of, round } in &file.rounds {
        match find(of) {
            None => taken.not_here += 1,
            // A later revision may say its round itself.
            Some((_, row)) if !row.cycle.is_empty() => {}
            Some((key, row)) => taken.note_round(choices.take_round(key, round), &row.organisation, round),
        }
    }
    for LeftOutReturn { of, reason } in &file.left_out {
        match find(of) {
            None => taken.not_here += 1,
            Some((key, row)) => taken.note_left_out(choices.take_left_out(key, reason), &row.organisation, reason),
        }
    }
    let mut chosen = Vec::new();
    for ChosenReturn { of } in &file.chosen {
        match find(of) {
            None => taken.not_here += 1,
            Some((key, row)) => {
                taken.taken += usize::from(choices.take_chosen(key) == Taking::Taken);
                chosen.push((key, row));
            }
        }
    }
    surveys::take(file, surveys, choices, &mut taken);
    // Only now is it known what counts.
    let mut counting = Counting { rows, choices, places: BTreeMap::new() };
    for keyed in chosen {
        taken.differences.extend(counting.instead_of(keyed).map(|instead| DeskDifference::Counts {
            organisation: keyed.1.organisation.clone(),
            here: instead.file.clone(),
            there: keyed.1.file.clone(),
        }));
    }
    taken
}

impl ChoicesTaken {
    pub(super) fn note_round(&mut self, taking: Taking, whose: &str, round: &str) {
        let (organisation, there) = (whose.to_owned(), round.to_owned());
        match taking {
            Taking::Taken => self.taken += 1,
            Taking::Replaced(before) => {
                self.taken += 1;
                self.moved.push(MovedRound { organisation, before, now: there });
            }
            Taking::Otherwise(here) => self.differences.push(DeskDifference::Round { organisation, here, there }),
            Taking::Known | Taking::TakenBack => {}
        }
    }

    pub(super) fn note_left_out(&mut self, taking: Taking, whose: &str, reason: &str) {
        let (organisation, there) = (whose.to_owned(), reason.to_owned());
        match taking {
            Taking::Taken => {
                self.taken += 1;
                self.left_out.push((organisation, there));
            }
            Taking::Otherwise(here) => self.differences.push(DeskDifference::Reason { organisation, here, there }),
            Taking::TakenBack => self.differences.push(DeskDifference::TakenBack { organisation, there }),
            Taking::Known | Taking::Replaced(_) => {}
        }
    }
}

fn named(row: &ReturnRow) -> NamedReturn {
    NamedReturn { id: row.id.clone(), organisation: row.whose.to_string(), digest: row.digest.clone() }
}

/// What counts in each round, as far as it was asked.
struct Counting<'r, 'c> {
    rows: &'r [Keyed<'r>],
    choices: &'c Choices,
    places: BTreeMap<String, Vec<RoundPlace>>,
}

impl<'r> Counting<'r, '_> {
    /// What counts in the place of a return; none where it counts itself, or was left out.
    fn instead_of(&mut self, (key, row): Keyed<'_>) -> Option<&'r ReturnRow> {
        let round = self.choices.round((key, row)).to_owned();
        let (rows, choices) = (self.rows, self.choices);
        let places = self.places.entry(round).or_insert_with_key(|round| places(rows, choices, round));
        let at = rows.iter().position(|(other, _)| *other == key)?;
        let Some(RoundPlace::Waits(counted)) = places.get(at) else { return None };
        rows.iter().find(|(other, _)| other == counted).map(|(_, row)| *row)
    }
}
