//! Everything on a device in one file: that nothing in it is lost, and how it stands to what is on a device.

use crate::anything::{any_record, any_text, cases};
use crate::files::{backup, first_backup, told_with};
use crate::story::subgroup::changed;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use safeguarding_audit::interchange::backup::{Backup, BackupStanding, Copy, read_backup, standing, write_backup};
use safeguarding_audit::interchange::read::read_return;
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::words;
use safeguarding_audit::words::files::read_error;
use serde_json::{Value, json};

#[test]
fn a_backup_gives_back_every_text_to_the_letter() {
    let written = write_backup(&backup());
    assert!(
        written.starts_with(b"{\"format\":\"safeguarding-audit/backup\",\"version\":2,\"made_at\":\"2026-11-20T14:02:11.000Z\",")
    );
    assert_eq!(read_backup(&written), Ok(backup()));
}

#[test]
fn a_backup_may_be_larger_than_any_return() {
    let mut large = backup();
    large.records.entry("returns".to_owned()).or_default().insert("d".to_owned(), "x".repeat(17 * 1024 * 1024));
    assert_eq!(read_backup(&write_backup(&large)), Ok(large));
}

#[test]
fn a_backup_that_does_not_fit_is_told_where() {
    let file = write_backup(&backup());
    let told = |pointer: &str, value: Value| told_with(&file, read_backup, pointer, value);
    let starts = |told: String, place: &str| assert!(told.starts_with(&format!("It cannot be read at “{place}”: ")), "{told}");
    starts(told("/made_at", json!(7)), "made_at");
    starts(told("/records", json!([])), "records");
    starts(told("/records/drafts", json!("none")), "records.drafts");
    starts(told("/records/drafts/a", json!({})), "records.drafts.a");
    starts(told("/version", json!("2")), "version");
    assert_eq!(read_backup(&changed(&file, "/version", json!(3))), Err(ReadError::NewerVersion { found: 3, known: 2 }));
    let twice = br#"{"format":"safeguarding-audit/backup","version":2,"made_at":"","records":{"drafts":{"a":"1","a":"2"}}}"#;
    let told = read_error(&read_backup(twice).expect_err("one of them would be lost"));
    assert_eq!(told, "It cannot be read at “records.drafts”: “a” stands here twice.");
}

#[test]
fn a_backup_of_the_first_released_app_is_still_read() {
    let file = first_backup();
    let read = read_backup(file.to_string().as_bytes()).expect("it is read");
    assert_eq!(read.made_at, "2026-11-20T14:02:11.000Z");
    let keys: Vec<(&str, Vec<&str>)> =
        read.records.iter().map(|(store, records)| (store.as_str(), records.keys().map(String::as_str).collect())).collect();
    assert_eq!(keys, [("drafts", vec!["c"]), ("drafts-1-files", vec!["a"]), ("returns", vec!["b", "returns[1]"])]);
    assert_eq!(read.records["drafts"]["c"], "{\"sequence\":");
    assert_eq!(read.records["returns"]["returns[1]"], "{\"cut o");
    for (text, was) in
        [(&read.records["drafts-1-files"]["a"], &file["drafts"][0]), (&read.records["returns"]["b"], &file["returns"][0])]
    {
        assert_eq!(read_return(text.as_bytes()).map(|read| read.file), Ok(was.clone()));
    }
    assert_eq!(read_backup(&write_backup(&read)), Ok(read), "and is written as the newer version");
    let empty = json!({ "format": "safeguarding-audit/backup", "version": 1, "made_at": "", "drafts": [], "returns": [] });
    assert_eq!(read_backup(empty.to_string().as_bytes()), Ok(Backup::default()));
}

#[test]
fn a_first_backup_that_does_not_fit_is_told_where() {
    let file = first_backup().to_string().into_bytes();
    let told = |pointer: &str, value: Value| told_with(&file, read_backup, pointer, value);
    assert_eq!(told("/drafts/0", json!(7)), "It cannot be read at “drafts[0].id”: expected a text.");
    assert_eq!(told("/drafts/0/id", json!(null)), "It cannot be read at “drafts[0].id”: expected a text.");
    assert_eq!(told("/drafts/1/text", json!([])), "It cannot be read at “drafts[1].text”: expected a text.");
    assert_eq!(told("/returns/0/id", json!(1)), "It cannot be read at “returns[0].id”: expected a text.");
    let twice = json!({ "id": "a" });
    assert_eq!(told("/drafts/1", twice), "It cannot be read at “drafts[1]”: “a” stands here twice.");
}

/// How a draft in a backup stands to the one here; each is its content, its count of saves, and the minute of its save.
#[track_caller]
fn stands(in_backup: (&str, u64, u32), here: (&str, u64, u32), expected: BackupStanding) {
    let times = [in_backup.2, here.2].map(|minute| format!("2026-11-20T14:{minute:02}:00.000Z"));
    let copy = |(content, sequence, _), at: usize| Copy { content, sequence, saved_at: &times[at] };
    assert_eq!(standing(&copy(in_backup, 0), Some(&copy(here, 1))), expected, "{in_backup:?}, {here:?}");
}

