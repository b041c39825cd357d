//! Rows of a list that changes while somebody works in it: a row whose line stays the same stays as it is, with what is open and
//! typed in it.

use crate::components::dynamic::keyed;
use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A row for each line, by what the line says.
pub(super) fn rows<L>(lines: Signal<Vec<L>>, draw: fn(ReturnsDesk, &L) -> AnyView, desk: ReturnsDesk) -> AnyView
where
    L: Serialize + DeserializeOwned + Send + Sync + 'static,
{
    keyed(Signal::derive(move || lines.with(|lines| keys(lines))), move |key| {
        let line = key.split_once('\n').and_then(|(_, line)| serde_json::from_str(line).ok());
        line.map(|line| draw(desk, &line)).into_any()
    })
}

/// What each line says, after how often the same was said before it.
fn keys<L: Serialize>(lines: &[L]) -> Vec<String> {
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    // Lines come from the worker as JSON, so they can be written as JSON.
    let written = lines.iter().map(|line| serde_json::to_string(line).unwrap_or_default());
    let numbered = written.map(|line| {
        let n = before.entry(line.clone()).or_default();
        *n += 1;
        format!("{n}\n{line}")
    });
    numbered.collect()
}

/// A key as part of an id in the page.
pub(super) fn plain_id(key: &str) -> String {
    key.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect()
}
