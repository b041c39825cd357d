//! Surveys in a backup: how they stand to what is here, and bringing back the replies that are missing.

use super::records::{text_of, texts, texts_under};
use crate::interchange::backup::{Backup, BackupStanding};
use crate::platform::database::Entry;
use crate::storage::StorageError;
use crate::storage::shelf::{Shelf, Store, entry};
use crate::storage::surveys::{self, read_survey, survey_entry};

/// A survey here only gains from a backup: the replies it lacks.
pub async fn restore(shelf: &Shelf, backup: &Backup, key: &str) -> Result<(), StorageError> {
    let mut entries: Vec<Entry> =
        replies_of(backup, key).map(|(key, text)| entry(Store::Replies, key.clone(), Some(text.clone()))).collect();
    let text_here = shelf.get(Store::Surveys, key).await?;
    let here = text_here.as_ref().and_then(|text| read_survey(text).ok());
    if here.is_none() {
        // What cannot be read is kept under another key.
        entries.extend(text_here.map(|text| entry(Store::Surveys, format!("{key}-put-aside"), Some(text))));
    }
    let copy =
        read_survey(text_of(backup, Store::Surveys, key).ok_or(StorageError::Missing)?).map_err(StorageError::Unreadable)?;
    let months = copy.survey.months.clone();
    let mut kept = here.unwrap_or(copy);
    months.iter().flatten().for_each(|month| kept.survey.note_month(month));
    // Who restores a survey wants it back.
    kept.deleted_at = None;
    entries.push(survey_entry(&kept)?);
    shelf.write(&entries).await
}

/// How a survey in a backup stands to the one here.
pub async fn standing(shelf: &Shelf, backup: &Backup, key: &str) -> Result<BackupStanding, StorageError> {
    let here = shelf.get(Store::Surveys, key).await?.and_then(|text| read_survey(&text).ok());
    if here.is_none_or(|here| here.deleted_at.is_some()) {
        return Ok(BackupStanding::New);
    }
    let here = shelf.keys_under(Store::Replies, &surveys::prefix(key)).await?;
    let is_missing = |(reply, _): (&String, &String)| !here.contains(reply);
    let (lacks, total) = (replies_of(backup, key).filter(|one| is_missing(*one)).count(), replies_of(backup, key).count());
    Ok(match (lacks, here.len() > total) {
        (0, false) => BackupStanding::Same,
        (0, true) => BackupStanding::Older,
        (_, _) => BackupStanding::Newer,
    })
}

/// Replies in a backup whose survey is not in it, or cannot be read.
pub fn orphans(backup: &Backup) -> impl Iterator<Item = (&String, &String)> {
    let is_read = |survey: &str| texts(backup, Store::Surveys).any(|(key, text)| key == survey && read_survey(text).is_ok());
    texts(backup, Store::Replies).filter(move |(key, _)| !key.split_once('/').is_some_and(|(survey, _)| is_read(survey)))
}

fn replies_of<'a>(backup: &'a Backup, survey: &str) -> impl Iterator<Item = (&'a String, &'a String)> {
    texts_under(backup, Store::Replies, surveys::prefix(survey))
}
