//! What can become of a draft that is asked for.

use super::autosave::Autosave;
use super::fill_session::FillSession;
use crate::model::ids::ReturnId;
use crate::storage::StorageError;
use crate::words::device::storage_error;

/// A draft and what saves it.
#[derive(Clone, Copy)]
pub struct OpenDraft {
    /// What is filled in.
    pub session: FillSession,
    /// What saves it.
    pub autosave: Autosave,
}

/// What has become of the draft that was asked for.
#[allow(clippy::large_enum_variant, reason = "there is only ever one")]
#[derive(Clone)]
pub enum DeskState {
    /// It is being looked for.
    Loading(ReturnId),
    /// It has a passphrase that is not known here.
    Locked(ReturnId),
    /// It cannot be opened, for this reason.
    Closed(ReturnId, String),
    /// It is open.
    Open(OpenDraft),
}

impl DeskState {
    /// Whether this draft is being looked for.
    pub fn is_loading(&self, id: &ReturnId) -> bool {
        matches!(self, Self::Loading(loading) if loading == id)
    }

    /// Which draft it is about.
    pub fn draft(&self) -> ReturnId {
        match self {
            Self::Loading(id) | Self::Locked(id) | Self::Closed(id, _) => id.clone(),
            Self::Open(open) => open.session.id(),
        }
    }
}

/// Why a draft was not opened.
pub enum Refused {
    /// Its passphrase is not known here.
    Locked,
    /// It is not on this device.
    Missing,
    /// For this reason.
    Because(String),
}

impl From<StorageError> for Refused {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Missing => Self::Missing,
            StorageError::Full
            | StorageError::Refused(_)
            | StorageError::Unreadable(_)
            | StorageError::ChangedElsewhere
            | StorageError::Stalled => Self::Because(storage_error(&error)),
        }
    }
}
