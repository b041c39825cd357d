//! The verdict on each file brought together, and the returns that are kept. Nothing is dropped without a verdict.

mod adding;
mod verdict;

pub use adding::Addition;
pub use verdict::{FileVerdict, Remark, Sharing, Verdict};

use super::archive::FoundFile;
use super::encoding::text_of;
use super::read::{ReadQuestionnaire, ReadReturn, foreign_answers, read_return, recognised};
use super::read_error::ReadError;
use super::sealed::{Holds, SEALED_FORMAT, read_sealed};
use crate::aggregation::escalations::{agency, escalations};
use crate::grading;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::ids::ReturnId;
use crate::model::meaning::Meaning;
use crate::model::organisation::Whose;
use crate::model::questionnaire::Questionnaire;
use adding::{Together, together};
use std::collections::BTreeMap;

/// The returns kept so far, by id and organisation, and the questionnaires they may be made with.
pub struct Intake<'q> {
    questionnaires: &'q [ReadQuestionnaire],
    kept: BTreeMap<(ReturnId, Whose), Return>,
    locked: Vec<(String, String)>,
}

impl<'q> Intake<'q> {
    /// Begins with no returns.
    pub fn new(questionnaires: &'q [ReadQuestionnaire]) -> Self {
        Self { questionnaires, kept: BTreeMap::new(), locked: Vec::new() }
    }

    /// The returns in the figures, by id.
    pub fn kept(&self) -> impl Iterator<Item = &Return> {
        self.kept.values()
    }

