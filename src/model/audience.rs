//! Whom something is for that leaves the desk of returns.

use serde::{Deserialize, Serialize};

/// Whom something is for that leaves the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The partnership itself, which has the returns.
    #[default]
    Inside,
    /// Everybody.
    Published {
        /// Whether organisations are named. That is switched on by hand.
        names: bool,
    },
}

impl Audience {
    /// Whether anybody may read it.
    pub fn is_published(self) -> bool {
        matches!(self, Self::Published { .. })
    }

    /// Whether organisations are named in it.
    pub fn names(self) -> bool {
        matches!(self, Self::Inside | Self::Published { names: true })
    }
}
