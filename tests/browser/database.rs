//! The database keeps what it says it keeps.

use safeguarding_audit::platform::database::{Database, Entry, Guard};
use safeguarding_audit::platform::local;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const STORES: &[&str] = &["one", "two"];

async fn open(name: &str) -> Database {
    Database::open(name, 1, STORES, || ()).await.expect("the test browser has a database")
}

fn put(store: &'static str, key: &str, text: &str) -> Entry {
    Entry { store, key: key.to_owned(), text: Some(text.to_owned()) }
}

#[wasm_bindgen_test]
async fn what_was_put_is_there_when_the_database_is_opened_again() {
    let first = open("reopened").await;
    assert_eq!(first.write(&[put("one", "key", "text with “quotes” and 🙂")], None).await, Ok(true));
    let second = open("reopened").await;
    assert_eq!(second.get("one", "key").await.expect("it is read").as_deref(), Some("text with “quotes” and 🙂"));
    assert_eq!(second.get("two", "key").await.expect("it is read"), None, "stores are apart");
}

#[wasm_bindgen_test]
async fn entries_come_with_their_keys_in_order() {
    let database = open("ordered").await;
    let entry = |key: &str| (key.to_owned(), format!("text of {key}"));
    let puts: Vec<Entry> = ["b", "a/2", "a/1"].iter().map(|key| put("one", key, &format!("text of {key}"))).collect();
    assert_eq!(database.write(&puts, None).await, Ok(true));
    assert_eq!(database.all("one").await, Ok(vec![entry("a/1"), entry("a/2"), entry("b")]));
    assert_eq!(database.under("one", "a/").await, Ok(vec![entry("a/1"), entry("a/2")]));
    assert_eq!(database.keys_under("one", "b").await, Ok(vec!["b".to_owned()]));
    let gone = Entry { store: "one", key: "a/1".to_owned(), text: None };
    assert_eq!(database.write(&[gone], None).await, Ok(true));
    assert_eq!(database.all("one").await, Ok(vec![entry("a/2"), entry("b")]));
    database.clear("one").await.expect("it is cleared");
    assert_eq!(database.all("one").await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn many_texts_come_in_the_order_in_which_they_were_asked_for() {
    let database = open("many").await;
    let keys: Vec<String> = (0..100).map(|at| format!("{at:03}")).collect();
    let puts: Vec<Entry> = keys.iter().map(|key| put("one", key, &format!("text of {key}"))).collect();
    assert_eq!(database.write(&puts, None).await, Ok(true));
    let asked: Vec<String> = keys.iter().rev().cloned().chain(["nothing".to_owned()]).collect();
    let expected: Vec<Option<String>> = keys.iter().rev().map(|key| Some(format!("text of {key}"))).chain([None]).collect();
    assert_eq!(database.get_many("one", &asked).await, Ok(expected));
    assert_eq!(database.get_many("one", &[]).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_write_that_its_guard_forbids_changes_nothing() {
    let database = open("guarded").await;
    assert_eq!(database.write(&[put("one", "head", "1")], None).await, Ok(true));
    let entries = [put("one", "head", "2"), put("two", "part", "typed")];
    let guard = |wanted: &'static str| move |text: Option<&str>| text == Some(wanted);
    let (wrong, right) = (guard("0"), guard("1"));
    let forbidding = Guard { store: "one", key: "head", allows: &wrong };
    assert_eq!(database.write(&entries, Some(forbidding)).await, Ok(false));
    assert_eq!(database.get("one", "head").await, Ok(Some("1".to_owned())));
    assert_eq!(database.get("two", "part").await, Ok(None));
    let allowing = Guard { store: "one", key: "head", allows: &right };
    assert_eq!(database.write(&entries, Some(allowing)).await, Ok(true));
    assert_eq!(database.get("two", "part").await, Ok(Some("typed".to_owned())));
}

#[wasm_bindgen_test]
async fn a_database_of_a_later_version_of_the_app_opens_as_well() {
    const MORE: &[&str] = &["one", "two", "three"];
    let later = Database::open("later", 7, MORE, || ()).await.expect("it is made");
    assert_eq!(later.write(&[put("three", "key", "of a later version")], None).await, Ok(true));
    let database = open("later").await;
    assert_eq!(database.write(&[put("one", "key", "of this version")], None).await, Ok(true));
    assert_eq!(later.get("three", "key").await, Ok(Some("of a later version".to_owned())), "nothing of it is lost");
}

#[wasm_bindgen_test]
async fn a_database_that_another_tab_made_newer_is_opened_again_by_itself() {
    let database = open("overtaken").await;
    let closed = Rc::new(Cell::new(0));
    let count = Rc::clone(&closed);
    database.when_closed(move || count.set(count.get() + 1));
    let newer = Database::open("overtaken", 7, STORES, || ()).await.expect("it is made newer");
    assert_eq!(closed.get(), 1, "whoever has it is told");
    assert_eq!(database.write(&[put("one", "key", "after that")], None).await, Ok(true));
    assert_eq!(newer.get("one", "key").await, Ok(Some("after that".to_owned())));
    assert_eq!(database.all("one").await, Ok(vec![("key".to_owned(), "after that".to_owned())]));
    assert_eq!(database.keys_under("one", "k").await, Ok(vec!["key".to_owned()]));
    database.clear("one").await.expect("it is cleared");
}

#[wasm_bindgen_test]
async fn a_connection_that_does_not_answer_any_more_can_be_given_up_for_another() {
    let database = open("renewed").await;
    assert_eq!(database.write(&[put("one", "key", "before")], None).await, Ok(true));
    database.renew();
    assert_eq!(database.get("one", "key").await, Ok(Some("before".to_owned())));
}

#[wasm_bindgen_test]
async fn a_store_that_does_not_exist_is_an_error_with_words() {
    let database = open("missing").await;
    let error = database.get("three", "key").await.expect_err("there is no such store");
    assert_eq!(error.name, "NotFoundError");
    assert!(!error.message.is_empty());
}

#[wasm_bindgen_test]
async fn a_full_local_storage_is_told_apart_and_damages_nothing() {
    local::set("test/kept", "before").expect("there is room");
    let error = local::set("test/large", &"x".repeat(12 * 1024 * 1024)).expect_err("that is more than a browser allows");
    assert!(error.is_full(), "{error:?}");
    assert_eq!(local::get("test/kept").expect("it is read").as_deref(), Some("before"));
    assert_eq!(local::keys("test/").expect("they are read"), ["test/kept"]);
    local::remove("test/kept").expect("it is removed");
}
