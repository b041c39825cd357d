//! The verdict on each file brought together, and the returns that are kept. Nothing is dropped without a verdict.

mod adding;

pub use adding::Addition;

use super::archive::FoundFile;
use super::read::{ReadError, ReadQuestionnaire, ReadReturn, foreign_answers, read_return};
use crate::aggregation::escalations::{FoundEscalation, agency, escalations};
use crate::grading;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::ids::ReturnId;
use crate::model::questionnaire::Questionnaire;
use adding::{Together, together};
use std::collections::BTreeMap;

/// The profile field with the organisation's name.
const ORGANISATION_NAME: &str = "organisation-name";

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileVerdict {
    /// The file's name, as it was chosen.
    pub name: String,
    /// The return's id, where it could be read.
    pub id: Option<ReturnId>,
    /// The return's reference, where it could be read.
    pub reference: Option<String>,
    /// The organisation it is from, where it says so; of an audit of a case, the agency.
    pub organisation: Option<String>,
    /// What became of it.
    pub verdict: Verdict,
    /// What else there is to say, of a return that is counted.
    pub remarks: Vec<Remark>,
    /// Where a child may be at risk, as far as a file that is not counted says. Those that are counted are asked themselves.
    pub escalations: Vec<FoundEscalation>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is in the figures.
    Counted,
    /// It is in the figures, in place of this earlier revision.
    Replaces(u32),
    /// The same return is in the figures already, and they now count this too.
    Adds(Addition),
    /// The very same return is already in the figures.
    SameAgain,
    /// A newer revision is already in the figures.
    OlderRevision {
        /// Of this file.
        this: u32,
        /// In the figures.
        kept: u32,
    },
    /// Another return with the same id and revision, but other content, is already in the figures.
    Clashes(u32),
    /// It was never submitted.
    StillADraft,
    /// No questionnaire of that id and edition is offered here.
    UnknownQuestionnaire {
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
    },
    /// The content is not what the digest was made over.
    DigestDiffers,
    /// It could not be read at all.
    NotReadable(ReadError),
}

/// Something to know of a return that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The grades in the file are not what its answers give; the figures use the recomputed ones.
    GradesDiffer,
    /// It was made with another text of the same edition.
    QuestionnaireDiffers,
    /// Several agencies judged a case together, so it is no audit of its own.
    Joint,
    /// The revision it takes the place of was moderated, and this one is not.
    NoLongerModerated,
}

impl Verdict {
    /// Whether the file's return is in the figures because of this file.
    pub fn is_counted(&self) -> bool {
        match self {
            Self::Counted | Self::Replaces(_) | Self::Adds(_) => true,
            Self::SameAgain
            | Self::OlderRevision { .. }
            | Self::Clashes(_)
            | Self::StillADraft
            | Self::UnknownQuestionnaire { .. }
            | Self::DigestDiffers
            | Self::NotReadable(_) => false,
        }
    }
}

/// The returns kept so far, by id, and the questionnaires they may be made with.
pub struct Intake<'q> {
    questionnaires: &'q [ReadQuestionnaire],
    kept: BTreeMap<ReturnId, Return>,
}

impl<'q> Intake<'q> {
    /// Begins with no returns.
    pub fn new(questionnaires: &'q [ReadQuestionnaire]) -> Self {
        Self { questionnaires, kept: BTreeMap::new() }
    }

    /// The returns in the figures, by id.
    pub fn kept(&self) -> impl Iterator<Item = &Return> {
        self.kept.values()
    }

    /// Takes one file and says what became of it.
    pub fn take(&mut self, file: FoundFile) -> FileVerdict {
        let unread = |name: String, error: ReadError| FileVerdict {
            name,
            id: None,
            reference: None,
            organisation: None,
            verdict: Verdict::NotReadable(error),
            remarks: Vec::new(),
            escalations: Vec::new(),
        };
        let name = file.name;
        let read = match file.bytes.and_then(|bytes| read_return(&bytes)) {
            Ok(read) => read,
            Err(error) => return unread(name, error),
        };
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
        FileVerdict { name, id, reference, organisation, verdict, remarks, escalations }
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
        let was_moderated = self.kept.get(&record.id).is_some_and(|kept| kept.agreed().is_some());
        if was_moderated && record.agreed().is_none() {
            remarks.push(Remark::NoLongerModerated);
        }
        let verdict = self.place(record);
        let remarks = if verdict.is_counted() { remarks } else { Vec::new() };
        (verdict, remarks)
    }

    fn place(&mut self, record: Return) -> Verdict {
        let (verdict, keep) = match self.kept.get(&record.id) {
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
        self.kept.insert(keep.id.clone(), keep);
        verdict
    }
}

/// Its name; where the questionnaire asks for none, as those for cases do, what kind it is.
fn organisation(questionnaire: Option<&Questionnaire>, record: &Return) -> String {
    let asks_name = questionnaire.is_none_or(|known| known.profile_field(&ORGANISATION_NAME.into()).is_some());
    if asks_name { record.profile_text(ORGANISATION_NAME) } else { agency(questionnaire, record) }
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
