//! Lines and cells out of text, whatever stands between them. Knows nothing of what they mean.

use super::{LineRemark, ListError, MOST_COLUMNS, MOST_LINES, RegisterRemark};
use crate::model::date::Date;
use crate::model::plain::{is_seen, trimmed};

/// What may stand between cells; of two that fit as well, the first.
const BETWEEN: [char; 4] = ['\t', ';', '|', ','];
/// How many lines are looked at to find out.
const LOOKED_AT: usize = 100;
/// More line breaks than this in one cell are no address: a quotation mark has swallowed lines.
const MOST_BREAKS: usize = 8;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Text, without the blanks around it; may be empty.
    Text(String),
    /// A number, of a workbook.
    Number(f64),
    /// A day, of a workbook.
    Day(Date),
}

/// A line that has something on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableLine {
    /// From 1, as the program counts it that made the list.
    pub number: usize,
    /// From left to right, at most [`MOST_COLUMNS`].
    pub cells: Vec<Content>,
}

/// Lines of one list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Table {
    /// In their order.
    pub lines: Vec<TableLine>,
    /// What was noticed so far.
    pub remarks: Vec<RegisterRemark>,
    /// Whether only a comma stands between cells, and so perhaps within names.
    pub is_by_comma: bool,
}

impl Content {
    /// As it would be typed. A number has no more decimals than it needs.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// Whether nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if !is_seen(text))
    }
}

impl Table {
    /// Takes a line on, where there is something on it.
    pub fn push(&mut self, number: usize, mut cells: Vec<Content>) -> Result<(), ListError> {
        let width = cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |at| at + 1);
        cells.truncate(width);
        if cells.is_empty() {
            self.remark(number, LineRemark::Blank);
            return Ok(());
        }
        if cells.len() > MOST_COLUMNS {
            let beyond = cells.split_off(MOST_COLUMNS);
            let said = beyond.iter().filter(|cell| !cell.is_blank()).map(Content::text).collect();
            self.remark(number, LineRemark::NotTaken(said));
        }
        if self.lines.len() == MOST_LINES {
            return Err(ListError::TooManyLines);
        }
        self.lines.push(TableLine { number, cells });
        Ok(())
    }

    /// Something to say of a line.
    pub fn remark(&mut self, line: usize, what: LineRemark) {
        self.remarks.push(RegisterRemark { line: Some(line), what });
    }
}

impl TableLine {
    /// What is on it, as one text.
    pub fn said(&self) -> String {
        let said: Vec<String> = self.cells.iter().filter(|cell| !cell.is_blank()).map(Content::text).collect();
        said.join(", ")
    }
}

/// A table out of text.
pub(super) fn of_text(text: &str) -> Result<Table, ListError> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{85}', '\u{2028}'], "\n");
    let text = text.trim_end();
    let (named, text) = excel_separator(text);
    let between = named.unwrap_or_else(|| separator(text));
    let before = usize::from(named.is_some());
    let mut table = match whole(text, between, before)? {
        Some(table) => table,
        None => line_by_line(text, between, before)?,
    };
    table.is_by_comma = between == ',';
    Ok(table)
}

/// "sep=;" on the first line, which Excel understands, and the rest.
fn excel_separator(text: &str) -> (Option<char>, &str) {
    let named = || {
        let (first, rest) = text.split_once('\n')?;
        let between = first.trim().strip_prefix("sep=")?.chars().next().filter(|sign| BETWEEN.contains(sign))?;
        Some((between, rest))
    };
    named().map_or((None, text), |(between, rest)| (Some(between), rest))
}

/// What stands between the cells: that which the most lines have the same number of. A comma is often part of a name, so
/// anything else that most lines have goes before it.
fn separator(text: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|line| is_seen(line)).take(LOOKED_AT).collect();
    let having = |between: char| lines.iter().filter(|line| outside_quotes(line, between) > 0).count();
    let in_most = BETWEEN.into_iter().filter(|between| *between != ',').find(|between| having(*between) * 2 > lines.len());
    in_most.unwrap_or_else(|| {
        // A few lines with tabs in a list of names are a table that was pasted in; commas would be in names.
        if having(',') == 0 { BETWEEN.into_iter().max_by_key(|between| having(*between)).unwrap_or(',') } else { ',' }
    })
}

