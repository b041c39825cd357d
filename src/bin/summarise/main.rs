//! Adds return files up on the command line, with the same code as the app: the summary as JSON, open escalations and
//! verdicts on stderr, and everything else that leaves the desk into a folder. Files are read by every core, and none is held
//! in memory once its row is made.
//!
//! `cargo run --no-default-features --bin summarise -- --out FOLDER --register LIST.csv RETURNS/` says with no path what else
//! there is.

mod arguments;
mod finding;
mod writing;

use arguments::Arguments;
use finding::{AtPath, as_questionnaire, files, judged, questionnaires_first, text_of};
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, ReportAbout};
use safeguarding_audit::adding_up::leaving::Leaving;
use safeguarding_audit::adding_up::lines::Lines;
use safeguarding_audit::adding_up::talk::RegisterAsk;
use safeguarding_audit::adding_up::{open_escalations, read_questionnaires};
use safeguarding_audit::aggregation::summary::Summary;
use safeguarding_audit::aggregation::suppression::Threshold;
use safeguarding_audit::interchange::intake::Judged;
use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::date::Date;
use safeguarding_audit::model::filter::{Filter, GradesBy};
use safeguarding_audit::words::case_figures::escalation;
use safeguarding_audit::words::files::read_error;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use writing::Writing;

/// How many files are judged before they are placed, one after the other in their order.
const AT_ONCE: usize = 512;
/// Where questionnaires are in this repository.
const QUESTIONNAIRES: &str = "public/questionnaires";
/// What it ends with where somebody must look at a file.
const NOT_ALL_COUNTED: u8 = 2;

