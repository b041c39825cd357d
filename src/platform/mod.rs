//! The browser: the only code that touches it. Knows nothing of safeguarding, and turns every JavaScript error into one of ours.

pub mod bar;
pub mod channel;
pub mod clock;
pub mod console;
pub mod crypto;
pub mod database;
pub mod files;
pub mod local;
pub mod locks;
pub mod network;
pub mod offline;
pub mod page;
pub mod paper;
pub mod persistence;
pub mod raster;
pub mod recovery;
pub mod session;
pub mod share;
pub mod translation;
pub mod worker;

use wasm_bindgen::JsValue;

/// What the browser refused, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserError {
    /// `QuotaExceededError`, `NotFoundError` and the like; empty where it has no name.
    pub name: String,
    /// The browser's own message.
    pub message: String,
}

impl BrowserError {
    /// Whether there was no room.
    pub fn is_full(&self) -> bool {
        self.name == "QuotaExceededError"
    }

    /// An error of our own.
    pub fn new(message: impl Into<String>) -> Self {
        Self { name: String::new(), message: message.into() }
    }
}

impl From<JsValue> for BrowserError {
    fn from(thrown: JsValue) -> Self {
        let read = |key: &str| {
            let value = js_sys::Reflect::get(&thrown, &JsValue::from_str(key)).ok();
            value.and_then(|value| value.as_string()).unwrap_or_default()
        };
        let message = read("message");
        Self { name: read("name"), message: if message.is_empty() { format!("{thrown:?}") } else { message } }
    }
}

fn window() -> Result<web_sys::Window, BrowserError> {
    web_sys::window().ok_or_else(|| BrowserError::new("there is no window"))
}

fn document() -> Result<web_sys::Document, BrowserError> {
    window()?.document().ok_or_else(|| BrowserError::new("there is no document"))
}
