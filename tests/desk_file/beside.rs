//! Themes and registers that stand beside returns where two offices bring their desks together.

use super::{Office, ROUND, busy, file, with};
use safeguarding_audit::adding_up::talk::RegisterAsk;
use safeguarding_audit::interchange::themes::read_themes;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::model::themes::{PassageAt, PassagePart};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn themes_that_were_taken_over_are_said_to_be_themes() {
    let said = Office::new().opens(&busy().hands_out()).said();
    assert!(said.contains("The themes of 2026-27 were taken over."), "{said}");
    assert!(!said.contains("other record"), "{said}");
    let mut plain = Office::new();
    plain.records.insert("themes/2026-27".to_owned(), "{}".to_owned());
    assert_eq!(Office::new().opens(&plain.hands_out()).said(), "The themes of 2026-27 were taken over.");
}

#[test]
fn a_tag_of_a_return_that_is_kept_under_another_key_here_shows_as_changed_and_is_not_counted() {
    let at = |key: &str| PassageAt { key: key.to_owned(), part: PassagePart::Note("S1.1".into()) };
    let tagged = |key: &str| json!({ "at": at(key), "digest": "0123", "seen_in": "1 0123", "themes": ["t1"] });
    let themes = json!({
        "format": "safeguarding-audit/themes", "version": 1, "cycle": ROUND,
        "themes": [{ "id": "t1", "name": "Briefings" }],
        // The first is of nothing here; under the key of the second, an organisation other than there has its return.
        "passages": [tagged("a-2"), tagged("a")],
    });
    let mut office = Office::with(&[("elm.json", file("a", "Elm", ROUND, 1))]);
    let themes = read_themes(themes.to_string().as_bytes()).expect("they are themes");
    office.desk.go_by_themes([(ROUND.to_owned(), Some(themes))].into());
    let shown = office.desk.show_themes(ROUND, &Filter::default(), &[at("a"), at("a-2")]);
    let [theme] = shown.themes.try_into().expect("there is one theme");
    assert_eq!((theme.organisations, theme.passages, theme.changed, theme.beside), (0, 0, 1, 1));
    assert!(shown.tagged.iter().all(|tags| tags.is_changed) && shown.tagged.len() == 2);
}

#[test]
fn nobody_writes_over_a_register_that_cannot_be_read() {
    let mut office = Office::new();
    office.desk.leave_registers(BTreeSet::from([ROUND.to_owned()]));
    for ask in [
        RegisterAsk::Add { name: "Elm".to_owned() },
        RegisterAsk::Paste { text: "Elm".to_owned() },
        RegisterAsk::CopyFrom { round: "2025-26".to_owned() },
        RegisterAsk::Deadlines { first: String::new(), last: String::new() },
        RegisterAsk::Remove,
    ] {
        let said = office.desk.change_register(ROUND, ask, None).expect_err("it stays as it is");
        assert!(said.starts_with("The register of this round cannot be read, so it is left as it is."), "{said}");
    }
    assert!(office.desk.registers().is_empty());
    office.desk.change_register("2025-26", RegisterAsk::Add { name: "Elm".to_owned() }, None).expect("of another round");
}

#[test]
fn a_register_here_that_cannot_be_read_stays_and_that_is_said() {
    let (mut office, zip) = (Office::new(), busy().hands_out());
    let mut beside = office.beside();
    beside.registers.insert(ROUND.to_owned(), "{ \"format\": ".to_owned());
    let parts = super::parts(&with(&zip, "returns/elm.json", &file("a", "Elm", ROUND, 1)));
    let said = office.desk.take_desk(&parts, &beside).said();
    assert!(office.desk.registers().is_empty());
    assert!(
        said.contains("The register of 2026-27 that is here cannot be read and stays as it is; the one in the file was not"),
        "{said}"
    );
}
