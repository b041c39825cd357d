//! localStorage: a few small texts by key, written at once. Blocked storage is an answer, never a panic.

use super::{BrowserError, window};
use gloo_storage::Storage;

/// gloo-storage throws where storage is blocked, so it is looked at first.
fn storage() -> Result<web_sys::Storage, BrowserError> {
    let present = window()?.local_storage()?;
    present.ok_or_else(|| BrowserError::new("this browser keeps no local storage"))?;
    Ok(gloo_storage::LocalStorage::raw())
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
