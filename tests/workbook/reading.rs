//! A workbook as another program reads it, and its tables as CSV.

use calamine::{Data, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Every sheet of a workbook, by its name, in the order of the tabs.
pub struct ReadWorkbook {
    pub sheets: Vec<(String, Vec<Vec<Data>>)>,
    /// Cells with a formula.
    pub formulas: Vec<String>,
}

/// A row by the heads of its columns.
pub type ReadRow = BTreeMap<String, Data>;

impl ReadWorkbook {
    pub fn of(bytes: &[u8]) -> Self {
        let mut file: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
        let names = file.sheet_names().clone();
        let mut read = Self { sheets: Vec::new(), formulas: Vec::new() };
        for name in names {
            let range = file.worksheet_range(&name).expect("the sheet can be read");
            read.sheets.push((name.clone(), range.rows().map(<[Data]>::to_vec).collect()));
            let formulas = file.worksheet_formula(&name).expect("its formulas can be read");
            read.formulas.extend(formulas.rows().flatten().filter(|formula| !formula.is_empty()).cloned());
        }
        read
    }

    pub fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[track_caller]
    fn table(&self, sheet: &str) -> (&Vec<Data>, &[Vec<Data>]) {
        let found = self.sheets.iter().find(|(name, _)| name == sheet);
        let (_, rows) = found.unwrap_or_else(|| panic!("there is no sheet {sheet}: {:?}", self.names()));
        rows.split_first().expect("it has a header row")
    }

    #[track_caller]
    pub fn rows(&self, sheet: &str) -> Vec<ReadRow> {
        let (head, rows) = self.table(sheet);
        let named = |row: &Vec<Data>| head.iter().map(text).zip(row.iter().cloned()).collect();
        rows.iter().map(named).collect()
    }

    /// The only row of a sheet in which these columns say this.
    #[track_caller]
    pub fn row(&self, sheet: &str, keys: &[(&str, &str)]) -> ReadRow {
        let (head, rows) = self.table(sheet);
        let place = |column: &str| head.iter().position(|one| text(one) == column).expect("there is such a column");
        let keys: Vec<(usize, &str)> = keys.iter().map(|(column, said)| (place(column), *said)).collect();
        let is_it = |row: &&Vec<Data>| keys.iter().all(|(at, said)| text(&row[*at]) == *said);
        let mut found = rows.iter().filter(is_it);
        let row = found.next().unwrap_or_else(|| panic!("there is no row of {sheet} with {keys:?}"));
        assert_eq!(found.next(), None, "more rows of {sheet} with {keys:?}");
        head.iter().map(text).zip(row.iter().cloned()).collect()
    }

    /// What the notes say about something.
    pub fn notes(&self, about: &str) -> Vec<String> {
        let rows = self.rows("Notes").into_iter().filter(|row| text(&row["About"]) == about);
        rows.map(|row| text(&row["Note"])).collect()
    }

    /// The only thing that they say about it.
    #[track_caller]
    pub fn note(&self, about: &str) -> String {
        match self.notes(about).as_slice() {
            [one] => one.clone(),
            others => panic!("{about}: {others:?}"),
        }
    }
}

/// A cell as text.
pub fn text(cell: &Data) -> String {
    cell.to_string()
}

/// What stands in these columns, as text; a number without decimals where it has none.
#[track_caller]
pub fn said(row: &ReadRow, columns: &[&str]) -> Vec<String> {
    columns
        .iter()
        .map(|column| text(row.get(*column).unwrap_or_else(|| panic!("there is no column {column}: {row:?}"))))
        .collect()
}

/// A number that stands in a column.
#[track_caller]
pub fn number(row: &ReadRow, column: &str) -> f64 {
    match row.get(column) {
        Some(Data::Float(number)) => *number,
        other => panic!("{column} is no number: {other:?}"),
    }
}

/// Every file in a zip.
pub fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("it has a name").into_owned()).collect();
    let mut read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).expect("it is there").read_to_end(&mut bytes).expect("it can be read");
        (name, bytes)
    };
    names.into_iter().map(&mut read).collect()
}

/// The rows of a table in a zip of them.
#[track_caller]
pub fn csv_rows(zip: &[u8], name: &str) -> Vec<Vec<String>> {
    let files = unzipped(zip);
    let (_, bytes) = files.iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("there is no {name}"));
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("Excel is told that it is UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.expect("every row is as wide").iter().map(str::to_owned).collect()).collect()
}
