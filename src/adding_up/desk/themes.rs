//! Themes at the desk: what somebody says of them, and how many organisations say each. A tag counts while the words that were
//! tagged stand in the return: whoever drives the desk reads for that only returns that have come anew since.

mod table;

pub use table::ThemeTable;

use super::RowDesk;
use super::shown::{PassageTags, ThemeShown, ThemesShown};
use super::words::written_in;
use crate::adding_up::talk::{PassageSaid, ThemeAsk};
use crate::aggregation::counting::{Keyed, by_organisation};
use crate::aggregation::row::ReturnRow;
use crate::model::filter::Filter;
use crate::model::ids::ThemeId;
use crate::model::themes::{PassageAt, PassagePart, ReturnStamp, SeenWords, TaggedPassage, Theme, ThemeProblem, Themes};
use crate::words::themes::problem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The themes of each round; none where they are kept and cannot be read.
pub type ThemesByRound = BTreeMap<String, Option<Themes>>;

impl RowDesk {
    /// Goes by these themes.
    pub fn go_by_themes(&mut self, themes: ThemesByRound) {
        self.themes = themes;
    }

    /// The themes.
    pub fn themes(&self) -> &ThemesByRound {
        &self.themes
    }

    /// The returns that have come anew since something in them was tagged, by key: they are to be looked through.
    pub fn to_look_through(&self, round: &str) -> Vec<String> {
        let passages = self.readable(round).into_iter().flat_map(|themes| &themes.passages);
        let keys: BTreeSet<&String> = passages
            .filter(|passage| self.row(&passage.at.key).is_some_and(|row| stamp(row) != passage.seen_in))
            .map(|passage| &passage.at.key)
            .collect();
        keys.into_iter().cloned().collect()
    }

    /// Looks through a return: tags of words that still stand in it count again.
    pub fn look_through(&mut self, round: &str, key: &str, file: &str) {
        let questionnaires = Arc::clone(self.questionnaires());
        let Some(row) = self.row(key) else { return };
        let (stamp, written) = (stamp(row), written_in(&questionnaires, (key, row), file));
        let (Some(written), Some(Some(themes))) = (written, self.themes.get_mut(round)) else { return };
        let tagged: Vec<PassageAt> =
            themes.passages.iter().filter(|passage| passage.at.key == key).map(|passage| passage.at.clone()).collect();
        for at in tagged {
            let found = written.iter().find(|passage| passage.part == at.part);
            themes.look_again(&at, found.map(|passage| passage.digest()).as_deref(), &stamp);
        }
    }

    /// Does what somebody says of themes, or says what is wrong. `file` is that of the passage, where it is of one.
    pub fn change_themes(&mut self, round: &str, ask: ThemeAsk, file: Option<&str>) -> Result<(), String> {
        let seen = if let ThemeAsk::Passage { at, digest, .. } = &ask { self.seen(at, digest, file) } else { None };
        let themes = self.themes.entry(round.to_owned()).or_insert_with(|| Some(Themes::start(round)));
        let Some(themes) = themes else { return Err(problem(&ThemeProblem::Unreadable)) };
        // Half of what was said is nothing: a copy is changed, and takes the place of the themes only as a whole.
        let mut changed = themes.clone();
        let done = match ask {
            ThemeAsk::Role { role } => {
                role.trim().clone_into(&mut changed.role);
                Ok(())
            }
            ThemeAsk::Make { name, kind } => changed.make(&name, kind).map(drop),
            ThemeAsk::Rename { theme, name, kind } => changed.rename(&theme, &name, kind),
            ThemeAsk::Delete { theme } => {
                changed.delete(&theme);
                Ok(())
            }
            ThemeAsk::BringBack { theme } => changed.bring_back(&theme),
            ThemeAsk::Passage { at, say, .. } => say_of(&mut changed, &at, say, seen),
        };
        done.map_err(|wrong| problem(&wrong))?;
        *themes = changed;
        Ok(())
    }

    /// The themes of a round with their figures under a filter, and what is said of these passages.
    pub fn show_themes(&self, round: &str, filter: &Filter, shown: &[PassageAt]) -> ThemesShown {
        let counted = self.counted_returns(round, filter);
        let organisations = by_organisation(&counted);
        let of = organisations.len();
        let is_unreadable = self.themes.get(round).is_some_and(Option::is_none);
        let Some(themes) = self.readable(round) else { return ThemesShown { of, is_unreadable, ..ThemesShown::default() } };
        let counting = Counting::of(&organisations);
        let tags = |at: &PassageAt| {
            let passage = themes.tagged(at)?;
            Some(PassageTags {
                at: at.clone(),
                themes: passage.themes.iter().filter(|id| themes.theme(id).is_some()).cloned().collect(),
                may_be_quoted: passage.may_be_quoted,
                is_changed: self.row(&at.key).is_none_or(|row| stamp(row) != passage.seen_in),
            })
        };
        ThemesShown {
            role: themes.role.clone(),
            of,
            themes: themes.themes.iter().map(|theme| counting.theme(theme, &themes.passages)).collect(),
            tagged: shown.iter().filter_map(tags).collect(),
            is_unreadable,
        }
    }

