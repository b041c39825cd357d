//! Channels of one name hear each other, not themselves, and nothing after they are closed.

use crate::pretence::pretend;
use js_sys::{Function, Promise};
use safeguarding_audit::platform::channel::Channel;
use safeguarding_audit::platform::local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// A channel with everything it has heard.
struct Listener {
    channel: Channel,
    heard: Rc<RefCell<Vec<String>>>,
    waiting: Rc<Cell<Option<Function>>>,
}

impl Listener {
    fn on(name: &str) -> Self {
        let (heard, waiting) = (Rc::new(RefCell::new(Vec::new())), Rc::new(Cell::new(None::<Function>)));
        let (hear, wake) = (Rc::clone(&heard), Rc::clone(&waiting));
        let channel = Channel::open(name, move |text| {
            hear.borrow_mut().push(text);
            if let Some(wake) = wake.take() {
                wake.call0(&JsValue::NULL).expect("it is woken");
            }
        });
        Self { channel: channel.expect("the test browser has channels"), heard, waiting }
    }

    /// Everything heard, once that is at least so much.
    async fn heard(&self, least: usize) -> Vec<String> {
        while self.heard.borrow().len() < least {
            let woken = Promise::new(&mut |wake, _| self.waiting.set(Some(wake)));
            JsFuture::from(woken).await.expect("it is woken");
        }
        self.heard.borrow().clone()
    }
}

#[wasm_bindgen_test]
async fn two_of_one_name_hear_each_other_and_not_themselves() {
    let (first, second, stranger) = (Listener::on("talk"), Listener::on("talk"), Listener::on("other talk"));
    first.channel.send("one, with “quotes” and 🙂").expect("it is sent");
    assert_eq!(second.heard(1).await, ["one, with “quotes” and 🙂"]);
    second.channel.send("two").expect("it is sent");
    assert_eq!(first.heard(1).await, ["two"], "its own text would have come first");
    first.channel.send("three").expect("it is sent");
    assert_eq!(second.heard(2).await.len(), 2);
    assert!(stranger.heard(0).await.is_empty());
}

#[wasm_bindgen_test]
async fn a_closed_one_hears_nothing_more() {
    let failures = Rc::new(Cell::new(0));
    let count = Rc::clone(&failures);
    let failed = Closure::<dyn Fn()>::new(move || count.set(count.get() + 1));
    let window = web_sys::window().expect("the test browser has a window");
    window.add_event_listener_with_callback("error", failed.as_ref().unchecked_ref()).expect("it listens");
    let (sender, closed, open) = (Listener::on("closing"), Listener::on("closing"), Listener::on("closing"));
    sender.channel.send("before").expect("it is sent");
    assert_eq!(closed.heard(1).await, ["before"]);
    let Listener { channel, heard, .. } = closed;
    drop(channel);
    sender.channel.send("after").expect("it is sent");
    assert_eq!(open.heard(2).await, ["before", "after"]);
    assert_eq!(*heard.borrow(), ["before"]);
    assert_eq!(failures.get(), 0, "the browser calls nobody who is gone");
    window.remove_event_listener_with_callback("error", failed.as_ref().unchecked_ref()).expect("it no longer listens");
}

#[wasm_bindgen_test]
async fn what_is_no_text_is_passed_over() {
    let listener = Listener::on("numbers");
    let stranger = web_sys::BroadcastChannel::new("numbers").expect("the test browser has channels");
    stranger.post_message(&JsValue::from_f64(1.0)).expect("it is sent");
    stranger.post_message(&JsValue::from_str("text")).expect("it is sent");
    assert_eq!(listener.heard(1).await, ["text"]);
    stranger.close();
}

#[wasm_bindgen_test]
fn a_browser_without_channels_and_storage_is_an_error_with_words() {
    let _no_channels = pretend("window", "BroadcastChannel", &JsValue::UNDEFINED);
    let _no_storage = pretend("window", "localStorage", &JsValue::NULL);
    let error = Channel::open("talk", |_| ()).expect_err("there are none");
    assert!(!error.message.is_empty());
}

#[wasm_bindgen_test]
fn without_channels_what_is_said_goes_through_storage_and_leaves_nothing_there() {
    let _pretence = pretend("window", "BroadcastChannel", &JsValue::UNDEFINED);
    let channel = Channel::open("spoken", |_| ()).expect("there is storage");
    channel.send("hello").expect("it is said");
    assert_eq!(local::get("spoken/said").expect("it is read"), None);
}
