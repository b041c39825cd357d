//! Copying for other programs.

use super::{BrowserError, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies a text. Browsers have it only on pages that came over https, and may refuse it.
pub async fn copy(text: &str) -> Result<(), BrowserError> {
    let clipboard = Reflect::get(window()?.navigator().as_ref(), &JsValue::from_str("clipboard"))?;
    if clipboard.is_undefined() || clipboard.is_null() {
        return Err(BrowserError::new("the browser does not let pages copy here"));
    }
    let write: Function = Reflect::get(&clipboard, &JsValue::from_str("writeText"))?.dyn_into()?;
    let copied: Promise = write.call1(&clipboard, &JsValue::from_str(text))?.dyn_into()?;
    JsFuture::from(copied).await?;
    Ok(())
}
