//! What is wrong with a file, and what became of it, as sentences that name the place.

use super::figures;
use super::findings::answer_problem;
use super::updates::IS_UPDATE;
use crate::aggregation::row::Remark;
use crate::checks::questionnaire::{Fault, LARGEST_NUMBER, LocatedFault};
use crate::interchange::archive::{DEEPEST, LARGEST_WITHIN, MOST_FILES, MOST_UNPACKED};
use crate::interchange::intake::{Addition, Verdict};
use crate::interchange::kinds::{Archive, FileKind};
use crate::interchange::read::LARGEST_FILE;
use crate::interchange::read_error::{ForeignAnswer, Packing, ReadError};
use crate::interchange::sealed::SEALED_FORMAT;
use crate::model::action_update::UPDATE_FORMAT;
use crate::model::questionnaire::QUESTIONNAIRE_FORMAT;
use crate::model::replies::REPLIES_FORMAT;

/// The most places named in one sentence; the rest are counted.
const MOST_PLACES: usize = 3;

/// Why a file was not read, as far as its bytes and its form go. Of what it says it tells no more than that; the first page
/// needs no more.
pub fn not_read(error: &ReadError) -> String {
    match error {
        ReadError::TooLarge(size) => format!(
            "It is {}, larger than any return ({} at most), so it was not read.",
            figures::bytes(*size as u64),
            figures::bytes(LARGEST_FILE as u64)
        ),
        ReadError::CutOff { line: 0 } => {
            "It is empty. If it came straight from a mail program, save the attachment first, then add the saved file.".to_owned()
        }
        ReadError::OtherKind(kind) => other_kind(*kind),
        ReadError::Packed(packing) => packed(*packing),
        ReadError::SealedBackup => "A backup with a passphrase: not a return.".to_owned(),
        ReadError::OlderEncoding => "It was saved by another program in an older encoding (not UTF-8), or damaged on the way, so letters \
             such as é and ’ cannot be told. Ask for the file as it was downloaded from this app, and do not open it in another program. \
             Or open it in that program again, choose “Save as” and there the encoding UTF-8."
            .to_owned(),
        ReadError::NotText(at) => format!("It is not a text file (from byte {}), so it is not a file this app saved.", at + 1),
        ReadError::NotJson { line, column } => {
            format!("It is not JSON: line {line}, column {column} cannot be read. Choose the file exactly as it was downloaded.")
        }
        ReadError::CutOff { line } => {
            format!("It is cut off: it stops in the middle, in line {line}. Ask for the file again, or download it again.")
        }
        ReadError::OtherFormat(None) => "It is JSON, but not a file of this app: it does not begin with our “format”.".to_owned(),
        ReadError::OtherFormat(Some(format)) if format == SEALED_FORMAT => {
            "It has a passphrase. Open it on the first page with “Open a file”, download it there without one, and add that file."
                .to_owned()
        }
        ReadError::OtherFormat(Some(format)) if format == REPLIES_FORMAT => {
            "It holds replies to a survey. Add it under “Bring returns together”, where replies are added up. Nothing was changed."
                .to_owned()
        }
        ReadError::OtherFormat(Some(format)) if format == UPDATE_FORMAT => IS_UPDATE.to_owned(),
        ReadError::OtherFormat(Some(format)) if format == QUESTIONNAIRE_FORMAT => {
            "It is a questionnaire. Open it on the first page with “Open a file” to use it.".to_owned()
        }
        ReadError::OtherFormat(Some(format)) => format!("It is another kind of file (format “{format}”) than is wanted here."),
        ReadError::NewerVersion { found, known } => format!(
            "It was saved by a newer version of this app (file version {found}; this app reads up to {known}). \
             Nothing was changed; open it with the newer app."
        ),
        ReadError::Misshapen { place, reason } if place == "." => format!("It cannot be read: {reason}."),
        ReadError::Misshapen { place, reason } => format!("It cannot be read at “{place}”: {reason}."),
        ReadError::Questionnaire(_) | ReadError::Foreign(_) => "What stands in it does not hold together.".to_owned(),
    }
}

/// Why a file could not be read.
pub fn read_error(error: &ReadError) -> String {
    match error {
        ReadError::Questionnaire(problems) => {
            let named: Vec<String> = problems.iter().take(MOST_PLACES).map(questionnaire_problem).collect();
            format!("The questionnaire does not hold together: {}{}.", named.join("; "), more(problems.len()))
        }
        ReadError::Foreign(answers) => {
            let named: Vec<String> = answers.iter().take(MOST_PLACES).map(foreign_answer).collect();
            let sentence = format!("{}{}.", named.join("; "), more(answers.len()));
            sentence.replacen("at ", "At ", 1)
        }
        other => not_read(other),
    }
}

