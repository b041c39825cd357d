//! Files that only a passphrase opens, as far as they can be read without it.

use crate::anything::cases;
use crate::files::{backup, sealed, told_with};
use crate::story::subgroup::{changed, organisation};
use proptest::collection::vec;
use proptest::prelude::*;
use safeguarding_audit::interchange::backup::write_backup;
use safeguarding_audit::interchange::read::read_return;
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::interchange::sealed::{Holds, SealedFile, SealedText, Sealing, is_sealed, read_sealed, write_sealed};
use safeguarding_audit::words::files::read_error;
use serde_json::{Value, json};

#[test]
fn a_sealed_file_says_what_it_is_and_how_it_is_opened() {
    let written = write_sealed(&sealed());
    let data = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v";
    let expected = format!(
        "{{\"format\":\"safeguarding-audit/sealed\",\"version\":1,\"holds\":\"return\",\
         \"kdf\":{{\"name\":\"PBKDF2-SHA-256\",\"rounds\":600000,\"salt\":\"/////////////////////w==\"}},\
         \"cipher\":\"AES-256-GCM\",\"iv\":\"AAECAwQFBgcICQoL\",\"data\":\"{data}\"}}"
    );
    assert_eq!(String::from_utf8(written), Ok(expected));
    assert_eq!(sealed().text.to_text(), format!("{{\"iv\":\"AAECAwQFBgcICQoL\",\"data\":\"{data}\"}}"));
}

#[test]
fn a_sealed_file_is_told_from_any_other() {
    let file = write_sealed(&sealed());
    assert!(is_sealed(&file));
    assert!(is_sealed(&["\u{feff} ".as_bytes(), &file].concat()), "some Windows programs put a mark before the text");
    let other_order = json!({ "version": 7, "data": "", "format": "safeguarding-audit/sealed" });
    assert!(is_sealed(other_order.to_string().as_bytes()));
    let mut story = organisation("a", "SCH", "in-place");
    story.record.cycle = "safeguarding-audit/sealed".to_owned();
    for other in [story.file(), write_backup(&backup()), b"safeguarding-audit/sealed".to_vec(), file[..40].to_vec(), vec![]] {
        assert!(!is_sealed(&other));
    }
}

#[test]
fn a_sealed_file_that_does_not_fit_is_told_where() {
    let file = write_sealed(&sealed());
    let told = |pointer: &str, value: Value| told_with(&file, read_sealed, pointer, value);
    let sixteen = "AAAAAAAAAAAAAAAAAAAAAA==";
    let at_cipher = "It cannot be read at “cipher”: unknown variant `AES-128-CBC`, expected `AES-256-GCM`.";
    assert_eq!(told("/cipher", json!("AES-128-CBC")), at_cipher);
    let at_name = "It cannot be read at “kdf.name”: unknown variant `scrypt`, expected `PBKDF2-SHA-256`.";
    assert_eq!(told("/kdf/name", json!("scrypt")), at_name);
    for rounds in [0, 99_999, 10_000_001, u32::MAX] {
        let expected = "expected a number from 100000 to 10000000";
        let told = told("/kdf/rounds", json!(rounds));
        assert_eq!(told, format!("It cannot be read at “kdf.rounds”: invalid value: integer `{rounds}`, {expected}."));
    }
    assert_eq!(told("/iv", json!(sixteen)), "It cannot be read at “iv”: expected 12 bytes in base64.");
    assert_eq!(told("/data", json!("AAAA")), "It cannot be read at “data”: expected at least 16 bytes in base64.");
    for salt in ["AAAA", "no base64 at all", "AAAAAAAAAAAAAAAAAAAAAA"] {
        let told = told("/kdf/salt", json!(salt));
        assert_eq!(told, "It cannot be read at “kdf.salt”: expected at least 16 bytes in base64.");
    }
    for pointer in ["/version", "/holds", "/kdf", "/kdf/name", "/kdf/rounds", "/kdf/salt", "/cipher", "/iv", "/data"] {
        let place = pointer[1..].replace('/', ".");
        let told = told(pointer, json!([true]));
        assert!(told.starts_with(&format!("It cannot be read at “{place}”: ")), "{told}");
    }
}

#[test]
fn a_sealed_file_of_a_newer_app_or_of_another_kind_is_refused() {
    let file = write_sealed(&sealed());
    let newer = read_sealed(&changed(&file, "/version", json!(2)));
    assert_eq!(newer, Err(ReadError::NewerVersion { found: 2, known: 1 }));
    let other = read_sealed(&write_backup(&backup()));
    assert_eq!(other, Err(ReadError::OtherFormat(Some("safeguarding-audit/backup".to_owned()))));
    let sealed_as_return = ReadError::OtherFormat(Some("safeguarding-audit/sealed".to_owned()));
    assert_eq!(read_return(&file).map(drop), Err(sealed_as_return));
}

#[test]
fn what_is_kept_sealed_on_a_device_is_told_where_it_does_not_fit() {
    let told = |text: &str| SealedText::from_text(text).map(drop).map_err(|error| read_error(&error));
    assert_eq!(told("{}").map_err(|error| error.contains("missing field `iv`")), Err(true));
    let no_bytes = "It cannot be read at “iv”: expected 12 bytes in base64.".to_owned();
    assert_eq!(told("{\"iv\":\"\",\"data\":\"\"}"), Err(no_bytes));
    let weak = Sealing { rounds: 1, ..sealed().sealing };
    assert!(matches!(Sealing::from_text(&weak.to_text()), Err(ReadError::Misshapen { place, .. }) if place == "rounds"));
}

prop_compose! {
    fn any_sealed()(
        is_backup in any::<bool>(), rounds in 100_000_u32..=10_000_000, salt in vec(any::<u8>(), 16..40),
        iv in vec(any::<u8>(), 12), data in vec(any::<u8>(), 16..200),
    ) -> SealedFile {
        let holds = if is_backup { Holds::Backup } else { Holds::Return };
        SealedFile { holds, sealing: Sealing { rounds, salt }, text: SealedText { iv, data } }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_was_sealed_is_read_as_it_was_written(file in any_sealed()) {
        let written = write_sealed(&file);
        prop_assert!(is_sealed(&written));
        prop_assert_eq!(SealedText::from_text(&file.text.to_text()), Ok(file.text.clone()));
        prop_assert_eq!(Sealing::from_text(&file.sealing.to_text()), Ok(file.sealing.clone()));
        prop_assert_eq!(read_sealed(&written), Ok(file));
    }
}
