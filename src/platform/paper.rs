//! What is typed, on paper. A box is one piece for the browser's printer: it does not go on over two sheets, and what
//! does not fit in it is cut. So while the page is printed, its words stand beside each box as text.

use super::{BrowserError, document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

const BOXES: &str = "textarea, input[type=text]";
const COPY: &str = "app-paper";
/// A box whose words stand beside it.
const COPIED: &str = "app-copied";

/// From now on, whatever is typed is printed whole.
pub fn prepare() -> Result<(), BrowserError> {
    on("beforeprint", || drop(write_out()))?;
    on("afterprint", || drop(take_away()))
}

fn on(event: &str, act: fn()) -> Result<(), BrowserError> {
    let closure = Closure::<dyn FnMut(Event)>::new(move |_| act());
    window()?.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref())?;
    // It is needed for as long as the page is there.
    closure.forget();
    Ok(())
}

fn write_out() -> Result<(), JsValue> {
    take_away()?;
    let Ok(document) = document() else { return Ok(()) };
    let boxes = document.query_selector_all(BOXES)?;
    for typed in (0..boxes.length()).filter_map(|at| boxes.get(at)?.dyn_into::<Element>().ok()) {
        let text = text_of(&typed);
        if text.trim().is_empty() {
            continue;
        }
        let copy = document.create_element("div")?;
        copy.set_class_name(COPY);
        copy.set_attribute("dir", "auto")?;
        copy.set_attribute("translate", "no")?;
        copy.set_text_content(Some(&text));
        typed.class_list().add_1(COPIED)?;
        typed.insert_adjacent_element("afterend", &copy)?;
    }
    Ok(())
}

fn take_away() -> Result<(), JsValue> {
    let Ok(document) = document() else { return Ok(()) };
    let copies = document.query_selector_all(&format!(".{COPY}"))?;
    for copy in (0..copies.length()).filter_map(|at| copies.get(at)?.dyn_into::<Element>().ok()) {
        copy.remove();
    }
    let copied = document.query_selector_all(&format!(".{COPIED}"))?;
    for typed in (0..copied.length()).filter_map(|at| copied.get(at)?.dyn_into::<Element>().ok()) {
        typed.class_list().remove_1(COPIED)?;
    }
    Ok(())
}

fn text_of(typed: &Element) -> String {
    let lines = typed.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    lines.or_else(|| typed.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)).unwrap_or_default()
}
