//! The subgroup that brings returned files together, and what each file is told. Whatever the rounds, and also several returns of
//! one organisation: what the desk counts of them is told in `tests/desk.rs`.

use super::Story;
use super::definition::{Definition, questionnaire};
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::lines::Lines;
use safeguarding_audit::adding_up::{Shared, VerdictLine, read_questionnaires, sample_files};
use safeguarding_audit::aggregation::escalations::FoundEscalation;
use safeguarding_audit::aggregation::summary::Summary;
use safeguarding_audit::aggregation::suppression::Threshold;
use safeguarding_audit::interchange::archive::{self, FoundFile};
use safeguarding_audit::interchange::intake::judge;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::sync::Arc;
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

/// What is to be added up.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Questionnaire files.
    pub questionnaires: Vec<Vec<u8>>,
    /// Return files that were kept before.
    pub kept: Vec<String>,
    /// Files chosen now, with their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// Whether to add the sample returns.
    pub samples: bool,
    /// The least count of children that is shown. Outside 5 to 10, or 0 for not said, it is 5.
    pub least_shown: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct AddedUp {
    /// One line per file chosen now, in their order.
    pub verdicts: Vec<VerdictLine>,
    /// Figures for each questionnaire that has returns.
    pub summaries: Vec<Summary>,
    /// Every return in the figures, as JSON.
    pub kept: Vec<KeptReturn>,
    /// Returns that were kept before and are not in the figures, with the reason. They stay kept.
    pub left_out: Vec<VerdictLine>,
    /// Where a child may be at risk, as far as the returns in the figures say; open or closed.
    pub escalations: Vec<FoundEscalation>,
    /// What is to be said of returns in the figures that have one id and yet are several organisations'.
    pub shared: Vec<Shared>,
    /// Files that only their passphrase opens: name and text.
    pub locked: Vec<(String, String)>,
}

/// A return in the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptReturn {
    /// Its id.
    pub id: String,
    /// The file.
    pub json: String,
}

/// Adds everything up. A questionnaire that cannot be read is left out here; the app has said so when it loaded it.
pub fn add_up(request: Request) -> AddedUp {
    let questionnaires = read_questionnaires(&request.questionnaires);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut desk = RowDesk::new(questionnaires);
    let mut take = |desk: &mut RowDesk, file: FoundFile| {
        let judged = judge(desk.questionnaires(), file);
        let at_hand = desk.needs(&judged).and_then(|key| texts.get(key)).cloned();
        let (line, change) = desk.take(judged, at_hand.as_deref());
        texts.extend(change.map(|change| (change.key, change.text)));
        line
    };
    let mut left_out = Vec::new();
    for (at, json) in request.kept.into_iter().enumerate() {
        // What was kept is judged again: a questionnaire may no longer be offered, bytes may have been damaged.
        let name = format!("Kept return {}", at + 1);
        let line = take(&mut desk, FoundFile { name, bytes: Ok(json.into_bytes()) });
        if !line.is_counted && !line.needs_nobody {
            left_out.push(line);
        }
    }
    let mut lines = Lines::default();
    if request.samples {
        for file in sample_files(&Arc::clone(desk.questionnaires())) {
            lines.note(take(&mut desk, file));
        }
    }
    for (name, bytes) in request.files {
        archive::open(&name, bytes, |file| lines.note(take(&mut desk, file)));
    }
    let shared = desk.shared();
    lines.tell_shared(&shared);
    let threshold = Threshold::new(request.least_shown).unwrap_or_default();
    let kept = desk.held().filter_map(|held| {
        let json = texts.get(&held.key)?.clone();
        Some(KeptReturn { id: held.row.id.to_string(), json })
    });
    AddedUp {
        kept: kept.collect(),
        summaries: desk.summaries(desk.rows(), threshold),
        escalations: desk.rows().flat_map(|row| row.escalations.clone()).collect(),
        locked: desk.take_locked(),
        verdicts: lines.into_all(),
        left_out,
        shared,
    }
}
