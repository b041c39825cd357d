//! What the page asks of a worker about the audits of a case, and what it is told, travels as it was meant and looks like this.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::adding_up::cases::{CaseOutcome, CaseRequest, bring_together};
use safeguarding_audit::adding_up::job::{Garbled, outcome_text, pack, read_outcome, unpack};
use safeguarding_audit::interchange::case_audits::{CaseHere, Wanted};
use serde_json::Value;
use story::audits::{audit, case_audit};

/// Two audits, chosen for the joint judgement of the case of the first, which has it already.
fn audits() -> CaseRequest {
    let [mut first, mut second] = [1, 2].map(|number| audit(number, 2));
    second.is_about_case(1);
    let files = [("first.json", first.submits()), ("second.json", second.submits())];
    let wanted = Wanted { case: first.record.name(), here: vec![CaseHere::of(&first.record)] };
    CaseRequest {
        questionnaires: vec![case_audit().bytes()],
        files: files.map(|(name, bytes)| (name.to_owned(), bytes)).into(),
        wanted: Some(wanted),
    }
}

/// A request as it travels: its text, with long texts cut, and the names and sizes of the files beside it.
fn parcel(request: CaseRequest) -> String {
    let (text, files) = pack(request).expect("a request can be written");
    let beside = files
        .iter()
        .map(|(name, bytes)| format!("{} beside it: {}", if name.is_empty() { "(no name)" } else { name }, kind(bytes)));
    format!("{}\n{}", cut(&text), beside.collect::<Vec<_>>().join("\n"))
}

fn kind(bytes: &[u8]) -> String {
    let format = serde_json::from_slice(bytes).ok().and_then(|file: Value| file["format"].as_str().map(str::to_owned));
    format.unwrap_or_else(|| "something else".to_owned())
}

fn cut(text: &str) -> String {
    fn shorten(value: &mut Value) {
        match value {
            Value::String(text) if text.len() > 100 => *text = format!("{}…", text.chars().take(40).collect::<String>()),
            Value::Array(list) => list.iter_mut().for_each(shorten),
            Value::Object(fields) => fields.values_mut().for_each(shorten),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut value = serde_json::from_str(text).expect("it is JSON");
    shorten(&mut value);
    serde_json::to_string_pretty(&value).expect("JSON can be written")
}

/// What came of it, as the page hears it.
fn heard(request: CaseRequest) -> CaseOutcome {
    let (text, files) = pack(request).expect("a request can be written");
    let request = unpack(&text, files).expect("the worker understands it");
    read_outcome(&json(&bring_together(request))).expect("the page understands it")
}

fn json(outcome: &CaseOutcome) -> String {
    outcome_text(outcome).expect("an outcome can be written")
}

#[test]
fn a_request_looks_like_this_on_its_way() {
    insta::assert_snapshot!("bringing_together", parcel(audits()));
    insta::assert_snapshot!("sorting_by_case", parcel(CaseRequest { wanted: None, ..audits() }));
}

#[test]
fn what_came_of_it_looks_like_this_on_its_way() {
    insta::assert_snapshot!("brought_together", cut(&json(&heard(audits()))));
}

#[test]
fn the_page_hears_what_the_worker_found() {
    assert_eq!(json(&heard(audits())), json(&bring_together(audits())));
}

#[test]
fn questionnaires_and_files_arrive_as_what_they_are() {
    let (text, files) = pack(audits()).expect("a request can be written");
    assert!(!text.contains("MA-0000"), "files travel beside the text");
    let request = unpack(&text, files).expect("the worker understands it");
    assert_eq!((request.questionnaires, request.files), (audits().questionnaires, audits().files));
}

#[test]
fn what_is_neither_is_an_error() {
    for garbled in ["", "{}", "[1]", "{\"wanted\":7}"] {
        assert!(matches!(read_outcome(garbled), Err(Garbled::Misshapen(_))), "{garbled}");
    }
    assert!(matches!(unpack("[1]", Vec::new()), Err(Garbled::Misshapen(_))));
}
