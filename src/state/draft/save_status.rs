//! How far saving is: what is said of it, and what is remembered of it.

use crate::keeping::head::Head;
use crate::keeping::saving::{Saving, Standing, Trouble};
use crate::storage::StorageError;
use crate::storage::left::Found;
use futures_channel::oneshot;
use leptos::leptos_dom::helpers::TimeoutHandle;

/// How far saving is.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveStatus {
    /// Everything up to this time is on the device.
    Saved(String),
    /// Everything up to this time is on the device, and nothing more can be saved at present.
    Stuck {
        /// When it was saved.
        at: String,
        /// Why nothing more can be.
        why: StorageError,
    },
    /// Nothing outlives the page, because the browser keeps nothing.
    OnlyInThisPage,
    /// The last attempt failed, so that something is only in memory. Where the draft is missing, all of it is.
    Failed(StorageError),
    /// Another tab has the draft; what was typed here and not saved is on its way into an earlier version.
    KeepingLateWords,
    /// Another tab has the draft; what was typed here is in it, or in an earlier version.
    Elsewhere,
}

impl SaveStatus {
    /// How saving stands, with what people are told of it. `saved_at` is the time of the last save, `why` the last failure.
    pub fn of(standing: Standing, saved_at: String, why: Option<StorageError>) -> Self {
        match standing {
            Standing::Saved => Self::Saved(saved_at),
            Standing::Stuck(trouble) => Self::Stuck { at: saved_at, why: why.unwrap_or_else(|| plain(trouble)) },
            Standing::OnlyInThisPage => Self::OnlyInThisPage,
            Standing::Failed(trouble) => Self::Failed(why.unwrap_or_else(|| plain(trouble))),
            Standing::KeepingLateWords => Self::KeepingLateWords,
            Standing::Elsewhere => Self::Elsewhere,
        }
    }
}

/// What a failure is to saving.
pub fn trouble(error: &StorageError) -> Trouble {
    match error {
        StorageError::Missing => Trouble::Missing,
        StorageError::ChangedElsewhere => Trouble::ChangedElsewhere,
        StorageError::Stalled => Trouble::Stalled,
        StorageError::Full | StorageError::Refused(_) | StorageError::Unreadable(_) => Trouble::Refused,
    }
}

fn plain(trouble: Trouble) -> StorageError {
    match trouble {
        Trouble::Missing => StorageError::Missing,
        Trouble::ChangedElsewhere => StorageError::ChangedElsewhere,
        // The browser gave no error that could be told.
        Trouble::Stalled | Trouble::Refused => StorageError::Stalled,
    }
}

/// Whether a draft has a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// It is kept as it is.
    None,
    /// It is encrypted on the device.
    Passphrase,
}

/// What the device knows of a draft that changes while it is open.
#[derive(Clone, Default, PartialEq)]
pub struct Known {
    /// How many of the session's changes are saved. How many there are is counted by the session.
    pub edits: u64,
    /// The page the person was on.
    pub place: String,
    /// When it was last saved as a file.
    pub downloaded_at: Option<String>,
}

/// What is to be written of a draft that is not on the device at all.
#[derive(Clone)]
pub struct Uncreated {
    /// The digest and file of its questionnaire; none where its file is not at hand.
    pub questionnaire: Option<(String, String)>,
}

/// Where saving stands.
pub struct SavingProgress {
    /// As it was saved last.
    pub head: Head,
    /// What is done next, and what is said.
    pub saving: Saving,
    /// What is to be written beside the draft, while it is not on the device at all.
    pub uncreated: Option<Uncreated>,
    /// Whether the device could not be written to when the draft was opened, so that it is not claimed yet.
    pub is_unclaimed: bool,
    /// What other pages had put aside and this one goes on with: forgotten once this page has put it aside or saved it.
    pub adopted: Vec<Found>,
    /// What the attempt that was made last has written.
    pub written: Option<(Known, Head)>,
    /// The save that is to come.
    pub timer: Option<TimeoutHandle>,
    /// Who waits until everything is saved or nothing more can be.
    pub waiting: Vec<oneshot::Sender<()>>,
    /// When the draft was last kept as an earlier version, in milliseconds since 1970.
    pub last_version: f64,
}
