//! How figures changed from one round to the next, in words.

use super::figures::proportion;
use crate::aggregation::trend::{TrendChange, TrendPoint};

/// What the arrows say, beside the table.
pub const ARROWS: &str = "▲ rose and ▼ fell by five percentage points or more since the round before, with ten answers or more in \
    both; ● neither; with fewer it says so. Where a question or its answers were changed, or grades are made by other rules or \
    from other questions, the line breaks: the two figures are not to be compared.";

/// A sign for the eye and words for everybody.
pub fn change(change: TrendChange) -> (&'static str, &'static str) {
    match change {
        TrendChange::New => ("", ""),
        TrendChange::Up => ("▲", "rose"),
        TrendChange::Down => ("▼", "fell"),
        TrendChange::Same => ("●", "little changed"),
        TrendChange::TooFew => ("", "too few to compare"),
        TrendChange::OtherQuestion => ("¦", "another question"),
        TrendChange::OtherRules => ("¦", "other rules or questions"),
    }
}

/// "25 of 28 (89%)"; a dash where it was not there.
pub fn figure(point: &TrendPoint) -> String {
    point.part.map_or_else(|| "–".to_owned(), proportion)
}
