//! Which files are audits of one case: a verdict on each, whatever order they come in, and the audits by case. Nothing is
//! dropped without a verdict.

mod parted;
mod stamp;
mod verdict;

use super::archive::FoundFile;
use super::read::{LARGEST_FILE, ReadQuestionnaire, ReadReturn, foreign_answers, read_return, recognised};
use super::read_error::ReadError;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::ids::{QuestionnaireId, ReturnId};
use crate::model::joint::{MOST_AUDITS, case_of};
use crate::model::meaning::Meaning;
use crate::model::organisation::Whose;
use crate::model::reference::{CASE, read_reference};
use serde::{Deserialize, Serialize};
pub use stamp::Stamp;
use stamp::Standing;
use std::collections::BTreeMap;
pub use verdict::{CaseFileVerdict, CaseVerdict};

/// The most bytes that the audits of a joint judgement have together, so that its file can be opened again.
pub const LARGEST_TOGETHER: usize = LARGEST_FILE - 1024 * 1024;

/// The joint judgement that audits are wanted for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Wanted {
    /// Its case.
    pub case: String,
    /// The audits it has.
    pub here: Vec<CaseHere>,
}

/// An audit that a joint judgement has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseHere {
    /// Its id.
    pub id: ReturnId,
    /// Whose it is.
    pub whose: String,
    /// What tells it from other copies.
    pub stamp: Stamp,
    /// How many bytes it takes in a file.
    pub size: usize,
}

impl CaseHere {
    /// Of an audit.
    pub fn of(audit: &Return) -> Self {
        Self { id: audit.id.clone(), whose: Whose::of(audit).to_string(), stamp: Stamp::of(audit), size: size_in_file(audit) }
    }
}

/// The audits of one case that were made with the same questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseAudits {
    /// The case reference.
    pub case: String,
    /// The questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// In the order in which the questionnaire lists the agencies.
    pub audits: Vec<Return>,
}

/// Files that are looked at, and what joint judgement they are for; with none, they are sorted by case.
pub struct Gathering<'q> {
    questionnaires: &'q [ReadQuestionnaire],
    wanted: Option<Wanted>,
    files: Vec<Looked>,
}

/// A file that was looked at by itself.
struct Looked {
    name: String,
    audit: Option<Return>,
    case: String,
    /// None while it is still in the running.
    verdict: Option<CaseVerdict>,
    shares_id: bool,
}

impl<'q> Gathering<'q> {
    /// Begins with no files.
    pub fn new(questionnaires: &'q [ReadQuestionnaire], wanted: Option<Wanted>) -> Self {
        Self { questionnaires, wanted, files: Vec::new() }
    }

    /// Looks at a file by itself.
    pub fn take(&mut self, file: FoundFile) {
        let read = match file.bytes {
            Ok(bytes) => read_return(&bytes).map_err(|error| recognised(&file.name, &bytes, error)),
            Err(error) => Err(recognised(&file.name, &[], error)),
        };
        let (audit, case, verdict) = match read {
            Err(error) => (None, String::new(), Some(CaseVerdict::NotReadable(error))),
            Ok(read) => match self.look(&read) {
                Ok(case) => (Some(read.record), case, None),
                Err(verdict) => (Some(read.record), String::new(), Some(verdict)),
            },
        };
        let looked = Looked { name: file.name, audit, case, verdict, shares_id: false };
        self.files.push(looked);
    }

    /// The case that an audit is about; a verdict where it cannot be used.
    fn look(&self, read: &ReadReturn) -> Result<String, CaseVerdict> {
        let ReadReturn { record, file } = read;
        let made_with = &record.questionnaire;
        let known = self
            .questionnaires
            .iter()
            .find(|known| known.questionnaire.id == made_with.id && known.questionnaire.edition == made_with.edition)
            .ok_or_else(|| CaseVerdict::OtherQuestionnaire {
                id: made_with.id.to_string(),
                edition: made_with.edition.clone(),
            })?;
        if record.is_joint() {
            return Err(CaseVerdict::JointItself);
        }
        if !known.questionnaire.grading.grades_anything() {
            return Err(CaseVerdict::NoGrades);
        }
        let foreign = foreign_answers(&known.questionnaire, record);
        if !foreign.is_empty() {
            return Err(CaseVerdict::NotReadable(ReadError::Foreign(foreign)));
        }
        if record.status == Status::Draft {
            return Err(CaseVerdict::StillADraft);
        }
        if record.digest.is_none() || record.digest != return_digest(file) {
            return Err(CaseVerdict::DigestDiffers);
        }
        let case = case_of(&known.questionnaire, record).ok_or(CaseVerdict::NoCase)?;
        let case = read_reference(CASE, &case).ok_or(CaseVerdict::NoCase)?;
        match &self.wanted {
            Some(wanted) if wanted.case != case => Err(CaseVerdict::OtherCase(case)),
            Some(_) | None => Ok(case),
        }
    }

