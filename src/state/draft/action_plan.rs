//! The action plan as a file: a table, or days for a calendar.

use crate::interchange::calendar::actions_calendar;
use crate::interchange::tables::actions_csv;
use crate::model::audit_return::Return;
use crate::platform::{clock, files};

/// Saves the action plan as a table.
pub fn download_plan(record: &Return) -> Result<(), String> {
    let name = format!("{}-action-plan.csv", record.reference);
    files::download(&name, "text/csv", &actions_csv(record))
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}

/// Saves the days of what is not done, for a calendar.
pub fn download_calendar(record: &Return) -> Result<(), String> {
    let Some(bytes) = actions_calendar(record, &clock::now()) else {
        return Err("No action that is still to be done has a day by which it is due.".to_owned());
    };
    files::download(&format!("{}-action-plan.ics", record.reference), "text/calendar", &bytes)
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}
