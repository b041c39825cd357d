//! Updates on actions: what one is by itself, which of several counts, and how it stands to the return that is there. Of all that
//! say something of one revision of one return the latest counts, in whichever order they and the return come.

use super::{Intake, ReturnKey};
use crate::aggregation::row::{ActionMark, ReturnRow, UpdatedActions};
use crate::interchange::encoding::text_of;
use crate::interchange::intake::Verdict;
use crate::interchange::read::{ReadUpdate, read_update};
use crate::model::action_update::ActionUpdate;
use crate::model::digest::return_digest;
use crate::model::ids::ReturnId;
use crate::model::organisation::Whose;
use std::collections::BTreeMap;

/// What the keys of updates begin with; the return's id follows, and what tells its updates apart.
pub const UPDATES: &str = "updates/";
/// How many characters of its digest tell an update from others of the same return.
const TELLING: usize = 16;

/// An update that holds together.
#[derive(Clone, Debug)]
pub struct SubmittedUpdate {
    /// The file, as it came.
    pub text: String,
    /// What is known of it.
    pub mark: UpdateMark,
}

/// What is known of an update, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateMark {
    /// The name of the file that it came in.
    pub file: String,
    /// The id of the return.
    pub id: ReturnId,
    /// Whose the return is, as organisations are told apart.
    pub whose: Whose,
    /// The same as people read it; may be empty.
    pub organisation: String,
    /// What people quote of the return.
    pub reference: String,
    /// The revision that was submitted.
    pub revision: u32,
    /// The digest of what was submitted.
    pub submitted_as: String,
    /// When the actions were changed last, as an RFC 3339 time.
    pub at: String,
    /// Its own digest.
    pub digest: String,
    /// All actions, without their words.
    pub actions: Vec<ActionMark>,
}

/// How an update stands to the return that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateStanding {
    /// The figures use it.
    Used,
    /// The return is not there yet.
    NoReturn,
    /// It is of a later revision than the one that is there.
    LaterRevision {
        /// Of the update.
        this: u32,
        /// There.
        here: u32,
    },
    /// It is of an earlier revision than the one that is there, which says itself how its actions are.
    EarlierRevision {
        /// Of the update.
        this: u32,
        /// There.
        here: u32,
    },
    /// The return that is there says it is of the same revision, and has other content.
    OtherContent,
}

/// What became of an update beside those that were there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateTaken {
    /// It is kept; with the key of an earlier one that it takes the place of.
    Kept(Option<String>),
    /// The very same one is there.
    SameAgain,
    /// One that was made later is there; with its time.
    Older(String),
}

/// Reads an update and says whether it holds together. Why not stands with what could be read of it all the same.
pub fn judge_update(name: &str, bytes: &[u8]) -> Result<SubmittedUpdate, (Option<Box<ActionUpdate>>, Verdict)> {
    let ReadUpdate { update, file } = read_update(bytes).map_err(|error| (None, Verdict::NotReadable(error)))?;
    match update.digest.clone().filter(|digest| return_digest(&file).as_ref() == Some(digest)) {
        Some(digest) => {
            let text = text_of(bytes).map(|text| text.into_owned()).unwrap_or_default();
            Ok(SubmittedUpdate { text, mark: UpdateMark::of(&update, digest, name) })
        }
        None => Err((Some(Box::new(update)), Verdict::DigestDiffers)),
    }
}

impl UpdateMark {
    fn of(update: &ActionUpdate, digest: String, name: &str) -> Self {
        Self {
            file: name.to_owned(),
            id: update.id.clone(),
            whose: update.whose(),
            organisation: update.organisation.clone(),
            reference: update.reference.clone(),
            revision: update.revision,
            submitted_as: update.submitted_as.clone(),
            at: update.at.clone(),
            digest,
            actions: ActionMark::all(&update.actions),
        }
    }

    /// The key that it is kept under.
    pub fn key(&self) -> String {
        format!("{UPDATES}{}/{}", self.id, self.digest.get(..TELLING).unwrap_or(&self.digest))
    }

    fn is_of_one_with(&self, other: &Self) -> bool {
        self.revision == other.revision && self.submitted_as == other.submitted_as
    }

    /// What decides which of two counts. The digest only makes it certain, whichever came first.
    fn made(&self) -> (&str, &str) {
        (&self.at, &self.digest)
    }

    fn standing(&self, row: Option<&ReturnRow>) -> UpdateStanding {
        let Some(row) = row else { return UpdateStanding::NoReturn };
        let (this, here) = (self.revision, row.revision);
        if this > here {
            UpdateStanding::LaterRevision { this, here }
        } else if this < here {
            UpdateStanding::EarlierRevision { this, here }
        } else if self.submitted_as == row.submitted_digest() {
            UpdateStanding::Used
        } else {
            UpdateStanding::OtherContent
        }
    }
}

/// Updates by return. Of no two that say something of one revision of one content both are held.
#[derive(Clone, Debug, Default)]
pub(super) struct HeldUpdates(BTreeMap<ReturnKey, Vec<UpdateMark>>);

impl HeldUpdates {
    fn take(&mut self, new: UpdateMark) -> UpdateTaken {
        let held = self.0.entry((new.id.clone(), new.whose.clone())).or_default();
        match held.iter_mut().find(|one| one.is_of_one_with(&new)) {
            Some(one) if one.digest == new.digest => UpdateTaken::SameAgain,
            Some(one) if one.made() > new.made() => UpdateTaken::Older(one.at.clone()),
            Some(one) => UpdateTaken::Kept(Some(std::mem::replace(one, new).key())),
            None => {
                held.push(new);
                UpdateTaken::Kept(None)
            }
        }
    }

    /// What the actions of a return are by now, where an update says so.
    pub(super) fn of(&self, key: &ReturnKey, row: &ReturnRow) -> Option<UpdatedActions> {
        let used = self.0.get(key)?.iter().find(|one| one.standing(Some(row)) == UpdateStanding::Used)?;
        Some(UpdatedActions { at: used.at.clone(), key: used.key(), actions: used.actions.clone() })
    }
}

impl Intake {
    /// Takes an update that was judged by itself.
    pub fn take_update(&mut self, new: UpdateMark) -> UpdateTaken {
        let of = (new.id.clone(), new.whose.clone());
        let taken = self.updates.take(new);
        if let Some(held) = self.held.get_mut(&of) {
            held.row.updated = self.updates.of(&of, &held.row);
        }
        taken
    }

    /// Every update that is there, with how it stands to its return.
    pub fn updates(&self) -> impl Iterator<Item = (&UpdateMark, UpdateStanding)> {
        let of = |(key, updates)| {
            let row = self.held.get(key).map(|held| &held.row);
            std::iter::repeat(row).zip(updates)
        };
        self.updates.0.iter().flat_map(of).map(|(row, one): (_, &UpdateMark)| (one, one.standing(row)))
    }
}
