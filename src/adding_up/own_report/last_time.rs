//! What has changed since the return of an earlier round, as far as the return knows of one.

use crate::documents::DocumentBlock;
use crate::model::audit_return::Return;
use crate::words::own_report::begun_from;

/// What the part is called.
pub(super) const TITLE: &str = "Since last time";

/// What it was begun from; nothing where it was begun anew.
pub(super) fn last_time(record: &Return) -> Vec<DocumentBlock> {
    let begun = record.begun_from.as_ref();
    begun.map(|begun| DocumentBlock::Text(begun_from(&begun.reference, &begun.cycle))).into_iter().collect()
}
