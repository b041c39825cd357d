//! Tidy tables for other tools: one row for each thing, no words that were typed about children, and the dictionary of all columns.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::talk::DeskChoice;
use safeguarding_audit::interchange::tables::{TIDY_REPLIES, TidyTable, write_tidy_replies};
use std::collections::{BTreeMap, BTreeSet};
use story::office::{Office, school, submitted};

/// A table as rows by the names of its columns.
fn table(office: &Office, which: TidyTable) -> Vec<BTreeMap<String, String>> {
    let mut bytes = Vec::new();
    which.write(&office.desk.tidy("Fernbridge"), &mut bytes).expect("it is written into memory");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let heads: Vec<String> = reader.headers().expect("it has heads").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.expect("every row is as long as the heads"));
    rows.map(|row| heads.iter().cloned().zip(row.iter().map(str::to_owned)).collect()).collect()
}

fn of<'t>(rows: &'t [BTreeMap<String, String>], column: &str, value: &str) -> Vec<&'t BTreeMap<String, String>> {
    rows.iter().filter(|row| row[column] == value).collect()
}

#[test]
fn each_answer_grade_and_action_is_a_row_that_says_whose_it_is() {
    let mut elm = school("a", "=Elm, \"Primary\"");
    elm.answers("D1.1", "partly-in-place");
    elm.does_not_know("D1.2");
    elm.plans("1", "D1.1", "Head teacher", "2027-01-01");
    let office = Office::with(&[("elm.json", submitted(elm, "2026-10-01"))]);
    let returns = table(&office, TidyTable::Returns);
    assert_eq!(returns.len(), 1);
    assert_eq!(returns[0]["organisation"], "'=Elm, \"Primary\"", "no spreadsheet runs what somebody typed");
    assert_eq!((returns[0]["partnership"].as_str(), returns[0]["round"].as_str()), ("Fernbridge", "2026-27"));
    let answers = table(&office, TidyTable::Answers);
    let first = of(&answers, "question", "D1.1");
    assert_eq!(first.len(), 1);
    assert_eq!(["status", "value", "positive"].map(|column| first[0][column].as_str()), ["answered", "partly-in-place", "false"]);
    assert_eq!(of(&answers, "question", "D1.2")[0]["status"], "dont-know");
    let grades = table(&office, TidyTable::Grades);
    assert_eq!(of(&grades, "domain", "").len(), 1, "one for the whole");
    assert!(of(&grades, "domain", "D1")[0]["status"] == "graded");
    let actions = table(&office, TidyTable::Actions);
    assert_eq!((actions.len(), actions[0]["due"].as_str(), actions[0]["has_owner"].as_str()), (1, "2027-01-01", "true"));
    let all: String = TidyTable::ALL.iter().flat_map(|one| table(&office, *one)).flat_map(|row| row.into_values()).collect();
    assert!(!all.contains("Head teacher"), "roles and words stay inside");
}

#[test]
fn what_does_not_count_is_there_and_says_so() {
    let mut before = school("c", "Elm Primary");
    before.record.cycle = "2025-26".to_owned();
    let mut office = Office::with(&[
        ("first.json", submitted(school("a", "Elm Primary"), "2026-10-01")),
        ("last.json", submitted(school("b", "Elm Primary"), "2026-10-09")),
        ("oak.json", submitted(school("d", "Oak Primary"), "2026-10-09")),
        ("before.json", submitted(before, "2025-10-01")),
    ]);
    office.desk.choose(DeskChoice::LeaveOut { key: office.key_of("oak.json"), reason: "A test".to_owned() });
    let returns = table(&office, TidyTable::Returns);
    let places: BTreeSet<(&str, &str)> = returns.iter().map(|row| (row["return"].as_str(), row["place"].as_str())).collect();
    assert_eq!(places, BTreeSet::from([("a", "waits"), ("b", "counted"), ("c", "counted"), ("d", "left-out")]));
}

#[test]
fn the_dictionary_has_every_column_of_every_table_and_no_other() {
    let office = Office::with(&[("elm.json", submitted(school("a", "Elm Primary"), "2026-10-01"))]);
    let said: BTreeSet<(String, String)> =
        table(&office, TidyTable::Dictionary).into_iter().map(|row| (row["table"].clone(), row["column"].clone())).collect();
    let mut there = BTreeSet::new();
    for which in [TidyTable::Returns, TidyTable::Answers, TidyTable::Grades, TidyTable::Actions] {
        let rows = table(&office, which);
        // The school names no action, so its table has heads alone.
        let heads: Vec<String> = rows.first().map(|row| row.keys().cloned().collect()).unwrap_or_default();
        there.extend(heads.into_iter().map(|head| (which.file_name().to_owned(), head)));
    }
    assert!(there.is_subset(&said));
    let mut bytes = Vec::new();
    write_tidy_replies(&[], &mut bytes).expect("it is written into memory");
    let heads = String::from_utf8(bytes).expect("text");
    let replies: Vec<(String, String)> = heads.trim().split(',').map(|head| (TIDY_REPLIES.to_owned(), head.to_owned())).collect();
    assert!(replies.iter().all(|one| said.contains(one)), "{heads}");
    assert!(said.iter().all(|one| there.contains(one) || one.0 == "actions.csv" || replies.contains(one)));
    assert_eq!(table(&Office::new(), TidyTable::Answers), Vec::new(), "of nothing there are heads alone");
}

#[test]
fn the_zip_has_every_table_as_it_is_written_by_itself() {
    let office = Office::with(&[("elm.json", submitted(school("a", "Elm"), "2026-10-01"))]);
    let zip = office.desk.tidy_zip("Fernbridge").expect("it can be made");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("it is a zip");
    assert_eq!(zip.len(), TidyTable::ALL.len() + 1, "and replies");
    for which in TidyTable::ALL {
        let mut alone = Vec::new();
        which.write(&office.desk.tidy("Fernbridge"), &mut alone).expect("it is written into memory");
        let mut file = zip.by_name(which.file_name()).expect("it is there");
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("it can be read");
        assert_eq!(bytes, alone, "{}", which.file_name());
    }
}
