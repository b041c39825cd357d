//! Where a draft or return comes from, as it says itself. What follows from that is in `passed_on`.

use serde::{Deserialize, Serialize};

/// Whose a draft or return was when it came to a device as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CameFor {
    /// Its organisation's name or its case; empty where it had none.
    pub name: String,
    /// The type of its organisation; empty where it had none.
    #[serde(default)]
    pub organisation_type: String,
}

/// The round in which an answer was first given that was confirmed in each round since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarriedFrom {
    /// That round.
    pub cycle: String,
    /// What people quote of its return.
    #[serde(default)]
    pub reference: String,
}

/// The return that another was begun from, in an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BegunFrom {
    /// What people quote of it.
    pub reference: String,
    /// Its round.
    pub cycle: String,
}
