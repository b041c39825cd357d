//! Everything that leaves the desk, written into a folder.

use crate::finding::text_of;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, ReportAbout, ReportFormat, ReportKind};
use safeguarding_audit::adding_up::leaving::{Leaving, WorkbookAbout};
use safeguarding_audit::adding_up::report::letter::letter_file_name;
use safeguarding_audit::adding_up::report::{ReportOf, written_as};
use safeguarding_audit::documents::PrintedDocument;
use safeguarding_audit::interchange::tables::workbook::xlsx;
use safeguarding_audit::interchange::tables::{TIDY_REPLIES, TidyTable, summary_csv, write_tidy_replies};
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::report_words::ReportWords;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// As what documents are written.
const FORMATS: [ReportFormat; 2] = [ReportFormat::Html, ReportFormat::Word];

/// What names organisations, and is not written beside what is published.
const INSIDE: [&str; 2] = ["letters", "returns.csv"];

/// What is written, of what and where.
pub struct Writing<'w> {
    /// The returns.
    pub desk: &'w RowDesk,
    /// Files that were put together from several, by key.
    pub merged: &'w BTreeMap<String, String>,
    /// Which round, and the day it is.
    pub wanted: DeskWanted,
    /// Whom it is for.
    pub audience: Audience,
    /// The partnership and the day.
    pub about: ReportAbout,
    /// The folder.
    pub folder: &'w Path,
}

impl Writing<'_> {
    /// Writes the tidy tables alone.
    ///
    /// # Errors
    /// Which file could not be written, and why.
    pub fn tables(&self) -> Result<Leaving, String> {
        std::fs::create_dir_all(self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        self.tidy()?;
        Ok(self.desk.leaving(&self.wanted, self.audience))
    }

    /// Writes everything. Letters and tidy tables name organisations, so they are not in what is published.
    ///
    /// # Errors
    /// Which file could not be written, and why.
    pub fn everything(&self) -> Result<Leaving, String> {
        let named = INSIDE.iter().map(|name| self.folder.join(name)).find(|path| path.exists());
        if let Some(path) = named.filter(|_| self.audience.is_published()) {
            return Err(format!("{} names organisations. Choose another folder for what is published.", path.display()));
        }
        std::fs::create_dir_all(self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        let leaving = self.desk.leaving(&self.wanted, self.audience);
        let summaries = &leaving.figures().summaries;
        self.put("summary.json", &serde_json::to_vec_pretty(summaries).map_err(|error| error.to_string())?)?;
        self.put("summary.csv", &summary_csv(summaries))?;
        let words = ReportWords { audience: self.audience, ..ReportWords::of(&leaving.figures().round) };
        let of = ReportOf { leaving: &leaving, words: &words, about: &self.about };
        self.document("report", &of.document(ReportKind::Report))?;
        self.document("briefing", &of.document(ReportKind::Briefing))?;
        let about = WorkbookAbout {
            partnership: self.about.partnership.clone(),
            made_on: self.about.today.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        self.put("figures.xlsx", &xlsx(&leaving.workbook(&about)).map_err(|error| error.0)?)?;
        if self.audience.is_published() {
            return Ok(leaving);
        }
        self.tidy()?;
        self.letters(&leaving.figures().round, &words)?;
        Ok(leaving)
    }

    fn document(&self, name: &str, document: &PrintedDocument) -> Result<(), String> {
        for format in FORMATS {
            let bytes = written_as(document, format, &made_at(&self.about.today)).map_err(|error| error.to_string())?;
            self.put(&format!("{name}.{}", format.ending()), &bytes)?;
        }
        Ok(())
    }

    fn letters(&self, round: &str, words: &ReportWords) -> Result<(), String> {
        let folder = self.folder.join("letters");
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for (at, (key, name)) in self.desk.letters_for(round, &self.wanted.filter).into_iter().enumerate() {
            let file = self.merged.get(&key).cloned().or_else(|| text_of(&self.desk.row(&key)?.file));
            let update = self.desk.update_of(&key).and_then(|update| text_of(&self.desk.update_name(update)?));
            let letter = file.and_then(|file| self.desk.letter(&key, (&file, update.as_deref()), words, &self.about));
            let Some(letter) = letter else { continue };
            let format = ReportFormat::Word;
            let bytes = written_as(&letter, format, &made_at(&self.about.today)).map_err(|error| error.to_string())?;
            self.put(&format!("letters/{}", letter_file_name(&name, at + 1, format)), &bytes)?;
        }
        Ok(())
    }

    fn tidy(&self) -> Result<(), String> {
        let returns = self.desk.tidy(&self.about.partnership);
        for table in TidyTable::ALL {
            let (path, file) = self.open(table.file_name())?;
            table.write(&returns, BufWriter::new(file)).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let (path, file) = self.open(TIDY_REPLIES)?;
        let replies = self.desk.tidy_replies(&self.about.partnership);
        write_tidy_replies(&replies, BufWriter::new(file)).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let (path, mut file) = self.open(name)?;
        file.write_all(bytes).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn open(&self, name: &str) -> Result<(PathBuf, File), String> {
        let path = self.folder.join(name);
        let file = File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok((path, file))
    }
}

/// The beginning of a day, as an RFC 3339 time.
fn made_at(today: &str) -> String {
    format!("{today}T00:00:00Z")
}
