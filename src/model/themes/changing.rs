//! What people do with themes: make, rename and delete them, tag passages and take tags away.

use super::{PassageAt, ReturnStamp, SeenWords, TaggedPassage, Theme, ThemeKind, Themes};
use crate::model::ids::ThemeId;
use crate::model::organisation::same_name;
use crate::model::plain::{is_seen, trimmed};
use serde_json::Map;
use std::collections::BTreeSet;

/// The most characters that the name of a theme may have.
pub const LONGEST_NAME: usize = 200;

/// Why something cannot be done with themes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeProblem {
    /// It has no name.
    NoName,
    /// Its name has so many characters.
    LongName(usize),
    /// Another theme is called so.
    NameTaken(String),
    /// There is no such theme.
    NoTheme,
    /// The words of the passage are not those that were seen.
    WordsChanged,
    /// The themes of the round cannot be read, and are left as they are.
    Unreadable,
}

impl Themes {
    /// Makes a theme.
    pub fn make(&mut self, name: &str, kind: ThemeKind) -> Result<ThemeId, ThemeProblem> {
        let name = self.free_name(name, None)?;
        let last = self.themes.iter().filter_map(|theme| theme.id.as_str().strip_prefix('t')?.parse::<u64>().ok()).max();
        let id: ThemeId = format!("t{}", last.unwrap_or(0).saturating_add(1)).into();
        self.themes.push(Theme { id: id.clone(), name, kind, is_deleted: false, extra: Map::new() });
        Ok(id)
    }

    /// Gives a theme another name, or has it stand for something else.
    pub fn rename(&mut self, id: &ThemeId, name: &str, kind: ThemeKind) -> Result<(), ThemeProblem> {
        let name = self.free_name(name, Some(id))?;
        let theme = self.themes.iter_mut().find(|theme| theme.id == *id).ok_or(ThemeProblem::NoTheme)?;
        (theme.name, theme.kind) = (name, kind);
        Ok(())
    }

    /// Deletes a theme. Its tags stay with it, so that it can be brought back.
    pub fn delete(&mut self, id: &ThemeId) {
        self.themes.iter_mut().filter(|theme| theme.id == *id).for_each(|theme| theme.is_deleted = true);
    }

    /// Brings a deleted theme back with its tags.
    pub fn bring_back(&mut self, id: &ThemeId) -> Result<(), ThemeProblem> {
        let name = self.themes.iter().find(|theme| theme.id == *id).map(|theme| theme.name.clone());
        self.free_name(&name.ok_or(ThemeProblem::NoTheme)?, Some(id))?;
        self.themes.iter_mut().filter(|theme| theme.id == *id).for_each(|theme| theme.is_deleted = false);
        Ok(())
    }

    /// Tags a passage. Doing it twice is doing it once. Where its words have changed since it was tagged before, somebody has
    /// to say first whether those tags still fit.
    pub fn tag(&mut self, at: &PassageAt, theme: &ThemeId, seen: &SeenWords) -> Result<(), ThemeProblem> {
        self.theme(theme).ok_or(ThemeProblem::NoTheme)?;
        self.passage(at, seen)?.themes.insert(theme.clone());
        Ok(())
    }

    /// Takes a tag away.
    pub fn untag(&mut self, at: &PassageAt, theme: &ThemeId) {
        self.change(at, |passage| passage.themes.retain(|one| one != theme));
    }

    /// A passage may be quoted without the organisation's name.
    pub fn let_quote(&mut self, at: &PassageAt, seen: &SeenWords) -> Result<(), ThemeProblem> {
        self.passage(at, seen)?.may_be_quoted = true;
        Ok(())
    }

    /// It may not be quoted after all.
    pub fn stop_quoting(&mut self, at: &PassageAt) {
        self.change(at, |passage| passage.may_be_quoted = false);
    }

    /// What was said of a passage still fits its words as they are now. Whether they may be quoted is asked again.
    pub fn confirm(&mut self, at: &PassageAt, seen: SeenWords) {
        self.change(at, |passage| {
            passage.may_be_quoted &= passage.digest == seen.digest;
            (passage.digest, passage.seen_in) = (seen.digest, seen.stamp);
        });
    }

    /// Nothing is said of a passage any more.
    pub fn forget(&mut self, at: &PassageAt) {
        self.passages.retain(|passage| passage.at != *at);
    }

    /// A tagged passage was looked for in a newer revision: where its words are still the same, its tags hold there too.
    pub fn look_again(&mut self, at: &PassageAt, digest: Option<&str>, stamp: &ReturnStamp) {
        self.change(at, |passage| {
            if digest == Some(passage.digest.as_str()) {
                passage.seen_in = stamp.clone();
            }
        });
    }

    fn free_name(&self, name: &str, own: Option<&ThemeId>) -> Result<String, ThemeProblem> {
        let name = trimmed(name);
        let length = name.chars().count();
        if !is_seen(name) {
            return Err(ThemeProblem::NoName);
        }
        if length > LONGEST_NAME {
            return Err(ThemeProblem::LongName(length));
        }
        let others = self.themes.iter().filter(|theme| !theme.is_deleted && own != Some(&theme.id));
        match others.into_iter().find(|theme| same_name(&theme.name, name)) {
            Some(other) => Err(ThemeProblem::NameTaken(other.name.clone())),
            None => Ok(name.to_owned()),
        }
    }

    /// What is said of a passage whose words are these.
    fn passage(&mut self, at: &PassageAt, seen: &SeenWords) -> Result<&mut TaggedPassage, ThemeProblem> {
        let place = self.passages.binary_search_by(|passage| passage.at.cmp(at));
        let place = place.unwrap_or_else(|free| {
            let begun = TaggedPassage {
                at: at.clone(),
                digest: seen.digest.clone(),
                seen_in: seen.stamp.clone(),
                themes: BTreeSet::new(),
                may_be_quoted: false,
                by: self.role.clone(),
                extra: Map::new(),
            };
            self.passages.insert(free, begun);
            free
        });
        let found = self.passages.get_mut(place).filter(|passage| passage.digest == seen.digest);
        found.ok_or(ThemeProblem::WordsChanged)
    }

    /// Changes what is said of a passage; one of which nothing is said any more is forgotten.
    fn change(&mut self, at: &PassageAt, change: impl FnOnce(&mut TaggedPassage)) {
        if let Some(passage) = self.passages.iter_mut().find(|passage| passage.at == *at) {
            change(passage);
            if passage.themes.is_empty() && !passage.may_be_quoted && passage.extra.is_empty() {
                self.forget(at);
            }
        }
    }
}
