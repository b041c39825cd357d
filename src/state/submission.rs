//! A draft becomes a return: declared, graded, and marked so that a change would show.

use super::fill_session::FillSession;
use crate::grading::grade;
use crate::model::audit_return::{Declaration, Status};
use crate::model::digest::with_digest;

/// Submits a complete draft. Whether it is complete is for the caller to have checked.
pub fn submit(session: &FillSession, role: String, date: String) {
    let questionnaire = session.questionnaire();
    let mut record = session.record_now();
    record.status = Status::Submitted;
    record.declaration = Some(Declaration { role, at: date, extra: serde_json::Map::new() });
    record.grades = Some(grade(&questionnaire, &record).recorded());
    record.digest = with_digest(&record).and_then(|file| file.get("digest")?.as_str().map(str::to_owned));
    session.update_rest(|rest| {
        rest.status = record.status;
        rest.declaration = record.declaration;
        rest.grades = record.grades;
        rest.digest = record.digest;
    });
}

/// Reopens a submitted return as its next revision.
pub fn correct(session: &FillSession) {
    session.update_rest(crate::model::audit_return::Return::correct);
}
