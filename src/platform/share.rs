//! Handing a file to another app of the device, where the browser can (Web Share API).

use super::{BrowserError, window};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that the browser can share.
#[derive(Clone, Debug)]
pub struct Shareable {
    data: JsValue,
    /// Whether it goes as a text, since the browser shares no other kind of it.
    pub is_as_text: bool,
}

/// What came of sharing. Where the file went, the browser does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// It was handed over.
    Given,
    /// The person decided otherwise.
    Cancelled,
}

/// A file of JSON that can be shared; none where the browser cannot. Some share no JSON, and take the same as a text.
pub fn shareable(name: &str, bytes: &[u8]) -> Option<Shareable> {
    let of = |name: &str, media_type, is_as_text| {
        let data = data(name, media_type, bytes).ok()?;
        can(&data).then_some(Shareable { data, is_as_text })
    };
    of(name, "application/json", false).or_else(|| of(&format!("{name}.txt"), "text/plain", true))
}

impl Shareable {
    /// Asks the person where to. It must be asked for by a click.
    pub async fn share(&self) -> Result<ShareOutcome, BrowserError> {
        let navigator = window()?.navigator();
        let share: Function = Reflect::get(&navigator, &"share".into())?.dyn_into()?;
        let promise: Promise = share.call1(&navigator, &self.data)?.dyn_into()?;
        match JsFuture::from(promise).await {
            Ok(_) => Ok(ShareOutcome::Given),
            Err(error) => match BrowserError::from(error) {
                error if error.name == "AbortError" => Ok(ShareOutcome::Cancelled),
                error => Err(error),
            },
        }
    }
}

fn data(name: &str, media_type: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
    let kind = Object::new();
    Reflect::set(&kind, &"type".into(), &media_type.into())?;
    let file: Function = Reflect::get(&js_sys::global(), &"File".into())?.dyn_into()?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = Reflect::construct(&file, &Array::of3(&parts, &name.into(), &kind))?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file))?;
    Ok(data.into())
}

fn can(data: &JsValue) -> bool {
    let Ok(window) = window() else { return false };
    let navigator = window.navigator();
    let can_share = Reflect::get(&navigator, &"canShare".into()).and_then(JsCast::dyn_into::<Function>);
    can_share.and_then(|can_share| can_share.call1(&navigator, data)).is_ok_and(|can| can.is_truthy())
}
