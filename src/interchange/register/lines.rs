//! Organisations out of the lines of a table, each line that is not taken with its reason.

use super::headings::{Headings, Layout};
use super::table::{Content, Table, TableLine};
use super::workbook::Sheet as WorkbookSheet;
use super::{LineRemark, ListError, ReadRegister, RegisterColumn, RegisterRemark, values};
use crate::model::date::Date;
use crate::model::meaning::Meaning;
use crate::model::organisation::plain_name;
use crate::model::plain::says_something;
use crate::model::register::{Expected, KNOWN_BY, plain_identifier};
use std::collections::BTreeMap;

/// Reads the first sheet that has a header and organisations below it, or else the first with anything on it. What is hidden is
/// looked at last. The other sheets are named.
pub(super) fn of_sheets(sheets: Vec<WorkbookSheet>) -> Result<ReadRegister, ListError> {
    let headings = Headings::all();
    let is_filled = |sheet: &WorkbookSheet| sheet.table.as_ref().map_or(true, |table| !table.lines.is_empty());
    let mut order: Vec<WorkbookSheet> = sheets.into_iter().filter(is_filled).collect();
    let named: Vec<String> = order.iter().map(|sheet| sheet.name.clone()).collect();
    order.sort_by_key(|sheet| sheet.is_hidden);
    let is_headed = |table: &Table| headings.find(table).is_some_and(|(_, layout)| layout.has(RegisterColumn::Name));
    let (with_header, without): (Vec<_>, Vec<_>) = order.into_iter().partition(|sheet| sheet.table.as_ref().is_ok_and(is_headed));
    let mut why = ListError::Empty;
    for sheet in with_header.into_iter().chain(without) {
        match sheet.table.and_then(of_table) {
            Ok(mut read) => {
                let others = named.iter().filter(|name| **name != sheet.name).cloned();
                let remarks = others.map(|name| RegisterRemark { line: None, what: LineRemark::OtherSheet(name) });
                read.remarks.splice(0..0, remarks);
                return Ok(read);
            }
            Err(error) if why == ListError::Empty => why = error,
            Err(_) => {}
        }
    }
    Err(why)
}

/// Reads a table, with its header wherever it stands, or without one.
pub(super) fn of_table(table: Table) -> Result<ReadRegister, ListError> {
    let headings = Headings::all();
    let header = headings.find(&table);
    if let Some((_, layout)) = header.as_ref().filter(|(_, layout)| !layout.has(RegisterColumn::Name)) {
        return Err(ListError::NoNames(layout.headings()));
    }
    let mut reading = Reading { layout: Layout::default(), remarks: table.remarks, ..Reading::default() };
    match header {
        Some((at, layout)) => {
            let columns = layout.read_columns();
            reading.layout = layout;
            for above in &table.lines[..at] {
                reading.remark(above.number, LineRemark::AboveHeader(above.said()));
            }
            table.lines[at + 1..].iter().for_each(|line| reading.take(line, &headings));
            reading.read.columns = columns;
        }
        None => {
            reading.remarks.push(RegisterRemark { line: None, what: LineRemark::NoHeader });
            let is_of_names = table.is_by_comma && !is_even(&table.lines);
            table.lines.iter().for_each(|line| reading.take_as_name(line, is_of_names));
        }
    }
    reading.finish()
}

/// Whether all lines have the same number of cells, several: then what is after the first comma is not part of a name.
fn is_even(lines: &[TableLine]) -> bool {
    let width = lines.first().map_or(0, |line| line.cells.len());
    width > 1 && lines.len() > 1 && lines.iter().all(|line| line.cells.len() == width)
}

#[derive(Default)]
struct Reading {
    layout: Layout,
    remarks: Vec<RegisterRemark>,
    read: ReadRegister,
    /// The line of each organisation.
    numbers: Vec<usize>,
    /// Organisations that may be the same as another: by name, and by each number.
    by_name: BTreeMap<String, Vec<usize>>,
    by_number: BTreeMap<(Meaning, String), Vec<usize>>,
}

impl Reading {
    fn remark(&mut self, line: usize, what: LineRemark) {
        self.remarks.push(RegisterRemark { line: Some(line), what });
    }

    /// A line below a header.
    fn take(&mut self, line: &TableLine, headings: &Headings) {
        // A school whose type is "School" and whose contact is its "Head teacher" is no header: its name is none.
        let names = self.layout.places(RegisterColumn::Name);
        let is_header = |again: &Layout| again.has(RegisterColumn::Name) && names.iter().any(|at| again.is_known(*at));
        if let Some(again) = headings.layout(line).filter(is_header) {
            self.layout = again;
            return self.remark(line.number, LineRemark::HeaderAgain);
        }
        let mut expected = Expected::named(&self.text(line, RegisterColumn::Name));
        if !says_something(&expected.name) {
            return self.remark(line.number, LineRemark::WithoutName(line.said()));
        }
        if is_total(&expected.name) {
            return self.remark(line.number, LineRemark::Total(line.said()));
        }
        expected.kind = self.text(line, RegisterColumn::Kind);
        expected.sector = self.text(line, RegisterColumn::Sector);
        expected.locality = self.text(line, RegisterColumn::Locality);
        expected.contact_role = self.text(line, RegisterColumn::ContactRole);
        expected.first_deadline = self.deadline(line, RegisterColumn::FirstDeadline);
        expected.final_deadline = self.deadline(line, RegisterColumn::FinalDeadline);
        for kind in KNOWN_BY {
            let typed = self.text(line, RegisterColumn::Identifier(kind));
            let (taken, remark) = values::identifier(kind, &typed);
            remark.into_iter().for_each(|what| self.remark(line.number, what));
            if !taken.is_empty() {
                expected.identifiers.insert(kind.word().to_owned(), taken);
            }
        }
        let days = [&expected.first_deadline, &expected.final_deadline].map(|day| Date::from_iso(day));
        if let [Some(first), Some(last)] = days
            && last < first
        {
            self.remark(line.number, LineRemark::DeadlinesCrossed);
        }
        let unheaded = line.cells.iter().enumerate().filter(|(at, cell)| !self.layout.is_headed(*at) && !cell.is_blank());
        self.not_taken(line.number, unheaded.map(|(_, cell)| cell.text()).collect());
        self.keep(line.number, expected);
    }

