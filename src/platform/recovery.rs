//! What a panic leaves on screen: a panel written without the app, which no longer works.

use super::document;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What the panel offers to download: a name and its bytes; none when nothing has been saved.
type LastSaved = fn() -> Option<(String, Vec<u8>)>;

thread_local! {
    static LAST_SAVED: RefCell<Option<LastSaved>> = const { RefCell::new(None) };
}

/// Shows the panel whenever the app panics.
pub fn install(last_saved: LastSaved) {
    LAST_SAVED.with_borrow_mut(|slot| *slot = Some(last_saved));
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        // There is nobody left to tell if even the panel fails; the console has the panic.
        let _ = show_panel();
    }));
}

fn show_panel() -> Result<(), super::BrowserError> {
    let document = document()?;
    let Some(panel) = document.get_element_by_id("recovery") else { return Ok(()) };
    if let Some(app) = document.get_element_by_id("app") {
        app.remove();
    }
    panel.remove_attribute("hidden")?;
    document.set_title("Something went wrong");
    on_click("recovery-reload", || {
        let _ = super::offline::load_again();
    })?;
    let saved = LAST_SAVED.with_borrow(|slot| slot.and_then(|last_saved| last_saved()));
    match saved {
        Some((name, bytes)) => on_click("recovery-download", move || {
            let _ = super::files::download(&name, "application/json", &bytes);
        })?,
        None => document.get_element_by_id("recovery-draft").map_or(Ok(()), |part| part.set_attribute("hidden", ""))?,
    }
    super::page::focus("#recovery h1");
    Ok(())
}

fn on_click(id: &str, act: impl Fn() + 'static) -> Result<(), super::BrowserError> {
    let Some(button) = document()?.get_element_by_id(id) else { return Ok(()) };
    let act = Closure::<dyn Fn()>::new(act);
    button.add_event_listener_with_callback("click", act.as_ref().unchecked_ref())?;
    // The panel stays until the page is loaded anew.
    act.forget();
    Ok(())
}
