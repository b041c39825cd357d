//! Parts of a page that come, go and change. One compiled form each, where `Show`, `For` and closures in a view are
//! compiled anew at every place that uses them; that was a third of the app's bytes.

use leptos::prelude::*;
use std::sync::Arc;

type Draw = Box<dyn Fn() -> AnyView + Send>;
type DrawOne = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

/// A part that is there while a condition holds.
pub fn when(condition: Signal<bool>, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn shown(condition: Signal<bool>, draw: Draw) -> AnyView {
        let holds = Memo::new(move |_| condition.get());
        (move || holds.get().then(&draw)).into_any()
    }
    shown(condition, Box::new(draw))
}

/// A part that is drawn anew whenever what it reads changes.
pub fn changing(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn drawn(draw: Draw) -> AnyView {
        (move || draw()).into_any()
    }
    drawn(Box::new(draw))
}

/// A text that changes.
pub fn changing_text(text: Signal<String>) -> AnyView {
    text.into_any()
}

/// Parts by key: those whose key stays are left as they are.
pub fn keyed(keys: Signal<Vec<String>>, draw: impl Fn(String) -> AnyView + Send + Sync + 'static) -> AnyView {
    fn listed(keys: Signal<Vec<String>>, draw: DrawOne) -> AnyView {
        view! { <For each=move || keys.get() key=String::clone children=move |key| draw(key)/> }.into_any()
    }
    listed(keys, Arc::new(draw))
}
