//! Reads our JSON files. Whatever is wrong is said with its place; nothing is guessed and nothing panics.

use super::duplicates::{self, Duplicate};
use super::encoding::{length_as_utf8, text_of};
use super::joint;
use super::kinds::{FileKind, kind_of};
use super::located::{self, Misfit};
use super::read_error::{ForeignAnswer, ReadError};
use crate::checks::questionnaire::names::unknown_names;
use crate::checks::questionnaire::{LocatedFault, problems};
use crate::model::action_update::{ActionUpdate, UPDATE_FORMAT, UPDATE_VERSION};
use crate::model::audit_return::{Action, RETURN_FORMAT, RETURN_VERSION, Return};
use crate::model::digest::questionnaire_digest;
use crate::model::ids::{QuestionId, QuestionnaireId, ReturnId};
use crate::model::partnership::{PARTNERSHIP_FORMAT, PARTNERSHIP_VERSION, Partnership};
use crate::model::question::Question;
use crate::model::questionnaire::{QUESTIONNAIRE_FORMAT, QUESTIONNAIRE_VERSION, Questionnaire};
use crate::model::replies::{REPLIES_FORMAT, REPLIES_VERSION, Replies};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// The largest JSON file we read, in bytes: many times what anyone types.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// A questionnaire with the digest of the file it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadQuestionnaire {
    /// The questionnaire.
    pub questionnaire: Questionnaire,
    /// `sha256:` and the digest of its canonical JSON.
    pub digest: String,
    /// What is in it in vain, and does no harm.
    pub remarks: Vec<LocatedFault>,
}

/// A return with what it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadReturn {
    /// The return.
    pub record: Return,
    /// The file, for its digest.
    pub file: Value,
}

/// Replies to a survey with what they were read from.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadReplies {
    /// The replies.
    pub replies: Replies,
    /// The file, for its digest.
    pub file: Value,
}

/// An update on actions with what it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadUpdate {
    /// The update.
    pub update: ActionUpdate,
    /// The file, for its digest.
    pub file: Value,
}

/// Which of our formats a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    /// What stands in `format`.
    pub name: &'static str,
    /// The highest version that is read.
    pub version: u32,
}

/// Reads a questionnaire and checks that it holds together.
pub fn read_questionnaire(bytes: &[u8]) -> Result<ReadQuestionnaire, ReadError> {
    let file = parse_bytes(bytes)?;
    let questionnaire: Questionnaire = typed(&file, Format { name: QUESTIONNAIRE_FORMAT, version: QUESTIONNAIRE_VERSION })?;
    let (mut faults, remarks): (Vec<LocatedFault>, Vec<LocatedFault>) =
        problems(&questionnaire).into_iter().partition(|problem| problem.fault.is_grave());
    if !faults.is_empty() {
        faults.extend(remarks);
        return Err(ReadError::Questionnaire(faults));
    }
    let digest = questionnaire_digest(&file).ok_or_else(no_canonical_form)?;
    let remarks = remarks.into_iter().chain(unknown_names(&file)).collect();
    Ok(ReadQuestionnaire { questionnaire, digest, remarks })
}

/// The questionnaire of that id and edition, where it is among these.
pub fn known<'q>(questionnaires: &'q [ReadQuestionnaire], id: &QuestionnaireId, edition: &str) -> Option<&'q ReadQuestionnaire> {
    questionnaires.iter().find(|known| known.questionnaire.id == *id && known.questionnaire.edition == edition)
}

/// Reads a questionnaire that was checked when it was kept. What has come to be checked since keeps nobody from a draft.
pub fn read_kept_questionnaire(bytes: &[u8]) -> Result<ReadQuestionnaire, ReadError> {
    let file = parse_bytes(bytes)?;
    let questionnaire = typed(&file, Format { name: QUESTIONNAIRE_FORMAT, version: QUESTIONNAIRE_VERSION })?;
    let digest = questionnaire_digest(&file).ok_or_else(no_canonical_form)?;
    Ok(ReadQuestionnaire { questionnaire, digest, remarks: Vec::new() })
}

