//! Searching the words of returns, and themes: the files are read some at a time, and whoever looks for something else meanwhile
//! is not kept waiting.

use super::{SERVING, follow, kept, open, tell, with_desk};
use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::shown::{ThemesShown, WordsShown, WordsWanted};
use crate::adding_up::desk::themes::ThemeTable;
use crate::adding_up::talk::{DeskSaid, ThemeAsk};
use crate::model::filter::Filter;
use crate::model::themes::PassageAt;
use crate::platform::worker::standing::Teller;
use crate::storage::StorageError;
use crate::storage::returns::SaidChange;
use crate::words::device::returns_error;
use std::collections::BTreeMap;

/// How many returns are read at once: about a megabyte.
const AT_ONCE: usize = 64;

/// Searches; nothing where another search was begun before this one was through.
pub(super) async fn search(
    round: &str,
    filter: &Filter,
    wanted: &WordsWanted,
    teller: &Teller,
) -> Result<Option<WordsShown>, String> {
    let number = SERVING.with(|serving| {
        let next = serving.searches.get().wrapping_add(1);
        serving.searches.set(next);
        next
    });
    let is_over = || SERVING.with(|serving| serving.searches.get() != number);
    look_through(round).await?;
    let mut search = with_desk(|desk| desk.begin_search(round, filter, wanted))?;
    let keys = search.keys();
    let (all, mut done) = (keys.len(), 0);
    for portion in keys.chunks(AT_ONCE) {
        if is_over() {
            return Ok(None);
        }
        for (key, file) in files(portion).await? {
            search.read(&key, file.as_deref());
        }
        done += portion.len();
        tell(teller, done, all);
    }
    let mut shown_files = BTreeMap::new();
    for portion in search.keys_shown().chunks(AT_ONCE) {
        shown_files.extend(files(portion).await?.into_iter().filter_map(|(key, file)| Some((key, file?))));
    }
    if is_over() {
        return Ok(None);
    }
    let mut shown = search.shown(&shown_files);
    let places: Vec<PassageAt> = shown.lines.iter().map(|line| line.at.clone()).collect();
    with_desk(|desk| {
        desk.offer_places(round, filter, &mut shown, wanted);
        shown.themes = desk.show_themes(round, filter, &places);
    })?;
    Ok(Some(shown))
}

/// Does what somebody says of themes, keeps it, and shows them. What cannot be kept is not done.
pub(super) async fn change_themes(round: &str, filter: &Filter, ask: ThemeAsk, shown: &[PassageAt]) -> Result<DeskSaid, String> {
    let file = match &ask {
        ThemeAsk::Passage { at, .. } => kept()?.file(&at.key).await.map_err(|error| returns_error(&error))?,
        ThemeAsk::Role { .. }
        | ThemeAsk::Make { .. }
        | ThemeAsk::Rename { .. }
        | ThemeAsk::Delete { .. }
        | ThemeAsk::BringBack { .. } => None,
    };
    let change = |desk: &mut RowDesk| {
        desk.change_themes(round, ask.clone(), file.as_deref())?;
        let changed = desk.themes().get(round).cloned().flatten();
        Ok(((), changed.into_iter().map(|themes| SaidChange::Themes(round.to_owned(), themes)).collect()))
    };
    open()?.change(change).await?;
    Ok(DeskSaid::Themed(Box::new(themes(round, filter, shown).await?)))
}

/// The themes of a round as a table.
pub(super) async fn table(round: &str, teller: &Teller) -> Result<DeskSaid, String> {
    follow().await?;
    look_through(round).await?;
    let (mut table, keys) = with_desk(|desk| {
        let table = ThemeTable::begin(desk, round);
        let keys = table.keys(desk);
        (table, keys)
    })?;
    let mut done = 0;
    for portion in keys.chunks(AT_ONCE) {
        for (key, file) in files(portion).await? {
            with_desk(|desk| file.iter().for_each(|file| table.read(desk, &key, file)))?;
        }
        done += portion.len();
        tell(teller, done, keys.len());
    }
    Ok(DeskSaid::Table(String::from_utf8_lossy(&table.written()).into_owned()))
}

async fn themes(round: &str, filter: &Filter, shown: &[PassageAt]) -> Result<ThemesShown, String> {
    look_through(round).await?;
    with_desk(|desk| desk.show_themes(round, filter, shown))
}

/// Looks through the returns that have come anew since something in them was tagged.
async fn look_through(round: &str) -> Result<(), String> {
    let keys = with_desk(|desk| desk.to_look_through(round))?;
    for portion in keys.chunks(AT_ONCE) {
        for (key, file) in files(portion).await? {
            with_desk(|desk| file.iter().for_each(|file| desk.look_through(round, &key, file)))?;
        }
    }
    Ok(())
}

/// Files with their keys; none where one is no longer there.
async fn files(keys: &[String]) -> Result<Vec<(String, Option<String>)>, String> {
    let said = |error: StorageError| returns_error(&error);
    let files = kept()?.files_under(keys).await.map_err(said)?;
    Ok(keys.iter().cloned().zip(files).collect())
}
