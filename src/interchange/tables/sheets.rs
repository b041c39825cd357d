//! A workbook as plain tables, before it becomes a file of Excel or of CSV: one table to a sheet, one header row, and of every
//! cell what it is. It travels from the worker to the page, which has the part that writes Excel's files.

use crate::model::date::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The longest text of one cell that Excel takes, as it counts: in units of UTF-16.
pub const LONGEST_TEXT: usize = 32_767;
/// The longest name of a sheet that Excel takes, likewise.
const LONGEST_NAME: usize = 31;
/// What the sheet of the notes is called.
pub const NOTES: &str = "Notes";

/// Tables that belong together, with what there is to know of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// What it is.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// On which day.
    pub made_on: Option<Date>,
    /// What there is to know before the tables are read.
    pub notes: Vec<WorkbookNote>,
    /// The tables.
    pub sheets: Vec<WorkbookSheet>,
}

/// Something to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookNote {
    /// What it is about, in a word or two.
    pub about: String,
    /// What there is to know of that.
    pub said: WorkbookCell,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookSheet {
    /// What its tab says.
    pub name: String,
    /// What it holds, in a sentence.
    pub title: String,
    /// Its columns.
    pub columns: Vec<WorkbookColumn>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<WorkbookCell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookColumn {
    /// What stands above it.
    pub name: String,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What stands in a column where nothing is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Texts.
    Words,
    /// Whole numbers from 0.
    Count,
    /// Numbers with decimals, also below 0.
    Number,
    /// Days.
    Day,
}

/// A cell. None is empty: what is missing says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkbookCell {
    /// A text, as it was typed.
    Text(String),
    /// How many.
    Count(u64),
    /// A number in parts of ten, a hundred or ten thousand, so that no digit is lost on the way.
    Number {
        /// How many of those parts.
        parts: i64,
        /// How many decimals.
        decimals: u8,
    },
    /// A day.
    Day(Date),
    /// Hidden to protect people or organisations.
    Hidden,
    /// There can be none.
    Nothing,
    /// Not given, since too few are counted.
    TooFew,
}

impl WorkbookCell {
    /// A text; nothing where it is blank.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// How many.
    pub fn count(n: usize) -> Self {
        Self::Count(u64::try_from(n).unwrap_or(u64::MAX))
    }

    /// How many, unless that is hidden.
    pub fn shown(n: Option<usize>) -> Self {
        n.map_or(Self::Hidden, Self::count)
    }

    /// What stands in the place of a number or a text that is not there, as government statistics write it.
    pub fn shorthand(&self) -> Option<&'static str> {
        match self {
            Self::Hidden => Some("[c]"),
            Self::Nothing => Some("[z]"),
            Self::TooFew => Some("[x]"),
            Self::Text(_) | Self::Count(_) | Self::Number { .. } | Self::Day(_) => None,
        }
    }

    /// Whether it may stand in a column of this kind.
    pub fn fits(&self, kind: ColumnKind) -> bool {
        match self {
            Self::Text(_) => kind == ColumnKind::Words,
            Self::Count(_) => kind == ColumnKind::Count,
            Self::Number { .. } => kind == ColumnKind::Number,
            Self::Day(_) => kind == ColumnKind::Day,
            Self::Hidden | Self::Nothing | Self::TooFew => true,
        }
    }
}

impl WorkbookSheet {
    /// A table with these columns.
    pub fn of(name: &str, title: &str, columns: &[(&str, ColumnKind)], rows: Vec<Vec<WorkbookCell>>) -> Self {
        let column = |(name, kind): &(&str, ColumnKind)| WorkbookColumn { name: (*name).to_owned(), kind: *kind };
        Self { name: name.to_owned(), title: title.to_owned(), columns: columns.iter().map(column).collect(), rows }
    }
}

impl Workbook {
    /// Every sheet with the name that its tab may have, the notes first.
    pub fn named(&self) -> Vec<(String, Cow<'_, WorkbookSheet>)> {
        let columns = [("About", ColumnKind::Words), ("Note", ColumnKind::Words)];
        let rows = self.notes.iter().map(|note| vec![WorkbookCell::text(note.about.as_str()), note.said.clone()]);
        let notes = WorkbookSheet::of(NOTES, &self.title, &columns, rows.collect());
        let mut taken = BTreeSet::new();
        let all = [Cow::Owned(notes)].into_iter().chain(self.sheets.iter().map(Cow::Borrowed));
        all.map(|sheet| (tab_name(&mut taken, &sheet.name), sheet)).collect()
    }
}

/// A name that Excel takes, and that no other sheet has: it knows no difference between capitals and small letters.
fn tab_name(taken: &mut BTreeSet<String>, wanted: &str) -> String {
    let plain: String = plain(wanted).chars().map(|sign| if "[]:*?/\\\n\t".contains(sign) { '-' } else { sign }).collect();
    let trim = |name: &str| name.trim_matches(|sign: char| sign == '\'' || sign.is_whitespace()).to_owned();
    let mut own = trim(&plain);
    // Excel keeps this one for itself.
    if own.is_empty() || own.eq_ignore_ascii_case("history") {
        own = format!("Sheet {own}").trim().to_owned();
    }
    let mut name = trim(cut(&own, LONGEST_NAME));
    let mut next = 2_usize;
    while !taken.insert(name.to_lowercase()) {
        let after = format!(" {next}");
        name = format!("{}{after}", trim(cut(&own, LONGEST_NAME - after.len())));
        next += 1;
    }
    name
}

/// A text without what no file of Excel can hold and no spreadsheet program shows: control characters become the sign for what
/// cannot be shown, and each line ends alike. Letters of every script stay as they are, whichever way they are read.
pub fn plain(text: &str) -> String {
    let is_forbidden = |sign: char| sign.is_control() && sign != '\n' && sign != '\t' || matches!(sign, '\u{fffe}' | '\u{ffff}');
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    if lines.contains(is_forbidden) { lines.replace(is_forbidden, "\u{fffd}") } else { lines }
}

/// As much of a text from its beginning as has at most so many units of UTF-16.
pub fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let over = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > most
    });
    over.map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_has_a_name_that_excel_takes_and_that_no_other_has() {
        let mut taken = BTreeSet::new();
        for (wanted, expected) in [
            ("Domains", "Domains"),
            ("domains", "domains 2"),
            ("What? [a/b]: *\\", "What- -a-b-- --"),
            ("'quoted'", "quoted"),
            ("", "Sheet"),
            ("History", "Sheet History"),
            ("\u{1}\n", "\u{fffd}-"),
            ("A name that is longer than thirty-one signs", "A name that is longer than thir"),
            ("A name that is longer than thirty-one, too", "A name that is longer than th 2"),
        ] {
            assert_eq!(tab_name(&mut taken, wanted), expected, "{wanted}");
        }
    }

    #[test]
    fn a_text_is_cut_between_signs_by_the_length_that_excel_counts() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abc", 2), "ab");
        assert_eq!(cut("a🙂b", 2), "a", "the face is two units");
        assert_eq!(cut("سلام", 2), "سل");
    }

    #[test]
    fn control_characters_become_a_sign_and_lines_end_alike() {
        assert_eq!(plain("a\u{1}b\r\nc\rd\te"), "a\u{fffd}b\nc\nd\te");
        assert_eq!(plain("تجربة \u{202e}x"), "تجربة \u{202e}x");
    }
}
