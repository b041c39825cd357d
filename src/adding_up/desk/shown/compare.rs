//! Sectors, and who said what of the same thing, as the desk shows them.

use serde::{Deserialize, Serialize};

/// Figures side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {}
