//! The database keeps what it says it keeps.

use safeguarding_audit::platform::database::Database;
use safeguarding_audit::platform::local;
use wasm_bindgen_test::wasm_bindgen_test;

const STORES: &[&str] = &["one", "two"];

async fn open(name: &str) -> Database {
    Database::open(name, 1, STORES).await.expect("the test browser has a database")
}

#[wasm_bindgen_test]
async fn what_was_put_is_there_when_the_database_is_opened_again() {
    let first = open("reopened").await;
    first.put("one", &[("key".to_owned(), "text with “quotes” and 🙂".to_owned())]).await.expect("it is put");
    let second = open("reopened").await;
    assert_eq!(second.get("one", "key").await.expect("it is read").as_deref(), Some("text with “quotes” and 🙂"));
    assert_eq!(second.get("two", "key").await.expect("it is read"), None, "stores are apart");
}

#[wasm_bindgen_test]
async fn entries_come_with_their_keys_in_order() {
    let database = open("ordered").await;
    let entry = |key: &str| (key.to_owned(), format!("text of {key}"));
    database.put("one", &[entry("b"), entry("a")]).await.expect("they are put");
    assert_eq!(database.all("one").await.expect("they are read"), [entry("a"), entry("b")]);
    database.delete("one", "a").await.expect("it is deleted");
    assert_eq!(database.all("one").await.expect("they are read"), [entry("b")]);
    database.clear("one").await.expect("it is cleared");
    assert!(database.all("one").await.expect("they are read").is_empty());
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