fn outside_quotes(line: &str, between: char) -> usize {
    let mut is_quoted = false;
    let mut found = 0;
    for sign in line.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            sign if sign == between && !is_quoted => found += 1,
            _ => {}
        }
    }
    found
}

fn reader(text: &str, between: char, quoting: bool) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    let delimiter = u8::try_from(between).unwrap_or(b',');
    builder.has_headers(false).flexible(true).delimiter(delimiter).quoting(quoting).terminator(csv::Terminator::Any(b'\n'));
    builder.from_reader(text.as_bytes())
}

/// The text as one table; none where a quotation mark that nothing closes has swallowed lines.
fn whole(text: &str, between: char, before: usize) -> Result<Option<Table>, ListError> {
    if text.matches('"').count() % 2 == 1 {
        return Ok(None);
    }
    // The last line ends as the others do, so that all are counted in one way.
    let ended = format!("{text}\n");
    let mut reader = reader(&ended, between, true);
    let mut record = csv::StringRecord::new();
    let mut table = Table::default();
    let mut next = 1;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(Some(table)),
            Err(_) => return Ok(None),
        }
        let breaks = |cell: &str| cell.matches('\n').count();
        if record.iter().any(|cell| breaks(cell) > MOST_BREAKS) {
            return Ok(None);
        }
        let after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let first = after.saturating_sub(1 + record.iter().map(breaks).sum::<usize>());
        for blank in next..first {
            table.remark(blank + before, LineRemark::Blank);
        }
        next = after;
        table.push(first + before, cells(&record))?;
    }
}

/// Each line by itself: those in which a quotation mark is not closed are read as they stand.
fn line_by_line(text: &str, between: char, before: usize) -> Result<Table, ListError> {
    let mut table = Table::default();
    for (number, line) in (1 + before..).zip(text.lines()) {
        let is_stray = line.matches('"').count() % 2 == 1;
        let mut record = csv::StringRecord::new();
        let is_read = reader(line, between, !is_stray).read_record(&mut record).unwrap_or(false);
        let cells = if is_read { cells(&record) } else { vec![Content::Text(trimmed(line).to_owned())] };
        if is_stray {
            table.remark(number, LineRemark::StrayQuote);
        }
        table.push(number, cells)?;
    }
    Ok(table)
}

fn cells(record: &csv::StringRecord) -> Vec<Content> {
    let text = |cell: &str| {
        let text = one_line(cell);
        // This app puts an apostrophe before what would run as a formula.
        let is_inert = text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(['=', '+', '-', '@']));
        Content::Text(if is_inert { text.chars().skip(1).collect() } else { text })
    };
    record.iter().map(text).collect()
}

/// A text without the blanks around it, and with one blank for each line break in it.
pub(super) fn one_line(cell: &str) -> String {
    let parts: Vec<&str> = cell.split(['\n', '\r', '\t']).map(trimmed).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let table = of_text(text).expect("it is short");
        table.lines.iter().map(|line| (line.number, line.cells.iter().map(Content::text).collect())).collect()
    }

    #[test]
    fn lines_are_counted_as_the_program_that_made_them_does() {
        let lines = read("a;b\r\n\r\n\"c\r\nd\";e\r\n;\r\nf;g");
        let expected = [(1, vec!["a", "b"]), (3, vec!["c d", "e"]), (6, vec!["f", "g"])];
        assert_eq!(lines, expected.map(|(number, cells)| (number, cells.into_iter().map(str::to_owned).collect())));
    }

    #[test]
    fn a_stray_quotation_mark_swallows_no_lines() {
        let lines = read("Name,Type\n\"Elm,School\nOak,School\n\"Ash, The\",School");
        assert_eq!(lines.len(), 4);
        assert_eq!(lines.last().map(|(_, cells)| cells.clone()), Some(vec!["Ash, The".to_owned(), "School".to_owned()]));
    }
}
