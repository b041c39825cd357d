//! Another desk that came as a file, taken over at this one once its returns were added: registers, choices, and whatever else is
//! kept beside returns. What is said differently here stays, and is named.

use super::RowDesk;
use super::replies::replies_key;
use crate::adding_up::lines::VerdictLine;
use crate::aggregation::counting::Keyed;
use crate::interchange::desk_file::{BesideReturns, ChoicesTaken, DeskFile, DeskParts, SurveysHere, take_choices};
use crate::interchange::read::known;
use crate::interchange::read_error::ReadError;
use crate::interchange::register::read_register;
use crate::model::register::MergedRegister;
use crate::words;
use crate::words::desk_file::TakenRegister;

/// What came of another desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeskTaken {
    /// Of its choices.
    pub choices: ChoicesTaken,
    /// Of its registers, by round, as far as they could be read.
    pub registers: Vec<TakenRegister>,
    /// What is to be kept beside the returns from now on: a key and a text each.
    pub records: Vec<(String, String)>,
    /// Keys under which something else stands here, which stays.
    pub stays: Vec<String>,
    /// Rounds whose register here cannot be read, and stays.
    pub unread_here: Vec<String>,
    /// Parts of it that could not be read, by name.
    pub unread: Vec<(String, ReadError)>,
    /// Parts of it that it names and that did not come.
    pub missing: Vec<String>,
}

impl RowDesk {
    /// This desk as a file, without the returns: what is said of them, and the texts that this names, each with its name.
    pub fn as_file(&self, made_at: &str, beside: &BesideReturns) -> (DeskFile, Vec<(String, String)>) {
        DeskFile::of(made_at, (&self.keyed(), &self.surveys_here()), self.choices(), beside)
    }

    /// Takes over what is said at another desk. `beside` is what is kept here beside the returns.
    pub fn take_desk(&mut self, parts: &DeskParts, beside: &BesideReturns) -> DeskTaken {
        let mut choices = self.choices().clone();
        let here = (&*self.keyed(), &self.surveys_here());
        let mut taken = DeskTaken { choices: take_choices(&parts.file, here, &mut choices), ..DeskTaken::default() };
        self.go_by(choices);
        for entry in &parts.file.registers {
            let Some(bytes) = taken.member(parts, &entry.file) else { continue };
            match read_register(bytes) {
                Err(error) => taken.unread.push((parts.name_of(&entry.file), error)),
                // One that cannot be read is never written over.
                Ok(_) if beside.registers.contains_key(&entry.round) && !self.registers.contains_key(&entry.round) => {
                    taken.unread_here.push(entry.round.clone());
                }
                Ok(there) => {
                    let before = self.registers.get(&entry.round).cloned();
                    let merged = match self.registers.get_mut(&entry.round) {
                        Some(here) => here.merge(&there),
                        None => {
                            let added = there.expected.len();
                            self.registers.insert(entry.round.clone(), there.without_taken_back());
                            MergedRegister { added, ..MergedRegister::default() }
                        }
                    };
                    let is_new = before.as_ref() != self.registers.get(&entry.round);
                    taken.registers.push(TakenRegister { round: entry.round.clone(), merged, is_new });
                }
            }
        }
        for entry in &parts.file.records {
            let Some(bytes) = taken.member(parts, &entry.file) else { continue };
            match std::str::from_utf8(bytes) {
                Ok(text) => taken.keep(beside, &entry.key, text),
                Err(error) => taken.unread.push((parts.name_of(&entry.file), ReadError::NotText(error.valid_up_to()))),
            }
        }
        if let Some((key, text)) = parts.file.further() {
            taken.keep(beside, &key, &text);
        }
        taken
    }

    /// The surveys of which there are replies, by id.
    fn surveys_here(&self) -> SurveysHere {
        let mut surveys = SurveysHere::new();
        for row in self.replies.files() {
            let survey = surveys.entry(row.id.clone()).or_default();
            let known = known(self.questionnaires(), &row.questionnaire, &row.edition);
            survey.name = words::desk_file::survey(known.map(|known| known.questionnaire.title.as_str()), &row.reference);
            survey.says_round = !row.cycle.is_empty();
            let key = replies_key(row);
            let digest = key.rsplit('/').next().unwrap_or_default();
            survey.files.insert(digest.to_owned(), row.file.clone());
        }
        surveys
    }

    fn keyed(&self) -> Vec<Keyed<'_>> {
        self.held().map(|held| (held.key.as_str(), &held.row)).collect()
    }
}

impl DeskTaken {
    fn member<'p>(&mut self, parts: &'p DeskParts, file: &str) -> Option<&'p [u8]> {
        match parts.member(file) {
            Some(Ok(bytes)) => return Some(bytes),
            Some(Err(error)) => self.unread.push((parts.name_of(file), error.clone())),
            None => self.missing.push(parts.name_of(file)),
        }
        None
    }

    fn keep(&mut self, beside: &BesideReturns, key: &str, text: &str) {
        match beside.records.get(key) {
            None => self.records.push((key.to_owned(), text.to_owned())),
            Some(here) if says_the_same(here, text) => {}
            Some(_) => self.stays.push(key.to_owned()),
        }
    }

    /// What came of it as a whole.
    pub fn said(&self) -> String {
        let records: Vec<&str> = self.records.iter().map(|(key, _)| key.as_str()).collect();
        words::desk_file::taken(&self.choices, &self.registers, &records, (&self.stays, &self.unread_here))
    }

    /// What there is to say of the file and of its parts.
    pub fn lines(&self, name: &str) -> Vec<VerdictLine> {
        let mut lines = vec![VerdictLine {
            name: name.to_owned(),
            is_counted: true,
            label: words::desk_file::TAKEN.to_owned(),
            sentence: self.said(),
            ..VerdictLine::default()
        }];
        lines.extend(self.unread.iter().map(|(name, error)| unread(name, error)));
        lines.extend(self.missing.iter().map(|name| VerdictLine {
            name: name.clone(),
            label: words::files::NOT_READABLE.to_owned(),
            sentence: words::desk_file::MISSING.to_owned(),
            ..VerdictLine::default()
        }));
        lines
    }
}

/// That a part of another desk could not be read, and why.
pub fn unread(name: &str, error: &ReadError) -> VerdictLine {
    VerdictLine {
        name: name.to_owned(),
        label: words::files::NOT_READABLE.to_owned(),
        sentence: words::desk_file::not_taken(error),
        ..VerdictLine::default()
    }
}

fn says_the_same(one: &str, other: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    one == other || read(one).is_some_and(|one| Some(one) == read(other))
}
