//! The verdict on each file brought together, and the rows of the returns that are kept. Nothing is dropped without a verdict.
//! What a file is by itself is judged first ([`judge`], which needs nothing but the questionnaires and so may go on in many
//! threads); what it is beside those that are there already is decided afterwards ([`Intake::take`]).

mod adding;
mod judging;
mod replies;
mod updates;
mod verdict;

pub use adding::Addition;
pub use judging::{Judged, Submitted, judge};
pub use replies::SubmittedReplies;
pub use updates::{SubmittedUpdate, UPDATES, UpdateMark, UpdateStanding, UpdateTaken};
pub use verdict::{FileVerdict, Sharing, Verdict};

use super::read::{ReadQuestionnaire, known, read_return};
use super::read_error::ReadError;
use crate::aggregation::escalations::type_label;
use crate::aggregation::row::{Remark, ReturnRow};
use crate::model::action_update::UPDATE_FORMAT;
use crate::model::ids::ReturnId;
use crate::model::organisation::Whose;
use crate::model::replies::REPLIES_FORMAT;
use adding::{Together, together};
use std::collections::BTreeMap;
use updates::HeldUpdates;

/// What tells returns apart. One draft that is passed round has one id, and its organisations are several all the same.
type ReturnKey = (ReturnId, Whose);

/// The rows of the returns that are there, each with the key that its file is kept under.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    held: BTreeMap<ReturnKey, HeldRow>,
    /// Whose each key is.
    keys: BTreeMap<String, ReturnKey>,
    updates: HeldUpdates,
}

/// A row, and where the file of its return is kept.
#[derive(Clone, Debug)]
pub struct HeldRow {
    /// The key of the file.
    pub key: String,
    /// The row.
    pub row: ReturnRow,
}

/// A return that is to be kept from now on, in the place of what stood under its key.
#[derive(Clone, Debug)]
pub struct Change {
    /// The key of the file.
    pub key: String,
    /// The file.
    pub text: String,
    /// Its row.
    pub row: ReturnRow,
}

impl Intake {
    /// The rows, by id.
    pub fn rows(&self) -> impl Iterator<Item = &ReturnRow> {
        self.held.values().map(|held| &held.row)
    }

