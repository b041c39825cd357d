//! A second auditor's own audit of the same case, taken from a file as that auditor's side of a moderation.

use crate::interchange::read::read_return;
use crate::interchange::second_audit::judge;
use crate::model::moderation::OwnReturn;
use crate::state::draft::fill_session::FillSession;
use crate::words::arrival::not_second;
use crate::words::files::read_error;

/// Takes the grades of a submitted audit of the same case. The first grades are shown from then on.
pub fn take_own_audit(session: &FillSession, bytes: &[u8]) -> Result<(), String> {
    let read = read_return(bytes).map_err(|error| read_error(&error))?;
    judge(&session.edition(), &session.record_now(), &read).map_err(|why| not_second(&why))?;
    let own = read.record;
    session.begin_moderation();
    session.change_moderation(|moderation| {
        moderation.by = own.declaration.as_ref().map(|declaration| declaration.role.clone()).unwrap_or_default();
        moderation.own_return =
            Some(OwnReturn { reference: own.reference.clone(), id: own.id.clone(), digest: own.digest.clone() });
        moderation.judgements = own.judgements;
        moderation.overall_judgement = own.overall_judgement;
    });
    session.reveal();
    Ok(())
}
