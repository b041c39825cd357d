//! The desk: what is known of every return that was brought together, and what is asked of it. It holds rows and no returns;
//! whoever drives it keeps the files. Knows neither a browser nor a disk.

mod actions;
mod anew;
mod answers;
mod choosing;
mod comparing;
pub mod desk_file;
mod look;
mod organisation;
mod organisations;
pub(in crate::adding_up) mod passing;
pub mod register;
pub mod replies;
pub mod reports;
pub mod shown;
mod survey_rounds;
mod surveys;
pub mod themes;
mod tidy;
mod trends;
pub mod updates;
pub mod words;

use super::lines::{Lines, Shared, VerdictLine, line, replace, tell_shared};
use crate::aggregation::counting::Choices;
use crate::aggregation::row::ReturnRow;
use crate::aggregation::summary::{Summary, summarise};
use crate::aggregation::suppression::Threshold;
use crate::interchange::archive::FoundFile;
use crate::interchange::intake::{Change, FileVerdict, HeldRow, Intake, Judged, Sharing, Verdict, judge};
use crate::interchange::read::{ReadQuestionnaire, known};
use crate::model::questionnaire::Questionnaire;
use crate::model::register::Register;
use crate::words::files::shared_id;
use replies::RepliesHere;
use reports::ReportsByRound;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use themes::ThemesByRound;

/// Returns brought together, as rows.
#[derive(Clone, Debug)]
pub struct RowDesk {
    questionnaires: Arc<[ReadQuestionnaire]>,
    intake: Intake,
    locked: Vec<(String, String)>,
    /// Files that waited for their passphrase at an earlier visit, which knows no more than their names.
    locked_before: BTreeSet<String>,
    choices: Choices,
    /// Who is expected, by round.
    registers: BTreeMap<String, Register>,
    /// The rounds whose register is kept and cannot be read.
    unreadable_registers: BTreeSet<String>,
    themes: ThemesByRound,
    /// The words of reports, by round; none where they cannot be read.
    reports: ReportsByRound,
    /// Replies to surveys.
    replies: RepliesHere,
    /// Files that are not counted.
    beside: Vec<VerdictLine>,
    /// Returns that are kept and cannot be counted at present.
    unreadable: Vec<VerdictLine>,
    /// What became of the files that were added since this desk was opened; before that, of those that are not counted.
    recent: Lines,
    /// How often something was noted.
    noted: usize,
}

impl RowDesk {
    /// With no returns.
    pub fn new(questionnaires: Vec<ReadQuestionnaire>) -> Self {
        Self {
            questionnaires: questionnaires.into(),
            intake: Intake::default(),
            locked: Vec::new(),
            locked_before: BTreeSet::new(),
            choices: Choices::default(),
            registers: BTreeMap::new(),
            unreadable_registers: BTreeSet::new(),
            themes: ThemesByRound::new(),
            reports: ReportsByRound::new(),
            replies: RepliesHere::default(),
            beside: Vec::new(),
            unreadable: Vec::new(),
            recent: Lines::default(),
            noted: 0,
        }
    }

    /// What returns may be made with.
    pub fn questionnaires(&self) -> &Arc<[ReadQuestionnaire]> {
        &self.questionnaires
    }

    /// Every row, by id.
    pub fn rows(&self) -> impl Iterator<Item = &ReturnRow> {
        self.intake.rows()
    }

    /// Every row with the key of its file, by id.
    pub fn held(&self) -> impl Iterator<Item = &HeldRow> {
        self.intake.held()
    }

    /// Takes a row whose file is kept under that key.
    pub fn hold(&mut self, key: String, row: ReturnRow) {
        self.intake.hold(key, row);
    }

    /// The key of the file that must be at hand before this one can be taken.
    pub fn needs(&self, judged: &Judged) -> Option<&str> {
        self.intake.needs(judged)
    }

    /// Takes a file, and says in words what became of it, and what is to be kept.
    pub fn take(&mut self, judged: Judged, at_hand: Option<&str>) -> (VerdictLine, Option<Change>) {
        let (verdict, change) = self.intake.take(&self.questionnaires, judged, at_hand);
        if let Verdict::Locked(text) = &verdict.verdict {
            self.locked.push((verdict.name.clone(), text.clone()));
        }
        (line(verdict), change)
    }

    /// Takes a file as [`RowDesk::take`] does, and remembers what became of it.
    pub fn add(&mut self, judged: Judged, at_hand: Option<&str>) -> Option<Change> {
        let before = self.replaced_by(&judged);
        let (line, change) = self.take(judged, at_hand);
        if line.is_replacement {
            // The earlier revision came in a file of its own, which is not counted from now on.
            if let Some(mut before) = before {
                replace(&mut before);
                if !self.recent.counts(&before.id, &before.whose) {
                    self.recent.push(before.clone());
                }
                self.beside.push(before);
            }
        }
        self.note(line);
        change
    }

    /// Whether a row says what would be made of its return now.
    pub fn fits(&self, row: &ReturnRow) -> bool {
        known(&self.questionnaires, &row.questionnaire, &row.edition).is_some_and(|known| row.fits(&known.digest))
    }

