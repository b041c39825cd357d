//! Where a site of an organisation differs from what is answered for the whole.

use super::ids::LevelId;
use super::plain::is_seen;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// By the name of the site, how it differs.
pub type SiteAnswers = BTreeMap<String, SiteAnswer>;

/// How one site differs in one answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiteAnswer {
    /// The level there; none while only a note was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// What is different there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl SiteAnswer {
    /// Whether nothing was said of the site.
    pub fn is_empty(&self) -> bool {
        self.level.is_none() && !is_seen(&self.note) && self.extra.is_empty()
    }
}

/// The names of sites as they were typed, one on each line: each once, without blank lines.
pub fn sites_of(typed: &str) -> Vec<String> {
    let mut sites: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| is_seen(line)) {
        if !sites.iter().any(|site| site == line) {
            sites.push(line.to_owned());
        }
    }
    sites
}