/// Reads a return or draft. Whether its answers fit is for [`foreign_answers`], which needs the questionnaire.
pub fn read_return(bytes: &[u8]) -> Result<ReadReturn, ReadError> {
    read_return_value(parse_bytes(bytes)?)
}

/// Whether it says that it is a draft or return, of a version that is known here.
pub fn check_return(file: &Value) -> Result<(), ReadError> {
    check_format(file, Format { name: RETURN_FORMAT, version: RETURN_VERSION })
}

/// Reads a return or draft from JSON that was parsed already.
pub fn read_return_value(file: Value) -> Result<ReadReturn, ReadError> {
    let format = Format { name: RETURN_FORMAT, version: RETURN_VERSION };
    check_return(&file)?;
    joint::check(&file)?;
    let record: Return = typed(&file, format)?;
    check_id(&record.id)?;
    check_action_ids(&record.actions)?;
    Ok(ReadReturn { record, file })
}

fn check_id(id: &ReturnId) -> Result<(), ReadError> {
    let id = id.as_str();
    let is_plain = (1..=64).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let reason = "expected 1 to 64 letters, digits and hyphens".to_owned();
    if is_plain { Ok(()) } else { Err(ReadError::Misshapen { place: "id".to_owned(), reason }) }
}

fn check_action_ids(actions: &[Action]) -> Result<(), ReadError> {
    let mut seen = std::collections::BTreeSet::new();
    for (at, action) in actions.iter().enumerate() {
        if !seen.insert(&action.id) {
            let reason = format!("“{}” stands here twice", action.id);
            return Err(ReadError::Misshapen { place: format!("actions[{at}].id"), reason });
        }
    }
    Ok(())
}

/// Reads an update on actions. Whether it was changed after it was saved is for its digest to show.
pub fn read_update(bytes: &[u8]) -> Result<ReadUpdate, ReadError> {
    let file = parse_bytes(bytes)?;
    let update: ActionUpdate = typed(&file, Format { name: UPDATE_FORMAT, version: UPDATE_VERSION })?;
    check_id(&update.id)?;
    check_action_ids(&update.actions)?;
    Ok(ReadUpdate { update, file })
}

/// Reads a file of replies to a survey. Whether it was changed after it was saved is for its digest to show.
pub fn read_replies(bytes: &[u8]) -> Result<ReadReplies, ReadError> {
    let file = parse_bytes(bytes)?;
    let replies = typed(&file, Format { name: REPLIES_FORMAT, version: REPLIES_VERSION })?;
    Ok(ReadReplies { replies, file })
}

/// What a file says it is, where it is JSON and says so.
pub fn format_of(bytes: &[u8]) -> Option<String> {
    parse_bytes(bytes).ok()?.get("format")?.as_str().map(str::to_owned)
}

/// Reads partnership settings.
pub fn read_partnership(bytes: &[u8]) -> Result<Partnership, ReadError> {
    typed(&parse_bytes(bytes)?, Format { name: PARTNERSHIP_FORMAT, version: PARTNERSHIP_VERSION })
}

/// Answers in a return that its questionnaire does not know. Answers to unknown questions are kept and are no problem:
/// they may come from a later edition. Those in the audits of a joint judgement count like its own.
pub fn foreign_answers(questionnaire: &Questionnaire, record: &Return) -> Vec<ForeignAnswer> {
    let fields = record.profile.iter().filter_map(|(id, value)| {
        let field = questionnaire.profile_field(id)?;
        let problem = value.problem_as(questionnaire, field.answer_type, field.options.as_ref())?;
        Some(ForeignAnswer { place: format!("profile.{id}"), problem })
    });
    // To look each answer up in the whole questionnaire would take longer than to read it.
    let questions: BTreeMap<&QuestionId, &Question> =
        questionnaire.questions().map(|question| (&question.id, question)).collect();
    let answers = record.answers.iter().filter_map(|(id, answer)| {
        let question = *questions.get(id)?;
        let problem = answer.response.as_ref()?.problem(questionnaire, question)?;
        Some(ForeignAnswer { place: format!("answers.{id}"), problem })
    });
    let foreign = fields.chain(answers).filter(|answer| answer.problem.is_foreign());
    let audits = record.joint.iter().flat_map(|joint| &joint.audits).enumerate();
    let within = audits.flat_map(|(at, audit)| {
        let placed = move |one: ForeignAnswer| ForeignAnswer { place: format!("joint.audits[{at}].{}", one.place), ..one };
        foreign_answers(questionnaire, audit).into_iter().map(placed)
    });
    foreign.chain(within).collect()
}

