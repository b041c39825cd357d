//! A register out of what a partnership has: a pasted list, CSV in whichever form, a workbook of Excel. What is not taken is
//! named with its line, and nothing is guessed in silence. Knows no returns.

mod chase;
mod decoding;
mod guard;
mod headings;
mod lines;
mod saved;
mod table;
mod values;
mod workbook;

use super::kinds::{FileKind, kind_of};
use crate::model::meaning::Meaning;
use crate::model::register::Expected;

pub use chase::chase_csv;
pub use saved::{read_register, write_register};

/// The most bytes that a list may have.
pub const LARGEST_LIST: usize = 16 * 1024 * 1024;
/// The most lines that are read.
pub const MOST_LINES: usize = 20_000;
/// The most columns that are read; what stands further right is named.
pub const MOST_COLUMNS: usize = 100;

/// What was read from a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadRegister {
    /// Organisations, in the order of their lines, without ids.
    pub expected: Vec<Expected>,
    /// What there is to say of lines, in their order; what is about the whole list first.
    pub remarks: Vec<RegisterRemark>,
    /// Which heading was taken as what, from left to right; empty where there was no header.
    pub columns: Vec<ReadColumn>,
}

/// Something to say of a list or of a line in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRemark {
    /// The line, from 1, as the program that made the list counts it; none where it is about the whole list.
    pub line: Option<usize>,
    /// What.
    pub what: LineRemark,
}

/// A heading, and what was taken from below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadColumn {
    /// As it stands there.
    pub heading: String,
    /// What was taken from there; none where nothing was.
    pub taken_as: Option<RegisterColumn>,
    /// Whether another column counts first, and this one where that is blank.
    pub is_second: bool,
}

/// What a column of a list may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegisterColumn {
    /// The organisation's name.
    Name,
    /// Its type.
    Kind,
    /// The sector it is counted in.
    Sector,
    /// The part of the area it is in.
    Locality,
    /// One of the numbers and codes it is known by.
    Identifier(Meaning),
    /// The role that is written to.
    ContactRole,
    /// Its own first deadline.
    FirstDeadline,
    /// Its own final deadline.
    FinalDeadline,
}

/// What there is to say of a line. Lines of the first five kinds are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineRemark {
    /// There is nothing on it.
    Blank,
    /// It stands above the header.
    AboveHeader(String),
    /// It is a header once more; from here on its order of columns counts.
    HeaderAgain,
    /// It names no organisation; with what it does say.
    WithoutName(String),
    /// It is a sum, and no organisation.
    Total(String),
    /// It is of the same organisation as an earlier line, in which it filled in what was blank.
    SameAs(usize),
    /// It has the same number as an earlier line, under another name. Both are taken.
    SharedNumber {
        /// The earlier line.
        line: usize,
        /// Which number.
        kind: Meaning,
    },
    /// Cells that stand under no heading, or in a list without a header beside the name.
    NotTaken(Vec<String>),
    /// A spreadsheet program's word for something that went wrong: `#N/A`. Taken as blank.
    BrokenCell(String),
    /// A number that a spreadsheet program has rounded: `1.23E+05`. It is not taken.
    Rounded {
        /// Which number it should be.
        kind: Meaning,
        /// As it stands there.
        said: String,
    },
    /// Zeros that a spreadsheet program took away were put back.
    ZerosPutBack {
        /// Which number.
        kind: Meaning,
        /// As it is taken.
        taken: String,
    },
    /// It does not have the form that such numbers have. It is taken as it is.
    UnusualNumber {
        /// Which number.
        kind: Meaning,
        /// As it stands there.
        said: String,
    },
    /// A deadline that is no date. It is not taken.
    NoDate {
        /// Which deadline.
        column: RegisterColumn,
        /// As it stands there.
        said: String,
    },
    /// A deadline that stood there as a spreadsheet program's number for a day.
    DayFromNumber {
        /// As it stands there.
        said: String,
        /// The ISO date that it is.
        day: String,
    },
    /// The final deadline is before the first.
    DeadlinesCrossed,
    /// From here to that line cells are merged: what is in them counts for each of the lines.
    Merged(usize),
    /// A quotation mark that nothing closes. The line was read by itself.
    StrayQuote,
    /// There is no header: each line was taken as a name.
    NoHeader,
    /// The text was in an older encoding, and was read as Windows-1252.
    OlderEncoding,
    /// Another sheet of the workbook, which was not read.
    OtherSheet(String),
}

/// Why nothing can be read of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// More than [`LARGEST_LIST`].
    TooLarge(usize),
    /// More than [`MOST_LINES`].
    TooManyLines,
    /// Nobody is named in it.
    Empty,
    /// A file of this app or of another that writes JSON: a register that was saved is opened and not read as a list.
    Saved,
    /// A file of another program.
    OtherKind(FileKind),
    /// No text, and nothing that is known.
    NotText,
    /// A workbook that has a password.
    Locked,
    /// A workbook that is far larger inside than it looks.
    TooMuch,
    /// A workbook that is damaged; with what was found, for whoever looks into it.
    Damaged(String),
    /// There is a header, and no column in it has names; with its headings.
    NoNames(Vec<String>),
}

/// Reads a file that was chosen: text in whichever encoding and form, or a workbook.
pub fn read_list(bytes: &[u8]) -> Result<ReadRegister, ListError> {
    if bytes.len() > LARGEST_LIST {
        return Err(ListError::TooLarge(bytes.len()));
    }
    match kind_of("", bytes) {
        Some(FileKind::Excel) if bytes.starts_with(b"PK") => lines::of_sheets(workbook::sheets(bytes)?),
        Some(kind) => Err(ListError::OtherKind(kind)),
        None => {
            let (text, is_older) = decoding::decoded(bytes)?;
            let mut read = read_pasted_list(&text)?;
            if is_older {
                read.remarks.insert(0, RegisterRemark { line: None, what: LineRemark::OlderEncoding });
            }
            Ok(read)
        }
    }
}

/// Reads what was pasted: from a spreadsheet program, a mail, a list.
pub fn read_pasted_list(text: &str) -> Result<ReadRegister, ListError> {
    if text.len() > LARGEST_LIST * 2 {
        return Err(ListError::TooLarge(text.len()));
    }
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return Err(ListError::Saved);
    }
    lines::of_table(table::of_text(text)?)
}
