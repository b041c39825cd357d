//! The draft worked on last, for the recovery panel, which can wait for nothing and ask nobody.

use super::StorageError;
use crate::interchange::read::read_return;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::parts::{PartChanges, Parts, apply, join, split};
use crate::platform::{BrowserError, local};
use serde_json::Value;
use std::cell::RefCell;

/// The key of localStorage that holds the draft worked on last.
const LAST: &str = "safeguarding-audit/last-draft";

thread_local! {
    /// The draft this page worked on last, kept up to date part by part.
    static HERE: RefCell<Option<(ReturnId, Parts)>> = const { RefCell::new(None) };
}

/// Remembers a draft that is being opened.
pub fn begin(record: &Return) {
    // A record that cannot be written as JSON is not read from JSON either.
    if let Ok(parts) = split(record) {
        HERE.with_borrow_mut(|here| *here = Some((record.id.clone(), parts)));
    }
}

/// Remembers what was changed in a draft.
pub fn follow(id: &ReturnId, changes: &PartChanges) {
    HERE.with_borrow_mut(|here| {
        let Some((_, parts)) = here.as_mut().filter(|(of, _)| of == id) else { return };
        apply(parts, changes);
    });
}

/// Remembers a draft for the recovery panel of the next page.
pub fn hand_on(record: &Return) -> Result<(), StorageError> {
    let json = serde_json::to_value(record).map_err(|error| BrowserError::new(error.to_string()))?.to_string();
    Ok(local::set(LAST, &json)?)
}

/// The draft worked on last by this page, or by the one before it, as it is written.
pub fn recall() -> Option<Value> {
    let here = HERE.with_borrow(|here| here.as_ref().map(|(_, parts)| parts.clone()));
    match here {
        Some(parts) => Some(join(parts)),
        None => serde_json::from_str(&local::get(LAST).ok().flatten()?).ok(),
    }
}

/// The draft that the page before this one handed on, if it is this one: it could not be kept otherwise.
pub fn handed_on(id: &ReturnId) -> Option<Return> {
    let record = read_return(local::get(LAST).ok().flatten()?.as_bytes()).ok()?.record;
    (record.id == *id).then_some(record)
}

/// Forgets a draft.
pub fn forget(id: &ReturnId) {
    HERE.with_borrow_mut(|here| *here = here.take().filter(|(of, _)| of != id));
    forget_handed_on(id);
}

/// Forgets a draft that was handed on to the next page in the clear; this page goes on with it.
pub fn forget_handed_on(id: &ReturnId) {
    let is_it = local::get(LAST).ok().flatten().is_some_and(|text| text.contains(id.as_str()));
    if is_it {
        // Blocked storage holds nothing to forget.
        let _ = local::remove(LAST);
    }
}

/// Forgets whatever draft it is. What localStorage holds is for the caller to clear.
pub fn forget_all() {
    HERE.with_borrow_mut(|here| *here = None);
}
