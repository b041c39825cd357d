//! localStorage: a few small texts by key, written at once. Blocked storage is an answer, never a panic.

use super::{BrowserError, window};

/// The browser's own; an error where it is blocked.
fn storage() -> Result<web_sys::Storage, BrowserError> {
    window()?.local_storage()?.ok_or_else(|| BrowserError::new("this browser keeps no local storage"))
}

/// The text under a key.
pub fn get(key: &str) -> Result<Option<String>, BrowserError> {
    Ok(storage()?.get_item(key)?)
}

/// Puts a text under a key.
pub fn set(key: &str, text: &str) -> Result<(), BrowserError> {
    Ok(storage()?.set_item(key, text)?)
}

/// Forgets a key.
pub fn remove(key: &str) -> Result<(), BrowserError> {
    Ok(storage()?.remove_item(key)?)
}

/// Every key that begins so.
pub fn keys(prefix: &str) -> Result<Vec<String>, BrowserError> {
    let storage = storage()?;
    let mut keys = Vec::new();
    for at in 0..storage.length()? {
        keys.extend(storage.key(at)?.filter(|key| key.starts_with(prefix)));
    }
    Ok(keys)
}
