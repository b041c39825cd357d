//! Passages that somebody has said may be quoted, as they are written in the returns that count.

use super::Leaving;
use crate::adding_up::desk::RowDesk;
use crate::aggregation::counting::{Keyed, RoundPlace, places};
use crate::aggregation::search::WordSearch;
use crate::model::filter::Filter;
use crate::model::themes::TaggedPassage;
use std::collections::BTreeSet;

/// The longest passage that is quoted, in characters; a longer one is a document of its own.
const LONGEST: usize = 2_000;

impl RowDesk {
    /// The keys of the files in which something stands that may be quoted.
    pub fn quoted_files(&self, leaving: &Leaving, filter: &Filter) -> Vec<String> {
        let keys: BTreeSet<&str> = self.quotable(leaving, filter).into_iter().map(|passage| passage.at.key.as_str()).collect();
        keys.into_iter().map(str::to_owned).collect()
    }

    /// Takes what may be quoted out of a file. Words that have changed since somebody saw them are not quoted, nor is what names
    /// the organisation, unless organisations are named.
    pub fn quote(&self, leaving: &mut Leaving, filter: &Filter, key: &str, file: &str) {
        let Some(row) = self.row(key) else { return };
        let Some(written) = self.written_in_return(key, file) else { return };
        let own_name = WordSearch::typed(&format!("\"{}\"", row.organisation.replace('"', " ")));
        let names = leaving.audience.names();
        let quotable = self.quotable(leaving, filter);
        let found = quotable.into_iter().filter(|passage| passage.at.key == key).filter_map(|passage| {
            let text = written.iter().find(|one| one.part == passage.at.part).filter(|one| one.digest() == passage.digest)?;
            let is_free = names || !own_name.names(&text.text);
            (is_free && text.text.chars().count() <= LONGEST).then(|| text.text.trim().to_owned())
        });
        let found: Vec<String> = found.collect();
        leaving.quotes.extend(found);
    }

    fn quotable(&self, leaving: &Leaving, filter: &Filter) -> Vec<&TaggedPassage> {
        let round = &leaving.figures.round;
        let Some(Some(themes)) = self.themes().get(round) else { return Vec::new() };
        let rows: Vec<Keyed<'_>> = self.held().map(|held| (held.key.as_str(), &held.row)).collect();
        let places = places(&rows, self.choices(), round);
        let passing = self.passing(filter, round);
        let is_counted = |(keyed, place): &(&Keyed<'_>, &RoundPlace)| **place == RoundPlace::Counted && passing.lets(**keyed);
        let counted: BTreeSet<&str> = rows.iter().zip(&places).filter(is_counted).map(|((key, _), _)| *key).collect();
        themes.passages.iter().filter(|passage| passage.may_be_quoted && counted.contains(passage.at.key.as_str())).collect()
    }
}
