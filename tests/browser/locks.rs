//! One holder of a name at a time, and a holder that is robbed hears of it.

use crate::pretence::pretend;
use js_sys::{Function, Promise};
use safeguarding_audit::platform::locks::{are_available, hold, steal, try_hold};
use std::cell::Cell;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Counts how often a name was lost, and can be waited for.
#[derive(Clone)]
struct Losses {
    count: Rc<Cell<u32>>,
    first: Promise,
    tell: Function,
}

impl Losses {
    fn none() -> Self {
        let mut tell = None;
        let first = Promise::new(&mut |settle, _| tell = Some(settle));
        Self { count: Rc::default(), first, tell: tell.expect("a promise begins at once") }
    }

    fn counted(&self) -> impl FnOnce() + 'static {
        let losses = self.clone();
        move || {
            losses.count.set(losses.count.get() + 1);
            losses.tell.call0(&JsValue::NULL).expect("it is told");
        }
    }
}

fn never() -> impl FnOnce() + 'static {
    || panic!("the name was lost")
}

#[wasm_bindgen_test]
async fn a_name_has_one_holder_and_is_free_once_it_is_let_go() {
    let first = try_hold("one holder", never()).await.expect("it is asked for").expect("it is free");
    assert!(try_hold("one holder", never()).await.expect("it is asked for").is_none());
    let other = try_hold("another name", never()).await.expect("it is asked for");
    assert!(other.is_some(), "names are apart");
    first.release();
    let second = try_hold("one holder", never()).await.expect("it is asked for").expect("released, it is free at once");
    assert!(try_hold("one holder", never()).await.expect("it is asked for").is_none());
    drop(second);
    let third = try_hold("one holder", never()).await.expect("it is asked for");
    assert!(third.is_some(), "dropped, it is free at once");
}

#[wasm_bindgen_test]
async fn who_waits_gets_it_when_it_is_let_go() {
    let first = hold("queue", never()).await.expect("it is free");
    let mut waiting = Box::pin(hold("queue", never()));
    let early = std::future::poll_fn(|context| Poll::Ready(waiting.as_mut().poll(context).is_ready())).await;
    assert!(!early, "it is held");
    assert!(try_hold("queue", never()).await.expect("it is asked for").is_none());
    first.release();
    let second = waiting.await.expect("it is let go");
    assert!(try_hold("queue", never()).await.expect("it is asked for").is_none());
    second.release();
}

#[wasm_bindgen_test]
async fn who_no_longer_waits_does_not_get_it() {
    let first = hold("left queue", never()).await.expect("it is free");
    let mut waiting = Box::pin(hold("left queue", never()));
    let early = std::future::poll_fn(|context| Poll::Ready(waiting.as_mut().poll(context).is_ready())).await;
    assert!(!early, "it is held");
    drop(waiting);
    first.release();
    hold("left queue", never()).await.expect("nobody stands before us").release();
}

#[wasm_bindgen_test]
async fn who_is_robbed_hears_of_it_once() {
    let (first_lost, second_lost) = (Losses::none(), Losses::none());
    let first = try_hold("stolen", first_lost.counted()).await.expect("it is asked for").expect("it is free");
    let second = steal("stolen", second_lost.counted()).await.expect("it is taken");
    JsFuture::from(first_lost.first.clone()).await.expect("it is told");
    assert!(try_hold("stolen", never()).await.expect("it is asked for").is_none(), "the thief holds it");
    first.release();
    assert!(try_hold("stolen", never()).await.expect("it is asked for").is_none(), "who was robbed has nothing to let go");
    let third = steal("stolen", never()).await.expect("a thief can be robbed");
    JsFuture::from(second_lost.first.clone()).await.expect("it is told");
    drop((second, third));
    hold("stolen", never()).await.expect("it is free").release();
    assert_eq!((first_lost.count.get(), second_lost.count.get()), (1, 1));
}

#[wasm_bindgen_test]
async fn who_let_go_has_lost_nothing() {
    let lost = Losses::none();
    hold("let go", lost.counted()).await.expect("it is free").release();
    steal("let go", never()).await.expect("it is taken").release();
    hold("let go", never()).await.expect("it is free").release();
    assert_eq!(lost.count.get(), 0);
    assert_eq!(Rc::strong_count(&lost.count), 1, "what was to run is forgotten");
}

#[wasm_bindgen_test]
async fn a_name_that_cannot_be_held_is_an_error_with_words() {
    let error = hold("-reserved", never()).await.expect_err("the browser refuses such names");
    assert_eq!(error.name, "NotSupportedError");
    assert!(!error.message.is_empty());
}

#[wasm_bindgen_test]
async fn a_browser_without_names_is_an_error_with_words() {
    assert!(are_available());
    let _pretence = pretend("navigator", "locks", &JsValue::UNDEFINED);
    assert!(!are_available());
    let error = try_hold("nowhere", never()).await.expect_err("there are none");
    assert!(!error.message.is_empty());
}
