//! A worker that stays and is asked many things: both ends of the line.

use super::{is_classic, script};
use crate::platform::BrowserError;
use crate::platform::files::{ChosenFile, MadeFile};
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What travels beside a text under a name.
#[derive(Clone, Debug)]
pub enum Parcel {
    /// Bytes.
    Bytes(Vec<u8>),
    /// A file, which is read where it arrives.
    File(ChosenFile),
}

/// What is asked: a text, and what travels beside it.
#[derive(Clone, Debug, Default)]
pub struct WorkerMessage {
    /// As JSON.
    pub text: String,
    /// Names with what they stand for.
    pub parcels: Vec<(String, Parcel)>,
}

/// Who waits for an answer, and who hears how far it is.
struct Waiting {
    answered: Function,
    failed: Function,
    on_progress: Rc<dyn Fn(String)>,
    /// What was handed over beside the answer.
    handed: Rc<RefCell<Option<MadeFile>>>,
}

#[derive(Default)]
struct Line {
    next: Cell<u32>,
    is_ready: Cell<bool>,
    is_over: Cell<bool>,
    /// What is asked before the worker is ready.
    early: RefCell<Vec<JsValue>>,
    waiting: RefCell<BTreeMap<u32, Waiting>>,
}

/// A worker that stays until it is ended, or stops by itself.
#[derive(Clone)]
pub struct StandingWorker {
    worker: web_sys::Worker,
    line: Rc<Line>,
}

const PROGRESS: &str = "progress";
const ANSWER: &str = "answer";
const FILE: &str = "file";

impl StandingWorker {
    /// Starts one.
    pub fn start() -> Result<Self, BrowserError> {
        let script = script();
        let options = web_sys::WorkerOptions::new();
        options.set_type(if is_classic(&script) { web_sys::WorkerType::Classic } else { web_sys::WorkerType::Module });
        let worker = web_sys::Worker::new_with_options(&script, &options)?;
        let line = Rc::new(Line::default());
        let (here, sender) = (Rc::clone(&line), worker.clone());
        let on_message = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let data = event.data();
            if data.is_null() {
                here.is_ready.set(true);
                for message in here.early.take() {
                    // What cannot be sent is told by the error listener.
                    let _ = sender.post_message(&message);
                }
                return;
            }
            here.hear(&data.unchecked_into());
        });
        let (here, stopping) = (Rc::clone(&line), worker.clone());
        let on_error = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            // Another one is started in its place, and two must not write.
            stopping.terminate();
            here.fail();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        // Both live as long as the worker.
        on_message.forget();
        on_error.forget();
        Ok(Self { worker, line })
    }

    /// Whether it answers no more.
    pub fn is_over(&self) -> bool {
        self.line.is_over.get()
    }

    /// Ends it. Whoever still waits is told.
    pub fn end(&self) {
        self.worker.terminate();
        self.line.fail();
    }

    /// Asks, and hears how far it is until the answer comes.
    pub async fn ask(&self, asked: WorkerMessage, on_progress: impl Fn(String) + 'static) -> Result<String, BrowserError> {
        self.ask_for_file(asked, on_progress).await.map(|(answer, _)| answer)
    }

    /// The same, with the file that was handed over beside the answer, where one was.
    pub async fn ask_for_file(
        &self,
        asked: WorkerMessage,
        on_progress: impl Fn(String) + 'static,
    ) -> Result<(String, Option<MadeFile>), BrowserError> {
        if self.is_over() {
            return Err(stopped());
        }
        let id = self.line.next.get();
        self.line.next.set(id.wrapping_add(1));
        let message = pack(id, asked);
        let on_progress: Rc<dyn Fn(String)> = Rc::new(on_progress);
        let handed = Rc::default();
        let promise = Promise::new(&mut |answered, failed| {
            let (on_progress, handed) = (Rc::clone(&on_progress), Rc::clone(&handed));
            let waiting = Waiting { answered, failed, on_progress, handed };
            self.line.waiting.borrow_mut().insert(id, waiting);
        });
        if self.line.is_ready.get() {
            self.worker.post_message(&message)?;
        } else {
            self.line.early.borrow_mut().push(message);
        }
        let answer = JsFuture::from(promise).await?.as_string();
        let answer = answer.ok_or_else(|| BrowserError::new("the worker gave no text"))?;
        Ok((answer, handed.take()))
    }
}

