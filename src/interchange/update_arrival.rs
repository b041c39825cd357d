//! What becomes of an update on actions that is opened on a device of the organisation, beside the return that is there.

use super::read::ReadUpdate;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::organisation::Whose;

/// Why an update is not taken over. The sentences are in `words::updates`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateRefusal {
    /// Its digest is not that of its content.
    Changed,
    /// No return with its id is on the device.
    NoReturn,
    /// What is on the device was not submitted, or is another revision or has other content.
    AnotherReturn,
}

/// The return with what the update says of its actions; none where it says nothing later than what is here.
pub fn with_update(here: Option<&Return>, read: &ReadUpdate) -> Result<Option<Return>, UpdateRefusal> {
    let ReadUpdate { update, file } = read;
    if update.digest.is_none() || update.digest != return_digest(file) {
        return Err(UpdateRefusal::Changed);
    }
    let here = here.ok_or(UpdateRefusal::NoReturn)?;
    let is_of_this = here.status == Status::Submitted
        && here.revision == update.revision
        && here.submitted_as().as_ref() == Some(&update.submitted_as)
        && Whose::of(here) == update.whose();
    if !is_of_this {
        return Err(UpdateRefusal::AnotherReturn);
    }
    let mut record = here.clone();
    Ok(record.take_update(update).then_some(record))
}
