//! What a text field of the page holds, read and written without harm to what is being typed.
//!
//! Some keyboards deliver an emoji in two events, half of a character each. A half is no text: read as it comes, it turns into
//! “�” for ever. So it is left out of what is read, and what the field holds is not written over while only a half more is in it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

/// What stands in the place of what cannot be read.
const REPLACEMENT: char = '\u{fffd}';

/// The text in a field, without halves of characters.
pub fn typed(field: &impl AsRef<Element>) -> String {
    let field = field.as_ref();
    let text = held(field);
    if text.contains(REPLACEMENT) { whole_characters(field).unwrap_or(text) } else { text }
}

/// Puts a text into a field that does not hold it yet. A half that is there beside it stays, and waits for the other.
pub fn show(field: &impl AsRef<Element>, text: &str) {
    if typed(field) != text {
        put(field.as_ref(), text);
    }
}

/// Puts a text into a field that is left: the other half of a character comes no more. None where the field has gone with
/// its text, which browsers tell as if it had been left.
pub fn settle(field: &impl AsRef<Element>, text: Option<String>) {
    if let Some(text) = text.filter(|text| held(field.as_ref()) != *text) {
        put(field.as_ref(), &text);
    }
}

fn held(field: &Element) -> String {
    if let Some(line) = field.dyn_ref::<HtmlInputElement>() {
        return line.value();
    }
    field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

fn put(field: &Element, text: &str) {
    if let Some(line) = field.dyn_ref::<HtmlInputElement>() {
        line.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// The same, read unit by unit: what somebody pasted as “�” stays.
fn whole_characters(field: &Element) -> Option<String> {
    let value = js_sys::Reflect::get(field, &JsValue::from_str("value")).ok()?;
    let units = value.dyn_into::<js_sys::JsString>().ok()?;
    Some(char::decode_utf16(units.iter()).filter_map(Result::ok).collect())
}
