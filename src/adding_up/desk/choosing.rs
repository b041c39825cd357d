//! What somebody chooses about returns, one thing at a time.

use super::RowDesk;
use super::replies::survey_of;
use crate::adding_up::talk::DeskChoice;
use crate::aggregation::counting::{Keyed, RoundPlace, places};

impl RowDesk {
    /// Goes by what was chosen now, beside what was chosen before. False where the return it is about is not here.
    pub fn choose(&mut self, choosing: DeskChoice) -> bool {
        let key = match &choosing {
            DeskChoice::LeaveOut { key, .. } | DeskChoice::TakeBack { key } | DeskChoice::Count { key } => Some(key),
            DeskChoice::Round { key, .. } => key.as_ref(),
        };
        if key.is_some_and(|key| self.row(key).is_none() && !self.has_replies(key)) {
            return false;
        }
        match choosing {
            DeskChoice::LeaveOut { key, reason } => self.choices.leave_out(of_survey(key), reason),
            DeskChoice::TakeBack { key } => self.choices.take_back(&of_survey(key)),
            DeskChoice::Count { key } if survey_of(&key).is_some() => self.count_replies(key),
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

    /// Has one file of a survey count, and none of its others.
    fn count_replies(&mut self, key: String) {
        let is_of_one = |other: &&String| survey_of(other) == survey_of(&key);
        let others: Vec<String> = self.choices.chosen.iter().filter(is_of_one).cloned().collect();
        self.choices.count(key, &others);
    }

    fn set_round(&mut self, key: Option<String>, round: &str) {
        let key = key.map(of_survey);
        let saying_none = self.held().filter(|held| held.row.cycle.is_empty()).map(|held| held.key.clone());
        let saying_none = saying_none.chain(self.replies_without_round());
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

/// What stands for all files of a survey, for the key of one of them; any other key as it is.
fn of_survey(key: String) -> String {
    survey_of(&key).map(str::to_owned).unwrap_or(key)
}
