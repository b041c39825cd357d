//! Other words for some organisations: a college is not asked about its head teacher.

use super::condition::Condition;
use serde::{Deserialize, Serialize};

/// Words that take the place of others. The meaning stays the same; a question that means something else has another id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording {
    /// For whom: a condition over the profile.
    pub when: Condition,
    /// The words.
    pub text: String,
}
