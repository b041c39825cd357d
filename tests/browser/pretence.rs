//! Makes the browser look, for a while, as one that has something else or nothing under a name.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Stands in for a property until it is dropped.
pub struct Pretence {
    object: Object,
    key: JsValue,
    before: JsValue,
}

/// Puts a value where the browser has its own: `pretend("navigator", "locks", &JsValue::UNDEFINED)`.
#[must_use]
pub fn pretend(owner: &str, key: &str, value: &JsValue) -> Pretence {
    let object: Object = Reflect::get(&js_sys::global(), &owner.into()).expect("it is read").unchecked_into();
    let key = JsValue::from_str(key);
    let before = Reflect::get_own_property_descriptor(&object, &key).expect("it is read");
    let stand_in = Object::new();
    Reflect::set(&stand_in, &"value".into(), value).expect("it is set");
    Reflect::set(&stand_in, &"configurable".into(), &JsValue::TRUE).expect("it is set");
    assert!(Reflect::define_property(&object, &key, &stand_in).expect("it is put there"));
    Pretence { object, key, before }
}

impl Drop for Pretence {
    fn drop(&mut self) {
        let _ = match self.before.dyn_ref::<Object>() {
            Some(before) => Reflect::define_property(&self.object, &self.key, before),
            None => Reflect::delete_property(&self.object, &self.key),
        };
    }
}
