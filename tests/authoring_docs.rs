//! What the documents show is true: every example is read as the app would read it, every message and word list is complete.
#![allow(clippy::expect_used, reason = "a document that cannot be read should stop the test")]

mod story;

use safeguarding_audit::checks::questionnaire::{Fault, LocatedFault};
use safeguarding_audit::interchange::read::{
    foreign_answers, read_partnership, read_questionnaire, read_replies, read_return, read_update,
};
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::interchange::register::read_register;
use safeguarding_audit::interchange::themes::read_themes;
use safeguarding_audit::model::digest::return_digest;
use safeguarding_audit::model::meaning::Meaning;
use safeguarding_audit::words::files::{questionnaire_problem, read_error};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use story::shipped::in_repository;

const AUTHORING: &str = "docs/questionnaires.md";
const FORMATS: &str = "docs/formats.md";

/// A block of JSON in a document, with the comment that stands before it, if one does.
struct Block {
    comment: Option<String>,
    json: String,
}

fn document(path: &str) -> String {
    std::fs::read_to_string(in_repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn blocks(document: &str) -> Vec<Block> {
    let block = |(before, after): (&str, &str)| {
        let comment = before.trim_end().lines().last().and_then(|line| line.strip_prefix("<!-- ")?.strip_suffix(" -->"));
        let json = after.split("\n```").next().unwrap_or_default().to_owned();
        Block { comment: comment.map(str::to_owned), json }
    };
    let starts = document.match_indices("```json\n");
    starts.map(|(at, start)| block((&document[..at], &document[at + start.len()..]))).collect()
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in:\n{text}"))
}

/// The app uses it and has nothing to remark upon.
#[track_caller]
fn is_sound(questionnaire: &Value) {
    let read = read_questionnaire(questionnaire.to_string().as_bytes());
    let read = read.unwrap_or_else(|error| panic!("{}\n{questionnaire:#}", read_error(&error)));
    let remarks: Vec<String> = read.remarks.iter().map(questionnaire_problem).collect();
    assert_eq!(remarks, [""; 0], "{}", read.questionnaire.id);
}

/// Puts a piece where the document says that it goes; `-` is behind the last of a list.
#[track_caller]
fn put(questionnaire: &mut Value, pointer: &str, piece: Value) {
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let parent = questionnaire.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {parent}"));
    match parent {
        Value::Array(list) if last == "-" => list.push(piece),
        Value::Object(fields) => drop(fields.insert(last.to_owned(), piece)),
        other => panic!("{pointer} cannot be put into {other}"),
    }
}

#[test]
fn every_example_of_the_page_on_questionnaires_can_be_used_as_it_stands() {
    let mut whole: BTreeMap<String, Value> = BTreeMap::new();
    let mut pieces = 0;
    for Block { comment, json } in blocks(&document(AUTHORING)) {
        let json = json_of(&json);
        let Some(place) = comment.as_deref().and_then(|comment| comment.strip_prefix("put into: ")) else {
            is_sound(&json);
            whole.insert(json["id"].as_str().expect("it has an id").to_owned(), json);
            continue;
        };
        let (id, pointer) = place.split_once(' ').expect("a questionnaire and a place in it");
        let questionnaire = whole.get_mut(id).unwrap_or_else(|| panic!("{id} does not stand before its pieces"));
        put(questionnaire, pointer, json);
        is_sound(questionnaire);
        pieces += 1;
    }
    let kinds: BTreeSet<&str> = whole.values().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(["self-assessment", "survey"]));
    assert!(pieces >= 8, "the page has pieces, and the test finds them: {pieces}");
}

/// One of each. A new fault breaks the build here, so that it gets its line on the page.
fn faults() -> Vec<Fault> {
    let any = || "…".to_owned();
    let all = vec![
        Fault::Duplicate(any()),
        Fault::Unknown(any()),
        Fault::NotEarlier(any()),
        Fault::Missing("scale"),
        Fault::Missing("options"),
        Fault::LevelInProfile,
        Fault::Empty,
        Fault::BandGap,
        Fault::RequirementGap,
        Fault::OnlyForTheWhole,
        Fault::RulesOfTheWholeAlone,
        Fault::NotRising,
        Fault::NoColumnType,
        Fault::UnknownField { name: any(), nearest: None },
        Fault::OutOfRange(0),
        Fault::BadId(any()),
        Fault::NothingToChoose,
        Fault::Stray(any()),
        Fault::NoDeclaration,
        Fault::NeverAsked,
        Fault::NeverApplies,
        Fault::TellsWho,
        Fault::OnlyInSurveys("asked_once"),
        Fault::MeantTwice(Meaning::OrganisationName),
        Fault::CannotMean(Meaning::OrganisationName),
        Fault::UnknownCheck(any()),
        Fault::StaysBlocking(any()),
        Fault::CannotBlock(any()),
    ];
    for fault in &all {
        match fault {
            Fault::Duplicate(_) | Fault::Unknown(_) | Fault::NotEarlier(_) | Fault::Missing(_) | Fault::Stray(_) => {}
            Fault::LevelInProfile | Fault::Empty | Fault::BandGap | Fault::OutOfRange(_) | Fault::NoDeclaration => {}
            Fault::RequirementGap
            | Fault::OnlyForTheWhole
            | Fault::RulesOfTheWholeAlone
            | Fault::NotRising
            | Fault::NoColumnType => {}
            Fault::UnknownField { .. } => {}
            Fault::BadId(_) | Fault::NothingToChoose => {}
            Fault::NeverAsked | Fault::NeverApplies | Fault::TellsWho | Fault::OnlyInSurveys(_) => {}
            Fault::MeantTwice(_) | Fault::CannotMean(_) => {}
            Fault::UnknownCheck(_) | Fault::StaysBlocking(_) | Fault::CannotBlock(_) => {}
        }
    }
    all
}

#[test]
fn every_message_stands_where_the_page_says_what_it_means_for_the_file() {
    let page = document(AUTHORING);
    let section = |heading: &str| {
        let rest = page.split_once(&format!("\n### {heading}\n")).unwrap_or_else(|| panic!("there is no “{heading}”")).1;
        rest.split("\n### ").next().unwrap_or_default().to_owned()
    };
    let (refused, remarked) = (section("The app refuses the questionnaire"), section("Worth another look"));
    for fault in faults() {
        let is_grave = fault.is_grave();
        let said =
            questionnaire_problem(&LocatedFault { place: String::new(), fault }).replace(Meaning::OrganisationName.word(), "…");
        let said = said.trim_start_matches(": ").split(" (").next().unwrap_or_default();
        let line = format!("| {} |", said.replacen("0 ", "… ", usize::from(said.starts_with("0 "))));
        assert_eq!((refused.contains(&line), remarked.contains(&line)), (is_grave, !is_grave), "{line}");
    }
}

/// What the app says may stand there, where something else does.
fn allowed(wrong: &Value) -> BTreeSet<String> {
    match read_questionnaire(wrong.to_string().as_bytes()) {
        Err(ReadError::Misshapen { reason, .. }) => {
            let listed = reason.split("expected one of ").nth(1).expect("it lists what may stand there");
            listed.split(", ").map(|name| name.trim_matches('`').to_owned()).collect()
        }
        other => panic!("expected it to be misshapen, got {other:?}"),
    }
}

fn first_example() -> Value {
    let page = blocks(&document(AUTHORING));
    json_of(&page.first().expect("there is an example").json)
}

#[test]
fn the_page_names_every_picture_every_type_of_answer_and_every_meaning_of_a_field() {
    let page = document(AUTHORING);
    let mut wrong = first_example();
    wrong["scales"][0]["levels"][0]["picture"] = json!("dragon");
    let listed = page.split_once("The pictures: ").and_then(|(_, rest)| rest.split_once(". ")).expect("it lists pictures").0;
    let listed: BTreeSet<String> = listed.split(", ").map(|name| name.trim_matches('`').to_owned()).collect();
    assert_eq!(listed, allowed(&wrong));
    let mut wrong = first_example();
    wrong["domains"][0]["questions"][0]["type"] = json!("riddle");
    assert_eq!(named_in_the_table(&page, "| `type` |"), allowed(&wrong));
    let mut wrong = first_example();
    wrong["profile"][0]["means"] = json!("riddle");
    assert_eq!(named_in_the_table(&page, "| `means`, or id |"), allowed(&wrong));
}

/// The words of the table with this head.
#[track_caller]
fn named_in_the_table(page: &str, head: &str) -> BTreeSet<String> {
    let table = page.split_once(&format!("\n{head}")).and_then(|(_, rest)| rest.split_once("\n\n"));
    let lines = table.unwrap_or_else(|| panic!("there is no table {head}")).0.lines();
    lines.filter_map(|line| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned())).collect()
}