    /// The rows with the keys of their files, by id.
    pub fn held(&self) -> impl Iterator<Item = &HeldRow> {
        self.held.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The row of the file under that key.
    pub fn row(&self, key: &str) -> Option<&ReturnRow> {
        self.held.get(self.keys.get(key)?).map(|held| &held.row)
    }

    /// The row of the same return, in whichever revision.
    pub fn same_return(&self, row: &ReturnRow) -> Option<&ReturnRow> {
        self.held.get(&key(row)).map(|held| &held.row)
    }

    /// Takes a row whose file is kept under that key already.
    pub fn hold(&mut self, key: String, mut row: ReturnRow) {
        let of = (row.id.clone(), row.whose.clone());
        row.updated = self.updates.of(&of, &row);
        self.keys.insert(key.clone(), of.clone());
        self.held.insert(of, HeldRow { key, row });
    }

    /// The key of the file that must be at hand before this one can be taken: of the same return in the same revision, with
    /// something else in it.
    pub fn needs(&self, judged: &Judged) -> Option<&str> {
        let Judged::Submitted(new) = judged else { return None };
        let held = self.held.get(&key(&new.row))?;
        let is_needed = held.row.digest != new.row.digest && held.row.revision == new.row.revision;
        is_needed.then_some(held.key.as_str())
    }

    /// Takes one file, says what became of it, and what is to be kept. `at_hand` is the file under the key that
    /// [`Intake::needs`] named.
    pub fn take(
        &mut self,
        questionnaires: &[ReadQuestionnaire],
        judged: Judged,
        at_hand: Option<&str>,
    ) -> (FileVerdict, Option<Change>) {
        let new = match judged {
            Judged::Not(verdict) => return (*verdict, None),
            Judged::Replies(replies) => return (no_return(*replies), None),
            Judged::Update(update) => return (not_a_return(update.mark), None),
            Judged::Submitted(new) => *new,
        };
        let held = self.held.get(&key(&new.row));
        let was_moderated = held.is_some_and(|held| held.row.is_moderated);
        let kept_key = held.map(|held| held.key.clone());
        let (verdict, text, mut row) = match held {
            None => (Verdict::Counted, new.text, new.row.clone()),
            Some(held) if held.row.digest == new.row.digest => (Verdict::SameAgain, new.text, new.row.clone()),
            Some(held) if held.row.revision < new.row.revision => {
                (Verdict::Replaces(held.row.revision), new.text, new.row.clone())
            }
            Some(held) if held.row.revision > new.row.revision => {
                let verdict = Verdict::OlderRevision { this: new.row.revision, kept: held.row.revision };
                (verdict, new.text, new.row.clone())
            }
            Some(held) => match merged(questionnaires, held, at_hand, &new) {
                Merged::NothingNew => (Verdict::SameAgain, new.text, new.row.clone()),
                Merged::Clash => (Verdict::Clashes(held.row.revision), new.text, new.row.clone()),
                Merged::Added { addition, text, row } => (Verdict::Adds(addition), text, *row),
            },
        };
        if verdict.is_counted() && was_moderated && !row.is_moderated {
            row.remarks.push(Remark::NoLongerModerated);
        }
        let change = verdict.is_counted().then(|| {
            let key = kept_key.unwrap_or_else(|| self.free_key(&row));
            self.hold(key.clone(), row.clone());
            Change { key, text, row: row.clone() }
        });
        let is_counted = verdict.is_counted();
        let verdict = FileVerdict {
            name: new.row.file,
            id: Some(new.row.id),
            reference: Some(new.row.reference),
            organisation: Some(new.row.organisation).filter(|text| !text.is_empty()),
            whose: Some(new.row.whose),
            verdict,
            remarks: if is_counted { row.remarks } else { Vec::new() },
            escalations: if is_counted { Vec::new() } else { new.row.escalations },
        };
        (verdict, change)
    }

    /// The key that a new return is kept under. Where several organisations' have one id, the others' keys name whose they
    /// are.
    fn free_key(&self, row: &ReturnRow) -> String {
        let id = row.id.to_string();
        if self.keys.contains_key(&id) { format!("{id}~{}", row.whose) } else { id }
    }

    /// The returns that have one id and yet are several organisations'.
    pub fn sharing(&self, questionnaires: &[ReadQuestionnaire]) -> Vec<Sharing> {
        let mut by_id: BTreeMap<&ReturnId, Vec<&ReturnRow>> = BTreeMap::new();
        for row in self.rows() {
            by_id.entry(&row.id).or_default().push(row);
        }
        by_id.retain(|_, rows| rows.len() > 1);
        let of = |row: &ReturnRow, others: &[&ReturnRow]| {
            let others = others.iter().filter(|other| other.whose != row.whose).map(|other| {
                let (name, own) = (named(other), named(row));
                let known = known(questionnaires, &other.questionnaire, &other.edition);
                let kind = || type_label(known.map(|known| &known.questionnaire), &other.kind);
                if name == own { format!("{name}, {}", kind()) } else { name }
            });
            Sharing { id: row.id.clone(), whose: row.whose.clone(), others: others.collect() }
        };
        by_id.values().flat_map(|rows| rows.iter().map(|row| of(row, rows))).collect()
    }
}

fn key(row: &ReturnRow) -> ReturnKey {
    (row.id.clone(), row.whose.clone())
}

/// What is said of replies where only returns are wanted.
fn no_return(replies: SubmittedReplies) -> FileVerdict {
    FileVerdict {
        name: replies.row.file,
        id: Some(replies.row.id),
        reference: Some(replies.row.reference),
        organisation: None,
        whose: None,
        verdict: Verdict::NotReadable(ReadError::OtherFormat(Some(REPLIES_FORMAT.to_owned()))),
        remarks: Vec::new(),
        escalations: Vec::new(),
    }
}

/// What is said of an update where only returns are wanted.
fn not_a_return(of: UpdateMark) -> FileVerdict {
    FileVerdict {
        name: of.file,
        id: Some(of.id),
        reference: Some(of.reference),
        organisation: Some(of.organisation),
        whose: Some(of.whose),
        verdict: Verdict::NotReadable(ReadError::OtherFormat(Some(UPDATE_FORMAT.to_owned()))),
        remarks: Vec::new(),
        escalations: Vec::new(),
    }
}

fn named(row: &ReturnRow) -> String {
    let name = &row.organisation;
    if name.trim().is_empty() { "an organisation that gives no name".to_owned() } else { name.clone() }
}

/// What comes of a second file of a return in the same revision.
enum Merged {
    NothingNew,
    Clash,
    Added { addition: Addition, text: String, row: Box<ReturnRow> },
}

fn merged(questionnaires: &[ReadQuestionnaire], held: &HeldRow, at_hand: Option<&str>, new: &Submitted) -> Merged {
    let read = |text: &str| read_return(text.as_bytes()).ok().map(|read| read.record);
    let known = known(questionnaires, &new.row.questionnaire, &new.row.edition);
    let (Some(kept), Some(record), Some(known)) = (at_hand.and_then(read), read(&new.text), known) else {
        // What cannot be compared is not put together.
        return Merged::Clash;
    };
    match together(&kept, &record) {
        Together::NothingNew => Merged::NothingNew,
        Together::Clash => Merged::Clash,
        Together::Added(both, addition) => match serde_json::to_string(&both) {
            Ok(text) => {
                let row = ReturnRow::of(&known.questionnaire, &known.digest, &both);
                // What there was to say of either is still to be said; that it is no longer moderated is decided anew.
                let mut remarks: Vec<Remark> = held.row.remarks.iter().chain(&new.row.remarks).copied().collect();
                remarks.retain(|remark| *remark != Remark::NoLongerModerated);
                remarks.sort();
                remarks.dedup();
                let row = ReturnRow { file: held.row.file.clone(), remarks, ..row };
                Merged::Added { addition, text, row: Box::new(row) }
            }
            Err(_) => Merged::Clash,
        },
    }
}