    /// Returns that only their passphrase opens, with the names of their files.
    pub fn take_locked(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.locked)
    }

    /// The returns in the figures that have one id and yet are several organisations'.
    pub fn sharing(&self) -> Vec<Sharing> {
        let mut by_id: BTreeMap<&ReturnId, Vec<(&Whose, &Return)>> = BTreeMap::new();
        for ((id, whose), record) in &self.kept {
            by_id.entry(id).or_default().push((whose, record));
        }
        let sharing = self.kept.iter().map(|((id, whose), record)| {
            let others = by_id.get(id).into_iter().flatten().filter(|(of, _)| *of != whose);
            let others = others.map(|(_, other)| {
                let (name, own) = (self.named(other), self.named(record));
                let known = self.known(other).map(|known| &known.questionnaire);
                if name == own { format!("{name}, {}", agency(known, other)) } else { name }
            });
            Sharing { id: id.clone(), whose: whose.clone(), others: others.collect() }
        });
        sharing.filter(|sharing| !sharing.others.is_empty()).collect()
    }

    fn named(&self, record: &Return) -> String {
        let name = organisation(self.known(record).map(|known| &known.questionnaire), record);
        if name.trim().is_empty() { "an organisation that gives no name".to_owned() } else { name }
    }

    /// Takes one file and says what became of it.
    pub fn take(&mut self, file: FoundFile) -> FileVerdict {
        let name = file.name;
        let read = match file.bytes {
            Ok(bytes) => read_return(&bytes).map_err(|error| self.unread(&name, &bytes, error)),
            Err(error) => Err(Verdict::NotReadable(recognised(&name, &[], error))),
        };
        let read = match read {
            Ok(read) => read,
            Err(verdict) => {
                let (remarks, escalations) = (Vec::new(), Vec::new());
                return FileVerdict {
                    name,
                    id: None,
                    reference: None,
                    organisation: None,
                    whose: None,
                    verdict,
                    remarks,
                    escalations,
                };
            }
        };
        let whose = Some(Whose::of(&read.record));
        let id = Some(read.record.id.clone());
        let reference = Some(read.record.reference.clone());
        let known = self.known(&read.record).map(|known| &known.questionnaire);
        let organisation = Some(organisation(known, &read.record)).filter(|text| !text.is_empty());
        let found = escalations(known, &read.record);
        let (verdict, remarks) = self.judge(read);
        let escalations = match &verdict {
            counted if counted.is_counted() => Vec::new(),
            // What somebody changed by hand may open an escalation; it closes none.
            Verdict::DigestDiffers => found.into_iter().filter(|one| one.is_open).collect(),
            _ => found,
        };
        FileVerdict { name, id, reference, organisation, whose, verdict, remarks, escalations }
    }

    /// The verdict on what is no return; one with a passphrase is put by until that is given.
    fn unread(&mut self, name: &str, bytes: &[u8], error: ReadError) -> Verdict {
        match &error {
            ReadError::OtherFormat(Some(format)) if format == SEALED_FORMAT => match read_sealed(bytes) {
                Ok(sealed) if sealed.holds == Holds::Backup => Verdict::NotReadable(ReadError::SealedBackup),
                Ok(_) => {
                    self.locked.extend(text_of(bytes).map(|text| (name.to_owned(), text.into_owned())));
                    Verdict::Locked
                }
                Err(error) => Verdict::NotReadable(error),
            },
            _ => Verdict::NotReadable(recognised(name, bytes, error)),
        }
    }

    /// The questionnaire that a return was made with, where it is offered.
    fn known(&self, record: &Return) -> Option<&'q ReadQuestionnaire> {
        let made_with = &record.questionnaire;
        let is_it = |known: &&ReadQuestionnaire| {
            known.questionnaire.id == made_with.id && known.questionnaire.edition == made_with.edition
        };
        self.questionnaires.iter().find(is_it)
    }

    fn judge(&mut self, read: ReadReturn) -> (Verdict, Vec<Remark>) {
        let ReadReturn { record, file } = read;
        let Some(known) = self.known(&record) else {
            let made_with = &record.questionnaire;
            let verdict = Verdict::UnknownQuestionnaire { id: made_with.id.to_string(), edition: made_with.edition.clone() };
            return (verdict, Vec::new());
        };
        let foreign = foreign_answers(&known.questionnaire, &record);
        if !foreign.is_empty() {
            return (Verdict::NotReadable(ReadError::Foreign(foreign)), Vec::new());
        }
        if record.digest.is_some() && record.digest != return_digest(&file) {
            return (Verdict::DigestDiffers, Vec::new());
        }
        if record.status == Status::Draft {
            return (Verdict::StillADraft, Vec::new());
        }
        if record.digest.is_none() {
            return (Verdict::DigestDiffers, Vec::new());
        }
        let mut remarks = remarks(known, &record);
        let was_moderated = self.kept.get(&key(&record)).is_some_and(|kept| kept.agreed().is_some());
        if was_moderated && record.agreed().is_none() {
            remarks.push(Remark::NoLongerModerated);
        }
        let verdict = self.place(record);
        let remarks = if verdict.is_counted() { remarks } else { Vec::new() };
        (verdict, remarks)
    }

    fn place(&mut self, record: Return) -> Verdict {
        let (verdict, keep) = match self.kept.get(&key(&record)) {
            None => (Verdict::Counted, record),
            Some(kept) if kept.digest == record.digest => return Verdict::SameAgain,
            Some(kept) if kept.revision < record.revision => (Verdict::Replaces(kept.revision), record),
            Some(kept) if kept.revision > record.revision => {
                return Verdict::OlderRevision { this: record.revision, kept: kept.revision };
            }
            Some(kept) => match together(kept, &record) {
                Together::NothingNew => return Verdict::SameAgain,
                Together::Clash => return Verdict::Clashes(kept.revision),
                Together::Added(both, addition) => (Verdict::Adds(addition), *both),
            },
        };
        self.kept.insert(key(&keep), keep);
        verdict
    }
}

/// What tells returns apart. One draft that is passed round has one id, and its organisations are several all the same.
fn key(record: &Return) -> (ReturnId, Whose) {
    (record.id.clone(), Whose::of(record))
}

/// Its name; where the questionnaire asks for none, as those for cases do, what kind it is.
fn organisation(questionnaire: Option<&Questionnaire>, record: &Return) -> String {
    let asks_name = questionnaire.is_none_or(|known| known.field_meaning(Meaning::OrganisationName).is_some());
    if asks_name { record.says(Meaning::OrganisationName) } else { agency(questionnaire, record) }
}

fn remarks(known: &ReadQuestionnaire, record: &Return) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let recomputed = grading::grade(&known.questionnaire, record).recorded();
    if !record.grades.as_ref().is_some_and(|grades| grading::agree(grades, &recomputed)) {
        remarks.push(Remark::GradesDiffer);
    }
    if known.digest != record.questionnaire.digest {
        remarks.push(Remark::QuestionnaireDiffers);
    }
    if record.joint.is_some() {
        remarks.push(Remark::Joint);
    }
    remarks
}
