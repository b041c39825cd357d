//! The file of a draft or return, and what the draft is called in it and above its pages.

use super::desk::OpenDraft;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::with_digest;
use crate::model::plain::is_seen;
use crate::platform::files;
use crate::storage::secrecy::Secrecy;

/// Saves an open draft or return as a file, and remembers that it was.
pub fn download_open(open: OpenDraft) -> Result<(), String> {
    download_record(&open.session.record_now())?;
    open.autosave.note_download();
    Ok(())
}

/// What stands above the pages of a draft and in the tab's title: its organisation's name, or its reference. The browser
/// keeps titles in its history, so the name of a draft with a passphrase stays out of them.
pub fn draft_caption(open: OpenDraft) -> String {
    match open.autosave.secrecy() {
        Secrecy::Open => draft_name(&open.session.record_now()),
        Secrecy::Sealed(_) => open.session.with_rest(|rest| rest.reference.clone()),
    }
}

/// What a draft is called: its organisation's name or its case, else its reference.
pub fn draft_name(record: &Return) -> String {
    match record.name() {
        name if !is_seen(&name) => format!("Unnamed draft {}", record.reference),
        name => name,
    }
}

/// Saves a draft or return as a file, with its digest.
pub fn download_record(record: &Return) -> Result<(), String> {
    download_record_as(&download_name(record), record)
}

/// Saves a draft or return as a file of that name, with its digest.
pub fn download_record_as(name: &str, record: &Return) -> Result<(), String> {
    files::download(name, "application/json", &file_bytes(record)?)
        .map_err(|error| format!("The download could not be made: {}.", error.message))
}

/// What the file of a draft or return is called.
pub fn download_name(record: &Return) -> String {
    let state = match (record.is_joint(), record.status) {
        (false, Status::Draft) => "draft",
        (false, Status::Submitted) => "return",
        (true, Status::Draft) => "joint-judgement-draft",
        (true, Status::Submitted) => "joint-judgement",
    };
    format!("{}-{state}-{}.json", record.reference, record.revision)
}

/// The file of a draft or return, with its digest.
pub fn file_bytes(record: &Return) -> Result<Vec<u8>, String> {
    let file = with_digest(&record.as_sent()).and_then(|file| serde_json::to_vec_pretty(&file).ok());
    Ok(file.ok_or("The file could not be made.")?)
}
