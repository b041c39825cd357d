//! Files in, audits by case out, with a line of words for each file: what the worker does for a joint judgement.

use crate::interchange::archive;
use crate::interchange::case_audits::{CaseAudits, CaseFileVerdict, CaseVerdict, Gathering, Wanted};
use crate::interchange::read::{ReadQuestionnaire, read_kept_questionnaire};
use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::words;
use serde::{Deserialize, Serialize};

/// What is to be brought together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CaseRequest {
    /// Questionnaire files. They are no part of the JSON, as the chosen files are none.
    #[serde(skip)]
    pub questionnaires: Vec<Vec<u8>>,
    /// Files chosen now, with their names.
    #[serde(skip)]
    pub files: Vec<(String, Vec<u8>)>,
    /// The joint judgement that wants them; none where they are sorted by case.
    pub wanted: Option<Wanted>,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOutcome {
    /// One line per file, in their order.
    pub lines: Vec<CaseLine>,
    /// The audits by case.
    pub cases: Vec<FoundCase>,
}

/// What became of a file, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// The file's name, as it was chosen.
    pub name: String,
    /// The audit's reference; empty where it could not be read.
    pub reference: String,
    /// The agency it is from; empty where it does not say.
    pub agency: String,
    /// Whether what stands in it is used.
    pub is_used: bool,
    /// Whether it is not used, and nobody need do anything about that.
    pub needs_nobody: bool,
    /// In two or three words.
    pub label: String,
    /// What that means, and what to do; may be empty.
    pub sentence: String,
}

/// The audits of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundCase {
    /// The case reference.
    pub case: String,
    /// The questionnaire's id.
    pub questionnaire: String,
    /// Its title and edition.
    pub title: String,
    /// What the agencies are called, in the order of the audits.
    pub agencies: Vec<String>,
    /// The audits, each as JSON.
    pub audits: Vec<String>,
}

/// The line of a file that the browser could not read, by the name it gives the error and what it says; none of a file
/// that a system put there for itself.
pub fn unread(name: &str, error: &str, message: &str) -> Option<CaseLine> {
    let super::lines::VerdictLine { name, label, sentence, needs_nobody, .. } = super::lines::unread(name, error, message)?;
    Some(CaseLine { name, label, sentence, needs_nobody, ..CaseLine::default() })
}

/// Where a line stands in a list: what somebody must act on, what is used, what is of no concern.
pub fn place(line: &CaseLine) -> u8 {
    match (line.is_used, line.needs_nobody) {
        (false, false) => 0,
        (true, _) => 1,
        (false, true) => 2,
    }
}

/// Looks at every file. A questionnaire that cannot be read is left out here; the app has said so when it loaded it.
pub fn bring_together(request: CaseRequest) -> CaseOutcome {
    let CaseRequest { questionnaires, files, wanted } = request;
    let known: Vec<ReadQuestionnaire> = questionnaires.iter().filter_map(|bytes| read_kept_questionnaire(bytes).ok()).collect();
    let case = wanted.as_ref().map(|wanted| wanted.case.clone());
    let mut gathering = Gathering::new(&known, wanted);
    for (name, bytes) in files {
        archive::open(&name, bytes, |file| gathering.take(file));
    }
    let (verdicts, cases) = gathering.finish();
    let of = |record: &Return| known.iter().map(|known| &known.questionnaire).find(|one| one.id == record.questionnaire.id);
    CaseOutcome {
        lines: verdicts.into_iter().map(|verdict| line(verdict, case.as_deref(), of)).collect(),
        cases: cases.into_iter().filter_map(|found| found_case(found, &known)).collect(),
    }
}

fn line<'q>(file: CaseFileVerdict, case: Option<&str>, of: impl Fn(&Return) -> Option<&'q Questionnaire>) -> CaseLine {
    let said = words::joint::verdict(&file.verdict, case);
    let agency = file.audit.as_ref().and_then(|audit| Some(words::joint::agency(of(audit)?, audit)));
    let is_used = file.verdict.is_used() || file.verdict == CaseVerdict::SameAgain;
    let sentence = match file.shares_id && is_used {
        true => format!("{} {}", said.sentence, words::joint::SHARED_ID),
        false => said.sentence,
    };
    CaseLine {
        name: file.name,
        reference: file.audit.map(|audit| audit.reference).unwrap_or_default(),
        agency: agency.unwrap_or_default(),
        is_used,
        needs_nobody: !is_used && file.verdict.needs_nobody(),
        label: said.label.to_owned(),
        sentence,
    }
}

fn found_case(found: CaseAudits, known: &[ReadQuestionnaire]) -> Option<FoundCase> {
    let of_this = |known: &&ReadQuestionnaire| {
        known.questionnaire.id == found.questionnaire && known.questionnaire.edition == found.edition
    };
    let questionnaire = &known.iter().find(of_this)?.questionnaire;
    Some(FoundCase {
        case: found.case,
        questionnaire: found.questionnaire.to_string(),
        title: format!("{}, edition {}", questionnaire.title, questionnaire.edition),
        agencies: found.audits.iter().map(|audit| words::joint::agency(questionnaire, audit)).collect(),
        audits: found.audits.iter().filter_map(|audit| serde_json::to_string(audit).ok()).collect(),
    })
}
