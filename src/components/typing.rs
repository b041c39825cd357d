//! A text field and the text it is for, each kept as the other. Every field for text goes through here.

use crate::platform::page::field;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

/// Keeps a field as its text. Used as `use:holds=text` in place of `prop:value`, which would write over half a character.
pub fn holds(control: Element, text: Signal<String>) {
    text.with_untracked(|text| field::show(&control, text));
    Effect::new(move |_| text.with(|text| field::show(&control, text)));
}
