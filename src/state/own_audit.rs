//! A second auditor's own audit of the same case, taken from a file as that auditor's side of a moderation.

use super::fill_session::FillSession;
use crate::interchange::read::{ReadReturn, read_return};
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::joint::case_of;
use crate::model::moderation::OwnReturn;
use crate::words::files::read_error;

/// Takes the grades of a submitted audit of the same case. The first grades are shown from then on.
pub fn take_own_audit(session: &FillSession, bytes: &[u8]) -> Result<(), String> {
    let ReadReturn { record: own, file } = read_return(bytes).map_err(|error| read_error(&error))?;
    let first = session.record_now();
    let questionnaire = session.edition();
    let is_same_questionnaire =
        own.questionnaire.id == first.questionnaire.id && own.questionnaire.edition == first.questionnaire.edition;
    if own.status != Status::Submitted {
        return Err("It is a draft. Ask the second auditor to submit it and to send the return.".to_owned());
    }
    if own.digest.is_none() || own.digest != return_digest(&file) {
        return Err("It was changed after it was submitted and saved. Ask for the file as it was downloaded.".to_owned());
    }
    if own.joint.is_some() {
        return Err("It is what several agencies judged together, and no audit by a second auditor.".to_owned());
    }
    if !is_same_questionnaire {
        return Err("It was made with another questionnaire, or another edition of it.".to_owned());
    }
    if own.id == first.id {
        return Err("It is the first auditor’s own return. Choose the file of the second auditor.".to_owned());
    }
    let case = |record: &Return| case_of(&questionnaire, record);
    if case(&own).is_none() || case(&own) != case(&first) {
        let (theirs, here) = (case(&own).unwrap_or_else(|| "no case".to_owned()), case(&first).unwrap_or_default());
        return Err(format!("It is about {theirs}, and this audit is about {here}."));
    }
    if first.moderation_under_way().is_some_and(|moderation| !moderation.is_untouched()) {
        return Err("A moderation of this audit is under way. Finish it or stop it first.".to_owned());
    }
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
