//! What one file is by itself: a submitted return that holds together, or why it is not counted whatever else there is.

use super::replies::{SubmittedReplies, judge_replies};
use super::updates::{SubmittedUpdate, judge_update};
use super::verdict::{FileVerdict, Verdict};
use crate::aggregation::escalations::escalations;
use crate::aggregation::row::{Remark, ReturnRow, organisation};
use crate::grading;
use crate::interchange::archive::FoundFile;
use crate::interchange::encoding::text_of;
use crate::interchange::read::{ReadQuestionnaire, ReadReturn, foreign_answers, known, read_return, recognised};
use crate::interchange::read_error::ReadError;
use crate::interchange::sealed::{Holds, SEALED_FORMAT, read_sealed};
use crate::model::action_update::UPDATE_FORMAT;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::organisation::Whose;
use crate::model::questionnaire::Kind;
use crate::model::replies::REPLIES_FORMAT;

/// What one file is by itself.
#[derive(Clone, Debug)]
pub enum Judged {
    /// It is not counted, whatever is there.
    Not(Box<FileVerdict>),
    /// It is a submitted return that holds together.
    Submitted(Box<Submitted>),
    /// It is a file of replies to a survey that holds together.
    Replies(Box<SubmittedReplies>),
    /// It is an update on the actions of a return that holds together.
    Update(Box<SubmittedUpdate>),
}

/// A submitted return that holds together.
#[derive(Clone, Debug)]
pub struct Submitted {
    /// The file, as it came.
    pub text: String,
    /// Its row, with the file's name and what there is to say of it.
    pub row: ReturnRow,
}

/// Says what one file is by itself.
pub fn judge(questionnaires: &[ReadQuestionnaire], file: FoundFile) -> Judged {
    let FoundFile { name, bytes } = file;
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(name.clone(), Verdict::NotReadable(recognised(&name, &[], error))),
    };
    let read = match read_return(&bytes) {
        Ok(read) => read,
        Err(ReadError::OtherFormat(Some(format))) if format == REPLIES_FORMAT => return replies(questionnaires, name, &bytes),
        Err(ReadError::OtherFormat(Some(format))) if format == UPDATE_FORMAT => return update(name, &bytes),
        Err(error) => return unreadable(name.clone(), not_a_return(&name, &bytes, error)),
    };
    let questionnaire = known(questionnaires, &read.record.questionnaire.id, &read.record.questionnaire.edition)
        // A survey is answered by replies.
        .filter(|known| known.questionnaire.kind != Kind::Survey);
    match refusal(questionnaire, &read) {
        Ok(known) => {
            let text = match String::from_utf8(bytes) {
                Ok(text) => text,
                // It was read, so it is a text in another encoding.
                Err(other) => text_of(other.as_bytes()).map(|text| text.into_owned()).unwrap_or_default(),
            };
            Judged::Submitted(Box::new(Submitted { text, row: row(known, name, &read.record) }))
        }
        Err(verdict) => {
            let known = questionnaire.map(|known| &known.questionnaire);
            let found = escalations(known, &read.record);
            Judged::Not(Box::new(FileVerdict {
                name,
                id: Some(read.record.id.clone()),
                reference: Some(read.record.reference.clone()),
                organisation: Some(organisation(known, &read.record)).filter(|text| !text.is_empty()),
                whose: Some(Whose::of(&read.record)),
                escalations: match &verdict {
                    // What somebody changed by hand may open an escalation; it closes none.
                    Verdict::DigestDiffers => found.into_iter().filter(|one| one.is_open).collect(),
                    _ => found,
                },
                verdict,
                remarks: Vec::new(),
            }))
        }
    }
}

/// The questionnaire that it is counted with; or why it is not counted.
fn refusal<'q>(questionnaire: Option<&'q ReadQuestionnaire>, read: &ReadReturn) -> Result<&'q ReadQuestionnaire, Verdict> {
    let ReadReturn { record, file } = read;
    let Some(known) = questionnaire else {
        let made_with = &record.questionnaire;
        return Err(Verdict::UnknownQuestionnaire { id: made_with.id.to_string(), edition: made_with.edition.clone() });
    };
    let foreign = foreign_answers(&known.questionnaire, record);
    if !foreign.is_empty() {
        return Err(Verdict::NotReadable(ReadError::Foreign(foreign)));
    }
    if record.digest.is_some() && record.digest != return_digest(file) {
        return Err(Verdict::DigestDiffers);
    }
    match (record.status, &record.digest) {
        (Status::Draft, _) => Err(Verdict::StillADraft),
        (Status::Submitted, None) => Err(Verdict::DigestDiffers),
        (Status::Submitted, Some(_)) => Ok(known),
    }
}

fn row(known: &ReadQuestionnaire, name: String, record: &Return) -> ReturnRow {
    let own = grading::grade(&known.questionnaire, record);
    let mut remarks = Vec::new();
    if !record.grades.as_ref().is_some_and(|grades| grading::agree(grades, &own.recorded())) {
        remarks.push(Remark::GradesDiffer);
    }
    if known.digest != record.questionnaire.digest {
        remarks.push(Remark::QuestionnaireDiffers);
    }
    if record.joint.is_some() {
        remarks.push(Remark::Joint);
    }
    let row = match record.agreed() {
        Some(_) => ReturnRow::of(&known.questionnaire, &known.digest, record),
        None => ReturnRow::graded(&known.questionnaire, &known.digest, record, &own),
    };
    ReturnRow { file: name, remarks, ..row }
}

fn replies(questionnaires: &[ReadQuestionnaire], name: String, bytes: &[u8]) -> Judged {
    match judge_replies(questionnaires, &name, bytes) {
        Ok(submitted) => Judged::Replies(Box::new(submitted)),
        Err((read, verdict)) => {
            let (id, reference) = read.map(|read| (read.id, read.reference)).unzip();
            Judged::Not(Box::new(FileVerdict { id, reference, ..without_content(name, verdict) }))
        }
    }
}

fn update(name: String, bytes: &[u8]) -> Judged {
    match judge_update(&name, bytes) {
        Ok(submitted) => Judged::Update(Box::new(submitted)),
        Err((read, verdict)) => {
            let (reference, organisation) = read.map(|read| (read.reference, read.organisation)).unzip();
            let organisation = organisation.filter(|text| !text.is_empty());
            Judged::Not(Box::new(FileVerdict { reference, organisation, ..without_content(name, verdict) }))
        }
    }
}

fn unreadable(name: String, verdict: Verdict) -> Judged {
    Judged::Not(Box::new(without_content(name, verdict)))
}

fn without_content(name: String, verdict: Verdict) -> FileVerdict {
    let (remarks, escalations) = (Vec::new(), Vec::new());
    FileVerdict { name, id: None, reference: None, organisation: None, whose: None, verdict, remarks, escalations }
}

/// The verdict on what is no return; one with a passphrase is told apart, since that can be given.
fn not_a_return(name: &str, bytes: &[u8], error: ReadError) -> Verdict {
    match &error {
        ReadError::OtherFormat(Some(format)) if format == SEALED_FORMAT => match read_sealed(bytes) {
            Ok(sealed) if sealed.holds == Holds::Backup => Verdict::NotReadable(ReadError::SealedBackup),
            Ok(_) => match text_of(bytes) {
                Ok(text) => Verdict::Locked(text.into_owned()),
                Err(error) => Verdict::NotReadable(error),
            },
            Err(error) => Verdict::NotReadable(error),
        },
        _ => Verdict::NotReadable(recognised(name, bytes, error)),
    }
}
