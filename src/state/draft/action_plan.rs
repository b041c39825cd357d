//! The action plan as a file.

use crate::interchange::tables::actions_csv;
use crate::model::audit_return::Return;
use crate::platform::files;

/// Saves the action plan as a table.
pub fn download_plan(record: &Return) -> Result<(), String> {
    let name = format!("{}-action-plan.csv", record.reference);
    files::download(&name, "text/csv", &actions_csv(record))
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}
