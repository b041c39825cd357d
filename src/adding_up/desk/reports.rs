//! What somebody has written for the report of each round.

use super::RowDesk;
use crate::model::report_words::{ReportSaid, ReportWords};
use crate::words::report::{UNREADABLE, too_many_words};
use std::collections::BTreeMap;

/// The words of reports, by round; none where they are kept and cannot be read.
pub type ReportsByRound = BTreeMap<String, Option<ReportWords>>;

impl RowDesk {
    /// Goes by these words from now on.
    pub fn go_by_reports(&mut self, reports: ReportsByRound) {
        self.reports = reports;
    }

    /// What was written for the report of a round; nothing written where nobody has.
    ///
    /// # Errors
    /// Where it is kept and cannot be read, so that nothing must take its place.
    pub fn report_words(&self, round: &str) -> Result<ReportWords, String> {
        match self.reports.get(round) {
            None => Ok(ReportWords::of(round)),
            Some(Some(words)) => Ok(words.clone()),
            Some(None) => Err(UNREADABLE.to_owned()),
        }
    }

    /// Says something of the report of a round, and hands out what is to be kept.
    ///
    /// # Errors
    /// Where a text is too long, or what is kept cannot be read.
    pub fn say_of_report(&mut self, round: &str, said: ReportSaid) -> Result<ReportWords, String> {
        let mut words = self.report_words(round)?;
        words.say(said).map_err(|problem| too_many_words(problem.0))?;
        self.reports.insert(round.to_owned(), Some(words.clone()));
        Ok(words)
    }
}