/// What a file of another program is, and what to do where a return may be in it.
fn other_kind(kind: FileKind) -> String {
    let unpack = |what: &str| format!("{what}, which this app does not open. Unpack it, and add the files that were in it.");
    let plain = match kind {
        FileKind::Word => "A Word document",
        FileKind::RichText => "A rich text document",
        FileKind::OpenText => "An OpenDocument text document",
        FileKind::Excel => "An Excel workbook",
        FileKind::OpenSheet => "An OpenDocument spreadsheet",
        FileKind::Table => "A table of values (CSV)",
        FileKind::PowerPoint => "A PowerPoint presentation",
        FileKind::OpenSlides => "An OpenDocument presentation",
        FileKind::Office => "An office document",
        FileKind::Apple => "A Pages, Numbers or Keynote document",
        FileKind::Pdf => "A PDF document",
        FileKind::Mail { has_attachment: false } => "An e-mail",
        FileKind::Picture => "A picture",
        FileKind::Recording => "A recording",
        FileKind::WebPage => "A web page",
        FileKind::Xml => "An XML file",
        FileKind::Text => "A text file",
        FileKind::Card => "A calendar entry or contact",
        FileKind::Program => "A program",
        FileKind::Mail { has_attachment: true } => {
            return "An e-mail with an attachment: not a return. Open it in your mail program, save the attachment, and add that.".to_owned();
        }
        FileKind::Shortcut => return "A shortcut: not the file it leads to. Add that file itself.".to_owned(),
        FileKind::Archive(Archive::Zip) => {
            return "A zip file with other files in it. Add it under “Bring returns together”, or unpack it and choose the file that was in it.".to_owned();
        }
        FileKind::Archive(Archive::PartOfZip) => return unpack("A zip file in several parts"),
        FileKind::Archive(Archive::SevenZip) => return unpack("A 7-Zip archive (.7z)"),
        FileKind::Archive(Archive::Rar) => return unpack("A RAR archive (.rar)"),
        FileKind::Archive(Archive::Tar) => return unpack("A tar archive (.tar)"),
        FileKind::Archive(Archive::Gzip) => return unpack("A gzip archive (.gz or .tar.gz)"),
        FileKind::Archive(Archive::Other) => return unpack("An archive"),
    };
    format!("{plain}: not a return.")
}

fn packed(packing: Packing) -> String {
    match packing {
        Packing::LockedArchive => {
            "A zip file with a password. Unpack it with its password, and add the files that were in it.".to_owned()
        }
        Packing::LockedFile => "It has a password in the zip file. Unpack it with that password, and add the file.".to_owned(),
        Packing::UnknownMethod => {
            "It is packed in a way that this app does not open. Unpack the zip file, and add the files that were in it."
                .to_owned()
        }
        Packing::TooDeep => {
            format!(
                "A zip file within {DEEPEST} others, deeper than this app opens. Unpack it, and add the files that were in it."
            )
        }
        Packing::LargeWithin => format!(
            "A zip file within another, larger than {}. Unpack the outer one, and add the files that were in it.",
            figures::bytes(LARGEST_WITHIN as u64)
        ),
        Packing::TooMuch => format!(
            "Unpacked it is larger than this app opens ({} at most), so the rest of it was not read. Unpack it, and add the files in portions.",
            figures::bytes(MOST_UNPACKED as u64)
        ),
        Packing::TooMany => format!(
            "It holds more than {} files, so the rest of it was not read. Unpack it, and add the files in portions.",
            figures::number(MOST_FILES)
        ),
    }
}

/// Why the browser could not read a file or a folder, by the name it gives the error and what it says.
pub fn not_had(error: &str, message: &str) -> String {
    match error {
        "NotFoundError" => {
            "It is no longer where it was: it was moved, renamed or deleted, or is kept online only. Look for it, and add it again.".to_owned()
        }
        "NotReadableError" | "NotAllowedError" | "SecurityError" | "NoModificationAllowedError" | "EncodingError" => {
            "This browser may not read it. It may be open in another program, or you may have no permission. Close it there, \
             or ask for permission or a copy, and add it again."
                .to_owned()
        }
        _ => format!("It could not be read: {}.", message.trim_end_matches('.')),
    }
}

