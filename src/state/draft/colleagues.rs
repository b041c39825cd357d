//! Asking a colleague, and bringing together what came back: the files, and what the draft remembers of them.

use super::desk::OpenDraft;
use super::file::download_record_as;
use super::fill_session::FillSession;
use crate::model::asking::Request;
use crate::model::audit_return::Return;
use crate::model::bringing::{Side, Thing, bring};
use crate::model::ids::ReturnId;
use crate::platform::clock;
use crate::state::device::Device;
use crate::state::whole::only_one;
use crate::storage::versions::Why;
use crate::words::device::storage_error;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What came as a file and waits to be brought together with a draft. It is in no other place than here and in that file.
#[derive(Clone, Copy)]
pub struct Bringing {
    came: StoredValue<BTreeMap<ReturnId, Return>>,
}

/// What waits to be brought together, from within the app.
pub fn use_bringing() -> Bringing {
    only_one(|_| {
        let bringing = Bringing { came: StoredValue::default() };
        provide_context(bringing);
        bringing
    })
}

impl Bringing {
    /// A copy or a colleague's answers came for a draft.
    pub fn comes(&self, draft: ReturnId, theirs: Return) {
        self.came.update_value(|came| drop(came.insert(draft, theirs)));
    }

    /// What came for a draft.
    pub fn of(&self, draft: &ReturnId) -> Option<Return> {
        self.came.with_value(|came| came.get(draft).cloned())
    }

    /// It was brought in, or somebody does not want it.
    pub fn forget(&self, draft: &ReturnId) {
        self.came.update_value(|came| drop(came.remove(draft)));
    }
}

/// Makes the file for a colleague, and notes in the draft that they were asked.
pub fn ask(open: OpenDraft, request: &Request) -> Result<(), String> {
    let part = open.session.record_now().for_colleague(&open.session.edition(), clock::new_id().into(), request, clock::now());
    download_record_as(&file_name(&part, "questions-for", &request.to), &part)?;
    open.session.update_rest(|rest| rest.note_asked(&part));
    open.autosave.flush();
    Ok(())
}

/// Makes the file that a colleague sends back.
pub fn send_back(open: OpenDraft, role: &str) -> Result<(), String> {
    let now = clock::now();
    open.session.update_rest(|rest| {
        if let Some(part) = &mut rest.part {
            role.trim().clone_into(&mut part.to);
            part.answered_at = Some(now.clone());
        }
    });
    let back = open.session.record_now().as_answered(now);
    download_record_as(&file_name(&back, "answers-from", role), &back)?;
    open.autosave.note_download();
    Ok(())
}

/// The draft as it was before something was brought in, so that it can be undone.
pub async fn bring_in(
    device: Device,
    open: OpenDraft,
    theirs: &Return,
    choices: &BTreeMap<Thing, Side>,
) -> Result<Return, String> {
    let before = open.session.record_now();
    let sequence = open.autosave.head().sequence;
    let kept = device.versions().keep(&before, sequence, Why::Replaced, &open.autosave.secrecy()).await;
    kept.map_err(|error| storage_error(&error))?;
    // It may have been taken over meanwhile.
    may_be_changed(open.session)?;
    let mut one = bring(&open.session.edition(), &before, theirs, choices);
    if let Some(asked) = one.asked.iter_mut().find(|asked| asked.part == theirs.id) {
        asked.came_at = Some(clock::now());
    }
    open.session.take_over(one);
    open.autosave.flush();
    Ok(before)
}

/// Undoes it; a sentence where another tab has the draft by now.
pub fn undo(session: FillSession, before: Return) -> Result<(), String> {
    may_be_changed(session)?;
    session.take_over(before);
    Ok(())
}

/// Whether the draft can be changed here; a sentence where another tab has it.
pub fn may_be_changed(session: FillSession) -> Result<(), String> {
    match session.is_read_only().get_untracked() {
        true => Err("Another tab or window has the draft, so nothing was changed.".to_owned()),
        false => Ok(()),
    }
}

/// "S11-7F3K-92QD-questions-for-school-nurse.json".
fn file_name(part: &Return, what: &str, role: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let role: String = role.trim().chars().map(plain).collect();
    let role = role.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let role = if role.is_empty() { "colleague".to_owned() } else { role };
    format!("{}-{what}-{role}.json", part.reference)
}
