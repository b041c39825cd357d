//! Files of replies to surveys at the desk: which of them are here, and which of several files of one survey counts. A file
//! that has every reply of another takes its place; of two that each have replies the other lacks, both stay, and one of them
//! counts.

use super::RowDesk;
use crate::adding_up::lines::{VerdictLine, line, replace};
use crate::aggregation::counting::Choices;
use crate::aggregation::replies::RepliesRow;
use crate::aggregation::suppression::Threshold;
use crate::interchange::archive::FoundFile;
use crate::interchange::intake::{FileVerdict, Judged, SubmittedReplies, Verdict, judge};
use crate::interchange::read::known;
use crate::model::ids::ReturnId;
use crate::words::surveys::{FileStanding, QUESTIONNAIRE_DIFFERS, file_standing};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the keys of replies begin with; the survey's id follows, and what tells files of one survey apart.
pub const REPLIES: &str = "replies/";
/// How many characters of its digest tell a file from others of the same survey.
const TELLING: usize = 16;
/// The same in its name.
const TELLING_IN_NAME: usize = 6;

/// Files of replies, by survey. Of no two files of a survey one has every reply of the other.
#[derive(Clone, Debug, Default)]
pub(super) struct RepliesHere(BTreeMap<ReturnId, Vec<RepliesRow>>);

/// What is to be kept and forgotten once a file of replies was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct RepliesChange {
    /// The key that the file is to be kept under, and the file.
    pub keep: (String, String),
    /// The keys of files that it has every reply of.
    pub forget: Vec<String>,
    /// The files of the survey that were here before.
    pub before: Vec<RepliesRow>,
}

/// The key that a file of replies is kept under.
pub fn replies_key(row: &RepliesRow) -> String {
    format!("{}/{}", survey_key(&row.id), row.digest.get(..TELLING).unwrap_or(&row.digest))
}

/// What stands for a survey in what people chose.
pub(super) fn survey_key(id: &ReturnId) -> String {
    format!("{REPLIES}{id}")
}

/// The same for the key of one of its files; none of a return.
pub(super) fn survey_of(key: &str) -> Option<&str> {
    let rest = key.strip_prefix(REPLIES)?;
    let end = rest.find('/').unwrap_or(rest.len());
    key.get(..REPLIES.len() + end)
}

impl RepliesHere {
    /// The files of each survey: the one that counts, then those that wait.
    pub fn surveys<'h>(&'h self, choices: &Choices, least_shown: usize) -> Vec<Vec<&'h RepliesRow>> {
        self.0.values().map(|files| in_order(files, choices, least_shown)).filter(|files| !files.is_empty()).collect()
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = &RepliesRow> {
        self.0.values().flatten()
    }

    /// Whether a file of the survey with that id is here.
    pub fn is_here(&self, id: &str) -> bool {
        self.0.get(&ReturnId::from(id)).is_some_and(|files| !files.is_empty())
    }

    /// What the file under that key is called.
    fn name_of(&self, key: &str) -> Option<&str> {
        self.files().find(|row| replies_key(row) == key).map(|row| row.file.as_str())
    }

    /// Calls files what they were called before they were read again.
    pub fn go_by_names(&mut self, before: &Self) {
        for row in self.0.values_mut().flatten() {
            if let Some(name) = before.name_of(&replies_key(row)) {
                row.file = name.to_owned();
            }
        }
    }

    /// What a new file is called: the app gives all files of a survey one name, so where one that stays has it too, the number
    /// of replies is added, or the beginning of the digest where that would not tell the two apart or would be small.
    fn name_apart(&self, new: &RepliesRow) -> String {
        let others: Vec<&RepliesRow> =
            self.0.get(&new.id).into_iter().flatten().filter(|held| held.digest != new.digest).collect();
        let stays = |held: &RepliesRow| !is_within(held, new) && !is_within(new, held);
        if !others.iter().any(|held| held.file == new.file && stays(held)) {
            return new.file.clone();
        }
        let n = new.replies.len();
        let tells = !has_few(new, Threshold::default().least_shown()) && others.iter().all(|held| held.replies.len() != n);
        let digest = new.digest.rsplit(':').next().unwrap_or_default();
        let telling = if tells { n.to_string() } else { digest.get(..TELLING_IN_NAME).unwrap_or(digest).to_owned() };
        match new.file.strip_suffix(".json") {
            Some(name) => format!("{name}-{telling}.json"),
            None => format!("{}-{telling}", new.file),
        }
    }

    fn take(&mut self, new: RepliesRow) -> (FileStanding, Vec<RepliesRow>) {
        let files = self.0.entry(new.id.clone()).or_default();
        if files.iter().any(|held| held.digest == new.digest) {
            return (FileStanding::SameAgain, Vec::new());
        }
        if files.iter().any(|held| is_within(&new, held)) {
            return (FileStanding::Older, Vec::new());
        }
        let (gone, mut stay): (Vec<_>, Vec<_>) = std::mem::take(files).into_iter().partition(|held| is_within(held, &new));
        let standing = match (gone.is_empty(), stay.is_empty()) {
            (_, false) => FileStanding::Clashes,
            (false, true) => FileStanding::Newer,
            (true, true) => FileStanding::Counted,
        };
        stay.push(new);
        *files = stay;
        (standing, gone)
    }
}

/// Whether the other file has every reply of this one, and more.
fn is_within(one: &RepliesRow, other: &RepliesRow) -> bool {
    one.replies.len() < other.replies.len() && one.beyond(other) == 0
}

