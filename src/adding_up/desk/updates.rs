//! Updates on actions at the desk: what became of each in words, and what is to be kept of them.

use super::RowDesk;
use super::replies::RepliesChange;
use super::shown::FileLine;
use crate::adding_up::lines::VerdictLine;
use crate::aggregation::counting::{Keyed, RoundPlace};
use crate::interchange::archive::FoundFile;
use crate::interchange::intake::{Judged, SubmittedUpdate, UpdateMark, UpdateTaken, judge};
use crate::words::updates::{REPLACED, UpdateWords, older, same_again, standing};
use std::collections::BTreeMap;

/// What is to be kept beside the returns, and forgotten, once a file was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideChange {
    /// The key that the file is to be kept under, and the file.
    pub keep: (String, String),
    /// The keys of files whose place it takes.
    pub forget: Vec<String>,
}

impl From<RepliesChange> for BesideChange {
    fn from(change: RepliesChange) -> Self {
        Self { keep: change.keep, forget: change.forget }
    }
}

impl RowDesk {
    /// Takes an update, and says in words what became of it, and what is to be kept.
    pub fn take_update(&mut self, new: SubmittedUpdate) -> (VerdictLine, Option<BesideChange>) {
        let SubmittedUpdate { text, mark } = new;
        match self.intake.take_update(mark.clone()) {
            UpdateTaken::SameAgain => (line(&mark, same_again(), false), None),
            UpdateTaken::Older(kept) => (line(&mark, older(day(&mark.at), day(&kept)), false), None),
            UpdateTaken::Kept(before) => {
                let key = mark.key();
                let now = self.intake.updates().find(|(one, _)| one.key() == key).map(|(_, stands)| stands);
                let said = now.map(|now| standing(now, day(&mark.at), None));
                let line = said.map_or_else(VerdictLine::default, |said| line(&mark, said, true));
                (line, Some(BesideChange { keep: (key, text), forget: before.into_iter().collect() }))
            }
        }
    }

    /// Takes an update as [`RowDesk::take_update`] does, and remembers what became of it.
    pub fn add_update(&mut self, new: SubmittedUpdate) -> Option<BesideChange> {
        let (line, change) = self.take_update(new);
        for gone in change.iter().flat_map(|change| &change.forget) {
            self.recent.retell(|before| {
                if before.update == *gone {
                    let (label, sentence) = REPLACED;
                    *before = VerdictLine { is_counted: false, needs_nobody: true, update: String::new(), ..before.clone() };
                    label.clone_into(&mut before.label);
                    sentence.clone_into(&mut before.sentence);
                }
            });
        }
        self.note(line);
        change
    }

    /// Takes an update that is kept already. Where it can no longer be read it stays kept and is named beside the others.
    pub fn hold_update(&mut self, text: String) {
        let reference = serde_json::from_str::<serde_json::Value>(&text).ok();
        let reference = reference.as_ref().and_then(|file| file.get("reference")?.as_str());
        let name = format!("{}-update.json", reference.unwrap_or("kept"));
        match judge(&self.questionnaires, FoundFile { name, bytes: Ok(text.into_bytes()) }) {
            Judged::Update(update) => drop(self.intake.take_update(update.mark)),
            Judged::Not(verdict) => self.unreadable.push(super::line(*verdict)),
            Judged::Submitted(_) | Judged::Replies(_) => {}
        }
    }

    /// The key of the update that says how the actions of a return are by now; none where none came.
    pub fn update_of(&self, key: &str) -> Option<&str> {
        self.row(key)?.updated.as_ref().map(|updated| updated.key.as_str())
    }

    /// The name of the file of an update.
    pub fn update_name(&self, key: &str) -> Option<String> {
        self.intake.updates().find(|(one, _)| one.key() == key).map(|(one, _)| one.file.clone())
    }

    /// Whether an update is kept under that key.
    pub(super) fn holds_update(&self, key: &str) -> bool {
        self.intake.updates().any(|(one, _)| one.key() == key)
    }

    /// The line of each update, as it stands to the returns that are here by now.
    pub(super) fn update_lines(&self, rows: &[Keyed<'_>], places: &[RoundPlace]) -> Vec<FileLine> {
        let by_return: BTreeMap<_, _> = rows.iter().zip(places).map(|((_, row), place)| ((&row.id, &row.whose), place)).collect();
        let of = |(one, stands): (&UpdateMark, _)| {
            let place = by_return.get(&(&one.id, &one.whose)).copied();
            FileLine { key: one.key(), line: line(one, standing(stands, day(&one.at), place), true), ..FileLine::default() }
        };
        self.intake.updates().map(of).collect()
    }
}

fn day(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}

fn line(of: &UpdateMark, said: UpdateWords, is_kept: bool) -> VerdictLine {
    VerdictLine {
        name: of.file.clone(),
        reference: of.reference.clone(),
        organisation: of.organisation.clone(),
        is_counted: said.is_used,
        needs_nobody: !said.is_used && said.needs_nobody,
        label: said.label.to_owned(),
        sentence: said.sentence,
        update: if is_kept { of.key() } else { String::new() },
        ..VerdictLine::default()
    }
}
