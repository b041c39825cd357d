//! What somebody chooses about returns, one thing at a time.

use super::RowDesk;
use crate::adding_up::talk::DeskChoice;
use crate::aggregation::counting::{Keyed, RoundPlace, places};

impl RowDesk {
    /// Goes by what was chosen now, beside what was chosen before. False where the return it is about is not here.
    pub fn choose(&mut self, choosing: DeskChoice) -> bool {
        let key = match &choosing {
            DeskChoice::LeaveOut { key, .. } | DeskChoice::TakeBack { key } | DeskChoice::Count { key } => Some(key),
            DeskChoice::Round { key, .. } => key.as_ref(),
        };
        if key.is_some_and(|key| self.row(key).is_none()) {
            return false;
        }
        match choosing {
            DeskChoice::LeaveOut { key, reason } => drop(self.choices.left_out.insert(key, reason)),
            DeskChoice::TakeBack { key } => drop(self.choices.left_out.remove(&key)),
            DeskChoice::Count { key } => self.count(key),
            DeskChoice::Round { key, round } => self.set_round(key, round.trim()),
        }
        true
    }

    /// Has one return of an organisation count, and none of its others.
    fn count(&mut self, key: String) {
        let rows: Vec<Keyed<'_>> = self.held().map(|held| (held.key.as_str(), &held.row)).collect();
        let Some(round) = rows.iter().find(|(other, _)| *other == key).map(|keyed| self.choices.round(*keyed).to_owned()) else {
            return;
        };
        let places = places(&rows, &self.choices, &round);
        let of = |wanted: &str| rows.iter().zip(&places).find(|((key, _), _)| *key == wanted).map(|(_, place)| place.clone());
        let Some(RoundPlace::Waits(counted)) = of(&key) else { return };
        let is_of_one = |other: &String| *other == counted || of(other) == Some(RoundPlace::Waits(counted.clone()));
        let others: Vec<String> = self.choices.chosen.iter().filter(|other| is_of_one(other)).cloned().collect();
        self.choices.count(key, &others);
    }

    fn set_round(&mut self, key: Option<String>, round: &str) {
        let saying_none = self.held().filter(|held| held.row.cycle.is_empty()).map(|held| held.key.clone());
        let is_wanted = |held: &String| match &key {
            Some(key) => held == key,
            None => !self.choices.rounds.contains_key(held),
        };
        let keys: Vec<String> = saying_none.filter(is_wanted).collect();
        for key in keys {
            self.choices.set_round(key, round);
        }
    }
}
