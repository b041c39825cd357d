//! What the browser said, on its console, for whoever is asked for help. Nobody else reads it.

use super::BrowserError;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Notes what the browser refused, in its own words.
pub fn note(error: &BrowserError) {
    let said = format!("{} {}", error.name, error.message);
    let console = Reflect::get(&js_sys::global(), &"console".into());
    let info = console.and_then(|console| Ok((Reflect::get(&console, &"info".into())?, console)));
    if let Ok((info, console)) = info
        && let Ok(info) = info.dyn_into::<Function>()
    {
        // Without a console there is nobody to tell.
        let _ = info.call1(&console, &JsValue::from_str(said.trim()));
    }
}