pub(super) fn parse_bytes(bytes: &[u8]) -> Result<Value, ReadError> {
    if length_as_utf8(bytes) > LARGEST_FILE {
        return Err(kind_of("", bytes).map_or(ReadError::TooLarge(bytes.len()), ReadError::OtherKind));
    }
    parse_any_size(bytes)
}

/// For files that hold many others, which are as large as they are.
pub(super) fn parse_any_size(bytes: &[u8]) -> Result<Value, ReadError> {
    text_of(bytes).and_then(|text| parse(&text)).map_err(|error| recognised("", bytes, error))
}

/// What a file is, where it is no JSON because another program made it; else the error that it was.
pub(super) fn recognised(name: &str, bytes: &[u8], error: ReadError) -> ReadError {
    let kind = match error {
        // What its content alone does not tell, its name may.
        ReadError::OtherKind(FileKind::Office | FileKind::OpenText | FileKind::Xml)
        | ReadError::NotText(_)
        | ReadError::NotJson { .. }
        | ReadError::CutOff { .. }
        | ReadError::TooLarge(_) => kind_of(name, bytes),
        ReadError::OtherKind(_)
        | ReadError::Packed(_)
        | ReadError::SealedBackup
        | ReadError::OlderEncoding
        | ReadError::OtherFormat(_)
        | ReadError::NewerVersion { .. }
        | ReadError::Misshapen { .. }
        | ReadError::Questionnaire(_)
        | ReadError::Foreign(_) => None,
    };
    kind.map_or(error, ReadError::OtherKind)
}

/// JSON in which no key stands twice.
pub fn parse(text: &str) -> Result<Value, ReadError> {
    // Some Windows programs put a byte order mark before the text, and some of them another one.
    let text = text.trim_start_matches('\u{feff}');
    let file = serde_json::from_str(text).map_err(|error| syntax_error(&error))?;
    match duplicates::find(text) {
        None => Ok(file),
        Some(Duplicate { place, key }) => Err(ReadError::Misshapen { place, reason: format!("“{key}” stands here twice") }),
    }
}

/// The file as a type, where it says that it is of that format.
pub(super) fn typed<T: DeserializeOwned>(file: &Value, format: Format) -> Result<T, ReadError> {
    check_format(file, format)?;
    located::read(file).map_err(misshapen)
}

/// The error for a value that does not fit.
pub fn misshapen(misfit: Misfit) -> ReadError {
    ReadError::Misshapen { place: misfit.place(), reason: misfit.reason().to_owned() }
}

fn syntax_error(error: &serde_json::Error) -> ReadError {
    if error.is_eof() {
        ReadError::CutOff { line: error.line() }
    } else {
        ReadError::NotJson { line: error.line(), column: error.column() }
    }
}

fn check_format(file: &Value, format: Format) -> Result<(), ReadError> {
    let named = file.get("format").and_then(Value::as_str);
    if named != Some(format.name) {
        return Err(ReadError::OtherFormat(named.map(str::to_owned)));
    }
    let version = file.get("version").and_then(Value::as_u64).filter(|version| *version > 0);
    match version {
        None => Err(ReadError::Misshapen { place: "version".to_owned(), reason: "expected a whole number from 1".to_owned() }),
        Some(found) if found > u64::from(format.version) => Err(ReadError::NewerVersion { found, known: format.version }),
        Some(_) => Ok(()),
    }
}

fn no_canonical_form() -> ReadError {
    ReadError::Misshapen { place: ".".to_owned(), reason: "a number in it is not finite".to_owned() }
}
