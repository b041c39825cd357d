//! What this device kept, could not keep or cannot read, as sentences that say what to do.

use super::files::not_read;
use crate::interchange::read_error::ReadError;
use crate::storage::StorageError;
use crate::storage::shelf::Store;

/// Asked wherever a file was given to the browser and nobody has said yet that it is there.
pub const IS_IT_THERE: &str = "Is the file in your downloads? If not, download it again.";

/// What is known of a file once it was given to the browser.
pub const GIVEN: &str = "Given to your browser to download. Is the file in your downloads? If not, download it again.";

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
        Store::Rows => "What figures are made from",
        Store::Desk => "What was chosen about returns",
    }
}

/// Why a survey or a reply could not be kept or read.
pub fn survey_error(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "There is no room left on this device for this app. Save the replies there are as a file; then make room.".to_owned()
        }
        StorageError::Refused(_) => {
            "The browser does not let this app read or keep anything on this device at the moment. Save the replies there are as \
             a file; then load this page again."
                .to_owned()
        }
        StorageError::Stalled => "The browser does not answer. Save the replies there are as a file.".to_owned(),
        StorageError::ChangedElsewhere => "The survey was changed in another tab or window meanwhile.".to_owned(),
        StorageError::Missing => {
            "There is no such survey on this device. It may have been deleted, or begun in another browser.".to_owned()
        }
        StorageError::Unreadable(_) => storage_error(error),
    }
}

/// That nothing outlives the page, why, and what to do.
pub fn nothing_kept(error: &StorageError) -> String {
    let why = match error {
        StorageError::Full => "There is no room left on this device.",
        StorageError::Stalled => "The browser does not answer.",
        StorageError::Refused(_) | StorageError::Unreadable(_) | StorageError::Missing | StorageError::ChangedElsewhere => {
            "The browser does not let this app keep anything; it may be set to block what pages keep, or “site data”."
        }
    };
    format!(
        "Nothing can be kept on this device, so everything is lost when this page is closed. Download your work before you \
         leave. {why}"
    )
}

/// That an open draft is gone from the device, and what to do.
pub const GONE: &str = "This draft is no longer on this device: what the browser keeps was cleared, or the draft was deleted in \
    another tab or window. It is only in this page now. Keep it on this device again, or download it.";

/// What becomes of drafts where the app was opened as a file from a disk.
pub const FROM_DISK: &str = "You have opened this app as a file. Drafts are kept by this browser for this file: if the file is \
    moved, renamed or opened in another browser they may not be there, and another file opened in this browser may be able to \
    read them. So download your draft each time before you close this page, and give it a passphrase where others use this \
    device.";

/// What a private window does.
pub const FORGETS: &str = "This looks like a private window, which forgets this draft when you close it. Download the draft \
    before you close it.";

/// The same of returns brought together, of which nothing is typed here and every file is somewhere else too.
pub fn returns_error(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "There is no room left on this device for this app. What was added before is kept. Make room, then add the rest again."
                .to_owned()
        }
        StorageError::Refused(_) => {
            "The browser does not let this app read or keep anything on this device at the moment. Load this page again; the \
             files you added stay where they are."
                .to_owned()
        }
        StorageError::ChangedElsewhere => {
            "The returns were changed in another tab or window meanwhile. Load this page again, and look before you go on."
                .to_owned()
        }
        StorageError::Stalled => "The browser does not answer. Load this page again.".to_owned(),
        StorageError::Missing => "It is no longer on this device.".to_owned(),
        StorageError::Unreadable(_) => storage_error(error),
    }
}

/// Why something could not be kept or read.
pub fn storage_error(error: &StorageError) -> String {
    match error {
        StorageError::Full => {
            "There is no room left on this device for this app. Download the draft now; then make room.".to_owned()
        }
        StorageError::Refused(_) => {
            "The browser does not let this app read or keep anything on this device at the moment. Download the draft now; then \
             load this page again."
                .to_owned()
        }
        StorageError::Unreadable(error @ ReadError::NewerVersion { .. }) => not_read(error),
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