impl Line {
    fn hear(&self, data: &Array) {
        let id = data.get(0).as_f64().unwrap_or_default() as u32;
        let text = data.get(2);
        if data.get(1).as_string().as_deref() == Some(FILE) {
            if let Some(waiting) = self.waiting.borrow().get(&id) {
                waiting.handed.replace(MadeFile::from_handle(text));
            }
        } else if data.get(1).as_string().as_deref() == Some(PROGRESS) {
            let listener = self.waiting.borrow().get(&id).map(|waiting| Rc::clone(&waiting.on_progress));
            if let (Some(listener), Some(text)) = (listener, text.as_string()) {
                listener(text);
            }
        } else if let Some(waiting) = self.waiting.borrow_mut().remove(&id) {
            let _ = waiting.answered.call1(&JsValue::NULL, &text);
        }
    }

    fn fail(&self) {
        self.is_over.set(true);
        for (_, waiting) in self.waiting.take() {
            let _ = waiting.failed.call1(&JsValue::NULL, &js_sys::Error::new(&stopped().message));
        }
    }
}

fn stopped() -> BrowserError {
    BrowserError::new("the part of the app that adds up could not be started or stopped working")
}

fn pack(id: u32, asked: WorkerMessage) -> JsValue {
    let packed = Array::of2(&JsValue::from_f64(id.into()), &JsValue::from_str(&asked.text));
    for (name, parcel) in asked.parcels {
        packed.push(&JsValue::from_str(&name));
        packed.push(&match parcel {
            Parcel::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            Parcel::File(file) => file.handle(),
        });
    }
    packed.into()
}

fn unpack(packed: &Array) -> WorkerMessage {
    let text = packed.get(1).as_string().unwrap_or_default();
    let parcels = (2..packed.length()).step_by(2).map(|at| {
        let name = packed.get(at).as_string().unwrap_or_default();
        let parcel = match packed.get(at + 1).dyn_into::<Uint8Array>() {
            Ok(bytes) => Parcel::Bytes(bytes.to_vec()),
            Err(file) => Parcel::File(ChosenFile::from_handle(&name, file)),
        };
        (name, parcel)
    });
    WorkerMessage { text, parcels: parcels.collect() }
}

/// Tells the page how far something is.
#[derive(Clone, Debug)]
pub struct Teller {
    id: u32,
}

impl Teller {
    /// Tells it.
    pub fn tell(&self, text: &str) {
        self.post(PROGRESS, text);
    }

    /// Hands a file over beside the answer that is to come.
    pub fn hand_over(&self, media_type: &str, bytes: &[u8]) -> Result<(), BrowserError> {
        let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let file = MadeFile::of(media_type, bytes)?.handle();
        Ok(scope.post_message(&Array::of3(&JsValue::from_f64(self.id.into()), &JsValue::from_str(FILE), &file))?)
    }

    fn post(&self, what: &str, text: &str) {
        let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let message = Array::of3(&JsValue::from_f64(self.id.into()), &JsValue::from_str(what), &JsValue::from_str(text));
        // The page ends a worker that it no longer waits for, so there is nobody to tell.
        let _ = scope.post_message(&message);
    }
}

/// In the worker: whether a message was sent to one that stays.
pub(super) fn is_for_standing(data: &JsValue) -> bool {
    data.dyn_ref::<Array>().is_some_and(|packed| packed.get(0).as_f64().is_some())
}

/// In the worker: answers one message, while others may come.
pub(super) fn answer<F: Future<Output = String> + 'static>(data: &JsValue, answer: fn(WorkerMessage, Teller) -> F) {
    let packed: &Array = data.unchecked_ref();
    let teller = Teller { id: packed.get(0).as_f64().unwrap_or_default() as u32 };
    let answering = answer(unpack(packed), teller.clone());
    spawn_local(async move { teller.post(ANSWER, &answering.await) });
}
