//! Whether what is kept here stays, and whom that has to be asked of.

use crate::pretence::pretend;
use safeguarding_audit::platform::persistence::{is_persisted, is_safari, persist};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_the_browser_agreed_to_is_what_it_says_afterwards() {
    let agreed = persist().await.expect("the browser answers");
    assert_eq!(is_persisted().await, Ok(agreed));
}

#[wasm_bindgen_test]
async fn a_browser_that_cannot_be_asked_is_an_error_with_words() {
    let _pretence = pretend("navigator", "storage", &JsValue::UNDEFINED);
    for error in [persist().await.expect_err("there is none"), is_persisted().await.expect_err("there is none")] {
        assert!(!error.message.is_empty());
    }
}

#[wasm_bindgen_test]
fn safari_is_told_by_its_name() {
    assert!(!is_safari(), "the tests run in Chromium");
    let webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
    let blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";
    let known = [
        (format!("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {webkit} Version/18.5 Safari/605.1.15"), true),
        (
            format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {webkit} Version/18.5 Mobile/15E148 Safari/604.1"),
            true,
        ),
        (format!("Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) {webkit} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1"), true),
        (
            format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {webkit} FxiOS/140.0 Mobile/15E148 Safari/605.1.15"),
            true,
        ),
        (format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {webkit} Mobile/15E148"), true),
        (format!("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {blink} Safari/537.36"), false),
        (format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {blink} Safari/537.36 Edg/140.0.0.0"), false),
        (format!("Mozilla/5.0 (Linux; Android 10; K) {blink} Mobile Safari/537.36"), false),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(), false),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(), false),
    ];
    for (agent, expected) in known {
        let _pretence = pretend("navigator", "userAgent", &JsValue::from_str(&agent));
        assert_eq!(is_safari(), expected, "{agent}");
    }
}
