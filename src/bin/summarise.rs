//! Adds return files up on the command line, with the same code as the app: the summary as JSON, open escalations and
//! verdicts on stderr. Files are read by every core, and none is held in memory once its row is made.
//!
//! `cargo run --no-default-features --bin summarise -- [--out FOLDER] QUESTIONNAIRE.json RETURN.json…` With `--out` it also
//! writes tidy tables for other tools into that folder.

use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::lines::{Lines, unread};
use safeguarding_audit::adding_up::{VerdictLine, open_escalations, read_questionnaires};
use safeguarding_audit::aggregation::suppression::Threshold;
use safeguarding_audit::interchange::archive::Opening;
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::interchange::read::{ReadQuestionnaire, read_questionnaire};
use safeguarding_audit::interchange::tables::TidyTable;
use safeguarding_audit::words::case_figures::escalation;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// How many files are judged before they are placed, one after the other in their order.
const AT_ONCE: usize = 512;

fn main() -> ExitCode {
    let mut paths = std::env::args().skip(1).peekable();
    let out = paths.next_if(|first| first == "--out").and_then(|_| paths.next());
    let Some(questionnaire) = paths.next() else {
        eprintln!("usage: summarise [--out FOLDER] QUESTIONNAIRE.json RETURN.json|RETURNS.zip…");
        return ExitCode::FAILURE;
    };
    match run(&questionnaire, &paths.collect::<Vec<String>>(), out.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(questionnaire: &str, paths: &[String], out: Option<&str>) -> Result<(), String> {
    let bytes = std::fs::read(questionnaire).map_err(|error| format!("{questionnaire}: {error}"))?;
    read_questionnaire(&bytes)
        .map_err(|error| format!("{questionnaire}: {}", safeguarding_audit::words::files::read_error(&error)))?;
    let mut adding =
        Adding { desk: RowDesk::new(read_questionnaires(&[bytes])), merged: BTreeMap::new(), lines: Lines::default() };
    for portion in paths.chunks(AT_ONCE) {
        let questionnaires = Arc::clone(adding.desk.questionnaires());
        for found in judged(&questionnaires, portion) {
            match found {
                Found::Nothing => {}
                Found::Unread(line) => adding.lines.push(*line),
                Found::Files(files) => files.into_iter().for_each(|file| adding.take(file)),
            }
        }
    }
    if let Some(out) = out {
        write_tidy(&adding.desk, Path::new(out)).map_err(|error| format!("{out}: {error}"))?;
    }
    adding.tell().map_err(|error| error.to_string())
}

/// Writes each tidy table into a file of the folder, which is made where it is not there.
fn write_tidy(desk: &RowDesk, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let returns = desk.tidy("");
    for table in TidyTable::ALL {
        table.write(&returns, BufWriter::new(File::create(folder.join(table.file_name()))?))?;
    }
    Ok(())
}

/// What came of one path.
enum Found {
    /// It is nobody's business.
    Nothing,
    /// It could not be read.
    Unread(Box<VerdictLine>),
    /// Each file in it, judged.
    Files(Vec<Judged>),
}

/// Judges the files behind these paths, in their order, on every core.
fn judged(questionnaires: &[ReadQuestionnaire], paths: &[String]) -> Vec<Found> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(BTreeMap::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(paths.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((at, path)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, paths.get(at)?)))
                {
                    let one = look_at(questionnaires, path);
                    if let Ok(mut found) = found.lock() {
                        found.insert(at, one);
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_default().into_values().collect()
}

fn look_at(questionnaires: &[ReadQuestionnaire], path: &str) -> Found {
    match std::fs::read(path) {
        Ok(bytes) => Found::Files(Opening::of(path, bytes).map(|file| without_text(judge(questionnaires, file))).collect()),
        Err(error) => unread(path, "", &error.to_string()).map_or(Found::Nothing, |line| Found::Unread(Box::new(line))),
    }
}

/// The file itself is on the disk, and is read again in the rare case that it must be looked at beside another.
fn without_text(mut judged: Judged) -> Judged {
    match &mut judged {
        Judged::Submitted(submitted) => submitted.text = String::new(),
        Judged::Replies(replies) => replies.text = String::new(),
        Judged::Not(_) => {}
    }
    judged
}

struct Adding {
    desk: RowDesk,
    /// Files that were put together from several, by key.
    merged: BTreeMap<String, String>,
    lines: Lines,
}

impl Adding {
    // Replies to surveys are in no summary: their line says that the app adds them up.
    fn take(&mut self, mut judged: Judged) {
        let at_hand = self.desk.needs(&judged).map(str::to_owned).and_then(|key| {
            if let Judged::Submitted(submitted) = &mut judged {
                submitted.text = text_of(&submitted.row.file).unwrap_or_default();
            }
            self.merged.get(&key).cloned().or_else(|| text_of(&self.desk.row(&key)?.file))
        });
        let (line, change) = self.desk.take(judged, at_hand.as_deref());
        self.lines.note(line);
        if let Some(change) = change {
            if change.text.is_empty() {
                self.merged.remove(&change.key);
            } else {
                self.merged.insert(change.key, change.text);
            }
        }
    }

    fn tell(mut self) -> std::io::Result<()> {
        self.lines.tell_shared(&self.desk.shared());
        let found: Vec<_> = self.desk.rows().flat_map(|row| row.escalations.clone()).collect();
        let mut said = std::io::BufWriter::new(std::io::stderr().lock());
        for open in open_escalations(&found, self.lines.all()) {
            writeln!(said, "Open escalation: {}", escalation(&open))?;
        }
        for line in self.lines.all() {
            writeln!(said, "{}: {}. {}", line.name, line.label, line.sentence)?;
        }
        said.flush()?;
        let summaries = self.desk.summaries(self.desk.rows(), Threshold::default());
        let json = serde_json::to_string_pretty(&summaries)?;
        writeln!(std::io::stdout().lock(), "{json}")
    }
}

/// The text of a file that was named so: behind a path, or in an archive behind one.
fn text_of(name: &str) -> Option<String> {
    let path = name.split(" → ").next()?;
    let found = Opening::of(path, std::fs::read(path).ok()?).find(|file| file.name == name)?;
    safeguarding_audit::interchange::encoding::text_of(&found.bytes.ok()?).ok().map(|text| text.into_owned())
}