/// A drop that brought a folder without a file.
pub const EMPTY_FOLDER: &str = "There is no file in that folder.";

/// A drop that brought words or a link.
pub const DROPPED_TEXT: &str = "That was text or a link, not a file. If it came from a mail program or a web page, save the file first, then \
    add it here.";

/// A drop that brought nothing a page can read.
pub const DROPPED_NOTHING: &str = "No file came with that. If you dragged it straight from a mail program, save the attachments in a folder \
    first, then add them from there.";

/// Nothing but files that systems put there for themselves.
pub const NOTHING_TO_ADD: &str = "There was nothing to add: only files that the computer keeps there for itself.";

/// What is said while a passphrase is tried.
pub fn trying(at: usize, all: usize) -> String {
    format!("Trying the passphrase on file {at} of {all}…")
}

/// How many files wait for a passphrase.
pub fn locked(n: usize) -> String {
    match n {
        1 => "1 file can be opened only with its passphrase.".to_owned(),
        n => format!("{n} files can be opened only with their passphrase."),
    }
}

/// What came of a passphrase that opened some files and left others.
pub fn tried(opened: usize, left: usize) -> String {
    let left = match left {
        0 => String::new(),
        1 => " 1 has another passphrase: type that one.".to_owned(),
        left => format!(" {left} have another passphrase: type that one."),
    };
    format!("{} opened.{left}", figures::count(opened, "file"))
}

/// What is said of a passphrase that opens nothing.
pub const OPENS_NONE: &str =
    "That passphrase opens none of these files. Check it for capitals and spaces, or ask whoever sent them";

/// That a return in the figures has its id in common with those of other organisations.
pub fn shared_id(others: &[String]) -> String {
    let (returns, are) = if others.len() == 1 { ("return", "It is") } else { ("returns", "They are") };
    format!(
        "The {returns} of {} began from the same draft (the same id). {are} counted separately, because the name or type of organisation \
         differs. If they are one organisation, it is counted more than once: remove all returns, and add only its latest file.",
        figures::list(others)
    )
}

fn more(total: usize) -> String {
    match total.saturating_sub(MOST_PLACES) {
        0 => String::new(),
        rest => format!("; and {rest} more"),
    }
}

fn foreign_answer(answer: &ForeignAnswer) -> String {
    format!("at “{}”: {}", answer.place, answer_problem(&answer.problem))
}

/// What is wrong with a questionnaire, with its place.
pub fn questionnaire_problem(problem: &LocatedFault) -> String {
    let fault = match &problem.fault {
        Fault::Duplicate(id) => format!("“{id}” stands here twice"),
        Fault::Unknown(id) => format!("“{id}” is not defined"),
        Fault::NotEarlier(id) => format!("the condition looks at “{id}”, which is not asked earlier"),
        Fault::Missing(field) => format!("“{field}” is missing"),
        Fault::LevelInProfile => "a profile field cannot be answered by a level".to_owned(),
        Fault::Empty => "there is nothing in it".to_owned(),
        Fault::BandGap => "no band begins at 0".to_owned(),
        Fault::RequirementGap => "no grade is left for everybody else: the lowest has no needs".to_owned(),
        Fault::OnlyForTheWhole => "a part has no parts to count; this is for the overall grade only".to_owned(),
        Fault::RulesOfTheWholeAlone => "the overall grade goes by rules only where the parts do".to_owned(),
        Fault::NoColumnType => "only questions have rows, and their columns are “short-text” or “date”".to_owned(),
        Fault::NotRising => "a higher number must stand for a higher level".to_owned(),
        Fault::UnknownField { name, nearest: Some(nearest) } => {
            format!("“{name}” is no field that the app knows here, so it does nothing (did you mean “{nearest}”?)")
        }
        Fault::UnknownField { name, nearest: None } => {
            format!("“{name}” is no field that the app knows here, so it does nothing")
        }
        Fault::OutOfRange(number) => format!("{number} is out of range (at most {LARGEST_NUMBER}; weights from 1)"),
        Fault::Stray(id) => format!("“{id}” is not there, so this does nothing"),
        Fault::BadId(id) => format!("the id “{id}” has a space, a slash, a bracket or a hash in it, or nothing at all"),
        Fault::NothingToChoose => "there is nothing to choose from".to_owned(),
        Fault::NoDeclaration => "there is nothing for people to confirm when they submit".to_owned(),
        Fault::NeverAsked => "nobody is ever asked this: no profile and no answers lead to it".to_owned(),
        Fault::NeverApplies => "this limit can never apply".to_owned(),
        Fault::TellsWho => "a survey asks for groups to choose from only, nothing that could name a person".to_owned(),
        Fault::OnlyInSurveys(field) => format!("“{field}” is for surveys only"),
        Fault::MeantTwice(meaning) => format!("an earlier field means “{}” already", meaning.word()),
        Fault::UnknownCheck(name) => format!("the app knows no check “{name}”, so this does nothing"),
        Fault::StaysBlocking(name) => format!("“{name}” always blocks, so this does nothing"),
        Fault::CannotBlock(name) => format!("“{name}” only guesses from words, so it warns and does not block"),
        Fault::CannotMean(meaning) => format!("a field of this type, or with this id, cannot mean “{}”", meaning.word()),
    };
    format!("{}: {fault}", problem.place)
}

