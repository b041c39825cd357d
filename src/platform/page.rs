//! The page as a whole: address, title, focus, printing.

pub mod field;

use super::{BrowserError, document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, MouseEvent};

/// What stands after `#` in the address, or nothing.
pub fn hash() -> String {
    let hash = window().ok().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Whether the page was loaded again, and not come to.
pub fn was_loaded_again() -> bool {
    let entries = window().ok().and_then(|window| window.performance()).map(|clock| clock.get_entries_by_type("navigation"));
    let kind = entries.and_then(|entries| js_sys::Reflect::get(&entries.get(0), &"type".into()).ok());
    kind.and_then(|kind| kind.as_string()).is_some_and(|kind| kind == "reload")
}

/// Whether this window is the app as it was installed, and none of the browser's own.
pub fn is_installed() -> bool {
    let query = window().and_then(|window| Ok(window.match_media("(display-mode: browser)")?));
    query.is_ok_and(|query| query.is_some_and(|query| !query.matches()))
}

/// Whether the app is a file that was opened from a disk, and no page of a web host.
pub fn is_from_disk() -> bool {
    window().and_then(|window| Ok(window.location().protocol()?)).is_ok_and(|protocol| protocol == "file:")
}

/// Goes to another hash, as a new entry of the history.
pub fn go(hash: &str) -> Result<(), BrowserError> {
    Ok(window()?.location().set_hash(hash)?)
}

/// Goes to another hash in place of this entry of the history.
pub fn replace(hash: &str) -> Result<(), BrowserError> {
    Ok(window()?.location().replace(&format!("#{hash}"))?)
}

/// Writes another hash into the address, in place of this entry of the history. Nobody goes anywhere: no page hears of it.
pub fn say_instead(hash: &str) -> Result<(), BrowserError> {
    Ok(window()?.history()?.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{hash}")))?)
}

/// Where a click on a link within the app leads, as a hash; none where it is no such link, or opens another tab.
pub fn followed(event: &MouseEvent) -> Option<String> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href^='#/']").ok()??;
    Some(link.get_attribute("href")?.trim_start_matches('#').to_owned())
}

/// What the tab and the screen reader call the page.
pub fn set_title(title: &str) {
    if let Ok(document) = document() {
        document.set_title(title);
    }
}

/// Moves focus to the first element that matches, and the page to its top.
pub fn focus(selector: &str) {
    let found = document().ok().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take focus leaves it where it was, which is all there is to do.
        let _ = element.focus();
    }
}

/// Moves focus there where what had it is gone.
pub fn focus_if_lost(selector: &str) {
    let active = document().ok().and_then(|document| document.active_element());
    if active.is_none_or(|element| element.tag_name() == "BODY") {
        focus(selector);
    }
}

/// Whether a field has the focus, so that somebody may be typing.
pub fn is_in_field() -> bool {
    let active = document().ok().and_then(|document| document.active_element());
    active.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    if let Ok(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Brings an element into view and moves focus to it.
pub fn show(id: &str) {
    let found = document().ok().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        element.scroll_into_view();
        focus(&format!("[id=\"{id}\"]"));
    }
}

/// Puts a text on the clipboard. Where the browser keeps that for pages with a secure address, by the older command.
pub async fn copy(text: &str) -> Result<(), BrowserError> {
    let is_secure = window()?.is_secure_context();
    if is_secure {
        let writing = window()?.navigator().clipboard().write_text(text);
        if JsFuture::from(writing).await.is_ok() {
            return Ok(());
        }
    }
    copy_selected(text)
}

fn copy_selected(text: &str) -> Result<(), BrowserError> {
    let document = document()?;
    let body = document.body().ok_or_else(|| BrowserError::new("the page has no body"))?;
    let field: web_sys::HtmlTextAreaElement =
        document.create_element("textarea")?.dyn_into().map_err(|_| BrowserError::new("no text can be selected"))?;
    field.set_value(text);
    body.append_child(&field)?;
    field.select();
    let copied = document.dyn_into::<web_sys::HtmlDocument>().map(|document| document.exec_command("copy"));
    field.remove();
    match copied {
        Ok(Ok(true)) => Ok(()),
        Ok(_) | Err(_) => Err(BrowserError::new("the browser did not let the page copy")),
    }
}

/// Opens the print dialogue.
pub fn print() -> Result<(), BrowserError> {
    Ok(window()?.print()?)
}

/// Loads the page anew.
pub fn reload() -> Result<(), BrowserError> {
    Ok(window()?.location().reload()?)
}

/// Sets a custom property of the style sheet on the whole page.
pub fn set_style(property: &str, value: &str) {
    let root = document().ok().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A value that is no colour is ignored by the browser, and the default stays.
        let _ = root.style().set_property(property, value);
    }
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    document().is_ok_and(|document| document.hidden())
}

/// Writes a text into an element of the page that the app is loaded from, before the app is there.
pub fn say(id: &str, text: &str) {
    if let Some(element) = document().ok().and_then(|document| document.get_element_by_id(id)) {
        element.set_text_content(Some(text));
    }
}

/// Empties an element of the page that the app is loaded from.
pub fn take_over(id: &str) -> Result<web_sys::HtmlElement, BrowserError> {
    let element = document()?.get_element_by_id(id).ok_or_else(|| BrowserError::new(format!("the page has no #{id}")))?;
    element.set_inner_html("");
    element.dyn_into().map_err(|_| BrowserError::new(format!("#{id} is no HTML element")))
}

/// Calls this once, when the browser has nothing else to do; browsers that do not say when are asked again a little later.
pub fn when_idle(call: impl FnOnce() + 'static) {
    let Ok(window) = window() else { return };
    let call = Closure::once_into_js(call);
    let has_idle = js_sys::Reflect::has(&window, &JsValue::from_str("requestIdleCallback")).unwrap_or(false);
    let asked = match has_idle {
        true => window.request_idle_callback(call.unchecked_ref()).map(drop),
        false => window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), LITTLE_LATER).map(drop),
    };
    // What is only prepared while idle is done later, when it is asked for.
    drop(asked);
}

/// Where a browser does not say when it is idle, in milliseconds.
const LITTLE_LATER: i32 = 1_000;
