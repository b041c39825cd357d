//! What an item is called: a line of `questionnaires/items.json`.

use super::ids::ItemId;
use serde::Deserialize;

/// An item, and what it asks in a plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct NamedItem {
    /// Which item.
    pub id: ItemId,
    /// What it asks, as people read it.
    pub asks: String,
}
