//! What is kept on this device: drafts, the questionnaires they were begun with, returns brought together. Typed
//! repositories; keys are known nowhere else. Bytes that cannot be read are kept and reported, never replaced.
//!
//! What one save of a draft goes through, in this order:
//!
//! | file | its part | where it writes |
//! | --- | --- | --- |
//! | `left` | puts words aside while they are typed, since the page may end before the database has them | localStorage |
//! | `last` | remembers the draft for the recovery panel and for the next page | memory; localStorage when the page is left |
//! | `secrecy` | seals each text of a draft that has a passphrase | nowhere |
//! | `drafts` | makes the parts and the head into one write, and says what it depends on | through `shelf` |
//! | `shelf` | looks at the head in the transaction of the write, and writes all or nothing | the database |
//! | `versions` | keeps whole copies now and then | through `shelf` |
//!
//! Beside it, `mark` says in localStorage which tab has a draft, for browsers without locks, and `resealing` writes all of a
//! draft anew when its passphrase changes. The rules are in [`crate::keeping`]: which save may follow which
//! (`Head::may_be_followed`), and what becomes of what was put aside (`taking_up`).
//!
//! "Put aside" is the one word for text that is kept outside its place until it can stand there.

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
    /// What stands there is not what the write depends on: another tab has changed it meanwhile, and nothing was written.
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
