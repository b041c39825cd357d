//! Writes a workbook as a file of Excel. The one place that knows the crate that does. A text is always written as a text, so
//! that nothing anybody typed is ever a formula. Knows no clock: on which day it was made is said in the workbook.

use super::sheets::{ColumnKind, LONGEST_TEXT, Workbook, WorkbookCell, WorkbookSheet, cut, plain};
use crate::model::date::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook as ExcelFile, Worksheet, XlsxError};

/// What stands at the end of a text that is cut.
const CUT: &str = "… [cut]";
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (9, 60);
/// The widest of a sheet of two columns, which is read and not filtered.
const WIDEST_OF_TWO: usize = 100;
/// About how much memory a cell takes until its file is written.
const BYTES_OF_A_CELL: usize = 400;
/// How many rows are looked at for the width of their columns.
const MEASURED: usize = 500;

/// What a workbook of Excel is, to a browser.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What makes the bytes of a workbook, where it comes in a part of its own.
pub type WriteWorkbook = fn(&Workbook) -> Result<Vec<u8>, WorkbookError>;

/// Why it could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbookError(pub String);

impl<E: std::error::Error> From<E> for WorkbookError {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// The file.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, WorkbookError> {
    make_room(workbook);
    let mut file = ExcelFile::new();
    file.set_properties(&properties(workbook));
    let formats = Formats::new();
    for (name, sheet) in workbook.named() {
        let worksheet = file.add_worksheet();
        worksheet.set_name(name)?;
        write(worksheet, &sheet, &formats)?;
    }
    Ok(file.save_to_buffer()?)
}

/// The memory of wasm grows a little at a time, and V8 tidies up at each growth: of 800,000 cells that took seven times as long as
/// all the rest. So it grows once; what is given back here is there for the cells.
fn make_room(workbook: &Workbook) {
    let cells: usize = workbook.sheets.iter().map(|sheet| sheet.rows.len().saturating_mul(sheet.columns.len())).sum();
    let mut room: Vec<u8> = Vec::new();
    if room.try_reserve_exact(cells.saturating_mul(BYTES_OF_A_CELL)).is_ok() {
        std::hint::black_box(&room);
    }
}

fn properties(workbook: &Workbook) -> DocProperties {
    let properties = DocProperties::new().set_title(plain(&workbook.title)).set_author(plain(&workbook.author));
    // Without a day of its own it would have the clock's.
    let made_on = workbook.made_on.and_then(day).or_else(|| ExcelDateTime::from_ymd(1900, 1, 1).ok());
    match made_on {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    }
}

/// How cells look.
struct Formats {
    head: Format,
    count: Format,
    day: Format,
    /// Of texts in the sheet of two columns.
    wrapped: Format,
    /// What stands in the place of a number.
    shorthand: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            count: Format::new().set_num_format("#,##0"),
            day: Format::new().set_num_format("d mmmm yyyy").set_align(FormatAlign::Left),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            shorthand: Format::new().set_align(FormatAlign::Right),
        }
    }
}

fn write(worksheet: &mut Worksheet, sheet: &WorkbookSheet, formats: &Formats) -> Result<(), XlsxError> {
    if sheet.columns.len() == 2 {
        // A cell takes over how its column looks when it is written.
        for (column, _) in places(&sheet.columns)? {
            worksheet.set_column_format(column, &formats.wrapped)?;
        }
    }
    for (column, of) in places(&sheet.columns)? {
        worksheet.write_string_with_format(0, column, fitting(&of.name), &formats.head)?;
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        let line = u32::try_from(at + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for ((column, cell), of) in places(row)?.zip(&sheet.columns) {
            write_cell(worksheet, (line, column), cell, of.kind, formats)?;
        }
    }
    let widest = if sheet.columns.len() == 2 { WIDEST_OF_TWO } else { WIDTHS.1 };
    for (column, width) in places(&widths(sheet, widest))? {
        // Room for the arrow of the filter.
        worksheet.set_column_width(column, *width as f64 + 2.0)?;
    }
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.set_repeat_rows(0, 0)?;
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let last = (u32::try_from(sheet.rows.len()), u16::try_from(sheet.columns.len().saturating_sub(1)));
    if let (Ok(rows @ 1..), Ok(column)) = last {
        worksheet.autofilter(0, 0, rows, column)?;
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (line, column): (u32, u16),
    cell: &WorkbookCell,
    kind: ColumnKind,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        WorkbookCell::Text(text) => worksheet.write_string(line, column, fitting(text))?,
        WorkbookCell::Count(n) => worksheet.write_number_with_format(line, column, *n as f64, &formats.count)?,
        WorkbookCell::Number { parts, decimals } => {
            worksheet.write_number(line, column, *parts as f64 / 10_f64.powi(i32::from(*decimals)))?
        }
        WorkbookCell::Day(date) => match day(*date) {
            Some(found) => worksheet.write_datetime_with_format(line, column, &found, &formats.day)?,
            // Excel knows no day before 1900.
            None => worksheet.write_string(line, column, date.to_string())?,
        },
        WorkbookCell::Hidden | WorkbookCell::Nothing | WorkbookCell::TooFew => {
            let shorthand = cell.shorthand().unwrap_or_default();
            match kind {
                ColumnKind::Words => worksheet.write_string(line, column, shorthand)?,
                ColumnKind::Count | ColumnKind::Number | ColumnKind::Day => {
                    worksheet.write_string_with_format(line, column, shorthand, &formats.shorthand)?
                }
            }
        }
    };
    Ok(())
}

/// Things in a row, each with its column.
fn places<T>(of: &[T]) -> Result<impl Iterator<Item = (u16, &T)>, XlsxError> {
    let most = u16::try_from(of.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    Ok((0..most).zip(of))
}

fn day(date: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(date.year, date.month, date.day).ok()
}

/// A text as one cell takes it.
fn fitting(text: &str) -> String {
    let text = plain(text);
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text;
    }
    format!("{}{CUT}", cut(&text, LONGEST_TEXT - CUT.encode_utf16().count()))
}

fn widths(sheet: &WorkbookSheet, widest: usize) -> Vec<usize> {
    let width = |(at, head): (usize, &super::sheets::WorkbookColumn)| {
        // Heads of several words go on in the next line.
        let longest_word = head.name.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
        let of_cells = sheet.rows.iter().take(MEASURED).filter_map(|row| row.get(at)).map(breadth);
        of_cells.chain([longest_word]).max().unwrap_or_default().clamp(WIDTHS.0, widest)
    };
    sheet.columns.iter().enumerate().map(width).collect()
}

fn breadth(cell: &WorkbookCell) -> usize {
    match cell {
        WorkbookCell::Text(text) => text.chars().take(WIDEST_OF_TWO).count(),
        WorkbookCell::Count(_) | WorkbookCell::Number { .. } => WIDTHS.0,
        WorkbookCell::Day(_) => "30 September 2026".len(),
        WorkbookCell::Hidden | WorkbookCell::Nothing | WorkbookCell::TooFew => 0,
    }
}
