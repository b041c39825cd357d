//! What becomes of the file of a draft or return that is opened on a device, beside what is there under the same id. No
//! other work on the device is ever replaced by it.

use super::read::ReadReturn;
use crate::model::audit_return::{Return, Status};
use crate::model::bringing;
use crate::model::digest::return_digest;
use crate::model::moderation::Moderation;
use crate::model::provenance::CameFor;

/// What a device has under the id of a file.
#[derive(Clone, Copy, Debug)]
pub enum Here<'a> {
    /// Nothing.
    Nothing,
    /// An open draft or return whose last words could not be saved.
    Unsaved,
    /// A draft or return.
    Kept(Kept<'a>),
}

/// A draft or return that a device has.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// As it is now.
    pub record: &'a Return,
    /// Whether it is among the recently deleted.
    pub is_deleted: bool,
    /// As it was submitted on this device in the revision of the file, where that was kept.
    pub submitted: Option<&'a Return>,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// It is new here, and kept.
    New,
    /// It says the same as what is here, which is gone on with. What was deleted comes back.
    Same,
    /// It is what was submitted here, with comments or second gradings that what is here takes over.
    Comments(Came),
    /// It takes the place of what is here, which becomes an earlier version of it.
    Replaces,
    /// It is another copy of the draft that is here: both grew apart, and somebody brings them together.
    Together,
    /// It is not opened.
    Refused(Refusal),
}

/// Which revision a file with comments is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// This revision, and it is here as it was submitted.
    ThisRevision,
    /// A revision that a correction was begun from, or that was submitted again since.
    EarlierRevision,
}

/// Why a file is not opened. The sentences are in `words::arrival`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was changed after it was submitted: its digest is not that of its content.
    Changed,
    /// What was typed here last could not be saved.
    Unsaved,
    /// It is of another organisation: both were made from one file.
    AnotherOrganisation {
        /// The one that the file is of.
        theirs: String,
        /// The one that what is here is of.
        ours: String,
        /// What people quote of what is here.
        reference: String,
    },
    /// What is here has other answers, and is no earlier revision that was submitted.
    OtherAnswers {
        /// What people quote of it.
        reference: String,
    },
    /// An earlier revision is being moderated here.
    UnderModeration {
        /// Which one.
        revision: u32,
        /// What people quote of it.
        reference: String,
    },
}

/// Why a file is not opened, whatever is on the device.
pub fn refused_alone(read: &ReadReturn) -> Option<Refusal> {
    let is_changed = read.record.status == Status::Submitted && read.record.digest != return_digest(&read.file);
    is_changed.then_some(Refusal::Changed)
}

/// What becomes of a file.
pub fn decide(here: Here, file: &Return) -> Arrival {
    let kept = match here {
        Here::Nothing => return Arrival::New,
        Here::Unsaved => return Arrival::Refused(Refusal::Unsaved),
        Here::Kept(kept) => kept,
    };
    if says_the_same(kept.record, file) {
        return Arrival::Same;
    }
    if kept.is_deleted {
        return Arrival::Replaces;
    }
    if let Some(came) = what_came(kept, file) {
        return Arrival::Comments(came);
    }
    if may_be_brought_together(kept.record, file) {
        return Arrival::Together;
    }
    match refused_beside(kept.record, file) {
        Some(why) => Arrival::Refused(why),
        None => Arrival::Replaces,
    }
}

/// The record that is kept for a file that is new or replaces what is here. What was asked or graded here a second time, and
/// is in no file yet, stays with the next revision.
pub fn as_kept(here: Option<&Return>, file: Return) -> Return {
    let came_for = Some(CameFor::of(&file)).filter(|_| !file.is_joint());
    // What is kept on a device beside a return comes from no file.
    let mut record = Return { came_for, action_news: None, sent: Vec::new(), ..file };
    if let Some(here) = here.filter(|here| here.status == Status::Submitted) {
        record.take_review(here);
    }
    record
}

/// What is here once it has taken over a file's comments.
#[derive(Clone, Debug, PartialEq)]
pub struct Commented {
    /// With them.
    pub record: Return,
    /// How many are new and open.
    pub new: usize,
    /// Whether a correction of what was submitted was begun, so that they can be answered.
    pub is_corrected: bool,
}

/// What is here with a file's comments; none where it has them all. `is_received` says that it came as a file itself, so that
/// somebody else answers for it.
pub fn with_comments(came: Came, here: &Return, is_received: bool, file: &Return) -> Option<Commented> {
    let before = here.open_comments().count();
    let mut record = here.clone();
    if !record.take_review(file) {
        return None;
    }
    let open = record.open_comments().count();
    let is_own = came == Came::ThisRevision && !is_received;
    let is_corrected = is_own && record.status == Status::Submitted && open > 0;
    if is_corrected {
        record.correct();
    }
    Some(Commented { record, new: open.saturating_sub(before), is_corrected })
}

/// Whether a record is that of a file: they differ in nothing but the digest, which a draft gets only in its file, and what was
/// left out of the file when it was submitted.
fn says_the_same(kept: &Return, file: &Return) -> bool {
    let without_digest = |record: Return| Return { digest: None, ..record };
    without_digest(kept.as_sent()) == without_digest(file.as_sent())
}

/// What a file is to a return that is here: the same as was submitted, but for comments. None where it is something else.
fn what_came(kept: Kept, file: &Return) -> Option<Came> {
    if file.status != Status::Submitted {
        return None;
    }
    if kept.record.status == Status::Submitted && kept.record.revision == file.revision {
        return kept.record.is_submitted_as(file).then_some(Came::ThisRevision);
    }
    let brings_any = file.asked_comments().next().is_some() || file.moderation.iter().any(Moderation::is_finished);
    // Where it was corrected on another device there is nothing to compare with; comments only add to what is here.
    let is_of_this = kept.submitted.is_none_or(|submitted| submitted.is_submitted_as(file));
    (kept.record.revision > file.revision && brings_any && is_of_this).then_some(Came::EarlierRevision)
}

/// Whether both are drafts of one organisation in one edition.
fn may_be_brought_together(here: &Return, file: &Return) -> bool {
    let are_drafts = [here, file].iter().all(|record| record.status == Status::Draft && !record.is_joint());
    are_drafts && bringing::refuses(here, file).is_none() && CameFor::of(here).may_be(&CameFor::of(file))
}

fn refused_beside(here: &Return, file: &Return) -> Option<Refusal> {
    let (ours, theirs) = (CameFor::of(here), CameFor::of(file));
    let reference = here.reference.clone();
    if !ours.may_be(&theirs) {
        let called = |one: &CameFor| one.called().to_owned();
        return Some(Refusal::AnotherOrganisation { theirs: called(&theirs), ours: called(&ours), reference });
    }
    if here.status != Status::Submitted || here.revision >= file.revision {
        return Some(Refusal::OtherAnswers { reference });
    }
    let is_moderated = here.moderation_under_way().is_some_and(|moderation| !moderation.is_untouched());
    is_moderated.then_some(Refusal::UnderModeration { revision: here.revision, reference })
}