/// An example in the description of the formats.
#[track_caller]
fn described(format: &str) -> String {
    let marked = format!("example: {format}");
    let mut found = blocks(&document(FORMATS)).into_iter().filter(|block| block.comment.as_deref() == Some(&marked));
    found.next().unwrap_or_else(|| panic!("{FORMATS} has no {marked}")).json
}

#[test]
fn the_examples_of_the_formats_are_read_and_their_digests_are_true() {
    is_sound(&json_of(&described("questionnaire")));
    let known = read_questionnaire(described("questionnaire").as_bytes()).expect("it was read just now");
    let made = read_return(described("return").as_bytes()).expect("the return is read");
    assert_eq!(made.record.questionnaire.digest, known.digest);
    assert_eq!(made.record.digest, return_digest(&made.file));
    assert_eq!(foreign_answers(&known.questionnaire, &made.record), []);
    read_partnership(described("partnership").as_bytes()).expect("the settings are read");
    let register = read_register(described("register").as_bytes()).expect("the register is read");
    assert_eq!(json_of(&described("register")), serde_json::to_value(register).expect("it can be written"));
    let update = read_update(described("update").as_bytes()).expect("the update is read");
    assert_eq!(update.update.digest, return_digest(&update.file));
    let themes = read_themes(described("themes").as_bytes()).expect("the themes are read");
    assert_eq!(json_of(&described("themes")), serde_json::to_value(themes).expect("it can be written"));
}

#[test]
fn the_example_of_replies_belongs_to_the_survey_on_the_page_on_questionnaires() {
    let page = blocks(&document(AUTHORING));
    let whole = page.iter().filter(|block| block.comment.is_none());
    let survey = whole.map(|block| json_of(&block.json)).find(|json| json["kind"] == "survey").expect("there is a survey");
    let known = read_questionnaire(survey.to_string().as_bytes()).expect("the survey is read");
    let read = read_replies(described("replies").as_bytes()).expect("the replies are read");
    assert_eq!(read.replies.questionnaire.digest, known.digest);
    assert_eq!(read.replies.digest, return_digest(&read.file));
    let asked: Vec<&str> = known.questionnaire.questions().map(|question| question.id.as_str()).collect();
    for reply in &read.replies.replies {
        assert!(reply.answers.keys().all(|id| asked.contains(&id.as_str())), "{reply:?}");
        for (id, answer) in &reply.answers {
            let question = known.questionnaire.question(id).expect("it is asked");
            let problem = answer.response.as_ref().and_then(|response| response.problem(&known.questionnaire, question));
            assert_eq!(problem, None, "{id}");
        }
    }
}
