//! What the page asks of the worker and what it is told travels as it was meant, and looks like this.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::adding_up::cases::{CaseRequest, bring_together};
use safeguarding_audit::adding_up::job::{Garbled, Job, JobAnswer, NamedFiles};
use safeguarding_audit::adding_up::{Request, add_up};
use safeguarding_audit::interchange::case_audits::{CaseHere, Wanted};
use serde_json::Value;
use story::audits::{audit, case_audit};
use story::subgroup::{organisation, two_domains};

/// Returns to be added up: one kept before, two chosen now.
fn returns() -> Request {
    let file = |id: &str| organisation(id, "SCH", "in-place").submits();
    Request {
        questionnaires: vec![two_domains().bytes()],
        kept: vec![String::from_utf8(file("a")).expect("JSON is text")],
        files: vec![("b.json".to_owned(), file("b")), ("notes.txt".to_owned(), b"Nothing to see.".to_vec())],
        samples: false,
        least_shown: 7,
    }
}

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

/// A job as it travels: its text, with long texts cut, and the names and sizes of the files beside it.
fn parcel(job: Job) -> String {
    let (text, files) = job.pack().expect("a job can be written");
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

/// An answer as the page hears it.
fn heard(job: Job) -> JobAnswer {
    let (text, files) = job.pack().expect("a job can be written");
    let job = Job::unpack(&text, files).expect("the worker understands it");
    JobAnswer::read(&job.answer().text().expect("an answer can be written")).expect("the page understands it")
}

fn json(answer: &JobAnswer) -> String {
    answer.text().expect("an answer can be written")
}

#[test]
fn a_job_looks_like_this_on_its_way() {
    insta::assert_snapshot!("adding_up", parcel(Job::AddUp(returns())));
    insta::assert_snapshot!("bringing_together", parcel(Job::BringTogether(audits())));
    insta::assert_snapshot!("sorting_by_case", parcel(Job::BringTogether(CaseRequest { wanted: None, ..audits() })));
}

#[test]
fn an_answer_looks_like_this_on_its_way() {
    insta::assert_snapshot!("brought_together", cut(&json(&heard(Job::BringTogether(audits())))));
    let outcome = heard(Job::AddUp(returns())).added_up().expect("returns were added up");
    // Figures have a snapshot of their own.
    let told = JobAnswer::AddedUp(safeguarding_audit::adding_up::AddedUp { summaries: Vec::new(), ..outcome });
    insta::assert_snapshot!("added_up", cut(&json(&told)));
}

#[test]
fn the_page_hears_what_the_worker_found() {
    assert_eq!(json(&heard(Job::AddUp(returns()))), json(&JobAnswer::AddedUp(add_up(returns()))));
    assert_eq!(json(&heard(Job::BringTogether(audits()))), json(&JobAnswer::BroughtTogether(bring_together(audits()))));
    let samples = Request { samples: true, ..returns() };
    let outcome = heard(Job::AddUp(samples)).added_up().expect("returns were added up");
    assert!(outcome.verdicts.len() > 10, "the samples were asked for and came");
}

#[test]
fn questionnaires_and_files_arrive_as_what_they_are() {
    let (text, files): (String, NamedFiles) = Job::AddUp(returns()).pack().expect("a job can be written");
    assert!(!text.contains("Nothing to see"), "bytes travel beside the text");
    match Job::unpack(&text, files).expect("the worker understands it") {
        Job::AddUp(request) => {
            assert_eq!((request.questionnaires, request.files), (returns().questionnaires, returns().files));
            assert_eq!((request.kept, request.least_shown), (returns().kept, 7));
        }
        Job::BringTogether(_) => panic!("it is another job"),
    }
}

#[test]
fn what_is_no_answer_to_the_job_is_an_error() {
    let answer = heard(Job::AddUp(returns()));
    assert_eq!(answer.brought_together(), Err(Garbled::OtherJob));
    for garbled in ["", "{}", "[1]", "{\"added-up\":7}", "{\"done\":{}}"] {
        assert!(matches!(JobAnswer::read(garbled), Err(Garbled::Misshapen(_))), "{garbled}");
        assert!(matches!(Job::unpack(garbled, Vec::new()), Err(Garbled::Misshapen(_))), "{garbled}");
    }
}
