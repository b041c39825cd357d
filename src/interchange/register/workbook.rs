//! Sheets of a workbook of Excel as tables. The one place that knows the crate that reads workbooks.

use super::table::{Content, Table, one_line};
use super::{LineRemark, ListError, MOST_COLUMNS, MOST_LINES, guard};
use crate::model::date::Date;
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// The most sheets that are looked at.
const MOST_SHEETS: usize = 50;
/// Blank lines are named one by one up to so many in a row.
const MOST_BLANK: u32 = 100;

/// How many lines in merged areas are looked at; those of one sheet do not overlap, so that a real one stays far below.
const MOST_VISITS: usize = 1_000_000;

/// A sheet with cells.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// As its tab says.
    pub name: String,
    /// Whether it is not shown.
    pub is_hidden: bool,
    /// What is on it, or why it cannot be read.
    pub table: Result<Table, ListError>,
}

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;
/// Cells by line and column, from 0.
type Cells = BTreeMap<(u32, u32), Content>;

/// Every sheet with cells, in the order of the tabs.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ListError> {
    guard::look_into(bytes)?;
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let listed: Vec<calamine::Sheet> = workbook.sheets_metadata().to_vec();
    let of_cells = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).take(MOST_SHEETS);
    let sheets = of_cells.map(|sheet| {
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let table = cells(&mut workbook, &sheet.name).and_then(|mut cells| table(&mut cells, &merged));
        Sheet { is_hidden: sheet.visible != SheetVisible::Visible, name: sheet.name, table }
    });
    Ok(sheets.collect())
}

/// The cells of a sheet with something in them. They are read one by one: a sheet with two cells far apart is no large one.
fn cells(workbook: &mut Workbook, name: &str) -> Result<Cells, ListError> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    let mut cells = Cells::new();
    let mut lines = BTreeSet::new();
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let content = content(cell.get_value());
        if content.is_blank() {
            continue;
        }
        let (line, column) = cell.get_position();
        lines.insert(line);
        if lines.len() > MOST_LINES {
            return Err(ListError::TooManyLines);
        }
        // What is too far right is named with the last column that is read.
        let last = u32::try_from(MOST_COLUMNS).unwrap_or(u32::MAX);
        match cells.entry((line, column.min(last))) {
            Entry::Vacant(free) => {
                free.insert(content);
            }
            Entry::Occupied(mut taken) => {
                let both = format!("{}, {}", taken.get().text(), content.text());
                taken.insert(Content::Text(both));
            }
        }
    }
    Ok(cells)
}

fn table(cells: &mut Cells, merged: &[Dimensions]) -> Result<Table, ListError> {
    let mut table = Table::default();
    let with_cells: BTreeSet<u32> = cells.keys().map(|(line, _)| *line).collect();
    let mut visits = MOST_VISITS;
    for area in merged {
        let ((first, column), (last, _)) = (area.start, area.end);
        let below: Vec<u32> = with_cells.range(first.saturating_add(1)..).copied().take_while(|line| *line <= last).collect();
        visits = visits.saturating_sub(1 + below.len());
        let Some((content, last)) = cells.get(&(first, column)).cloned().zip(below.last()).filter(|_| visits > 0) else {
            continue;
        };
        // What is in a merged area counts for each of its lines that has something else on it.
        for line in &below {
            cells.entry((*line, column)).or_insert_with(|| content.clone());
        }
        table.remark(number(first), LineRemark::Merged(number(*last)));
    }
    let mut lines: BTreeMap<u32, Vec<Content>> = BTreeMap::new();
    for ((line, column), content) in std::mem::take(cells) {
        let of_line = lines.entry(line).or_default();
        of_line.resize(usize::try_from(column).unwrap_or(MOST_COLUMNS), Content::Text(String::new()));
        of_line.push(content);
    }
    let mut next = 0;
    for (line, cells) in lines {
        if line.saturating_sub(next) <= MOST_BLANK {
            (next..line).for_each(|blank| table.remark(number(blank), LineRemark::Blank));
        }
        next = line.saturating_add(1);
        table.push(number(line), cells)?;
    }
    Ok(table)
}

fn content(found: &DataRef) -> Content {
    match found {
        DataRef::Int(number) => Content::Number(*number as f64),
        DataRef::Float(number) => Content::Number(*number),
        DataRef::String(text) => Content::Text(one_line(text)),
        DataRef::SharedString(text) => Content::Text(one_line(text)),
        DataRef::Bool(is_so) => Content::Text(if *is_so { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(day) => {
            let (year, month, of_month, ..) = day.to_ymd_hms_milli();
            let read = Date::new(year, month, of_month).filter(|date| day.is_datetime() && date.is_likely());
            read.map_or(Content::Number(day.as_f64()), Content::Day)
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Content::Text(text.clone()),
        DataRef::Error(error) => Content::Text(error.to_string()),
        DataRef::Empty => Content::Text(String::new()),
    }
}

/// The number that stands before a line.
fn number(line: u32) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX).saturating_add(1)
}

fn damaged(error: XlsxError) -> ListError {
    match error {
        XlsxError::Password => ListError::Locked,
        error => ListError::Damaged(error.to_string()),
    }
}
