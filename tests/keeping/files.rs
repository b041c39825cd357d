//! A sealed file and backups of both versions, and that whatever harms them is told where and never stops the app.

use crate::anything::{any_json, cases};
use crate::story::shipped::in_repository;
use crate::story::subgroup::{changed, organisation};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use safeguarding_audit::interchange::backup::{Backup, read_backup, write_backup};
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::interchange::sealed::{Holds, SealedFile, SealedText, Sealing, is_sealed, read_sealed, write_sealed};
use safeguarding_audit::keeping::draft::why_left;
use safeguarding_audit::words::files::read_error;
use serde_json::{Value, json};

/// A sealed file of a few bytes.
pub fn sealed() -> SealedFile {
    let text = SealedText { iv: (0..12).collect(), data: (0..48).collect() };
    SealedFile { holds: Holds::Return, sealing: Sealing { rounds: 600_000, salt: vec![255; 16] }, text }
}

/// Drafts, a return and something unreadable, as a device keeps them.
pub fn backup() -> Backup {
    let kept = |entries: &[(&str, &str)]| entries.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let records = [
        ("drafts".to_owned(), kept(&[("a", "{ \"sequence\":  7 }"), ("b", "{\"cut o")])),
        ("returns".to_owned(), kept(&[("c", "\u{feff}{\"é\": \"\\u0000\"}\r\n")])),
        ("verdicts".to_owned(), kept(&[])),
    ];
    Backup { made_at: "2026-11-20T14:02:11.000Z".to_owned(), records: records.into() }
}

/// A backup as the first released app wrote it.
pub fn first_backup() -> Value {
    let mut story = organisation("a", "SCH", "in-place");
    let draft = serde_json::to_value(&story.record).expect("JSON can be written");
    story.record.id = "b".into();
    let counted: Value = serde_json::from_slice(&story.submits()).expect("JSON was written");
    json!({
        "format": "safeguarding-audit/backup", "version": 1, "made_at": "2026-11-20T14:02:11.000Z",
        "drafts": [draft, { "unreadable": "c", "text": "{\"sequence\":" }],
        "returns": [counted, "{\"cut o"],
    })
}

/// What a file is told that is like this one but for one value.
#[track_caller]
pub fn told_with<T: std::fmt::Debug>(
    file: &[u8],
    read: fn(&[u8]) -> Result<T, ReadError>,
    pointer: &str,
    value: Value,
) -> String {
    read_error(&read(&changed(file, pointer, value)).expect_err("it cannot be read"))
}

/// A pointer to every value within.
fn places(value: &Value, here: String) -> Vec<String> {
    let within: Vec<String> = match value {
        Value::Object(entries) => entries.iter().flat_map(|(key, value)| places(value, format!("{here}/{key}"))).collect(),
        Value::Array(elements) => {
            elements.iter().enumerate().flat_map(|(at, value)| places(value, format!("{here}/{at}"))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    std::iter::once(here).chain(within).collect()
}

/// A file as any of the three formats here, or why not.
fn is_read_or_told(bytes: &[u8]) -> Result<(), TestCaseError> {
    is_sealed(bytes);
    let text = String::from_utf8_lossy(bytes);
    let found =
        [read_sealed(bytes).err(), read_backup(bytes).err(), SealedText::from_text(&text).err(), Sealing::from_text(&text).err()];
    for error in found.iter().flatten() {
        let sentence = read_error(error);
        prop_assert!(sentence.len() > 10 && sentence.ends_with('.'), "“{}” is no sentence", sentence);
    }
    Ok(())
}

fn files() -> [Vec<u8>; 3] {
    [write_sealed(&sealed()), write_backup(&backup()), first_backup().to_string().into_bytes()]
}

/// An example in the description of the formats.
#[track_caller]
fn described(format: &str) -> Vec<u8> {
    let description = std::fs::read_to_string(in_repository("docs/formats.md")).expect("the formats are described");
    let marked = description.split(&format!("<!-- example: {format} -->\n```json\n")).nth(1).expect("it has an example");
    marked.split("```").next().unwrap_or_default().as_bytes().to_vec()
}

#[test]
fn the_examples_in_the_description_are_read() {
    assert_eq!(read_sealed(&described("sealed")).map(|file| file.text.data.len()), Ok(32));
    assert_eq!(read_backup(&described("backup")).map(|file| file.records.len()), Ok(2));
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_told_so() {
    for (file, is_backup) in files().into_iter().zip([false, true, true]) {
        for end in 0..file.len() {
            let error = if is_backup { read_backup(&file[..end]).err() } else { read_sealed(&file[..end]).err() };
            // A letter of several bytes may be cut in two.
            let is_told = matches!(error, Some(ReadError::CutOff { .. } | ReadError::NotText(_)));
            assert!(is_told, "{error:?} after {end} bytes");
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_are_read_or_told_why_not(bytes in vec(any::<u8>(), 0..200)) {
        is_read_or_told(&bytes)?;
    }

    #[test]
    fn a_harmed_file_is_read_or_told_why_not(which in 0_usize..3, at in any::<Index>(), bits in 1..=u8::MAX, value in any_json()) {
        let file = &files()[which];
        let mut flipped = file.clone();
        flipped[at.index(file.len())] ^= bits;
        is_read_or_told(&flipped)?;
        let json: Value = serde_json::from_slice(file).expect("it is JSON");
        let places = places(&json, String::new());
        is_read_or_told(&changed(file, at.get::<String>(&places), value))?;
    }
}

#[test]
fn why_a_draft_of_the_first_version_was_left_is_told_by_its_form() {
    let told = |text: &str| read_error(&why_left(text));
    let newer = json!({ "sequence": 1, "return": { "format": "safeguarding-audit/return", "version": 99 } });
    assert!(told(&newer.to_string()).starts_with("It was saved by a newer version of this app"), "{}", told(&newer.to_string()));
    assert!(told("{ \"return\": {").starts_with("It is cut off"), "{}", told("{ \"return\": {"));
    assert!(told("{}").starts_with("It is JSON, but not a file of this app"), "{}", told("{}"));
}
