//! sessionStorage: a few small texts that this tab alone knows, and forgets when it is closed.

use super::{BrowserError, window};

/// The browser's own; an error where it is blocked.
fn storage() -> Result<web_sys::Storage, BrowserError> {
    window()?.session_storage()?.ok_or_else(|| BrowserError::new("this browser keeps no session storage"))
}

/// The text under a key.
pub fn get(key: &str) -> Result<Option<String>, BrowserError> {
    Ok(storage()?.get_item(key)?)
}

/// Puts a text under a key; none forgets the key.
pub fn set(key: &str, text: Option<&str>) -> Result<(), BrowserError> {
    match text {
        Some(text) => Ok(storage()?.set_item(key, text)?),
        None => Ok(storage()?.remove_item(key)?),
    }
}