#[test]
fn a_backup_that_is_older_than_the_work_here_says_so() {
    stands(("morning", 3, 10), ("noon", 7, 20), BackupStanding::Older);
    stands(("morning", 3, 10), ("noon", 7, 10), BackupStanding::Older);
    assert_eq!(words::backup::standing(BackupStanding::Older), "Older than what is on this device");
    let hint = words::backup::describe(BackupStanding::Older, "20 November 2026 at 14:10", "21 November 2026 at 09:00");
    let expected =
        "Older than what is on this device. Saved on 20 November 2026 at 14:10 in the backup, on 21 November 2026 at 09:00 here.";
    assert_eq!(hint, expected);
}

#[test]
fn a_backup_with_work_that_was_lost_here_says_so() {
    stands(("noon", 7, 20), ("morning", 3, 10), BackupStanding::Newer);
    stands(("noon", 7, 10), ("morning", 3, 10), BackupStanding::Newer);
    assert_eq!(words::backup::describe(BackupStanding::Newer, "", ""), "Newer than what is on this device.");
}

#[test]
fn a_backup_of_a_draft_that_is_not_here_says_so() {
    let copy = Copy { content: "noon", sequence: 7, saved_at: "" };
    assert_eq!(standing(&copy, None), BackupStanding::New);
    let hint = words::backup::describe(BackupStanding::New, "20 November 2026 at 14:10", "");
    assert_eq!(hint, "Not on this device yet. Saved on 20 November 2026 at 14:10.");
}

#[test]
fn the_same_content_is_the_same_whenever_it_was_saved() {
    stands(("noon", 7, 20), ("noon", 7, 20), BackupStanding::Same);
    stands(("noon", 3, 10), ("noon", 7, 20), BackupStanding::Same);
    let hint = words::backup::describe(BackupStanding::Same, "20 November 2026 at 14:10", "21 November 2026 at 09:00");
    assert_eq!(hint, "The same as on this device. Saved on 20 November 2026 at 14:10.");
}

#[test]
fn two_histories_of_one_draft_are_never_called_older_or_newer() {
    stands(("here", 3, 20), ("there", 7, 10), BackupStanding::Different);
    stands(("here", 7, 10), ("there", 3, 20), BackupStanding::Different);
    stands(("here", 7, 10), ("there", 7, 20), BackupStanding::Different);
    let dated = Copy { content: "here", sequence: 7, saved_at: "2026-11-20T14:02:11.000Z" };
    for saved_at in ["", "2026-11-20T14:02:11Z"] {
        let other = Copy { content: "there", sequence: 1, saved_at };
        assert_eq!(standing(&other, Some(&dated)), BackupStanding::Different, "“{saved_at}” cannot be compared");
        assert_eq!(standing(&dated, Some(&other)), BackupStanding::Different, "“{saved_at}” cannot be compared");
    }
    let words = words::backup::standing(BackupStanding::Different);
    assert_eq!(words, "Different from what is on this device: each may have work the other lacks");
}

prop_compose! {
    fn any_backup()(
        made_at in any_text(), records in btree_map(any_text(), btree_map(any_text(), any_text(), 0..4), 0..4),
    ) -> Backup {
        Backup { made_at, records }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_was_backed_up_is_read_as_it_was_written(backup in any_backup()) {
        prop_assert_eq!(read_backup(&write_backup(&backup)), Ok(backup));
    }

    #[test]
    fn a_first_backup_keeps_every_draft_and_return(drafts in vec(any_record(), 0..4), returns in vec(any_record(), 0..4)) {
        let numbered = |records: Vec<Return>| -> Vec<Value> {
            let with_id = |(at, record): (usize, Return)| Return { id: format!("return-{at}").into(), ..record };
            records.into_iter().enumerate().map(with_id).map(|record| serde_json::to_value(record).expect("JSON can be written")).collect()
        };
        let (drafts, returns) = (numbered(drafts), numbered(returns));
        let file = json!({ "format": "safeguarding-audit/backup", "version": 1, "made_at": "", "drafts": drafts, "returns": returns });
        let read = read_backup(file.to_string().as_bytes()).map_err(|error| TestCaseError::fail(read_error(&error)))?;
        for (store, was) in [("drafts-1-files", drafts), ("returns", returns)] {
            let kept = read.records.get(store).cloned().unwrap_or_default();
            let kept: Vec<Value> = kept.values().map(|text| serde_json::from_str(text).expect("it is JSON")).collect();
            prop_assert_eq!(kept, was);
        }
    }

    #[test]
    fn of_two_copies_at_most_one_is_newer(
        (one, other) in (("[ab]", 0_u64..3, "2026-11-2[0-2]"), ("[ab]", 0_u64..3, "2026-11-2[0-2]")),
    ) {
        let (one, other) = (Copy { content: &one.0, sequence: one.1, saved_at: &one.2 }, Copy { content: &other.0, sequence: other.1, saved_at: &other.2 });
        let turned = match standing(&one, Some(&other)) {
            BackupStanding::Older => BackupStanding::Newer,
            BackupStanding::Newer => BackupStanding::Older,
            same => same,
        };
        prop_assert_eq!(standing(&other, Some(&one)), turned);
    }
}
