//! What questions rest on: statutes, guidance, papers.

use super::ids::BasisId;
use serde::{Deserialize, Serialize};

/// A statute, guidance or paper that questions rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Basis {
    /// Referred to by questions.
    pub id: BasisId,
    /// As a person would cite it.
    pub title: String,
    /// Where it can be read, for people; the app never fetches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
