//! What there is to know before the tables of a workbook are read: whose they are, what they count, what is not in them and why.

use super::{Leaving, WorkbookAbout, text};
use crate::adding_up::desk::shown::{Looked, RoundTally};
use crate::interchange::tables::sheets::{LONGEST_TEXT, WorkbookCell, WorkbookNote, WorkbookSheet, plain};
use crate::model::date::Date;
use crate::words::desk::{CASES_ARE_WHOLE, NO_ROUND, NotCounted, counted, not_counted};
use crate::words::figures::{count, grades_said, several_editions};
use crate::words::surveys::{SURVEYS_ARE_WHOLE, months, replies, response, waiting};
use crate::words::{case_figures, workbook as words};

/// The notes, in the order in which they are read.
pub(super) fn notes(leaving: &Leaving, about: &WorkbookAbout, sheets: &[WorkbookSheet]) -> Vec<WorkbookNote> {
    let figures = leaving.figures();
    let round = if figures.round.is_empty() { NO_ROUND } else { &figures.round };
    let made_on = Date::from_iso(&about.made_on).map_or_else(|| text(&about.made_on), WorkbookCell::Day);
    let mut notes = Notes::default();
    notes.say("Title", words::title(&about.partnership, &figures.round));
    notes.say("Partnership", about.partnership.as_str());
    notes.say("Round", round);
    notes.say_all("Only", leaving.filter().iter().map(String::as_str), words::EVERYBODY);
    notes.say("For", words::audience(leaving.audience()));
    notes.0.push(WorkbookNote { about: "Made on".to_owned(), said: made_on });
    notes.say("Made with", format!("Safeguarding audit, version {}", about.version));
    counts(&mut notes, leaving);
    notes.say_each("Grades", grades_said(&figures.summaries).iter().map(String::as_str));
    notes.say_each("Hidden", leaving.hidden().iter().map(String::as_str));
    if leaving.audience().is_published() && figures.summaries.iter().any(|summary| summary.moderation.is_some()) {
        notes.say("Hidden", words::ROLES_STAY_INSIDE);
    }
    notes.say_each("Hidden", hidden_cases(figures).iter().map(String::as_str));
    if sheets.is_empty() {
        notes.say("Tables", words::NO_FIGURES);
    } else {
        notes.say_each("Reading", [words::ALL, words::GOOD_OR_BETTER, words::PERCENTAGES].into_iter());
        notes.say_each("Shorthand", [words::HIDDEN, words::NOTHING, words::TOO_FEW].into_iter());
    }
    let long = sheets.iter().flat_map(|sheet| &sheet.rows).flatten().filter(|cell| is_long(cell)).count();
    notes.say_each("Long texts", words::cut_texts(long).iter().map(String::as_str));
    for sheet in sheets {
        notes.say(&format!("Sheet: {}", sheet.name), words::sheet(sheet.rows.len(), &sheet.title));
    }
    notes.0
}

#[derive(Default)]
struct Notes(Vec<WorkbookNote>);

impl Notes {
    fn say(&mut self, about: &str, said: impl Into<String>) {
        self.0.push(WorkbookNote { about: about.to_owned(), said: WorkbookCell::text(said) });
    }

    fn say_each<'s>(&mut self, about: &str, said: impl Iterator<Item = &'s str>) {
        said.filter(|said| !said.is_empty()).for_each(|said| self.say(about, said));
    }

    /// Or something else where there is nothing.
    fn say_all<'s>(&mut self, about: &str, said: impl Iterator<Item = &'s str>, or: &str) {
        let before = self.0.len();
        self.say_each(about, said);
        if self.0.len() == before {
            self.say(about, or);
        }
    }
}

/// What is counted, and what is not.
fn counts(notes: &mut Notes, leaving: &Leaving) {
    let figures = leaving.figures();
    let RoundTally { filtered, waiting: waits, left_out, other_rounds, not_counted: files, .. } = figures.tally;
    let is_narrow = !leaving.filter().is_empty();
    notes.say("Returns", counted(figures.tally.counted, &figures.round, is_narrow));
    for summary in &figures.summaries {
        let returns = count(summary.counted, "return");
        notes.say("Returns", format!("{}, edition {}: {returns}.", summary.title, summary.edition));
    }
    notes.say_each("Returns", several_editions(&figures.summaries).iter().map(String::as_str));
    notes.say_each(
        "Not counted",
        [not_counted(NotCounted { filtered, waiting: waits, left_out, other_rounds, files })].iter().map(String::as_str),
    );
    if let Some(register) = &figures.register {
        notes.say("Register", format!("{}.", register.rate));
        notes.say_each("Register", register.notes.iter().map(String::as_str));
    }
    for survey in &figures.surveys.surveys {
        let response = survey.response.as_ref().map(|of| response(of, survey.files));
        let said = [Some(replies(survey)), response, survey.months.as_ref().map(months), waiting(survey)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        notes.say("Replies", format!("{}, edition {}: {}", survey.title, survey.edition, said.join(" ")));
    }
    if is_narrow && !figures.surveys.surveys.is_empty() {
        notes.say("Replies", SURVEYS_ARE_WHOLE);
    }
    if is_narrow && figures.summaries.iter().any(|summary| summary.cases.is_some()) {
        notes.say("Returns", CASES_ARE_WHOLE);
    }
}

fn hidden_cases(figures: &Looked) -> Vec<String> {
    let cases = figures.summaries.iter().filter_map(|summary| summary.cases.as_ref());
    cases.flat_map(|cases| [case_figures::hidden_domains(cases), case_figures::no_groups(cases)]).flatten().collect()
}

fn is_long(cell: &WorkbookCell) -> bool {
    match cell {
        WorkbookCell::Text(text) => text.len() > LONGEST_TEXT && plain(text).encode_utf16().count() > LONGEST_TEXT,
        WorkbookCell::Count(_)
        | WorkbookCell::Number { .. }
        | WorkbookCell::Day(_)
        | WorkbookCell::Hidden
        | WorkbookCell::Nothing
        | WorkbookCell::TooFew => false,
    }
}
