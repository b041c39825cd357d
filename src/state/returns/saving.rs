//! The figures as files.

use super::ReturnsDesk;
use crate::aggregation::summary::Summaries;
use crate::interchange::tables::summary_csv;
use crate::platform::{clock, files};
use leptos::prelude::*;

impl ReturnsDesk {
    /// Saves the figures as a table.
    pub fn download_csv(&self) {
        let csv = self.summaries.with_untracked(|summaries| summary_csv(summaries));
        self.save_as(&format!("safeguarding-summary-{}.csv", clock::today()), "text/csv", &csv);
    }

    /// Saves the figures as JSON: one summary, or all in one file where there are several questionnaires.
    pub fn download_summary(&self) {
        let json = self.summaries.with_untracked(|summaries| match summaries.as_slice() {
            [one] => serde_json::to_value(one),
            several => serde_json::to_value(Summaries::of(several.to_vec())),
        });
        let json = json.and_then(|json| serde_json::to_vec_pretty(&json));
        match json {
            Ok(json) => self.save_as(&format!("safeguarding-summary-{}.json", clock::today()), "application/json", &json),
            Err(error) => self.notices.warn(format!("The summary could not be made: {error}.")),
        }
    }

    fn save_as(&self, name: &str, media_type: &str, bytes: &[u8]) {
        let given = files::download(name, media_type, bytes);
        self.notices.tell_given(given.map_err(|error| format!("The download could not be made: {}.", error.message)));
    }
}
