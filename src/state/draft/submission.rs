//! A draft becomes a return: declared, graded, and marked so that a change would show.

use super::desk::OpenDraft;
use super::file::{download_record, download_record_as};
use super::fill_session::FillSession;
use crate::grading::grade;
use crate::model::audit_return::{Declaration, Status};
use crate::model::digest::with_digest;
use crate::model::no_longer_asked::Unasked;
use crate::state::device::Device;
use crate::words::device::storage_error;

/// Submits a complete draft. Whether it is complete is for the caller to have checked, and so is what is left out of its file
/// because it is no longer asked.
pub fn submit(session: &FillSession, declaration: Declaration, left_out: Vec<Unasked>) {
    let questionnaire = session.questionnaire();
    let mut record = session.record_now();
    record.status = Status::Submitted;
    record.declaration = Some(declaration);
    record.left_out = left_out;
    record.grades = Some(grade(&questionnaire, &record).recorded());
    record.digest = with_digest(&record.as_sent()).and_then(|file| file.get("digest")?.as_str().map(str::to_owned));
    session.update_rest(|rest| {
        rest.status = record.status;
        rest.declaration = record.declaration;
        rest.left_out = record.left_out;
        rest.grades = record.grades;
        rest.digest = record.digest;
    });
}

/// Keeps what has been declared so far, with a draft.
pub fn declare(session: &FillSession, declaration: Declaration) {
    session.update_rest(|rest| rest.declaration = Some(declaration));
}

/// Reopens a submitted return as its next revision. What was submitted stays on the device as it is.
pub async fn correct(device: Device, open: OpenDraft) -> Result<(), String> {
    let kept = device.drafts().keep_submitted(&open.session.record_now(), &open.autosave.secrecy()).await;
    kept.map_err(|error| storage_error(&error))?;
    open.session.correct();
    Ok(())
}

/// Saves a return with what a reviewer asks of its auditor, as a file.
pub fn download_request(open: OpenDraft) -> Result<(), String> {
    let request = open.session.record_now().as_request();
    download_record_as(&format!("{}-changes-asked-{}.json", request.reference, request.revision), &request)?;
    open.autosave.note_download();
    Ok(())
}

/// Saves a return as it was submitted, of that revision, as a file.
pub async fn download_submitted(device: Device, open: OpenDraft, revision: u32) -> Result<(), String> {
    let kept = device.drafts().submitted(&open.session.id(), revision, &open.autosave.secrecy()).await;
    download_record(&kept.map_err(|error| storage_error(&error))?)
}