    /// What was tagged with a theme, by the key of the return.
    pub(super) fn tagged_with(&self, round: &str, theme: Option<&ThemeId>) -> BTreeMap<String, Vec<PassagePart>> {
        let mut tagged: BTreeMap<String, Vec<PassagePart>> = BTreeMap::new();
        let Some((themes, theme)) = self.readable(round).zip(theme) else { return tagged };
        if themes.theme(theme).is_some() {
            for passage in themes.passages.iter().filter(|passage| passage.themes.contains(theme)) {
                tagged.entry(passage.at.key.clone()).or_default().push(passage.at.part.clone());
            }
        }
        tagged
    }

    fn readable(&self, round: &str) -> Option<&Themes> {
        self.themes.get(round)?.as_ref()
    }

    /// The words of a passage, where they are those that somebody saw.
    fn seen(&self, at: &PassageAt, digest: &str, file: Option<&str>) -> Option<SeenWords> {
        let row = self.row(&at.key)?;
        let written = written_in(self.questionnaires(), (&at.key, row), file?)?;
        let found = written.iter().find(|passage| passage.part == at.part)?.digest();
        (found == digest).then(|| SeenWords { digest: found, stamp: stamp(row) })
    }
}

fn stamp(row: &ReturnRow) -> ReturnStamp {
    ReturnStamp::of(row.revision, &row.digest)
}

fn say_of(themes: &mut Themes, at: &PassageAt, say: PassageSaid, seen: Option<SeenWords>) -> Result<(), ThemeProblem> {
    let seen = seen.ok_or(ThemeProblem::WordsChanged);
    match say {
        PassageSaid::Themes(wanted) if wanted.iter().any(|id| themes.theme(id).is_none()) => Err(ThemeProblem::NoTheme),
        PassageSaid::Themes(wanted) => {
            let before = themes.tagged(at).map(|passage| passage.themes.clone()).unwrap_or_default();
            let (added, gone): (Vec<ThemeId>, Vec<ThemeId>) = (
                wanted.iter().filter(|id| !before.contains(id)).cloned().collect(),
                // Those of deleted themes come back with them.
                before.into_iter().filter(|id| !wanted.contains(id) && themes.theme(id).is_some()).collect(),
            );
            if !added.is_empty() {
                let seen = seen?;
                added.iter().try_for_each(|id| themes.tag(at, id, &seen))?;
            }
            gone.iter().for_each(|id| themes.untag(at, id));
            Ok(())
        }
        PassageSaid::MayBeQuoted(true) => themes.let_quote(at, &seen?),
        PassageSaid::MayBeQuoted(false) => {
            themes.stop_quoting(at);
            Ok(())
        }
        PassageSaid::StillFits => {
            themes.confirm(at, seen?);
            Ok(())
        }
        PassageSaid::NoLongerFits => {
            themes.forget(at);
            Ok(())
        }
    }
}

/// The returns that count, each with the organisation whose it is.
struct Counting<'r> {
    by_key: BTreeMap<&'r str, (usize, &'r ReturnRow)>,
}

impl<'r> Counting<'r> {
    fn of(organisations: &[Vec<Keyed<'r>>]) -> Self {
        let each = organisations.iter().enumerate();
        let by_key = each.flat_map(|(at, returns)| returns.iter().map(move |(key, row)| (*key, (at, *row))));
        Self { by_key: by_key.collect() }
    }

    /// A theme with its figures.
    fn theme(&self, theme: &Theme, passages: &[TaggedPassage]) -> ThemeShown {
        let mut saying: BTreeMap<usize, &str> = BTreeMap::new();
        let (mut counted, mut changed, mut beside) = (0, 0, 0);
        for passage in passages.iter().filter(|passage| passage.themes.contains(&theme.id)) {
            match self.by_key.get(passage.at.key.as_str()) {
                None => beside += 1,
                Some((_, row)) if stamp(row) != passage.seen_in => changed += 1,
                Some((organisation, row)) => {
                    counted += 1;
                    let sector = saying.entry(*organisation).or_insert(&row.sector);
                    // An organisation that has returned under two sectors counts under the first by name.
                    *sector = row.sector.as_str().min(sector);
                }
            }
        }
        let mut by_sector: BTreeMap<&str, usize> = BTreeMap::new();
        saying.values().for_each(|sector| *by_sector.entry(sector).or_default() += 1);
        ThemeShown {
            id: theme.id.clone(),
            name: theme.name.clone(),
            kind: theme.kind,
            is_deleted: theme.is_deleted,
            organisations: saying.len(),
            by_sector: by_sector.into_iter().map(|(sector, n)| (sector.to_owned(), n)).collect(),
            passages: counted,
            changed,
            beside,
        }
    }
}
