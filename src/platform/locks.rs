//! Names that one tab of this browser holds at a time. Bound by hand, because web-sys has the Web Locks API only as unstable.

use super::{BrowserError, window};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A name that is ours. Dropping it lets go.
#[derive(Debug)]
#[must_use = "a name is let go at once when it is dropped"]
pub struct Held {
    name: String,
    stage: Rc<Cell<Stage>>,
    release: Function,
    /// Settled once the browser has freed the name.
    freed: Option<Promise>,
}

thread_local! {
    /// Names that this tab has let go and the browser has not freed yet.
    static LEAVING: RefCell<Vec<(String, Promise)>> = const { RefCell::new(Vec::new()) };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Asked,
    Held,
    Over,
}

impl Held {
    /// Lets go.
    pub fn release(self) {}
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.stage.replace(Stage::Over) == Stage::Held {
            let freed = self.freed.take().map(|freed| (std::mem::take(&mut self.name), freed));
            LEAVING.with_borrow_mut(|leaving| leaving.extend(freed));
        }
        // It settles a promise of ours, which cannot fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Whether this browser has such names.
pub fn are_available() -> bool {
    manager().is_ok()
}

/// Holds a name if nobody does; none where somebody else has it. `on_stolen` runs once if it is stolen from us.
pub async fn try_hold(name: &str, on_stolen: impl FnOnce() + 'static) -> Result<Option<Held>, BrowserError> {
    // A name let go a moment ago would seem to be somebody else's.
    let same = |(leaving, freed): &(String, Promise)| (leaving == name).then(|| freed.clone());
    for freed in LEAVING.with_borrow(|leaving| leaving.iter().filter_map(same).collect::<Vec<_>>()) {
        // Freed or stolen: it is no longer ours in both cases.
        let _ = JsFuture::from(freed).await;
    }
    request(name, Some("ifAvailable"), on_stolen).await
}

/// Holds a name as soon as everybody who asked before has let go. `on_stolen` runs once if it is stolen from us.
pub async fn hold(name: &str, on_stolen: impl FnOnce() + 'static) -> Result<Held, BrowserError> {
    request(name, None, on_stolen).await?.ok_or_else(nothing)
}

/// Takes a name from whoever holds it; their `on_stolen` runs. Ours runs once if it is stolen from us in turn.
pub async fn steal(name: &str, on_stolen: impl FnOnce() + 'static) -> Result<Held, BrowserError> {
    request(name, Some("steal"), on_stolen).await?.ok_or_else(nothing)
}

fn nothing() -> BrowserError {
    BrowserError::new("the browser gave no answer on who works here")
}

/// The browser calls back once the name is ours, and it stays ours until the promise given to it there is settled. The
/// promise that the browser gives fails when the name is stolen.
async fn request(name: &str, how: Option<&str>, on_stolen: impl FnOnce() + 'static) -> Result<Option<Held>, BrowserError> {
    let manager = manager()?;
    let ask: Function = Reflect::get(&manager, &"request".into())?.dyn_into()?;
    let options = Object::new();
    if let Some(how) = how {
        Reflect::set(&options, &how.into(), &JsValue::TRUE)?;
    }
    let (answer, answered, refused) = promise()?;
    let (until, release, _) = promise()?;
    let stage = Rc::new(Cell::new(Stage::Asked));
    // From here on the name is let go wherever this future ends, even while it waits.
    let mut held = Held { name: name.to_owned(), stage: Rc::clone(&stage), release, freed: None };
    let on_answer = Closure::once({
        let stage = Rc::clone(&stage);
        move |lock: JsValue| -> JsValue {
            if stage.get() == Stage::Asked && lock.is_object() {
                stage.set(Stage::Held);
            }
            let _ = answered.call1(&JsValue::NULL, &lock);
            until.into()
        }
    });
    let asked: Promise = ask.call3(&manager, &name.into(), &options, on_answer.as_ref())?.dyn_into()?;
    held.freed = Some(asked.clone());
    spawn_local(async move {
        let ended = JsFuture::from(asked.clone()).await;
        drop(on_answer);
        LEAVING.with_borrow_mut(|leaving| leaving.retain(|(_, freed)| !Object::is(freed, &asked)));
        let Err(reason) = ended else { return };
        if stage.replace(Stage::Over) == Stage::Held {
            on_stolen();
        } else {
            let _ = refused.call1(&JsValue::NULL, &reason);
        }
    });
    let lock = JsFuture::from(answer).await?;
    Ok(lock.is_object().then_some(held))
}

/// A promise, with what settles it and what makes it fail.
fn promise() -> Result<(Promise, Function, Function), BrowserError> {
    let mut ends = None;
    let promise = Promise::new(&mut |settle, fail| ends = Some((settle, fail)));
    let (settle, fail) = ends.ok_or_else(nothing)?;
    Ok((promise, settle, fail))
}

fn manager() -> Result<JsValue, BrowserError> {
    let manager = Reflect::get(&window()?.navigator(), &"locks".into())?;
    if manager.is_object() { Ok(manager) } else { Err(BrowserError::new("this browser does not tell tabs of each other")) }
}
