//! Platform and storage in a real browser. Runs on wasm32 only, through `wasm-bindgen-test`.

#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "browser/backup.rs"]
mod backup;
#[path = "browser/channel.rs"]
mod channel;
#[path = "browser/crypto.rs"]
mod crypto;
#[path = "browser/database.rs"]
mod database;
#[path = "browser/drafts.rs"]
mod drafts;
#[path = "browser/locks.rs"]
mod locks;
#[path = "browser/persistence.rs"]
mod persistence;
#[path = "browser/pretence.rs"]
mod pretence;
#[path = "browser/surveys.rs"]
mod surveys;
#[path = "browser/two_tabs.rs"]
mod two_tabs;
#[path = "browser/worker.rs"]
mod worker;
