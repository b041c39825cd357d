//! Which returns a filter lets through.

use super::RowDesk;
use crate::aggregation::counting::Keyed;
use crate::model::filter::Filter;
use std::collections::BTreeSet;

/// A filter, made ready for one round.
pub(in crate::adding_up) struct Passing<'f> {
    filter: &'f Filter,
    /// The returns of the locality that is wanted; none where any is.
    of_locality: Option<BTreeSet<String>>,
}

impl Passing<'_> {
    /// Whether it lets a return through.
    pub(in crate::adding_up) fn lets(&self, (key, row): Keyed<'_>) -> bool {
        let Filter { sector, kind, round: _, locality: _, grades: _ } = self.filter;
        // Audits of cases are about children: a filter could tell one apart, so they are looked at as a whole.
        row.audit.is_some()
            || sector.as_ref().is_none_or(|sector| *sector == row.sector)
                && kind.as_ref().is_none_or(|kind| *kind == row.kind)
                && self.of_locality.as_ref().is_none_or(|keys| keys.contains(key))
    }
}

impl RowDesk {
    /// Makes a filter ready. Where an organisation is stands in the round's register alone.
    pub(in crate::adding_up) fn passing<'f>(&self, filter: &'f Filter, round: &str) -> Passing<'f> {
        Passing { filter, of_locality: filter.locality.as_ref().map(|wanted| self.keys_in_locality(round, wanted)) }
    }
}
