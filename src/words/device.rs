//! What this device kept, could not keep or cannot read, as sentences that say what to do.

use super::files::read_error;
use crate::interchange::read::ReadError;
use crate::platform::BrowserError;
use crate::storage::StorageError;
use crate::storage::shelf::Store;

/// What is kept in a store, as one record of it is called.
pub fn store(store: Store) -> &'static str {
    match store {
        Store::Heads | Store::Drafts => "A draft",
        Store::Parts => "A part of a draft",
        Store::Versions => "An earlier version of a draft",
        Store::Submitted => "A return as it was submitted",
        Store::Questionnaires => "A questionnaire",
        Store::Returns => "A return that was brought together with others",
        Store::Surveys => "A survey",
        Store::Replies => "A reply to a survey",
        Store::Unfinished => "A reply that is not finished",
        Store::Verdicts => "What became of the files that were added",
    }
}

/// Why a survey or a reply could not be kept or read.
pub fn survey_error(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "There is no room left on this device for this app. Save the replies there are as a file; then make room.".to_owned()
        }
        StorageError::Refused(BrowserError { message, .. }) => format!("The browser refused to keep or read it ({message})."),
        StorageError::Stalled => "The browser does not answer. Save the replies there are as a file.".to_owned(),
        StorageError::ChangedElsewhere => "The survey was changed in another tab or window meanwhile.".to_owned(),
        StorageError::Missing => {
            "There is no such survey on this device. It may have been deleted, or begun in another browser.".to_owned()
        }
        StorageError::Unreadable(_) => storage_error(error),
    }
}

/// Why something could not be kept or read.
pub fn storage_error(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "There is no room left on this device for this app. Download the draft now; then make room.".to_owned()
        }
        StorageError::Refused(BrowserError { message, .. }) => {
            format!("The browser refused to keep or read it ({message}). Download the draft now.")
        }
        StorageError::Unreadable(error @ ReadError::NewerVersion { .. }) => read_error(error),
        StorageError::Unreadable(_) => {
            "What is kept here cannot be read. It was left as it is, and you can download it.".to_owned()
        }
        StorageError::ChangedElsewhere => {
            "The draft was changed in another tab or window meanwhile, and nothing is written over that. Download what is here; \
             then load the page again."
                .to_owned()
        }
        StorageError::Stalled => "The browser does not answer. Download the draft now.".to_owned(),
        StorageError::Missing => {
            "There is no such draft on this device. It may have been deleted, or begun in another browser.".to_owned()
        }
    }
}
