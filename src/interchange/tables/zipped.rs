//! A workbook as CSV: one file for each table, in one zip, for programs that read no workbooks.

use super::sheets::{Workbook, WorkbookCell, WorkbookSheet, plain};
use super::workbook::WorkbookError;
use super::{inert, written};
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Every table as a file, under the name of its sheet.
pub fn tables_zip(workbook: &Workbook) -> Result<Vec<u8>, WorkbookError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut names = BTreeSet::new();
    for (tab, sheet) in workbook.named() {
        zip.start_file(file_name(&mut names, &tab), SimpleFileOptions::default())?;
        zip.write_all(&sheet_csv(&sheet))?;
    }
    Ok(zip.finish()?.into_inner())
}

/// One table. What is a number is one; what was typed is never run.
pub fn sheet_csv(sheet: &WorkbookSheet) -> Vec<u8> {
    let head = sheet.columns.iter().map(|column| inert(&plain(&column.name))).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    written([head].into_iter().chain(rows))
}

fn cell(of: &WorkbookCell) -> String {
    match of {
        WorkbookCell::Text(text) => inert(&plain(text)),
        WorkbookCell::Count(n) => n.to_string(),
        WorkbookCell::Number { parts, decimals } => decimal(*parts, *decimals),
        WorkbookCell::Day(date) => date.to_string(),
        WorkbookCell::Hidden | WorkbookCell::Nothing | WorkbookCell::TooFew => of.shorthand().unwrap_or_default().to_owned(),
    }
}

/// "-12.5" of -1250 in hundredths: every digit there is, and no other.
fn decimal(parts: i64, decimals: u8) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let width = usize::from(decimals) + 1;
    let digits = format!("{:0>width$}", parts.unsigned_abs());
    let (whole, rest) = digits.split_at(digits.len() - usize::from(decimals));
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

/// "questions-met.csv" for "Questions met".
fn file_name(taken: &mut BTreeSet<String>, tab: &str) -> String {
    let signs: String = tab.to_lowercase().chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect();
    let words: Vec<&str> = signs.split('-').filter(|word| !word.is_empty()).collect();
    let plain = if words.is_empty() { "table".to_owned() } else { words.join("-") };
    let mut name = format!("{plain}.csv");
    let mut next = 2_usize;
    while !taken.insert(name.clone()) {
        name = format!("{plain}-{next}.csv");
        next += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_every_digit_and_no_other() {
        let read = [(1250, 2), (-5, 2), (0, 2), (1200, 2), (-10_000, 4), (6789, 4), (7, 0)];
        let read = read.map(|(parts, decimals)| decimal(parts, decimals));
        assert_eq!(read, ["12.5", "-0.05", "0", "12", "-1", "0.6789", "7"]);
    }

    #[test]
    fn a_file_is_named_after_its_sheet_and_no_two_alike() {
        let mut taken = BTreeSet::new();
        let named = ["Questions met", "Domains", "questions-met", "***"].map(|tab| file_name(&mut taken, tab));
        assert_eq!(named, ["questions-met.csv", "domains.csv", "questions-met-2.csv", "table.csv"]);
    }
}
