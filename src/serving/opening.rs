//! Opening the desk from its rows, making anew those that no longer fit, and removing everything.

use super::{Removed, SERVING, kept, tell, with_desk};
use crate::adding_up::desk::RowDesk;
use crate::adding_up::talk::DeskSaid;
use crate::adding_up::{read_questionnaires, sample_files};
use crate::interchange::intake::{Change, judge};
use crate::platform::worker::standing::{Parcel, Teller};
use crate::storage::StorageError;
use crate::storage::returns::{KeptReturns, Overview};
use crate::storage::shelf::Shelf;
use crate::words::device::storage_error;
use std::sync::Arc;

/// How many rows are made anew before they are kept.
const AT_ONCE: usize = 100;

/// Opens the desk with what is kept, or with invented returns that are kept nowhere.
pub(super) async fn open(
    parcels: Vec<(String, Parcel)>,
    samples: bool,
    is_lasting: bool,
    teller: &Teller,
) -> Result<DeskSaid, String> {
    let files: Vec<Vec<u8>> = parcels
        .into_iter()
        .filter_map(|(_, parcel)| match parcel {
            Parcel::Bytes(bytes) => Some(bytes),
            Parcel::File(_) => None,
        })
        .collect();
    let mut desk = RowDesk::new(read_questionnaires(&files));
    let shelf = match samples || !is_lasting {
        true => Shelf::in_memory(),
        // Whoever has an older version of the app open was told when the page opened the same database.
        false => Shelf::open(|| ()).await.map_err(|error| storage_error(&error))?,
    };
    let kept = KeptReturns::on(shelf);
    if samples {
        let questionnaires = Arc::clone(desk.questionnaires());
        let changes: Vec<Change> =
            sample_files(&questionnaires).into_iter().filter_map(|file| desk.add(judge(&questionnaires, file), None)).collect();
        kept.save(&changes).await.map_err(|error| storage_error(&error))?;
    } else {
        let overview = kept.overview().await.map_err(|error| storage_error(&error))?;
        fill(&mut desk, &kept, overview, teller).await.map_err(|error| storage_error(&error))?;
    }
    let returns = desk.held().count();
    SERVING.with(|serving| {
        serving.desk.replace(Some(desk));
        serving.kept.replace(Some(kept));
    });
    Ok(DeskSaid::Opened { returns })
}

/// Fills a desk from rows. Those that no longer fit are made anew from their returns, which are read for that alone.
async fn fill(desk: &mut RowDesk, kept: &KeptReturns, overview: Overview, teller: &Teller) -> Result<(), StorageError> {
    let Overview { rows, mut without_row, lines, choices, registers, themes, is_from_before } = overview;
    desk.go_by(choices);
    desk.go_by_registers(registers);
    desk.go_by_themes(themes);
    desk.remember(lines);
    let mut names = std::collections::BTreeMap::new();
    for (key, row) in rows {
        if desk.fits(&row) {
            desk.hold(key, row);
        } else {
            names.insert(key.clone(), row.file);
            without_row.push(key);
        }
    }
    let all = without_row.len();
    let mut made = Vec::new();
    for (at, key) in without_row.into_iter().enumerate() {
        let file = kept.file(&key).await?;
        let name = names.remove(&key).unwrap_or_default();
        if let Some(row) = file.and_then(|text| desk.renew(&key, text, name)) {
            made.push((key, row));
        }
        if made.len() == AT_ONCE || at + 1 == all {
            kept.save_rows(&made).await?;
            made.clear();
            tell(teller, at + 1, all);
        }
    }
    for key in kept.replies_keys().await? {
        if let Some(text) = kept.replies_file(&key).await? {
            desk.hold_replies(text);
        }
    }
    if is_from_before {
        // From now on the rows are trusted.
        kept.save_lines(desk.beside()).await?;
    }
    Ok(())
}

/// Removes every return. It can be brought back until something else is done.
pub(super) async fn remove() -> Result<DeskSaid, String> {
    let kept = kept()?;
    let said = |error: StorageError| storage_error(&error);
    let files = kept.files().await.map_err(said)?;
    let replies = kept.replies().await.map_err(said)?;
    let (lines, choices) = with_desk(|desk| (desk.beside().to_vec(), desk.choices().clone()))?;
    let rows = with_desk(|desk| desk.held().map(|held| (held.key.clone(), held.row.clone())).collect())?;
    // What was removed is held before anything is gone.
    SERVING.with(|serving| serving.removed.replace(Some(Removed { kept: kept.clone(), files, replies, rows, lines, choices })));
    kept.clear_returns().await.map_err(said)?;
    let (questionnaires, registers, themes) =
        with_desk(|desk| (desk.questionnaires().to_vec(), desk.registers().clone(), desk.themes().clone()))?;
    let mut empty = RowDesk::new(questionnaires);
    empty.go_by_registers(registers);
    // What was tagged is tagged again once the same returns are here.
    empty.go_by_themes(themes);
    SERVING.with(|serving| {
        serving.desk.replace(Some(empty));
    });
    Ok(DeskSaid::Done)
}

/// Brings back what was removed last. The desk is to be opened again then.
pub(super) async fn bring_back() -> Result<DeskSaid, String> {
    let removed = SERVING.with(|serving| serving.removed.borrow().clone());
    let Some(Removed { kept, files, replies, rows, lines, choices }) = removed else {
        return Err("They can no longer be brought back, since this part of the app was started anew.".to_owned());
    };
    let said = |error: StorageError| storage_error(&error);
    let back = kept.bring_back(files).await.map_err(said)?;
    kept.bring_back_replies(replies).await.map_err(said)?;
    let rows: Vec<_> = rows.into_iter().filter(|(key, _)| back.contains(key)).collect();
    kept.save_rows(&rows).await.map_err(said)?;
    let overview = kept.overview().await.map_err(said)?;
    let all: Vec<_> = overview.lines.into_iter().chain(lines).collect();
    kept.save_lines(&all).await.map_err(said)?;
    kept.save_choices(&choices).await.map_err(said)?;
    SERVING.with(|serving| serving.removed.replace(None));
    Ok(DeskSaid::Done)
}
