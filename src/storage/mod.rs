//! What is kept on this device: drafts, the questionnaires they were begun with, returns brought together. Typed
//! repositories; keys are known nowhere else. Bytes that cannot be read are kept and reported, never replaced.

pub mod backup;
pub mod drafts;
pub mod inventory;
pub mod last;
pub mod left;
pub mod mark;
pub mod questionnaires;
pub mod resealing;
pub mod returns;
pub mod secrecy;
pub mod shelf;
pub mod surveys;
pub mod upgrade;
pub mod versions;

use crate::interchange::read_error::ReadError;
use crate::platform::BrowserError;

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageError {
    /// There is no room.
    Full,
    /// The browser refused.
    Refused(BrowserError),
    /// It is there, but cannot be read; it stays as it is.
    Unreadable(ReadError),
    /// There is nothing under that id.
    Missing,
    /// Another tab has saved the draft meanwhile; it is not written over.
    ChangedElsewhere,
    /// The browser does not answer.
    Stalled,
}

impl From<BrowserError> for StorageError {
    fn from(error: BrowserError) -> Self {
        if error.is_full() {
            return Self::Full;
        }
        // People get our own words; whoever is asked for help finds the browser's on the console.
        crate::platform::console::note(&error);
        Self::Refused(error)
    }
}
