//! The line at the foot of the window, and what has focus: it is never hidden under the line.

use super::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What the style sheet calls the height of the line.
const HEIGHT: &str = "--app-bar";

/// Between what has focus and the line.
const GAP: f64 = 12.0;

/// Tells the style sheet how high the line is now, so that the browser scrolls by as much more; and moves the page where
/// the line covers what has focus.
pub fn keep_clear(bar: &str) {
    let found = document().ok().and_then(|document| document.query_selector(bar).ok().flatten());
    let Some(bar) = found else { return };
    if let Some(root) = document().ok().and_then(|document| document.document_element()?.dyn_into::<HtmlElement>().ok()) {
        let (style, height) = (root.style(), format!("{}px", bar.get_bounding_client_rect().height().ceil()));
        // Saying it again would have the browser work out the style of the whole page anew.
        if style.get_property_value(HEIGHT).as_ref() != Ok(&height) {
            // A browser without custom properties keeps the height of the style sheet.
            let _ = style.set_property(HEIGHT, &height);
        }
    }
    let focused = document().ok().and_then(|document| document.active_element());
    let covered = focused.and_then(|focused| covered(&focused, &bar));
    if let Some((by, window)) = covered.zip(window().ok()) {
        window.scroll_by_with_x_and_y(0.0, by);
    }
}

/// By how much the page must move; none where nothing is covered, or where a click moved the focus: what somebody is
/// pressing stays under the pointer.
fn covered(focused: &Element, bar: &Element) -> Option<f64> {
    if bar.contains(Some(focused)) || !focused.matches(":focus-visible").unwrap_or(true) {
        return None;
    }
    let (control, line) = (focused.get_bounding_client_rect(), bar.get_bounding_client_rect());
    let by = control.bottom() + GAP - line.top();
    // A control after the line is not under it, and one that is higher than the window keeps its beginning in view.
    let is_after = bar.compare_document_position(focused) & web_sys::Node::DOCUMENT_POSITION_FOLLOWING != 0;
    let by = by.min(control.top() - GAP);
    (!is_after && by > 0.0).then_some(by)
}
