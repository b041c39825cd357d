//! Fetches the app's own files, from beside the page and from nowhere else.

use super::{BrowserError, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The bytes of a file beside the page: `questionnaires/section-11.json`.
pub async fn fetch(path: &str) -> Result<Vec<u8>, BrowserError> {
    let answer = JsFuture::from(window()?.fetch_with_str(path)).await?;
    let response: web_sys::Response = answer.dyn_into()?;
    if !response.ok() {
        return Err(BrowserError::new(format!("the server answered {}", response.status())));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
