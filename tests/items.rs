//! What questionnaires ask in common: every item is listed once, asked somewhere, and told truly in `docs/items.md`.
//!
//! `UPDATE_SCHEMAS=1 cargo test --no-default-features --test items` writes `docs/items.md` anew.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use serde_json::{Value, json};
use story::shipped::{in_repository, public};

const PAGE: &str = "docs/items.md";

const INTRODUCTION: &str = "\
# Items

An item names what is asked, wherever it is asked. Questions with the same item can be set beside each other: what leaders say beside what staff and children say, and a faith group's checklist beside an NHS trust's return. The scales differ, so answers stand side by side and are not added up.

- Questions have the same item if an honest answer to one says what the answer to the other is about. They may ask it from the other side: leaders are asked whether the lead has enough time, or whether they check that people feel safe to speak up; those concerned are asked how it is for them.
- To know a rule and to keep it are two items. So are having something in writing and knowing it.
- In one questionnaire an item stands twice only for parts or wordings of one question, such as a question to every organisation and its wording for one sector, or what every standard ends with.
- An item asked in one place waits for its counterpart in a questionnaire to come.

A question that is asked nowhere else has no item. Sentences are kept in `public/questionnaires/items.json`; this page is written by `tests/items.rs` and not by hand.
";

/// One line of `items.json`: an item, and what it asks in a plain sentence.
struct Listed {
    id: String,
    asks: String,
}

/// A questionnaire by the short name that its references begin with, and the questions that have an item.
struct Asking {
    short_name: String,
    title: String,
    /// Question and item, in the order of the form.
    questions: Vec<(String, String)>,
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("there is no {field} in {value}")).to_owned()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("it is a list")
}

fn shipped(name: &str) -> Value {
    serde_json::from_slice(&public(&format!("questionnaires/{name}.json"))).expect("it is JSON")
}

fn list_of(file: &Value) -> Vec<Listed> {
    array(file).iter().map(|item| Listed { id: text(item, "id"), asks: text(item, "asks") }).collect()
}

fn asking(questionnaire: &Value) -> Asking {
    let domains = array(&questionnaire["domains"]).iter();
    let questions = domains.flat_map(|domain| array(&domain["questions"]));
    let with_item = questions.filter_map(|question| Some((text(question, "id"), question.get("item")?.as_str()?.to_owned())));
    Asking {
        short_name: text(questionnaire, "reference_prefix"),
        title: text(questionnaire, "title"),
        questions: with_item.collect(),
    }
}

/// Every questionnaire in the folder, in the order of the index.
fn every_questionnaire() -> Vec<Asking> {
    let index = shipped("index");
    let folder = std::fs::read_dir(in_repository("public/questionnaires")).expect("the folder is there");
    let files = folder.map(|file| file.expect("it can be listed").file_name().to_string_lossy().into_owned());
    let names = files.filter_map(|file| Some(file.strip_suffix(".json")?.to_owned()));
    let mut found: Vec<(usize, Asking)> = names
        .filter(|name| name != "index" && name != "items")
        .map(|name| {
            let place = array(&index).iter().position(|line| line["id"] == *name);
            (place.unwrap_or_else(|| panic!("{name} is not in the index")), asking(&shipped(&name)))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, asking)| asking).collect()
}

/// Everything wrong with a list of items, for the questionnaires that use them.
fn faults(list: &[Listed], askings: &[Asking]) -> Vec<String> {
    let mut faults = Vec::new();
    for two in list.windows(2) {
        match two[0].id.cmp(&two[1].id) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => faults.push(format!("{} is listed twice", two[0].id)),
            std::cmp::Ordering::Greater => faults.push(format!("{} stands after {}", two[1].id, two[0].id)),
        }
    }
    for Listed { id, asks } in list {
        if !asks.ends_with('?') {
            faults.push(format!("{id} does not say what it asks"));
        }
        if places(id, askings).is_empty() {
            faults.push(format!("{id} is asked nowhere"));
        }
    }
    for asking in askings {
        for (question, item) in &asking.questions {
            if !list.iter().any(|listed| listed.id == *item) {
                faults.push(format!("{} {question}: {item} is not listed", asking.short_name));
            }
        }
    }
    faults
}

/// Where an item is asked: `S11 S1.4; S11W A07.3`.
fn places(item: &str, askings: &[Asking]) -> String {
    let of_one = askings.iter().filter_map(|asking| {
        let questions = asking.questions.iter().filter(|(_, asked)| asked == item);
        let ids: Vec<&str> = questions.map(|(question, _)| question.as_str()).collect();
        (!ids.is_empty()).then(|| format!("{} {}", asking.short_name, ids.join(", ")))
    });
    of_one.collect::<Vec<_>>().join("; ")
}

/// The page as the list and the questionnaires give it.
fn page(list: &[Listed], askings: &[Asking]) -> String {
    let short_names = askings.iter().map(|asking| format!("| {} | {} |\n", asking.short_name, asking.title));
    let items = list.iter().map(|item| format!("| `{}` | {} | {} |\n", item.id, item.asks, places(&item.id, askings)));
    [
        INTRODUCTION.to_owned(),
        "\n| short name | questionnaire |\n| --- | --- |\n".to_owned(),
        short_names.collect(),
        "\n| item | what it asks | where it is asked |\n| --- | --- | --- |\n".to_owned(),
        items.collect(),
    ]
    .concat()
}

#[test]
fn every_item_is_listed_once_in_order_and_asked_somewhere() {
    assert_eq!(faults(&list_of(&shipped("items")), &every_questionnaire()), [""; 0]);
}

#[test]
fn the_page_is_what_the_questionnaires_ask() {
    let made = page(&list_of(&shipped("items")), &every_questionnaire());
    let path = in_repository(PAGE);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(&path, &made).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    }
    let published = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    assert!(
        made == published,
        "{PAGE} is not what the questionnaires ask; run again with UPDATE_SCHEMAS=1 and look at the change"
    );
}

/// What is said of a list of items where one questionnaire asks these, in `Q1`, `Q2` and so on.
#[track_caller]
fn told(listed: &[&str], asked: &[&str], expected: &[&str]) {
    let list: Vec<Value> = listed.iter().map(|id| json!({ "id": id, "asks": "Is it so?" })).collect();
    let questions: Vec<Value> =
        asked.iter().zip(1..).map(|(item, number)| json!({ "id": format!("Q{number}"), "item": item })).collect();
    let questionnaire = json!({ "reference_prefix": "T", "title": "Test", "domains": [{ "questions": questions }] });
    assert_eq!(faults(&list_of(&json!(list)), &[asking(&questionnaire)]), expected);
}

#[test]
fn a_fault_in_the_list_is_told() {
    told(&["a", "b"], &["a", "b", "a"], &[]);
    told(&["a"], &["a", "b"], &["T Q2: b is not listed"]);
    told(&["a", "b"], &["a"], &["b is asked nowhere"]);
    told(&["a", "a"], &["a"], &["a is listed twice"]);
    told(&["b", "a"], &["a", "b"], &["a stands after b"]);
    let list = list_of(&json!([{ "id": "a", "asks": "" }]));
    let asked =
        asking(&json!({ "reference_prefix": "T", "title": "Test", "domains": [{ "questions": [{ "id": "Q1", "item": "a" }] }] }));
    assert_eq!(faults(&list, &[asked]), ["a does not say what it asks"]);
}
