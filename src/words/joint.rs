//! What several agencies judge together, as sentences: what became of each file, who saw what, what needs talking about.

use super::figures::{bytes, count};
use super::files::{NOT_READABLE, VerdictWords, read_error};
use super::findings::value;
use super::grades::{explain_overall, grade_label};
use super::said::own_words;
use crate::grading::OverallGrade;
use crate::grading::joint::{CaseRow, JointDiscuss};
use crate::interchange::case_audits::{CaseVerdict, LARGEST_TOGETHER};
use crate::model::audit_return::Return;
use crate::model::joint::MOST_AUDITS;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::Questionnaire;

/// What is confirmed when a joint judgement is submitted.
pub const DECLARATION: &str = "I confirm that the agencies named here judged this case together, and that the grades and reasons are \
    what they came to. Nothing in this form identifies a child, a family or a worker.";

/// That an audit that is used has the id of another agency's.
pub const SHARED_ID: &str = "An audit of another agency began from the same draft (the same id). They are two audits here; if they are \
    one, take one of them out.";

/// What became of a file; `case` is the case that audits are wanted of, where it is one.
pub fn verdict(verdict: &CaseVerdict, case: Option<&str>) -> VerdictWords {
    let say = |label, sentence: String| VerdictWords { label, sentence };
    match verdict {
        CaseVerdict::Taken(of) => say("Used", format!("It is an audit of {of}.")),
        CaseVerdict::Replaces(old) => {
            say("Newer revision", format!("Used in place of revision {old}. The joint reasons stay as they are."))
        }
        CaseVerdict::SameAgain => say("Same audit again", "It is there already and is used once.".to_owned()),
        CaseVerdict::OlderRevision { this, other } => {
            say("Older revision", format!("Not used: this is revision {this}, and revision {other} is there."))
        }
        CaseVerdict::Reviewed => {
            say("Reviewed", "Used in place of the same revision without its review or moderation.".to_owned())
        }
        CaseVerdict::WithoutReview => {
            say("Older copy", "Not used: the same revision with its review or moderation is there.".to_owned())
        }
        CaseVerdict::Clashes(revision) => say(
            "Clashes",
            format!(
                "Not used: another file says it is revision {revision} of the same audit but has other content. Ask which is right."
            ),
        ),
        CaseVerdict::StillADraft => say("Still a draft", "Not used: it has not been submitted.".to_owned()),
        CaseVerdict::JointItself => say(
            "Joint judgement",
            "Not used: it is what several agencies judged together. Open it on the first page with “Open a file”.".to_owned(),
        ),
        CaseVerdict::OtherQuestionnaire { id, edition } => {
            let wanted = match case {
                Some(_) => "this joint judgement was begun with another questionnaire or edition",
                None => "that is no case audit that is offered here",
            };
            say("Other questionnaire", format!("Not used: it answers “{id}”, edition {edition}, and {wanted}."))
        }
        CaseVerdict::DigestDiffers => say(
            "Changed after it was saved",
            "Not used: its content is not what its digest was made over. Ask for the file as it was downloaded.".to_owned(),
        ),
        CaseVerdict::NoGrades => say(
            "Gives no grades",
            "Not used: an audit without grades leaves nothing to judge together. Open it on the first page with “Open a file”, \
             and read what each agency wrote, one after the other."
                .to_owned(),
        ),
        CaseVerdict::NoCase => say(
            "No case reference",
            "Not used: it does not say which case it is about. Ask for it again with the case reference.".to_owned(),
        ),
        CaseVerdict::OtherCase(other) => {
            say("Other case", format!("Not used: it is about {other}, and this is {}.", case.unwrap_or("another case")))
        }
        CaseVerdict::TooMany => {
            say("Too many", format!("Not used: a joint judgement holds at most {}.", count(MOST_AUDITS, "audit")))
        }
        CaseVerdict::TooLarge => say(
            "Too large",
            format!(
                "Not used: with it the audits would be larger than {}, and the file of the joint judgement could not be opened again.",
                bytes(LARGEST_TOGETHER as u64)
            ),
        ),
        CaseVerdict::NotReadable(error) => say(NOT_READABLE, read_error(error)),
    }
}

/// What an agency is called: as its audit says it, else by the audit's reference.
pub fn agency(questionnaire: &Questionnaire, audit: &Return) -> String {
    let field = questionnaire.field_meaning(Meaning::OrganisationType);
    let said = field.and_then(|field| Some((field, audit.profile.get(&field.id)?)));
    said.map_or_else(
        || audit.reference.clone(),
        |(field, said)| value(questionnaire, field.answer_type, field.options.as_ref(), said),
    )
}

/// Whose audit it is, where several agencies may be of one kind: "Police, named nurse, MA-7F3K-92QD".
pub fn agency_in_full(questionnaire: &Questionnaire, audit: &Return) -> String {
    let parts = [agency(questionnaire, audit), own_words(&audit.auditor_role()), audit.reference.clone()];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

/// Why a domain or the whole needs talking about, in a few words; none where it does not.
pub fn discuss(questionnaire: &Questionnaire, row: &CaseRow) -> Option<String> {
    let mut reasons: Vec<String> = Vec::new();
    for discuss in &row.discuss {
        reasons.push(match discuss {
            JointDiscuss::Apart(grades) => format!("Grades {grades} apart"),
            JointDiscuss::Extreme(grade) => {
                let by = row.seen.iter().filter(|seen| seen.grade() == Some(grade)).count();
                format!("{} from {}", grade_label(questionnaire, grade), agencies(by))
            }
        });
    }
    (!reasons.is_empty()).then(|| reasons.join("; "))
}

/// "1 agency", "3 agencies".
pub fn agencies(n: usize) -> String {
    if n == 1 { "1 agency".to_owned() } else { format!("{n} agencies") }
}

/// What the button says that begins a joint judgement.
pub fn begin_label(case: &str, audits: usize) -> String {
    format!("Begin a joint judgement of {case}, {}", agencies(audits))
}

/// That a child may be at risk, as an audit says it.
pub fn unsafe_now(agency: &str, audit: &Return) -> String {
    let open = audit.escalations.iter().find(|escalation| escalation.is_open());
    let told = open.map(|escalation| escalation.told.trim()).filter(|told| !told.is_empty());
    let done = open.map(|escalation| escalation.done.trim()).filter(|done| !done.is_empty());
    let told = told.map_or_else(|| "It does not say who was told.".to_owned(), |told| format!("Told: {told}."));
    let done = done.map_or_else(String::new, |done| format!(" Done: {}.", done.trim_end_matches('.')));
    format!("A child may be at risk now, says the audit of {agency}. {told}{done} Find out today what came of it.")
}

/// What the joint grades of the domains suggest for the whole, and why.
pub fn suggestion(questionnaire: &Questionnaire, graded: &OverallGrade) -> Vec<String> {
    let suggested = graded.suggestion.as_ref().map(|suggested| {
        format!(
            "The rules of the questionnaire suggest {} from your joint grades. You decide.",
            grade_label(questionnaire, suggested)
        )
    });
    let why = explain_overall(questionnaire, &OverallGrade { suggestion: None, ..graded.clone() });
    suggested.into_iter().chain(why).collect()
}
