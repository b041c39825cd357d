//! What is asked of the words in returns, and what the desk shows of them.

use serde::{Deserialize, Serialize};

/// Which words are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsWanted {
    /// How many to pass over.
    pub from: usize,
    /// What is looked for; empty for all.
    pub like: String,
}

/// What was written, as far as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsShown {}
