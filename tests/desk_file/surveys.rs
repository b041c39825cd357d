//! What was chosen about surveys goes from desk to desk with the rest.

use super::story::definition::{Definition, questionnaire};
use super::{Office, members, with};
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::DeskChoice;
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::desk_file::DESK_NAME;
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::model::digest::with_digest;
use serde_json::{Value, json};
use std::sync::Arc;

fn survey() -> Definition {
    let scales = json!([{ "id": "two", "good_from": "yes", "levels": [
        { "id": "yes", "label": "Yes", "value": 1 }, { "id": "no", "label": "No", "value": 0 }] }]);
    questionnaire()
        .with("/id", json!("young"))
        .with("/title", json!("Young people"))
        .with("/kind", json!("survey"))
        .with("/scales", scales)
        .with("/profile", json!([]))
        .with("/grading", json!({ "scale": "none", "domain": { "method": "none" }, "overall": { "method": "none" } }))
        .domain("Y1", |domain| domain.level("Y1.1").with("scale", json!("two")))
}

/// The file of a survey from one device; `round` is empty where it says none.
fn replies(round: &str, levels: &[(&str, usize)]) -> Vec<u8> {
    let of = |level: &str| json!({ "profile": {}, "answers": { "Y1.1": { "value": level } } });
    let all: Vec<Value> = levels.iter().flat_map(|(level, n)| vec![of(level); *n]).collect();
    let file = json!({
        "format": "safeguarding-audit/replies", "version": 1, "id": "s1", "reference": "YP-0000-0001",
        "questionnaire": { "id": "young", "edition": "2026", "digest": survey().read().digest },
        "cycle": round, "replies": all,
    });
    with_digest(&file).expect("it has a canonical form").to_string().into_bytes()
}

/// An office with two files of one survey, and the keys of both.
fn office(round: &str) -> (Office, [String; 2]) {
    let mut office = Office::new();
    office.desk = RowDesk::new(read_questionnaires(&[super::two_domains().bytes(), survey().bytes()]));
    let files =
        [("hall.json", replies(round, &[("yes", 30), ("no", 10)])), ("club.json", replies(round, &[("yes", 10), ("no", 30)]))];
    let keys = files.map(|(name, bytes)| {
        let questionnaires = Arc::clone(office.desk.questionnaires());
        match judge(&questionnaires, FoundFile { name: name.to_owned(), bytes: Ok(bytes) }) {
            Judged::Replies(new) => office.desk.add_replies(*new).map(|change| change.keep.0).expect("it is new"),
            _ => unreachable!("it is a file of replies"),
        }
    });
    (office, keys)
}

#[test]
fn what_was_chosen_about_a_survey_is_chosen_at_the_other_desk_too() {
    let (mut one, keys) = office("");
    one.chooses(DeskChoice::Round { key: Some(keys[0].clone()), round: "2026-27".to_owned() });
    one.chooses(DeskChoice::Count { key: keys[0].clone() });
    one.leaves_out(&keys[0], "The wrong year");
    let zip = one.hands_out();
    let (mut other, _) = office("");
    let taken = other.opens(&zip);
    let said = taken.said();
    assert_eq!(taken.choices.taken, 3, "{said}");
    let (here, there) = (other.desk.choices(), one.desk.choices());
    assert_eq!((&here.left_out, &here.rounds, &here.chosen), (&there.left_out, &there.rounds, &there.chosen));
    assert!(said.contains("Left out of the figures from now on: “Young people” (YP-0000-0001) (The wrong year)."), "{said}");
    assert!(other.opens(&zip).said().contains("is known here"));
    let back = one.opens(&other.hands_out());
    assert_eq!((back.choices.taken, back.choices.differences.len()), (0, 0));
}

#[test]
fn what_was_chosen_otherwise_about_a_survey_stays_and_is_said() {
    let (mut one, keys) = office("");
    one.chooses(DeskChoice::Round { key: Some(keys[0].clone()), round: "2025-26".to_owned() });
    one.chooses(DeskChoice::Count { key: keys[0].clone() });
    one.leaves_out(&keys[0], "The wrong year");
    let (mut other, _) = office("");
    other.chooses(DeskChoice::Round { key: Some(keys[0].clone()), round: "2026-27".to_owned() });
    other.chooses(DeskChoice::Count { key: keys[1].clone() });
    other.leaves_out(&keys[0], "A test");
    other.chooses(DeskChoice::TakeBack { key: keys[0].clone() });
    let before = other.desk.choices().clone();
    let said = other.opens(&one.hands_out()).said();
    assert_eq!(*other.desk.choices(), before, "{said}");
    for part in [
        "3 things differ here and in the file; what is here stays.",
        "“Young people” (YP-0000-0001) counts again here, and is left out in the file because: The wrong year.",
        "Of “Young people” (YP-0000-0001) “club.json” counts here, and “hall.json” in the file.",
        "“Young people” (YP-0000-0001) is in the round 2026-27 here, and in 2025-26 in the file.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn choices_about_surveys_that_are_not_here_are_counted() {
    let (mut one, keys) = office("2026-27");
    one.chooses(DeskChoice::Count { key: keys[0].clone() });
    one.leaves_out(&keys[0], "A test");
    let taken = Office::new().opens(&one.hands_out());
    assert_eq!((taken.choices.taken, taken.choices.surveys_not_here), (0, 2));
    assert!(taken.said().contains("2 choices about surveys that are not here."), "{}", taken.said());
}

#[test]
fn what_an_earlier_version_of_the_app_kept_of_a_later_one_does_not_stand_twice_in_a_desk_file() {
    let (mut one, keys) = office("2026-27");
    one.leaves_out(&keys[0], "A test");
    one.records.insert("desk-file".to_owned(), json!({ "surveys": { "chosen": [] }, "minutes": 3 }).to_string());
    let zip = one.hands_out();
    let text = String::from_utf8(members(&zip)[DESK_NAME].clone()).expect("it is text");
    assert_eq!(text.matches("\"surveys\"").count(), 1, "{text}");
    let file: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!((&file["minutes"], file["surveys"]["left_out"].as_array().map(Vec::len)), (&json!(3), Some(1)));
    let (mut other, _) = office("2026-27");
    assert_eq!(other.opens(&with(&zip, DESK_NAME, text.as_bytes())).choices.taken, 1);
}