    /// A line of a list without a header: the first cell in which something is said is the name, or the whole line.
    fn take_as_name(&mut self, line: &TableLine, is_whole: bool) {
        let mut texts: Vec<String> = line.cells.iter().filter(|cell| !cell.is_blank()).map(Content::text).collect();
        if is_whole {
            texts = vec![texts.join(", ")];
        }
        let is_name = |text: &String| text.chars().any(char::is_alphabetic);
        let Some(at) = texts.iter().position(is_name) else {
            return self.remark(line.number, LineRemark::WithoutName(line.said()));
        };
        let name = without_bullet(&texts.remove(at));
        if is_total(&name) {
            return self.remark(line.number, LineRemark::Total(line.said()));
        }
        self.not_taken(line.number, texts);
        self.keep(line.number, Expected::named(&name));
    }

    fn not_taken(&mut self, line: usize, said: Vec<String>) {
        if !said.is_empty() {
            self.remark(line, LineRemark::NotTaken(said));
        }
    }

    /// What stands in the columns of that, the surest first.
    fn text(&mut self, line: &TableLine, column: RegisterColumn) -> String {
        for at in self.layout.places(column) {
            let Some(cell) = line.cells.get(at) else { continue };
            let (text, broken) = values::text(cell);
            broken.into_iter().for_each(|what| self.remark(line.number, what));
            if !text.is_empty() {
                return text;
            }
        }
        String::new()
    }

    fn deadline(&mut self, line: &TableLine, column: RegisterColumn) -> String {
        for at in self.layout.places(column) {
            let Some(cell) = line.cells.get(at).filter(|cell| !cell.is_blank()) else { continue };
            let (day, remark) = values::deadline(column, cell);
            remark.into_iter().for_each(|what| self.remark(line.number, what));
            if !day.is_empty() {
                return day;
            }
        }
        String::new()
    }

    /// Keeps an organisation, or fills in the line that is of the same.
    fn keep(&mut self, line: usize, expected: Expected) {
        let name = plain_name(&expected.name);
        let alike = self.by_name.get(&name).into_iter().flatten().copied();
        let same = alike.into_iter().find(|at| self.read.expected.get(*at).is_some_and(|known| known.is_same_as(&expected)));
        if let Some((known, first)) = same.and_then(|at| self.read.expected.get_mut(at).zip(self.numbers.get(at).copied())) {
            known.fill_in(&expected);
            return self.remark(line, LineRemark::SameAs(first));
        }
        let at = self.read.expected.len();
        for kind in KNOWN_BY {
            if let Some(value) = expected.identifiers.get(kind.word()) {
                self.by_number.entry((kind, plain_identifier(value))).or_default().push(at);
            }
        }
        self.by_name.entry(name).or_default().push(at);
        self.numbers.push(line);
        self.read.expected.push(expected);
    }

    /// Numbers that stand under several names.
    fn shared_numbers(&self) -> Vec<RegisterRemark> {
        let line = |at: &usize| self.numbers.get(*at).copied();
        let shared = self.by_number.iter().filter_map(|((kind, _), places)| {
            let (first, others) = places.split_first()?;
            let first = line(first)?;
            Some(others.iter().filter_map(line).map(move |other| RegisterRemark {
                line: Some(other),
                what: LineRemark::SharedNumber { line: first, kind: *kind },
            }))
        });
        shared.flatten().collect()
    }

    fn finish(mut self) -> Result<ReadRegister, ListError> {
        if self.read.expected.is_empty() {
            return Err(ListError::Empty);
        }
        let shared = self.shared_numbers();
        self.read.remarks = self.remarks;
        self.read.remarks.extend(shared);
        // What was noticed of one line stays in the order in which it was noticed.
        self.read.remarks.sort_by_key(|remark| remark.line);
        Ok(self.read)
    }
}

/// "• Elm School" and "3. Elm School" are names of a list that was copied from a letter.
fn without_bullet(name: &str) -> String {
    let bare = name.trim_start_matches(['•', '·', '*', '‣', '▪', '–', '-', 'o']);
    let digits = name.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let numbered = (digits.len() < name.len()).then(|| digits.strip_prefix(['.', ')'])).flatten();
    let begins_anew = |rest: &&str| rest.len() < name.len() && rest.starts_with([' ', '\u{a0}']);
    numbered.filter(begins_anew).or(Some(bare).filter(begins_anew)).map_or(name, str::trim).to_owned()
}

/// "Total", "Total: 419", "Grand total".
fn is_total(name: &str) -> bool {
    let words = letters(name).trim_end_matches(|sign: char| sign.is_ascii_digit()).to_owned();
    ["total", "totals", "grandtotal", "totalschools", "totalorganisations", "subtotal"].contains(&words.as_str())
}

fn letters(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