    /// Judges the files beside one another. Verdicts are in the order of the files, and do not depend on it.
    pub fn finish(mut self) -> (Vec<CaseFileVerdict>, Vec<CaseAudits>) {
        parted::part(&mut self.files, self.wanted.as_ref().map_or(&[], |wanted| &wanted.here));
        self.judge_revisions();
        let mut cases: BTreeMap<(String, QuestionnaireId, String), Vec<usize>> = BTreeMap::new();
        for at in self.in_order() {
            let Some(looked) = self.files.get(at) else { continue };
            let Some(audit) = looked.audit.as_ref().filter(|_| looked.is_used()) else { continue };
            let made_with = &audit.questionnaire;
            let key = (looked.case.clone(), made_with.id.clone(), made_with.edition.clone());
            cases.entry(key).or_default().push(at);
        }
        for files in cases.values_mut() {
            self.leave_out_too_many(files);
        }
        let audits = |files: &[usize]| files.iter().filter_map(|at| self.files.get(*at)?.audit.clone()).collect();
        let cases: Vec<CaseAudits> = cases
            .iter()
            .filter(|(_, files)| !files.is_empty())
            .map(|((case, questionnaire, edition), files)| CaseAudits {
                case: case.clone(),
                questionnaire: questionnaire.clone(),
                edition: edition.clone(),
                audits: audits(files),
            })
            .collect();
        let verdict = |looked: Looked| CaseFileVerdict {
            verdict: looked.verdict.unwrap_or(CaseVerdict::Taken(looked.case)),
            name: looked.name,
            audit: looked.audit,
            shares_id: looked.shares_id,
        };
        (self.files.into_iter().map(verdict).collect(), cases)
    }

    /// Of the files of one audit, the newest stays in the running.
    fn judge_revisions(&mut self) {
        let mut by_id: BTreeMap<ReturnId, Vec<(usize, Stamp)>> = BTreeMap::new();
        for (at, looked) in self.files.iter().enumerate() {
            if let Some(audit) = looked.audit.as_ref().filter(|_| looked.verdict.is_none()) {
                by_id.entry(audit.id.clone()).or_default().push((at, Stamp::of(audit)));
            }
        }
        for (id, mut files) in by_id {
            let here = self.wanted.as_ref().and_then(|wanted| wanted.here.iter().find(|here| here.id == id));
            let here = here.map(|here| here.stamp.clone());
            // The first by name stands for files that are the same.
            files.sort_by(|(a, _), (b, _)| self.name(*a).cmp(self.name(*b)).then(a.cmp(b)));
            let newest = files.iter().map(|(_, stamp)| stamp.rank()).max().unwrap_or_default();
            let mut first: Option<Stamp> = None;
            let stamps: Vec<Stamp> = files.iter().map(|(_, stamp)| stamp.clone()).collect();
            for (at, stamp) in files {
                let clashes = |other: &Stamp| stamp.standing(other) == Standing::Clashes;
                let verdict = match here.as_ref().map(|here| (here, stamp.standing(here))) {
                    Some((_, Standing::Same)) => Some(CaseVerdict::SameAgain),
                    Some((_, Standing::Clashes)) => Some(CaseVerdict::Clashes(stamp.revision)),
                    Some((here, Standing::Older)) => Some(stamp.older_than(here.revision)),
                    Some((_, Standing::Newer)) | None if stamps.iter().any(clashes) => Some(CaseVerdict::Clashes(stamp.revision)),
                    Some((_, Standing::Newer)) | None if stamp.rank() < newest => Some(stamp.older_than(newest.0)),
                    Some((_, Standing::Newer)) | None if first.is_some() => Some(CaseVerdict::SameAgain),
                    Some((here, Standing::Newer)) => Some(stamp.newer_than(here.revision)),
                    None => None,
                };
                if verdict.as_ref().is_none_or(CaseVerdict::is_used) {
                    first = Some(stamp);
                }
                if let Some(looked) = self.files.get_mut(at) {
                    looked.verdict = verdict;
                }
            }
        }
    }

    /// What finds no room any more is left out with a verdict.
    fn leave_out_too_many(&mut self, files: &mut Vec<usize>) {
        let mut here: BTreeMap<ReturnId, usize> =
            self.wanted.iter().flat_map(|wanted| &wanted.here).map(|here| (here.id.clone(), here.size)).collect();
        files.retain(|at| {
            let Some(looked) = self.files.get_mut(*at) else { return false };
            let Some(audit) = &looked.audit else { return false };
            let (id, size) = (audit.id.clone(), size_in_file(audit));
            let others: usize = here.iter().filter(|(other, _)| **other != id).map(|(_, size)| size).sum();
            let verdict = match here.contains_key(&id) {
                false if here.len() >= MOST_AUDITS => Some(CaseVerdict::TooMany),
                _ if others + size > LARGEST_TOGETHER => Some(CaseVerdict::TooLarge),
                _ => None,
            };
            let is_kept = verdict.is_none();
            match verdict {
                None => drop(here.insert(id, size)),
                verdict => looked.verdict = verdict,
            }
            is_kept
        });
    }

    /// The files as the questionnaire lists their agencies, so that a case looks the same in whatever order they came.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        let rank = |at: &usize| {
            let audit = self.files.get(*at)?.audit.as_ref()?;
            let known = self.questionnaires.iter().find(|known| known.questionnaire.id == audit.questionnaire.id)?;
            let list = known.questionnaire.field_meaning(Meaning::OrganisationType)?.options.as_ref();
            let agency = audit.says(Meaning::OrganisationType);
            let place = known.questionnaire.choices(list).iter().position(|choice| choice.id.as_str() == agency);
            Some((place, audit.reference.clone(), audit.id.clone()))
        };
        order.sort_by_cached_key(rank);
        order
    }

    fn name(&self, at: usize) -> &str {
        self.files.get(at).map_or("", |looked| looked.name.as_str())
    }
}

impl Looked {
    fn is_used(&self) -> bool {
        self.verdict.as_ref().is_none_or(CaseVerdict::is_used)
    }
}

/// How many bytes an audit takes within the file of a joint judgement, where its lines stand further to the right.
pub fn size_in_file(audit: &Return) -> usize {
    let written = serde_json::to_vec_pretty(audit).unwrap_or_default();
    let lines = written.iter().filter(|byte| **byte == b'\n').count() + 1;
    written.len() + 6 * lines
}
