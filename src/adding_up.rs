//! Files in, verdicts and figures out: what the worker in the browser and the command line both do.

pub mod cases;
pub mod desk;
pub mod job;
pub mod leaving;
pub mod lines;
pub mod own_report;
pub mod report;
pub mod talk;
pub mod turns;

use crate::aggregation::escalations::{FoundEscalation, open};
use crate::interchange::archive::FoundFile;
use crate::interchange::read::{ReadQuestionnaire, read_questionnaire};
use crate::model::questionnaire::Kind;
use crate::samples;
pub use lines::{Shared, VerdictLine};
use serde::Serialize;

/// The escalations that are open, in the returns in the figures and in files that are not counted, a draft among them.
pub fn open_escalations(counted: &[FoundEscalation], lines: &[VerdictLine]) -> Vec<FoundEscalation> {
    let beside = lines.iter().flat_map(|line| &line.escalations);
    open(counted.iter().chain(beside).cloned())
}

/// The questionnaires that can be read.
pub fn read_questionnaires(files: &[Vec<u8>]) -> Vec<ReadQuestionnaire> {
    files.iter().filter_map(|bytes| read_questionnaire(bytes).ok()).collect()
}

/// Returns of the first questionnaire that organisations answer about themselves, replies to the first survey, and audits for
/// every one of cases.
pub fn sample_files(questionnaires: &[ReadQuestionnaire]) -> Vec<FoundFile> {
    let is_latest = |(at, known): &(usize, &ReadQuestionnaire)| {
        // What is offered comes before its earlier editions.
        questionnaires.iter().take(*at).all(|other| other.questionnaire.id != known.questionnaire.id)
    };
    let latest = questionnaires.iter().enumerate().filter(is_latest).map(|(_, known)| known);
    let (of_cases, others): (Vec<_>, Vec<_>) = latest.partition(|known| known.questionnaire.kind == Kind::CaseAudit);
    let returns = others
        .iter()
        .find(|known| known.questionnaire.kind == Kind::SelfAssessment)
        .into_iter()
        .flat_map(|first| samples::sample_returns(&first.questionnaire, &first.digest, samples::SEED, samples::COUNT));
    let audits =
        of_cases.into_iter().flat_map(|known| samples::audits::sample_audits(&known.questionnaire, &known.digest, samples::SEED));
    let replies = others
        .iter()
        .find(|known| known.questionnaire.kind == Kind::Survey)
        .into_iter()
        .flat_map(|first| samples::replies::sample_replies(&first.questionnaire, &first.digest, samples::SEED));
    let of_returns = returns.chain(audits).filter_map(|record| sample_file(&record.reference, &record));
    of_returns.chain(replies.filter_map(|survey| sample_file(&survey.reference, &survey))).collect()
}

fn sample_file(reference: &str, file: &impl Serialize) -> Option<FoundFile> {
    let bytes = serde_json::to_vec(file).ok()?;
    Some(FoundFile { name: format!("{reference} (sample).json"), bytes: Ok(bytes) })
}
