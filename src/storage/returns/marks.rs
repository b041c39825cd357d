//! Marks beside the returns that say who changed them last. Several tabs have the same returns open; each write names the mark
//! that its tab has seen, so that no tab writes over what another has written, or brings back what another has removed.

use crate::keeping::only_if::OnlyIf;
use crate::platform::clock;
use crate::platform::database::Entry;
use crate::storage::StorageError;
use crate::storage::shelf::{Shelf, Store, entry};
use serde_json::{Value, json};

/// What the keys of marks begin with.
const MARK: &str = "mark/";
/// Changes with the returns and what became of the files that are not counted.
pub(super) const OF_RETURNS: &str = "mark/returns";
/// Changes with what people say: choices, registers and the like.
pub(super) const OF_SAID: &str = "mark/said";

/// Whether a key is that of a mark, which is of no use to any other device.
pub(in crate::storage) fn is_mark(key: &str) -> bool {
    key.starts_with(MARK)
}

/// What somebody else has changed since a tab has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    Nothing,
    /// Only what people say.
    Said,
    /// Returns too.
    Returns,
}

/// The marks as a tab has seen them, each as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub returns: Option<String>,
    pub said: Option<String>,
}

impl Marks {
    /// As they stand now.
    pub async fn read(shelf: &Shelf) -> Result<Self, StorageError> {
        let returns = shelf.get(Store::Desk, OF_RETURNS).await?;
        Ok(Self { returns, said: shelf.get(Store::Desk, OF_SAID).await? })
    }

    /// As they stand now, made where there are none: a tab that has seen no mark could not tell that everything was deleted.
    pub async fn begin(shelf: &Shelf) -> Result<Self, StorageError> {
        let before = Self::read(shelf).await?;
        if before.returns.is_some() && before.said.is_some() {
            return Ok(before);
        }
        let new = Self::from_now_on();
        let [returns, said] = before.guards();
        match shelf.write_over(&[], &new.entries(), &[returns, said]).await {
            Ok(()) => Ok(new),
            // Another tab was quicker.
            Err(StorageError::ChangedElsewhere) => Self::read(shelf).await,
            Err(error) => Err(error),
        }
    }

    /// The same until all returns are removed.
    pub fn since(&self) -> String {
        self.returns.as_deref().map(since).unwrap_or_default()
    }

    /// Those of a desk that begins now.
    pub fn from_now_on() -> Self {
        let since = clock::new_id();
        Self { returns: Some(mark(&since)), said: Some(mark(&since)) }
    }

    /// The same desk with another mark of the returns.
    pub fn with_new_returns(&self) -> Self {
        Self { returns: Some(next(self.returns.as_deref())), ..self.clone() }
    }

    /// The same desk with another mark of what people say.
    pub fn with_new_said(&self) -> Self {
        Self { said: Some(next(self.said.as_deref())), ..self.clone() }
    }

    /// Both, to be kept.
    pub fn entries(&self) -> Vec<Entry> {
        vec![entry(Store::Desk, OF_RETURNS, self.returns.clone()), entry(Store::Desk, OF_SAID, self.said.clone())]
    }

    /// What must stand there for a write to go on.
    pub fn guards(&self) -> [(Store, &'static str, OnlyIf<'_>); 2] {
        [
            (Store::Desk, OF_RETURNS, OnlyIf::Still(self.returns.as_deref())),
            (Store::Desk, OF_SAID, OnlyIf::Still(self.said.as_deref())),
        ]
    }

    /// What has changed since.
    pub fn news(&self, now: &Self) -> News {
        if self.returns != now.returns {
            News::Returns
        } else if self.said != now.said {
            News::Said
        } else {
            News::Nothing
        }
    }
}

/// `since` is the same until all returns are removed; `last` is another one after every write.
fn mark(since: &str) -> String {
    json!({ "since": since, "last": clock::new_id() }).to_string()
}

fn next(before: Option<&str>) -> String {
    let since = before.map(since).filter(|since| !since.is_empty());
    mark(&since.unwrap_or_else(clock::new_id))
}

fn since(mark: &str) -> String {
    let mark: Value = serde_json::from_str(mark).unwrap_or_default();
    mark.get("since").and_then(Value::as_str).unwrap_or_default().to_owned()
}
