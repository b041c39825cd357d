//! Files in, verdicts and figures out: what the worker in the browser and the command line both do.

pub mod cases;
pub mod job;
pub mod lines;
pub mod turns;

use crate::aggregation::escalations::{FoundEscalation, escalations, open};
use crate::aggregation::summary::{Summary, summarise};
use crate::aggregation::suppression::Threshold;
use crate::interchange::archive;
use crate::interchange::intake::{Intake, Sharing};
use crate::interchange::read::{ReadQuestionnaire, read_questionnaire};
use crate::model::audit_return::Return;
use crate::model::questionnaire::Kind;
use crate::{samples, words};
use lines::line;
pub use lines::{Shared, VerdictLine, note, tell_shared};
use serde::{Deserialize, Serialize};

/// What is to be added up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Request {
    /// Questionnaire files. They are no part of the JSON, as the chosen files are none.
    #[serde(skip)]
    pub questionnaires: Vec<Vec<u8>>,
    /// Return files that were kept before.
    pub kept: Vec<String>,
    /// Files chosen now, with their names.
    #[serde(skip)]
    pub files: Vec<(String, Vec<u8>)>,
    /// Whether to add the sample returns.
    pub samples: bool,
    /// The least count of children that is shown. Outside 5 to 10, or 0 for not said, it is 5.
    pub least_shown: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AddedUp {
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
    /// What is to be said of returns in the figures that have one id and yet are several organisations'.
    #[serde(default)]
    pub shared: Vec<Shared>,
    /// Files that only their passphrase opens: name and text.
    #[serde(default)]
    pub locked: Vec<(String, String)>,
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

/// Adds everything up. A questionnaire that cannot be read is left out here; the app has said so when it loaded it.
pub fn add_up(request: Request) -> AddedUp {
    let questionnaires: Vec<ReadQuestionnaire> =
        request.questionnaires.iter().filter_map(|bytes| read_questionnaire(bytes).ok()).collect();
    let mut intake = Intake::new(&questionnaires);
    let mut left_out = Vec::new();
    for (at, json) in request.kept.into_iter().enumerate() {
        // What was kept is judged again: a questionnaire may no longer be offered, bytes may have been damaged.
        let name = format!("Kept return {}", at + 1);
        let verdict = intake.take(archive::FoundFile { name, bytes: Ok(json.into_bytes()) });
        if !verdict.verdict.is_counted() && !verdict.verdict.needs_nobody() {
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
    let locked = intake.take_locked();
    let shared: Vec<Shared> = intake.sharing().iter().map(shared).collect();
    tell_shared(&mut verdicts, &shared);
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
    AddedUp { verdicts, summaries, kept: kept.collect(), left_out, escalations, shared, locked }
}

fn shared(sharing: &Sharing) -> Shared {
    let sentence = words::files::shared_id(&sharing.others);
    Shared { id: sharing.id.to_string(), whose: sharing.whose.to_string(), sentence }
}

/// Returns of the first questionnaire that organisations answer about themselves, and audits for every one of cases.
fn sample_files(questionnaires: &[ReadQuestionnaire]) -> Vec<archive::FoundFile> {
    let is_latest = |(at, known): &(usize, &ReadQuestionnaire)| {
        // What is offered comes before its earlier editions.
        questionnaires.iter().take(*at).all(|other| other.questionnaire.id != known.questionnaire.id)
    };
    let latest = questionnaires.iter().enumerate().filter(is_latest).map(|(_, known)| known);
    let (of_cases, others): (Vec<_>, Vec<_>) = latest.partition(|known| known.questionnaire.kind == Kind::CaseAudit);
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
