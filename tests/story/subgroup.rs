//! The subgroup that brings returned files together, and what each file is told.

use super::Story;
use super::definition::{Definition, questionnaire};
use safeguarding_audit::adding_up::{AddedUp, Request, add_up};
use safeguarding_audit::aggregation::summary::Summary;
use serde_json::Value;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Files brought together for one questionnaire.
pub struct Subgroup {
    request: Request,
}

impl Subgroup {
    /// Nothing received yet; the small questionnaire of [`two_domains`] is offered.
    pub fn new() -> Self {
        Self::offering(two_domains().bytes())
    }

    /// Nothing received yet.
    pub fn offering(questionnaire: Vec<u8>) -> Self {
        Self { request: Request { questionnaires: vec![questionnaire], ..Request::default() } }
    }

    /// Offers another questionnaire, or another edition.
    pub fn and_offering(mut self, questionnaire: Vec<u8>) -> Self {
        self.request.questionnaires.push(questionnaire);
        self
    }

    /// Chooses a file.
    pub fn receives(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.request.files.push((name.to_owned(), bytes.into()));
        self
    }

    /// Goes on from what was kept before.
    pub fn having_kept(mut self, before: &AddedUp) -> Self {
        self.request.kept = before.kept.iter().map(|kept| kept.json.clone()).collect();
        self
    }

    /// Tries the sample returns.
    pub fn tries_samples(mut self) -> Self {
        self.request.samples = true;
        self
    }

    /// Shows counts of children from this one on.
    pub fn showing_from(mut self, least: usize) -> Self {
        self.request.least_shown = least;
        self
    }

    /// Adds everything up.
    pub fn adds_up(self) -> AddedUp {
        add_up(self.request)
    }
}

/// Two domains of two questions, the first of each a key question.
pub fn two_domains() -> Definition {
    questionnaire().domain("D1", |d| d.level("D1.1").key().level("D1.2")).domain("D2", |d| d.level("D2.1").key().level("D2.2"))
}

/// A complete draft of [`two_domains`] with the same level throughout.
pub fn organisation(id: &str, organisation_type: &str, level: &str) -> Story {
    let mut story = Story::with(two_domains());
    story.record.id = id.into();
    story.record.reference = format!("ST-{id}");
    story.tells("organisation-name", &format!("Organisation {id}"));
    story.organisation_is(organisation_type);
    for question in ["D1.1", "D1.2", "D2.1", "D2.2"] {
        story.answers(question, level);
    }
    story
}

/// The file with one thing changed, and nothing else put right.
pub fn changed(file: &[u8], pointer: &str, value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(file).expect("a story's file is JSON");
    *file.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}")) = value;
    file.to_string().into_bytes()
}

/// A zip of files; a name that ends with `/` is a folder.
pub fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default();
        if name.ends_with('/') {
            writer.add_directory(*name, options).expect("a folder fits");
        } else {
            writer.start_file(*name, options).expect("a file fits");
            writer.write_all(bytes).expect("its bytes fit");
        }
    }
    writer.finish().expect("the zip ends").into_inner()
}

/// The only summary there is.
#[track_caller]
pub fn only_summary(outcome: &AddedUp) -> &Summary {
    match outcome.summaries.as_slice() {
        [summary] => summary,
        others => panic!("{} summaries", others.len()),
    }
}

/// Name, label and sentence of each verdict.
pub fn told(outcome: &AddedUp) -> Vec<(&str, &str, &str)> {
    outcome.verdicts.iter().map(|line| (line.name.as_str(), line.label.as_str(), line.sentence.as_str())).collect()
}
