//! Who holds a draft, where several tabs are open: what is done once another tab was asked for it.

/// What another tab replied to "Who holds this draft?" or "Please release it".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabReply {
    /// It works on the draft.
    Holds,
    /// It saved its last word and released the draft.
    Released,
    /// It cannot save what it has, and keeps the draft.
    CannotSave,
    /// It did not reply in time: it is closed, or sleeps and may never wake.
    Silent,
}

/// What is done about a draft that another tab was asked to release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Take it once the other tab's lock is free, which it is about to be.
    TakeWhenFree,
    /// Take the lock away. What the other tab had not saved it has put aside, or keeps as an earlier version when it wakes.
    TakeAway,
    /// Leave it: what the other tab has is nowhere else.
    Leave,
}

impl TabReply {
    /// Whether a draft may be taken without asking for it.
    pub fn is_free(self) -> bool {
        match self {
            Self::Released | Self::Silent => true,
            Self::Holds | Self::CannotSave => false,
        }
    }

    /// What is done about a draft that was asked for.
    pub fn next(self) -> Next {
        match self {
            Self::Released => Next::TakeWhenFree,
            Self::Silent => Next::TakeAway,
            Self::Holds | Self::CannotSave => Next::Leave,
        }
    }
}
