//! The desk as one file: written from what is kept, and that of a colleague taken over.

use super::{KeptDesk, MOST_TRIES};
use crate::adding_up::desk::desk_file::DeskTaken;
use crate::interchange::desk_file::{DeskFileWriter, DeskParts, WriteError};
use crate::storage::StorageError;
use crate::storage::returns::SaidChange;
use crate::words::desk::{BUSY_ELSEWHERE, REMOVED_MEANWHILE};
use crate::words::device::returns_error;

/// After how many returns it is told how far it is.
const TOLD_EVERY: usize = 50;

impl KeptDesk {
    /// Everything in one file. Returns are read and packed one after the other. `told` hears how many of how many.
    pub async fn as_file(&self, made_at: &str, told: &dyn Fn(usize, usize)) -> Result<Vec<u8>, String> {
        self.follow().await.map_err(|error| said(&error))?;
        let since = self.kept.since();
        let beside = self.kept.beside().await.map_err(|error| said(&error))?;
        let (file, members) = self.with(|desk| desk.as_file(made_at, &beside));
        let unwritten = |WriteError(why): WriteError| why;
        let mut writer = DeskFileWriter::begin(&file).map_err(unwritten)?;
        for (name, text) in members {
            writer.write(&name, text.as_bytes()).map_err(unwritten)?;
        }
        let keys = self.kept.keys().await.map_err(|error| said(&error))?;
        let all = keys.len();
        for (at, key) in keys.into_iter().enumerate() {
            // One that was removed meanwhile is not wanted any more.
            let Some(text) = self.kept.file(&key).await.map_err(|error| said(&error))? else { continue };
            let came_as = self.with(|desk| desk.row(&key).map(|row| row.file.clone())).unwrap_or(key);
            writer.write_return(&came_as, text.as_bytes()).map_err(unwritten)?;
            if (at + 1).is_multiple_of(TOLD_EVERY) {
                told(at + 1, all);
            }
        }
        for (key, text) in self.kept.files_beside().await.map_err(|error| said(&error))? {
            let came_as = self.with(|desk| desk.replies_name(&key).or_else(|| desk.update_name(&key)));
            let came_as = came_as.unwrap_or_else(|| "file.json".to_owned());
            writer.write_return(&came_as, text.as_bytes()).map_err(unwritten)?;
        }
        self.follow().await.map_err(|error| said(&error))?;
        if self.kept.since() != since {
            return Err(REMOVED_MEANWHILE.to_owned());
        }
        writer.finish().map_err(unwritten)
    }

    /// Takes over another desk whose returns were added, and keeps what is new.
    pub async fn take_desk(&self, parts: &DeskParts) -> Result<DeskTaken, String> {
        let _turn = self.turn.take().await;
        for _ in 0..MOST_TRIES {
            self.catch_up().await.map_err(|error| said(&error))?;
            let beside = self.kept.beside().await.map_err(|error| said(&error))?;
            let (taken, changes) = self.with(|desk| {
                let before = desk.choices().clone();
                let taken = desk.take_desk(parts, &beside);
                let choices = (*desk.choices() != before).then(|| SaidChange::Choices(desk.choices().clone()));
                let changed =
                    taken.registers.iter().filter(|register| register.is_new).map(|register| {
                        SaidChange::Register(register.round.clone(), desk.registers().get(&register.round).cloned())
                    });
                let records = taken.records.iter().map(|(key, text)| SaidChange::Record(key.clone(), text.clone()));
                let changes: Vec<SaidChange> = choices.into_iter().chain(changed).chain(records).collect();
                (taken, changes)
            });
            // What else was kept is read where it is needed: the desk is read again before it is shown.
            self.is_ahead.set(true);
            match self.kept.save_said(&changes).await {
                Ok(()) => return Ok(taken),
                Err(StorageError::ChangedElsewhere) => {}
                Err(error) => return Err(said(&error)),
            }
        }
        Err(BUSY_ELSEWHERE.to_owned())
    }
}

fn said(error: &StorageError) -> String {
    returns_error(error)
}