    /// Makes the row of a return that is kept under that key anew, and hands it out. Where the return can no longer be counted,
    /// because its questionnaire is not offered or its bytes were damaged, it stays kept and is named beside the others.
    pub fn renew(&mut self, key: &str, text: String, file: String) -> Option<ReturnRow> {
        let name = if file.is_empty() { "A return that was kept before".to_owned() } else { file };
        match judge(&self.questionnaires, FoundFile { name, bytes: Ok(text.into_bytes()) }) {
            Judged::Submitted(submitted) => {
                self.hold(key.to_owned(), submitted.row.clone());
                Some(submitted.row)
            }
            Judged::Replies(_) | Judged::Update(_) => None,
            Judged::Not(verdict) => {
                let line = line(*verdict);
                self.recent.push(line.clone());
                self.unreadable.push(line);
                None
            }
        }
    }

    /// The row that a file would be added to or take the place of.
    fn here(&self, judged: &Judged) -> Option<&ReturnRow> {
        let Judged::Submitted(new) = judged else { return None };
        self.intake.same_return(&new.row)
    }

    /// How many files were noted since the desk was opened.
    pub fn files_noted(&self) -> usize {
        self.noted
    }

    /// Remembers what became of a file, or why it could not be had.
    pub fn note(&mut self, line: VerdictLine) {
        if line.is_locked && self.locked_before.remove(&line.name) {
            // The line of an earlier visit gives way to the new one of that file.
            self.opened(std::slice::from_ref(&line.name));
        }
        self.noted += 1;
        // What is said of an update follows from the returns that are here.
        if !line.is_counted && line.update.is_empty() {
            self.beside.push(line.clone());
        }
        self.recent.note(line);
    }

    /// Remembers files of earlier visits that are not counted.
    pub fn remember(&mut self, lines: Vec<VerdictLine>) {
        for line in lines.into_iter().filter(|line| !line.is_counted) {
            self.locked_before.extend(line.is_locked.then(|| line.name.clone()));
            self.recent.push(line.clone());
            self.beside.push(line);
        }
    }

    /// Says of every file added lately with which others its return has its id in common.
    pub fn tell_shared(&mut self) {
        let shared = self.shared();
        self.recent.tell_shared(&shared);
    }

    /// Forgets that files of these names wait for their passphrase, one line for each name.
    pub fn opened(&mut self, names: &[String]) {
        for name in names {
            self.recent.take_out_locked(name);
            if let Some(at) = self.beside.iter().position(|line| line.is_locked && line.name == *name) {
                self.beside.remove(at);
            }
        }
    }

    /// Files that are not counted.
    pub fn beside(&self) -> &[VerdictLine] {
        &self.beside
    }

    /// Files that are not counted, and returns that are kept and cannot be counted at present.
    fn not_counted(&self) -> impl Iterator<Item = &VerdictLine> {
        self.unreadable.iter().chain(&self.beside)
    }

    fn recent_lines(&self) -> &[VerdictLine] {
        self.recent.all()
    }

    /// What people chose.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Goes by these choices from now on.
    pub fn go_by(&mut self, choices: Choices) {
        self.choices = choices;
    }

    /// The row of the file under that key.
    pub fn row(&self, key: &str) -> Option<&ReturnRow> {
        self.intake.row(key)
    }

    /// The questionnaire that a return was made with.
    fn questionnaire(&self, row: &ReturnRow) -> Option<&Questionnaire> {
        known(&self.questionnaires, &row.questionnaire, &row.edition).map(|known| &known.questionnaire)
    }

    /// The line of a return that is here.
    fn line_of(&self, row: &ReturnRow, shared: &[Shared]) -> VerdictLine {
        let mut line = [line(FileVerdict {
            name: row.file.clone(),
            id: Some(row.id.clone()),
            reference: Some(row.reference.clone()),
            organisation: Some(row.organisation.clone()),
            whose: Some(row.whose.clone()),
            verdict: Verdict::Counted,
            remarks: row.remarks.clone(),
            escalations: Vec::new(),
        })];
        tell_shared(&mut line, shared);
        let [line] = line;
        line
    }

    /// The line of the revision that a file would take the place of.
    fn replaced_by(&self, judged: &Judged) -> Option<VerdictLine> {
        self.here(judged).map(|row| self.line_of(row, &[]))
    }

    /// Files that only their passphrase opens, with their names, since this was last asked.
    pub fn take_locked(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.locked)
    }

    /// What is to be said of returns that have one id and yet are several organisations'.
    pub fn shared(&self) -> Vec<Shared> {
        self.intake.sharing(&self.questionnaires).iter().map(shared).collect()
    }

    /// Figures over these rows for each questionnaire that any of them was made with.
    pub fn summaries<'r>(&self, rows: impl IntoIterator<Item = &'r ReturnRow>, threshold: Threshold) -> Vec<Summary> {
        let rows: Vec<&ReturnRow> = rows.into_iter().collect();
        let summaries = self.questionnaires.iter().filter_map(|known| {
            let of_this =
                |row: &&ReturnRow| row.questionnaire == known.questionnaire.id && row.edition == known.questionnaire.edition;
            rows.iter().copied().any(|row| of_this(&row)).then_some(())?;
            summarise(&known.questionnaire, rows.iter().copied(), threshold)
        });
        summaries.filter(|summary| summary.counted > 0 || summary.cases.is_some()).collect()
    }
}

fn shared(sharing: &Sharing) -> Shared {
    let sentence = shared_id(&sharing.others);
    Shared { id: sharing.id.to_string(), whose: sharing.whose.to_string(), sentence }
}
