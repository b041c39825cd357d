//! What is wrong with a file, and what became of it, as sentences that name the place.

use super::figures;
use super::findings::answer_problem;
use crate::checks::questionnaire::{Fault, LARGEST_NUMBER, Problem};
use crate::interchange::intake::{Addition, Remark, Verdict};
use crate::interchange::read::{ForeignAnswer, LARGEST_FILE, ReadError};
use crate::interchange::sealed::SEALED_FORMAT;
use crate::model::questionnaire::QUESTIONNAIRE_FORMAT;
use crate::model::replies::REPLIES_FORMAT;

/// The most places named in one sentence; the rest are counted.
const MOST_PLACES: usize = 3;

/// Why a file could not be read.
pub fn read_error(error: &ReadError) -> String {
    match error {
        ReadError::TooLarge(size) => format!(
            "It is {}, larger than any return ({} at most), so it was not read.",
            figures::bytes(*size as u64),
            figures::bytes(LARGEST_FILE as u64)
        ),
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
            "It holds replies to a survey, which are not a return. Nothing was changed; keep the file.".to_owned()
        }
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
        ReadError::Questionnaire(problems) => {
            let named: Vec<String> = problems.iter().take(MOST_PLACES).map(questionnaire_problem).collect();
            format!("The questionnaire does not hold together: {}{}.", named.join("; "), more(problems.len()))
        }
        ReadError::Foreign(answers) => {
            let named: Vec<String> = answers.iter().take(MOST_PLACES).map(foreign_answer).collect();
            let sentence = format!("{}{}.", named.join("; "), more(answers.len()));
            sentence.replacen("at ", "At ", 1)
        }
    }
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
pub fn questionnaire_problem(problem: &Problem) -> String {
    let fault = match &problem.fault {
        Fault::Duplicate(id) => format!("“{id}” stands here twice"),
        Fault::Unknown(id) => format!("“{id}” is not defined"),
        Fault::NotEarlier(id) => format!("the condition looks at “{id}”, which is not asked earlier"),
        Fault::Missing(field) => format!("“{field}” is missing"),
        Fault::LevelInProfile => "a profile field cannot be answered by a level".to_owned(),
        Fault::Empty => "there is nothing in it".to_owned(),
        Fault::BandGap => "no band begins at 0".to_owned(),
        Fault::OutOfRange(number) => format!("{number} is out of range (at most {LARGEST_NUMBER}; weights from 1)"),
        Fault::Stray(id) => format!("“{id}” is not there, so this does nothing"),
        Fault::BadId(id) => format!("the id “{id}” has a space, a slash, a bracket or a hash in it, or nothing at all"),
        Fault::NothingToChoose => "there is nothing to choose from".to_owned(),
        Fault::NoShare(number) => format!("{number} is no share: from 0 to 100"),
        Fault::NoDeclaration => "there is nothing for people to confirm when they submit".to_owned(),
        Fault::NeverAsked => "nobody is ever asked this: no profile and no answers lead to it".to_owned(),
        Fault::NeverApplies => "this limit can never apply".to_owned(),
        Fault::TellsWho => "a survey asks for groups to choose from only, nothing that could name a person".to_owned(),
        Fault::OnlyInSurveys(field) => format!("“{field}” is for surveys only"),
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
        Verdict::NotReadable(error) => say("Not readable", read_error(error)),
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
