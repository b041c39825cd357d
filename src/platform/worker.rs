//! A worker that takes texts and bytes and answers with a text: both ends of the line. Bound by hand, because a worker
//! that fails to load or panics must be an error here and not a wait without end.

pub mod standing;

use super::{BrowserError, document};
use js_sys::{Array, Promise, Uint8Array};
use standing::{Teller, WorkerMessage};
use std::future::Future;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What travels to the worker: a text, and named bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What to do, as JSON.
    pub text: String,
    /// Names with bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Where the worker is loaded from when the page does not say.
const BESIDE_THE_PAGE: &str = "./worker_loader.js";

/// The script that loads the worker. A release names the folder of its own version, so that a page never meets the worker of
/// another.
pub fn script() -> String {
    let named =
        document().ok().and_then(|page| page.query_selector("[data-worker]").ok().flatten()?.get_attribute("data-worker"));
    named.unwrap_or_else(|| BESIDE_THE_PAGE.to_owned())
}

/// Has a fresh worker answer one message, and ends it, since its memory never shrinks.
pub async fn ask(script: &str, message: Message) -> Result<String, BrowserError> {
    let options = web_sys::WorkerOptions::new();
    options.set_type(if is_classic(script) { web_sys::WorkerType::Classic } else { web_sys::WorkerType::Module });
    let worker = web_sys::Worker::new_with_options(script, &options)?;
    let answer = JsFuture::from(first_answer(&worker, message)).await;
    worker.terminate();
    answer?.as_string().ok_or_else(|| BrowserError::new("the worker gave no text"))
}

/// Whether a script is no module. Chromium gives a page from a disk none; the app in a single file has a script without any.
fn is_classic(script: &str) -> bool {
    script.starts_with("blob:")
}

/// The worker says "ready" once, then answers.
fn first_answer(worker: &web_sys::Worker, message: Message) -> Promise {
    let worker = worker.clone();
    Promise::new(&mut |answered, failed| {
        let message = message.clone();
        let sender = worker.clone();
        let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let data = event.data();
            if data.is_null() {
                // Ready. What cannot be sent is told by the error listener.
                let _ = sender.post_message(&pack(&message));
            } else {
                let _ = answered.call1(&JsValue::NULL, &data);
            }
        });
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            let error = js_sys::Error::new("the part of the app that adds up could not be started or stopped working");
            let _ = failed.call1(&JsValue::NULL, &error);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        // Both live as long as the worker, which ends with the answer.
        on_message.forget();
        on_error.forget();
    })
}

fn pack(message: &Message) -> JsValue {
    let packed = Array::of1(&JsValue::from_str(&message.text));
    for (name, bytes) in &message.files {
        packed.push(&JsValue::from_str(name));
        packed.push(&Uint8Array::from(bytes.as_slice()));
    }
    packed.into()
}

fn unpack(data: &JsValue) -> Message {
    let packed: Array = data.clone().unchecked_into();
    let text = packed.get(0).as_string().unwrap_or_default();
    let files = (1..packed.length()).step_by(2).map(|at| {
        let bytes: Uint8Array = packed.get(at + 1).unchecked_into();
        (packed.get(at).as_string().unwrap_or_default(), bytes.to_vec())
    });
    Message { text, files: files.collect() }
}

/// In the worker: answers every message, those for a worker that stays as they come. Says that it is ready.
pub fn serve<F: Future<Output = String> + 'static>(
    answer: fn(Message) -> String,
    stay: fn(WorkerMessage, Teller) -> F,
) -> Result<(), BrowserError> {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let here = scope.clone();
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let data = event.data();
        if standing::is_for_standing(&data) {
            return standing::answer(&data, stay);
        }
        let text = answer(unpack(&data));
        // The page ends a worker that it no longer waits for, so there is nobody to tell.
        let _ = here.post_message(&JsValue::from_str(&text));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    Ok(scope.post_message(&JsValue::NULL)?)
}