/// What became of a file, in a few words and a sentence.
pub struct VerdictWords {
    /// For a tag: "Counted".
    pub label: &'static str,
    /// What it means; empty where the label says it all.
    pub sentence: String,
}

/// The label of a file that could not be read.
pub const NOT_READABLE: &str = "Not readable";

/// What became of a file.
pub fn verdict(verdict: &Verdict) -> VerdictWords {
    let say = |label, sentence: String| VerdictWords { label, sentence };
    match verdict {
        Verdict::Counted => say("Counted", String::new()),
        Verdict::Replaces(old) => say("Newer revision", format!("Counted in place of revision {old}.")),
        Verdict::Adds(Addition::Moderation) => {
            say("Adds a moderation", "It adds a moderation to the return that is counted already.".to_owned())
        }
        Verdict::Adds(Addition::Comments) => {
            say("Adds questions", "It adds a reviewer’s questions or answers to the return that is counted already.".to_owned())
        }
        Verdict::SameAgain => say("Same return again", "It is already in the figures and is counted once.".to_owned()),
        Verdict::OlderRevision { this, kept } => {
            say("Older revision", format!("Not counted: this is revision {this}, and revision {kept} is in the figures."))
        }
        Verdict::Clashes(revision) => say(
            "Clashes",
            format!(
                "Not counted: another file says it is revision {revision} of the same return but has other content. Ask which is right."
            ),
        ),
        Verdict::StillADraft => say("Still a draft", "Not counted: it has not been submitted.".to_owned()),
        Verdict::UnknownQuestionnaire { id, edition } => {
            say("Unknown questionnaire", format!("Not counted: “{id}”, edition {edition}, is not offered here."))
        }
        Verdict::DigestDiffers => say(
            "Changed after it was saved",
            "Not counted: its content is not what its digest was made over. Ask for the file as it was downloaded.".to_owned(),
        ),
        Verdict::Locked(_) => say(
            "Has a passphrase",
            "Not counted yet. Type its passphrase under “Files with a passphrase” on this page; where that is not there, add the file again."
                .to_owned(),
        ),
        Verdict::NotReadable(error) => say(unread_label(error), read_error(error)),
    }
}

/// What a file is called that could not be read as one of ours.
fn unread_label(error: &ReadError) -> &'static str {
    match error {
        ReadError::OtherKind(kind) if !kind.may_hold_returns() => "Other file",
        ReadError::SealedBackup => "Other file",
        ReadError::OtherKind(_) | ReadError::Packed(_) => "Not opened",
        ReadError::TooLarge(_)
        | ReadError::OlderEncoding
        | ReadError::NotText(_)
        | ReadError::NotJson { .. }
        | ReadError::CutOff { .. }
        | ReadError::OtherFormat(_)
        | ReadError::NewerVersion { .. }
        | ReadError::Misshapen { .. }
        | ReadError::Questionnaire(_)
        | ReadError::Foreign(_) => NOT_READABLE,
    }
}

/// Something to know of a return that is counted.
pub fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::GradesDiffer => "Grades differ from those recomputed from its answers; the figures use the recomputed ones.",
        Remark::QuestionnaireDiffers => "It was made with another text of the same edition of the questionnaire.",
        Remark::Joint => "A joint judgement: counted under Cases.",
        Remark::NoLongerModerated => "The revision before was moderated, and this one is not: its first grades are counted.",
    }
}
