//! What became of each file, as the lines that people read; and what later files change about earlier lines.

use crate::aggregation::escalations::FoundEscalation;
use crate::aggregation::row::ReturnRow;
use crate::interchange::intake::{FileVerdict, Verdict};
use crate::interchange::kinds::{is_system_file, kind_of};
use crate::interchange::read_error::ReadError;
use crate::model::organisation::same_name;
use crate::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of a file, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictLine {
    /// The file's name, as it was chosen.
    pub name: String,
    /// The return's id; empty where it could not be read.
    #[serde(default)]
    pub id: String,
    /// Whose it is, as organisations are told apart; empty where it could not be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whose: String,
    /// The return's reference; empty where it could not be read.
    pub reference: String,
    /// The organisation it is from; empty where it does not say.
    pub organisation: String,
    /// Whether it is in the figures.
    pub is_counted: bool,
    /// Whether it is not in the figures, and nobody need do anything about that.
    #[serde(default)]
    pub needs_nobody: bool,
    /// Whether only its passphrase opens it.
    #[serde(default)]
    pub is_locked: bool,
    /// In two or three words.
    pub label: String,
    /// What that means, and what else there is to know; may be empty.
    pub sentence: String,
    /// The part of the sentence that is about others with its id; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub shared: String,
    /// Of an update on actions that is kept, the key that it is kept under; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub update: String,
    /// Whether it took the place of an earlier revision of the same return.
    #[serde(default)]
    pub is_replacement: bool,
    /// Where a child may be at risk, open or closed, as far as a file says that is not counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<FoundEscalation>,
}

impl VerdictLine {
    /// That a return is not in the figures, because it could not be kept.
    pub fn not_kept(row: &ReturnRow, why: &str) -> Self {
        Self {
            name: row.file.clone(),
            id: row.id.to_string(),
            whose: row.whose.to_string(),
            reference: row.reference.clone(),
            organisation: row.organisation.clone(),
            label: "Not kept".to_owned(),
            sentence: why.to_owned(),
            escalations: row.escalations.clone(),
            ..Self::default()
        }
    }

    /// The same file, which is not in the figures, because it could not be kept.
    pub fn but_not_kept(self, why: &str) -> Self {
        Self { label: "Not kept".to_owned(), sentence: why.to_owned(), is_counted: false, is_replacement: false, ..self }
    }
}

/// What is to be said of a return that has its id in common with those of other organisations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The id.
    pub id: String,
    /// Whose it is, as organisations are told apart.
    pub whose: String,
    /// What there is to say.
    pub sentence: String,
}

/// Where a line stands in a list: what somebody must act on, what counts, what is of no concern.
pub fn place(line: &VerdictLine) -> u8 {
    match (line.is_counted, line.needs_nobody) {
        (false, false) => 0,
        (true, _) => 1,
        (false, true) => 2,
    }
}

/// The line of a verdict.
pub(super) fn line(file: FileVerdict) -> VerdictLine {
    let is_counted = file.verdict.is_counted() || file.verdict == Verdict::SameAgain;
    let said = words::files::verdict(&file.verdict);
    let remarks = file.remarks.iter().map(|remark| words::files::remark(*remark).to_owned());
    let sentences: Vec<String> = [said.sentence].into_iter().filter(|sentence| !sentence.is_empty()).chain(remarks).collect();
    VerdictLine {
        name: file.name,
        id: file.id.map(|id| id.to_string()).unwrap_or_default(),
        whose: file.whose.map(|whose| whose.to_string()).unwrap_or_default(),
        reference: file.reference.unwrap_or_default(),
        organisation: file.organisation.unwrap_or_default(),
        is_counted,
        needs_nobody: !is_counted && file.verdict.needs_nobody(),
        is_locked: matches!(file.verdict, Verdict::Locked(_)),
        label: said.label.to_owned(),
        sentence: sentences.join(" "),
        shared: String::new(),
        update: String::new(),
        is_replacement: matches!(file.verdict, Verdict::Replaces(_)),
        escalations: file.escalations,
    }
}

