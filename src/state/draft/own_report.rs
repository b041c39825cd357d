//! An organisation's own report: as it is read on a page, and as a file.

use super::desk::OpenDraft;
use crate::adding_up::desk::shown::ReportFormat;
use crate::adding_up::own_report::OwnReportOf;
use crate::model::date::Date;
use crate::platform::{clock, files};
use crate::words::workbook::not_made;

/// The report as it stands in a page.
pub fn report_html(open: OpenDraft, partnership: &str) -> String {
    with_report(open, partnership, |of| of.html())
}

/// Saves the report as a file.
pub fn download_report(open: OpenDraft, partnership: &str, format: ReportFormat) -> Result<(), String> {
    let bytes = with_report(open, partnership, |of| of.file(format, &clock::now()));
    let bytes = bytes.map_err(|error| not_made("report", &error.to_string()))?;
    let name = format!("{}-report.{}", open.session.record_now().reference, format.ending());
    files::download(&name, format.media_type(), &bytes)
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}

fn with_report<T>(open: OpenDraft, partnership: &str, make: impl FnOnce(OwnReportOf<'_>) -> T) -> T {
    let (questionnaire, record) = (open.session.questionnaire(), open.session.record_now());
    let today = Date::from_iso(&clock::today()).unwrap_or(Date { year: 1970, month: 1, day: 1 });
    make(OwnReportOf { questionnaire: &questionnaire, record: &record, partnership, today })
}
