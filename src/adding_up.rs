//! Files in, verdicts and figures out: what the worker in the browser and the command line both do.

pub mod cases;

use crate::aggregation::escalations::{FoundEscalation, escalations, open};
use crate::aggregation::summary::{Summary, summarise};
use crate::aggregation::suppression::Threshold;
use crate::interchange::archive;
use crate::interchange::intake::{FileVerdict, Intake, Verdict};
use crate::interchange::read::{ReadQuestionnaire, read_questionnaire};
use crate::model::audit_return::Return;
use crate::model::questionnaire::Kind;
use crate::{samples, words};
use serde::{Deserialize, Serialize};

/// What is to be added up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Request {
    /// Questionnaire files.
    pub questionnaires: Vec<Vec<u8>>,
    /// Return files that were kept before.
    pub kept: Vec<String>,
    /// Files chosen now, with their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// Whether to add the sample returns.
    pub samples: bool,
    /// The least count of children that is shown. Outside 5 to 10, or 0 for not said, it is 5.
    pub least_shown: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// One line per file chosen now, in their order.
    pub verdicts: Vec<VerdictLine>,
    /// Figures for each questionnaire that has returns.
    pub summaries: Vec<Summary>,
    /// Every return in the figures, as JSON.
    pub kept: Vec<KeptReturn>,
    /// Returns that were kept before and are not in the figures, with the reason. They stay kept.
    pub left_out: Vec<VerdictLine>,
    /// Where a child may be at risk, as far as the returns in the figures say; open or closed.
    #[serde(default)]
    pub escalations: Vec<FoundEscalation>,
}

/// The escalations that are open, in the returns in the figures and in files that are not counted, a draft among them.
pub fn open_escalations(counted: &[FoundEscalation], lines: &[VerdictLine]) -> Vec<FoundEscalation> {
    let beside = lines.iter().flat_map(|line| &line.escalations);
    open(counted.iter().chain(beside).cloned())
}

/// A return in the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReturn {
    /// Its id.
    pub id: String,
    /// The file.
    pub json: String,
}

/// What became of a file, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictLine {
    /// The file's name, as it was chosen.
    pub name: String,
    /// The return's id; empty where it could not be read.
    #[serde(default)]
    pub id: String,
    /// The return's reference; empty where it could not be read.
    pub reference: String,
    /// The organisation it is from; empty where it does not say.
    pub organisation: String,
    /// Whether it is in the figures.
    pub is_counted: bool,
    /// In two or three words.
    pub label: String,
    /// What that means, and what else there is to know; may be empty.
    pub sentence: String,
    /// Whether it took the place of an earlier revision of the same return.
    #[serde(default)]
    pub is_replacement: bool,
    /// Where a child may be at risk, open or closed, as far as a file says that is not counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<FoundEscalation>,
}

/// Adds a line to those of earlier files. Where it took the place of an earlier revision, that one's line says so.
pub fn note(lines: &mut Vec<VerdictLine>, new: VerdictLine) {
    if new.is_replacement {
        for line in lines.iter_mut().filter(|line| line.is_counted && line.id == new.id) {
            line.is_counted = false;
            "Replaced".clone_into(&mut line.label);
            "Not counted: a newer revision took its place.".clone_into(&mut line.sentence);
        }
    }
    lines.push(new);
}

/// Adds everything up. A questionnaire that cannot be read is left out here; the app has said so when it loaded it.
pub fn add_up(request: Request) -> Outcome {
    let questionnaires: Vec<ReadQuestionnaire> =
        request.questionnaires.iter().filter_map(|bytes| read_questionnaire(bytes).ok()).collect();
    let mut intake = Intake::new(&questionnaires);
    let mut left_out = Vec::new();
    for (at, json) in request.kept.into_iter().enumerate() {
        // What was kept is judged again: a questionnaire may no longer be offered, bytes may have been damaged.
        let name = format!("Kept return {}", at + 1);
        let verdict = intake.take(archive::FoundFile { name, bytes: Ok(json.into_bytes()) });
        if !verdict.verdict.is_counted() {
            left_out.push(line(verdict));
        }
    }
    let mut verdicts = Vec::new();
    if request.samples {
        for file in sample_files(&questionnaires) {
            note(&mut verdicts, line(intake.take(file)));
        }
    }
    for (name, bytes) in request.files {
        archive::open(&name, bytes, |file| note(&mut verdicts, line(intake.take(file))));
    }
    let returns: Vec<&Return> = intake.kept().collect();
    let threshold = Threshold::new(request.least_shown).unwrap_or_default();
    let summaries = questionnaires
        .iter()
        .filter_map(|known| summarise(&known.questionnaire, returns.iter().copied(), threshold))
        .filter(|summary| summary.counted > 0 || summary.cases.is_some())
        .collect();
    let kept = returns
        .iter()
        .filter_map(|record| Some(KeptReturn { id: record.id.to_string(), json: serde_json::to_string(record).ok()? }));
    let of = |record: &&Return| {
        let mut known = questionnaires.iter().map(|known| &known.questionnaire);
        let known = known.find(|known| known.id == record.questionnaire.id && known.edition == record.questionnaire.edition);
        escalations(known, record)
    };
    let escalations = returns.iter().flat_map(of).collect();
    Outcome { verdicts, summaries, kept: kept.collect(), left_out, escalations }
}

/// Returns of the first questionnaire that organisations answer about themselves, and audits for every one of cases.
fn sample_files(questionnaires: &[ReadQuestionnaire]) -> Vec<archive::FoundFile> {
    let (of_cases, others): (Vec<_>, Vec<_>) =
        questionnaires.iter().partition(|known| known.questionnaire.kind == Kind::CaseAudit);
    let returns = others
        .first()
        .into_iter()
        .flat_map(|first| samples::sample_returns(&first.questionnaire, &first.digest, samples::SEED, samples::COUNT));
    let audits =
        of_cases.into_iter().flat_map(|known| samples::audits::sample_audits(&known.questionnaire, &known.digest, samples::SEED));
    let file = |record: Return| {
        let bytes = serde_json::to_vec(&record).ok()?;
        Some(archive::FoundFile { name: format!("{} (sample).json", record.reference), bytes: Ok(bytes) })
    };
    returns.chain(audits).filter_map(file).collect()
}

fn line(file: FileVerdict) -> VerdictLine {
    let is_replacement = matches!(file.verdict, Verdict::Replaces(_));
    let is_counted = file.verdict.is_counted() || file.verdict == Verdict::SameAgain;
    let said = words::files::verdict(&file.verdict);
    let remarks = file.remarks.iter().map(|remark| words::files::remark(*remark).to_owned());
    let sentences: Vec<String> = [said.sentence].into_iter().filter(|sentence| !sentence.is_empty()).chain(remarks).collect();
    VerdictLine {
        name: file.name,
        id: file.id.map(|id| id.to_string()).unwrap_or_default(),
        reference: file.reference.unwrap_or_default(),
        organisation: file.organisation.unwrap_or_default(),
        is_counted,
        label: said.label.to_owned(),
        sentence: sentences.join(" "),
        is_replacement,
        escalations: file.escalations,
    }
}
