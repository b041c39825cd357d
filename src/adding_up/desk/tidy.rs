//! Every return of an organisation at the desk as tidy tables have it, with where it stands in its round.

use super::RowDesk;
use crate::aggregation::counting::{Keyed, RoundPlace, places};
use crate::interchange::tables::{TIDY_REPLIES, TidyReturn, TidyTable, write_tidy_replies};
use std::collections::BTreeMap;
use std::io::Cursor;
use zip::write::{SimpleFileOptions, ZipWriter};

/// How hard tables are packed: they become a twentieth at the least, and more would take several times as long.
const PACKED: i64 = 1;

impl RowDesk {
    /// The tidy tables in a zip, written one return after the other, so that no table is held whole.
    ///
    /// # Errors
    /// What the zip says, in a sentence.
    pub fn tidy_zip(&self, partnership: &str) -> Result<Vec<u8>, String> {
        let returns = self.tidy(partnership);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for table in TidyTable::ALL {
            let options = SimpleFileOptions::default().compression_level(Some(PACKED));
            zip.start_file(table.file_name(), options).map_err(|error| error.to_string())?;
            table.write(&returns, &mut zip).map_err(|error| error.to_string())?;
        }
        let options = SimpleFileOptions::default().compression_level(Some(PACKED));
        zip.start_file(TIDY_REPLIES, options).map_err(|error| error.to_string())?;
        write_tidy_replies(&self.tidy_replies(partnership), &mut zip).map_err(|error| error.to_string())?;
        zip.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
    }

    /// In the order of their keys. Audits of cases are about children, and are none.
    pub fn tidy<'d>(&'d self, partnership: &'d str) -> Vec<TidyReturn<'d>> {
        let rows: Vec<Keyed<'d>> = self.held().map(|held| (held.key.as_str(), &held.row)).collect();
        let mut by_round: BTreeMap<&str, Vec<RoundPlace>> = BTreeMap::new();
        for keyed in &rows {
            let round = self.choices().round(*keyed);
            by_round.entry(round).or_insert_with(|| places(&rows, self.choices(), round));
        }
        let of = |(at, keyed): (usize, &Keyed<'d>)| {
            let round = self.choices().round(*keyed);
            let place = match by_round.get(round).and_then(|places| places.get(at))? {
                RoundPlace::Counted => "counted",
                RoundPlace::Waits(_) => "waits",
                RoundPlace::LeftOut(_) => "left-out",
                RoundPlace::OtherRound | RoundPlace::FewReplies => return None,
            };
            let questionnaire = self.questionnaire(keyed.1).filter(|_| keyed.1.audit.is_none())?;
            Some(TidyReturn { partnership, round, place, questionnaire, row: keyed.1 })
        };
        let mut found: Vec<(&str, TidyReturn<'d>)> =
            rows.iter().enumerate().filter_map(|(at, keyed)| Some((keyed.0, of((at, keyed))?))).collect();
        found.sort_by_key(|(key, _)| *key);
        found.into_iter().map(|(_, one)| one).collect()
    }
}
