//! The action plan as a file: a table, a workbook, days for a calendar, or an update for the partnership.

use super::desk::OpenDraft;
use crate::interchange::calendar::actions_calendar;
use crate::interchange::tables::actions_csv;
use crate::interchange::tables::plan::plan_workbook;
use crate::interchange::tables::workbook::{WriteWorkbook, XLSX};
use crate::model::audit_return::Return;
use crate::model::date::Date;
use crate::model::digest::with_digest;
use crate::model::questionnaire::Questionnaire;
use crate::platform::{clock, files};
use crate::words::workbook::not_made;

/// Saves the action plan as a table.
pub fn download_plan(record: &Return) -> Result<(), String> {
    given(&format!("{}-action-plan.csv", record.reference), "text/csv", &actions_csv(record))
}

/// Saves the action plan as a workbook of Excel.
pub fn download_plan_workbook(questionnaire: &Questionnaire, record: &Return, write: WriteWorkbook) -> Result<(), String> {
    let today = Date::from_iso(&clock::today()).ok_or_else(|| not_made("workbook", "this device has no date"))?;
    let bytes = write(&plan_workbook(questionnaire, record, today)).map_err(|error| not_made("workbook", &error.0))?;
    given(&format!("{}-action-plan.xlsx", record.reference), XLSX, &bytes)
}

/// Saves the days of what is not done, for a calendar.
pub fn download_calendar(record: &Return) -> Result<(), String> {
    let Some(bytes) = actions_calendar(record, &clock::now()) else {
        return Err("No action that is still to be done has a day by which it is due.".to_owned());
    };
    given(&format!("{}-action-plan.ics", record.reference), "text/calendar", &bytes)
}

/// What the file of an update is called; none where there is nothing to send.
pub fn update_name(record: &Return) -> Option<String> {
    let day = record.action_news.as_ref().map(|news| clock::day(&news.at))?;
    Some(format!("{}-update-{day}.json", record.reference))
}

/// The file of an update with its name. `by` says who sends it, as a role.
pub fn update_file(record: &Return, by: &str) -> Result<(String, Vec<u8>), String> {
    let made = || {
        let file = with_digest(&record.action_update(by)?)?;
        Some((update_name(record)?, serde_json::to_vec_pretty(&file).ok()?))
    };
    made().ok_or_else(|| "The update could not be made.".to_owned())
}

/// Saves an update as a file, and remembers who sends it.
pub fn download_update(open: OpenDraft, by: &str) -> Result<(), String> {
    open.session.set_sender(by.to_owned());
    let (name, bytes) = update_file(&open.session.record_now(), by)?;
    given(&name, "application/json", &bytes)?;
    // What has changed since the return was downloaded is in this file.
    open.autosave.note_download();
    Ok(())
}

fn given(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), String> {
    files::download(name, media_type, bytes).map_err(|error| format!("The download could not be made: {}.", error.message))
}
