//! Cases that were chosen for an audit, as a file and on the clipboard. Keeps nothing of them.

use crate::aggregation::sampling::draw::Sample;
use crate::aggregation::sampling::list::ListedCase;
use crate::interchange::tables::sample_csv;
use crate::platform::files;
use crate::words::sampling::method_line;

/// Saves them as a table, with the day they were chosen on.
pub fn download_chosen(sample: &Sample, day: &str) -> Result<(), String> {
    let name = format!("cases-to-audit-{day}-{}.csv", sample.seed);
    files::download(&name, "text/csv", &sample_csv(sample, &method_line(sample), day))
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}

/// A line each, with a tab before the group, as a spreadsheet takes them from the clipboard.
pub fn lines(cases: &[ListedCase]) -> String {
    let line = |case: &ListedCase| match &case.group {
        Some(group) => format!("{}\t{group}\n", case.reference),
        None => format!("{}\n", case.reference),
    };
    cases.iter().map(line).collect()
}
