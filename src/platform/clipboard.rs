//! What is copied to be pasted elsewhere.

use super::{BrowserError, document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Copies a text. Browsers without a clipboard for pages, such as one that opened the app over plain HTTP, copy what is
/// selected, so the text is put on the page for that moment.
pub async fn copy(text: &str) -> Result<(), BrowserError> {
    let navigator = window()?.navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    if has_clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok() {
        return Ok(());
    }
    copy_selected(text)
}

fn copy_selected(text: &str) -> Result<(), BrowserError> {
    let document = document()?;
    let failed = || BrowserError::new("the browser does not let pages copy");
    let area: web_sys::HtmlTextAreaElement = document.create_element("textarea")?.dyn_into().map_err(|_| failed())?;
    let had_focus = document.active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    area.set_value(text);
    area.set_class_name("govuk-visually-hidden");
    document.body().ok_or_else(failed)?.append_child(&area)?;
    area.select();
    let document: web_sys::HtmlDocument = document.dyn_into().map_err(|_| failed())?;
    let is_copied = document.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(element) = had_focus {
        // An element that cannot take focus leaves it where it was, which is all there is to do.
        let _ = element.focus();
    }
    if is_copied { Ok(()) } else { Err(failed()) }
}
