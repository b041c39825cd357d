//! The subgroup's office: its desk with the files beside it, driven as the worker drives it.

use super::Story;
use super::subgroup::{organisation, two_domains};
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, FileLine, Looked, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::aggregation::counting::RoundPlace;
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::model::filter::Filter;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A desk with its files, as the worker drives it.
pub struct Office {
    /// What the worker knows.
    pub desk: RowDesk,
    /// The files by key, as the device keeps them.
    pub files: BTreeMap<String, String>,
}

impl Office {
    /// With no returns.
    pub fn new() -> Self {
        Self::offering(&[two_domains().bytes()])
    }

    /// With no returns, where these questionnaires are offered.
    pub fn offering(questionnaires: &[Vec<u8>]) -> Self {
        Self { desk: RowDesk::new(read_questionnaires(questionnaires)), files: BTreeMap::new() }
    }

    /// A file is added.
    pub fn adds(&mut self, name: &str, bytes: Vec<u8>) {
        let questionnaires = Arc::clone(self.desk.questionnaires());
        let judged = match judge(&questionnaires, FoundFile { name: name.to_owned(), bytes: Ok(bytes) }) {
            Judged::Replies(replies) => {
                if let Some(change) = self.desk.add_replies(*replies) {
                    change.forget.iter().for_each(|key| drop(self.files.remove(key)));
                    self.files.extend([change.keep]);
                }
                return;
            }
            Judged::Update(update) => {
                if let Some(change) = self.desk.add_update(*update) {
                    change.forget.iter().for_each(|key| drop(self.files.remove(key)));
                    self.files.extend([change.keep]);
                }
                return;
            }
            judged => judged,
        };
        let at_hand = self.desk.needs(&judged).and_then(|key| self.files.get(key)).cloned();
        let change = self.desk.add(judged, at_hand.as_deref());
        self.files.extend(change.map(|change| (change.key, change.text)));
    }

    /// With these files.
    pub fn with(files: &[(&str, Vec<u8>)]) -> Self {
        let mut office = Self::new();
        files.iter().for_each(|(name, bytes)| office.adds(name, bytes.clone()));
        office
    }

    /// What is seen, with the words of the returns that it asks for, as the worker hands it out.
    pub fn looks(&self, wanted: &DeskWanted) -> Looked {
        let mut looked = self.desk.look(wanted);
        for key in looked.files_wanted() {
            let file = self.files.get(&key).expect("the file is kept");
            self.desk.read_words(&mut looked, &key, file);
        }
        looked
    }

    /// What is seen under a filter.
    pub fn sees(&self, filter: Filter) -> Looked {
        self.desk.look(&DeskWanted { filter, ..DeskWanted::default() })
    }

    /// Every file.
    pub fn lists(&self) -> Vec<FileLine> {
        let what = WantedList::Files { from: 0, like: String::new() };
        self.desk.look(&DeskWanted { what, ..DeskWanted::default() }).lines
    }

    /// The files that count in the newest round, by name.
    pub fn counts(&self) -> Vec<String> {
        let mut counted: Vec<String> =
            self.lists().into_iter().filter(|line| line.place == Some(RoundPlace::Counted)).map(|line| line.line.name).collect();
        counted.sort();
        counted
    }

    /// The key of a file.
    pub fn key_of(&self, name: &str) -> String {
        self.lists().into_iter().find(|line| line.line.name == name).expect("the file is listed").key
    }
}

/// A school's answers.
pub fn school(id: &str, name: &str) -> Story {
    let mut story = organisation(id, "SCH", "in-place");
    story.tells("organisation-name", name);
    story.record.cycle = "2026-27".to_owned();
    story
}

/// The return that was submitted on that day.
pub fn submitted(mut story: Story, day: &str) -> Vec<u8> {
    story.submits();
    let declaration = story.record.declaration.as_mut().expect("it was declared");
    day.clone_into(&mut declaration.at);
    story.file()
}

/// Only that round.
pub fn round(filter: &str) -> Filter {
    Filter { round: Some(filter.to_owned()), ..Filter::default() }
}