/// The line of a file that the browser could not read, by the name it gives the error and what it says; none of a file
/// that a system put there for itself, which it often keeps to itself.
pub fn unread(name: &str, error: &str, message: &str) -> Option<VerdictLine> {
    if is_system_file(name) {
        return None;
    }
    let kind = kind_of(name, &[]).filter(|kind| !kind.may_hold_returns());
    let (label, sentence) = match kind {
        Some(kind) => {
            let said = words::files::verdict(&Verdict::NotReadable(ReadError::OtherKind(kind)));
            (said.label, said.sentence)
        }
        None => (words::files::NOT_READABLE, words::files::not_had(error, message)),
    };
    let (label, needs_nobody) = (label.to_owned(), kind.is_some());
    Some(VerdictLine { name: name.to_owned(), label, sentence, needs_nobody, ..VerdictLine::default() })
}

/// Lines in the order of their files, found by the return that they are of.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    all: Vec<VerdictLine>,
    /// By id, where lines of it stand that are in the figures.
    counted: BTreeMap<String, Vec<usize>>,
}

impl Lines {
    /// In their order.
    pub fn all(&self) -> &[VerdictLine] {
        &self.all
    }

    /// In their order.
    pub fn into_all(self) -> Vec<VerdictLine> {
        self.all
    }

    /// Adds a line to those of earlier files. Where it took the place of an earlier revision, that one's line says so.
    pub fn note(&mut self, new: VerdictLine) {
        if new.is_replacement {
            for at in self.counted.get(&new.id).into_iter().flatten() {
                if let Some(line) = self.all.get_mut(*at).filter(|line| line.is_counted && is_of_one(line, &new)) {
                    replace(line);
                }
            }
        }
        if new.is_counted {
            self.counted.entry(new.id.clone()).or_default().push(self.all.len());
        }
        self.all.push(new);
    }

    /// Says of every return in the figures with which others it has its id in common.
    pub fn tell_shared(&mut self, shared: &[Shared]) {
        tell_shared(&mut self.all, shared);
    }

    /// Changes what lines say. Which are in the figures of which return stays as it is.
    pub fn retell(&mut self, change: impl Fn(&mut VerdictLine)) {
        self.all.iter_mut().for_each(change);
    }

    /// Takes out the first line of a file that waits for its passphrase.
    pub fn take_out_locked(&mut self, name: &str) {
        let at = self.all.iter().position(|line| line.is_locked && line.name == name);
        if let Some(at) = at {
            let all = std::mem::take(&mut self.all);
            let rest = all.into_iter().enumerate().filter(|(place, _)| *place != at).map(|(_, line)| line);
            self.counted.clear();
            rest.for_each(|line| self.push(line));
        }
    }

    /// Whether a line of this return stands here that is in the figures.
    pub fn counts(&self, id: &str, whose: &str) -> bool {
        let mut of_id = self.counted.get(id).into_iter().flatten().filter_map(|at| self.all.get(*at));
        of_id.any(|line| line.is_counted && line.whose == whose)
    }

    /// Adds a line that changes no other.
    pub fn push(&mut self, line: VerdictLine) {
        self.note(VerdictLine { is_replacement: false, ..line });
    }
}

/// What a line says once a newer revision of its return has come.
pub fn replace(line: &mut VerdictLine) {
    line.is_counted = false;
    line.needs_nobody = true;
    line.shared.clear();
    "Replaced".clone_into(&mut line.label);
    "Not counted: a newer revision took its place.".clone_into(&mut line.sentence);
}

/// Says of every return in the figures with which others it has its id in common.
pub fn tell_shared(lines: &mut [VerdictLine], shared: &[Shared]) {
    let shared: BTreeMap<(&str, &str), &Shared> = shared.iter().map(|one| ((one.id.as_str(), one.whose.as_str()), one)).collect();
    for line in lines.iter_mut().filter(|line| line.is_counted) {
        let of_line = shared.get(&(line.id.as_str(), line.whose.as_str()));
        let Some(one) = of_line.filter(|one| one.sentence != line.shared) else { continue };
        let own = line.sentence.strip_suffix(line.shared.as_str()).unwrap_or(&line.sentence).trim_end();
        line.sentence = [own, &one.sentence].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        line.shared.clone_from(&one.sentence);
    }
}

/// Whether two lines are of one return. Lines that were kept by earlier versions of this app know only the name.
fn is_of_one(line: &VerdictLine, new: &VerdictLine) -> bool {
    let is_same = if line.whose.is_empty() { same_name(&line.organisation, &new.organisation) } else { line.whose == new.whose };
    line.id == new.id && is_same
}