fn main() -> ExitCode {
    let asked = Arguments::read(std::env::args().skip(1));
    match asked.and_then(|arguments| run(&arguments)) {
        Ok(true) => ExitCode::from(NOT_ALL_COUNTED),
        Ok(false) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Whether a machine is to be told that somebody must look at a file.
fn run(asked: &Arguments) -> Result<bool, String> {
    let (questionnaires, paths) = questionnaires(asked)?;
    let mut adding =
        Adding { desk: RowDesk::new(read_questionnaires(&questionnaires)), merged: BTreeMap::new(), lines: Lines::default() };
    let is_watched = std::io::stderr().is_terminal() && !asked.is_strict;
    for (at, portion) in paths.chunks(AT_ONCE).enumerate() {
        let questionnaires = Arc::clone(adding.desk.questionnaires());
        for found in judged(&questionnaires, portion) {
            match found {
                AtPath::Nothing => {}
                AtPath::Unread(line) => adding.lines.push(*line),
                AtPath::Files(files) => files.into_iter().for_each(|file| adding.take(file)),
            }
        }
        if is_watched {
            show_progress((at * AT_ONCE + portion.len()).min(paths.len()), paths.len());
        }
    }
    let written = match &asked.out {
        Some(out) => Some(write_everything(&mut adding, asked, Path::new(out))?),
        None => None,
    };
    let summaries = match written {
        _ if !asked.is_published => adding.desk.summaries_by(grades(asked), Threshold::default()),
        Some(leaving) => leaving.figures().summaries.clone(),
        None => adding.desk.leaving(&wanted(asked), audience(asked)).figures().summaries.clone(),
    };
    let needs_somebody = adding.tell(asked.is_strict, &summaries, std::io::stdout().lock()).map_err(|error| error.to_string())?;
    Ok(asked.is_strict && needs_somebody)
}

/// The questionnaires that are named first, or those of the folder; and the files that are returns.
fn questionnaires(asked: &Arguments) -> Result<(Vec<Vec<u8>>, Vec<String>), String> {
    // A first file that is called a questionnaire by its own format and cannot be read as one is said to be so.
    if let Some(first) = asked.paths.first().filter(|first| Path::new(first).is_file()) {
        let bytes = std::fs::read(first).map_err(|error| format!("{first}: {error}"))?;
        let is_called_one = || String::from_utf8_lossy(&bytes).contains("\"safeguarding-audit/questionnaire\"");
        if let Err(error) = read_questionnaire(&bytes)
            && is_called_one()
        {
            return Err(format!("{first}: {}", read_error(&error)));
        }
    }
    let (mut found, paths) = questionnaires_first(files(&asked.paths)?);
    if found.is_empty() || asked.questionnaires.is_some() {
        let folder = asked.questionnaires.clone().unwrap_or_else(|| QUESTIONNAIRES.to_owned());
        let known = files(std::slice::from_ref(&folder))?;
        found.extend(known.iter().filter_map(|path| as_questionnaire(path)));
        if found.is_empty() {
            return Err(format!("There is no questionnaire in “{folder}”. Name one, or its folder with --questionnaires."));
        }
    }
    Ok((found, paths))
}

/// Which grades figures are made from.
fn grades(asked: &Arguments) -> GradesBy {
    if asked.is_moderated { GradesBy::AsModerated } else { GradesBy::AsGiven }
}

/// The figures of the round that is asked for.
fn wanted(asked: &Arguments) -> DeskWanted {
    let filter = Filter { round: asked.round.clone(), grades: grades(asked), ..Filter::default() };
    DeskWanted { filter, ..DeskWanted::default() }
}

/// Whom it is for.
fn audience(asked: &Arguments) -> Audience {
    if asked.is_published { Audience::Published { names: asked.names } } else { Audience::Inside }
}

/// Writes it, and hands out the figures that it was made from.
fn write_everything(adding: &mut Adding, asked: &Arguments, folder: &Path) -> Result<Leaving, String> {
    let typed = asked.today.clone().unwrap_or_else(today);
    let today = Date::from_iso(&typed).ok_or_else(|| format!("“{typed}” is no day. Write it as 2026-11-30."))?.to_string();
    let wanted = DeskWanted { today: today.clone(), ..wanted(asked) };
    let round = adding.desk.look(&wanted).round;
    if asked.round.as_ref().is_some_and(|wanted| *wanted != round) {
        return Err(format!("No return is of the round “{}”.", asked.round.as_deref().unwrap_or_default()));
    }
    if let Some(register) = &asked.register {
        let bytes = std::fs::read(register).map_err(|error| format!("{register}: {error}"))?;
        let said = adding.desk.change_register(&round, RegisterAsk::List, Some(&bytes));
        for sentence in said.map_err(|why| format!("{register}: {why}"))? {
            eprintln!("{register}: {sentence}");
        }
    }
    let audience = audience(asked);
    let about = ReportAbout { partnership: asked.partnership.clone(), today, ..ReportAbout::default() };
    let writing = Writing { desk: &adding.desk, merged: &adding.merged, wanted, audience, about, folder };
    if asked.only_tables { writing.tables() } else { writing.everything() }
}

/// A line that is written over itself.
fn show_progress(done: usize, all: usize) {
    const WIDTH: usize = 40;
    let filled = done * WIDTH / all.max(1);
    let end = if done == all { "\n" } else { "" };
    eprint!("\r[{}{}] {done} of {all} files{end}", "#".repeat(filled), " ".repeat(WIDTH - filled));
}

/// The day it is, in universal time; empty where the clock is before 1970.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let Some(first) = Date::new(1970, 1, 1) else { return String::new() };
    let wanted = u64::from(first.ordinal()) + seconds / 86_400;
    let days = (1970..=u16::MAX).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let mut days = days.flat_map(|(year, month)| (1..=31).filter_map(move |day| Date::new(year, month, day)));
    days.find(|day| u64::from(day.ordinal()) == wanted).map_or_else(String::new, |day| day.to_string())
}

struct Adding {
    desk: RowDesk,
    /// Files that were put together from several, by key.
    merged: BTreeMap<String, String>,
    lines: Lines,
}

impl Adding {
    fn take(&mut self, judged: Judged) {
        if let Judged::Replies(replies) = judged {
            let (line, _) = self.desk.take_replies(*replies);
            return self.lines.note(line);
        }
        if let Judged::Update(update) = judged {
            let (line, _) = self.desk.take_update(*update);
            return self.lines.note(line);
        }
        let mut judged = judged;
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

    /// Says what became of every file, and where a child may be at risk; then the summary. Whether somebody must look at a file.
    fn tell(mut self, is_strict: bool, summaries: &[Summary], mut summary: impl Write) -> std::io::Result<bool> {
        self.lines.tell_shared(&self.desk.shared());
        let found: Vec<_> = self.desk.rows().flat_map(|row| row.escalations.clone()).collect();
        let mut said = std::io::BufWriter::new(std::io::stderr().lock());
        for open in open_escalations(&found, self.lines.all()) {
            match is_strict {
                true => writeln!(said, "{}", serde_json::json!({ "open_escalation": escalation(&open) }))?,
                false => writeln!(said, "Open escalation: {}", escalation(&open))?,
            }
        }
        for line in self.lines.all() {
            match is_strict {
                true => writeln!(said, "{}", serde_json::to_string(line)?)?,
                false => writeln!(said, "{}: {}. {}", line.name, line.label, line.sentence)?,
            }
        }
        said.flush()?;
        writeln!(summary, "{}", serde_json::to_string_pretty(summaries)?)?;
        Ok(self.lines.all().iter().any(|line| !line.is_counted && !line.needs_nobody))
    }
}