/// The file that counts first: the one that somebody chose, where choosing tells few people apart from nobody; else the one
/// with the most replies. The rest only makes it certain, whichever came first.
fn in_order<'h>(files: &'h [RepliesRow], choices: &Choices, least_shown: usize) -> Vec<&'h RepliesRow> {
    let mut all: Vec<&RepliesRow> = files.iter().collect();
    let may_choose = may_choose(&all, least_shown);
    let is_chosen = |row: &RepliesRow| may_choose && choices.chosen.contains(&replies_key(row));
    all.sort_by_key(|row| Reverse((is_chosen(row), row.replies.len(), row.invited, row.digest.as_str())));
    all
}

/// Whether somebody may choose between these files of one survey: not where figures of the one beside those of the other would
/// tell what few people said.
pub(super) fn may_choose(files: &[&RepliesRow], least_shown: usize) -> bool {
    let is_few = |count: usize| (1..least_shown).contains(&count);
    let tells_few = |one: &RepliesRow| has_few(one, least_shown) || files.iter().any(|other| is_few(one.beyond(other)));
    // Most surveys have one file, which need not be compared with itself.
    files.len() < 2 || !files.iter().any(|one| tells_few(one))
}

/// Whether so few replied that nothing may be chosen about the survey: figures with and without it would tell what they said.
pub(super) fn has_few(row: &RepliesRow, least_shown: usize) -> bool {
    row.replies.len() < least_shown
}

impl RowDesk {
    /// Takes a file of replies, and says in words what became of it, and what is to be kept.
    pub fn take_replies(&mut self, new: SubmittedReplies) -> (VerdictLine, Option<RepliesChange>) {
        let SubmittedReplies { text, mut row } = new;
        row.file = self.replies.name_apart(&row);
        let before: Vec<RepliesRow> = self.replies.0.get(&row.id).cloned().unwrap_or_default();
        let (standing, gone) = self.replies.take(row.clone());
        let line = self.replies_line(&row, standing);
        let is_new = !matches!(standing, FileStanding::SameAgain | FileStanding::Older);
        let change = is_new.then(|| RepliesChange {
            keep: (replies_key(&row), text),
            forget: gone.iter().map(replies_key).collect(),
            before,
        });
        (line, change)
    }

    /// Takes a file of replies as [`RowDesk::take_replies`] does, and remembers what became of it.
    pub fn add_replies(&mut self, new: SubmittedReplies) -> Option<RepliesChange> {
        let (line, change) = self.take_replies(new);
        let forgotten = change.as_ref().map_or(&[][..], |change| change.forget.as_slice());
        for row in change.iter().flat_map(|change| &change.before).filter(|row| forgotten.contains(&replies_key(row))) {
            let mut before = self.replies_line(row, FileStanding::Counted);
            if !self.recent.counts(&before.id, &before.whose) {
                self.recent.push(before.clone());
            }
            replace(&mut before);
            self.beside.push(before);
        }
        self.note(VerdictLine { is_replacement: !forgotten.is_empty(), ..line });
        change
    }

    /// What the file of replies under that key is called.
    pub fn replies_name(&self, key: &str) -> Option<String> {
        self.replies.name_of(key).map(str::to_owned)
    }

    /// Whether a file of replies is kept under that key.
    pub(super) fn has_replies(&self, key: &str) -> bool {
        survey_of(key).is_some() && self.replies.files().any(|row| survey_of(key) == Some(survey_key(&row.id).as_str()))
    }

    /// Takes a file of replies that is kept already. Where it can no longer be counted it stays kept and is named beside the
    /// others.
    pub fn hold_replies(&mut self, text: String) {
        let reference = serde_json::from_str::<serde_json::Value>(&text).ok();
        let reference = reference.as_ref().and_then(|file| file.get("reference")?.as_str());
        let name = format!("{}-replies.json", reference.unwrap_or("kept"));
        match judge(&self.questionnaires, FoundFile { name, bytes: Ok(text.into_bytes()) }) {
            Judged::Replies(submitted) => {
                let mut row = submitted.row;
                row.file = self.replies.name_apart(&row);
                self.replies.take(row);
            }
            Judged::Not(verdict) => self.unreadable.push(line(*verdict)),
            Judged::Submitted(_) | Judged::Update(_) => {}
        }
    }

    /// The line of a file of replies.
    pub fn replies_line(&self, row: &RepliesRow, standing: FileStanding) -> VerdictLine {
        let said = file_standing(standing);
        let title = known(&self.questionnaires, &row.questionnaire, &row.edition).map(|known| known.questionnaire.title.clone());
        let plain = line(FileVerdict {
            name: row.file.clone(),
            id: Some(row.id.clone()),
            reference: Some(row.reference.clone()),
            organisation: title,
            whose: None,
            verdict: Verdict::Counted,
            remarks: Vec::new(),
            escalations: Vec::new(),
        });
        let differs = row.differs.then_some(QUESTIONNAIRE_DIFFERS);
        let sentences: Vec<&str> = [Some(said.sentence), differs].into_iter().flatten().filter(|one| !one.is_empty()).collect();
        let is_older = standing == FileStanding::Older;
        VerdictLine {
            label: said.label.to_owned(),
            sentence: sentences.join(" "),
            is_counted: !is_older,
            needs_nobody: is_older,
            ..plain
        }
    }
}
