//! Fetches the app's own files, from beside the page or from within it, and from nowhere else.

use super::{BrowserError, document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that came.
pub struct Fetched {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// When it came from the host, as an ISO time, where it could not be fetched now and was kept on this device.
    pub kept_at: Option<String>,
}

/// What the service worker says of a file that it has kept.
const KEPT_AT: &str = "X-Kept-At";

/// Has the file of a part of the app fetched before anybody asks for it, where the app comes in parts.
pub fn fetch_ahead(part: &str) {
    let ahead = window().ok().and_then(|window| js_sys::Reflect::get(&window, &"appFetchesAhead".into()).ok());
    if let Some(ahead) = ahead.and_then(|ahead| ahead.dyn_into::<js_sys::Function>().ok()) {
        // Whoever asks for the part hears why it does not come.
        let _ = ahead.call1(&JsValue::NULL, &part.into());
    }
}

/// A file beside the page, such as `questionnaires/section-11.json`. An app in a single file carries it within the page.
pub async fn fetch(path: &str) -> Result<Fetched, BrowserError> {
    if let Some(within) = document()?.get_element_by_id(path).and_then(|element| element.text_content()) {
        return Ok(Fetched { bytes: within.into_bytes(), kept_at: None });
    }
    let answer = JsFuture::from(window()?.fetch_with_str(path)).await?;
    let response: web_sys::Response = answer.dyn_into()?;
    if !response.ok() {
        return Err(BrowserError::new(format!("the server answered {}", response.status())));
    }
    let kept_at = response.headers().get(KEPT_AT)?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Fetched { bytes: js_sys::Uint8Array::new(&buffer).to_vec(), kept_at })
}
