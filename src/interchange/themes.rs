//! The themes of a round as they are kept, read and written. Fields of later versions are kept.

use super::read::{Format, parse_bytes, typed};
use super::read_error::ReadError;
use crate::model::themes::{THEMES_FORMAT, THEMES_VERSION, Themes};
use std::collections::BTreeSet;

/// Reads themes that were kept.
pub fn read_themes(bytes: &[u8]) -> Result<Themes, ReadError> {
    let file = parse_bytes(bytes)?;
    let mut themes: Themes = typed(&file, Format { name: THEMES_FORMAT, version: THEMES_VERSION })?;
    let ids = themes.themes.iter().map(|theme| theme.id.as_str());
    if let Some((at, id)) = first_again(ids) {
        return Err(ReadError::Misshapen { place: format!("themes[{at}].id"), reason: format!("“{id}” stands here twice") });
    }
    if let Some((at, _)) = first_again(themes.passages.iter().map(|passage| &passage.at)) {
        let reason = "this place stands here twice".to_owned();
        return Err(ReadError::Misshapen { place: format!("passages[{at}].at"), reason });
    }
    themes.passages.sort_by(|a, b| a.at.cmp(&b.at));
    Ok(themes)
}

/// Writes themes.
pub fn write_themes(themes: &Themes) -> Vec<u8> {
    // Texts, lists and keys that are texts can always be written.
    serde_json::to_vec(themes).unwrap_or_default()
}

fn first_again<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<(usize, T)> {
    let mut seen = BTreeSet::new();
    all.enumerate().find(|(_, one)| !seen.insert(*one))
}
