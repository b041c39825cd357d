//! A worker that cannot start is an error, not a wait without end.

use safeguarding_audit::platform::worker::{Message, ask};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_worker_that_is_not_there_is_an_error_with_words() {
    let error = ask("./no-such-worker.js", Message::default()).await.expect_err("there is no such worker");
    assert!(!error.message.is_empty());
}
