//! Keeps a page true that the browser translates. Translators take the app's texts out of the page and put their own in
//! their place, so that the app would go on changing what nobody sees.
//!
//! Google's and Microsoft's put an element where a text was (`<font>`). What they take out comes back into the page as an
//! empty text at its old place: as soon as the app changes or removes it, the translation of it goes, and the app's own words
//! are there. The translator sees that like any other change of a page, and translates the new words. Firefox and Safari
//! write into the app's own texts, which needs nothing.

use js_sys::{Array, WeakMap};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList, Text};

use super::BrowserError;

/// What a translator has put in place of which text.
struct Translated {
    /// By the app's text: the translator's element.
    stand_in: WeakMap,
    /// By the translator's element: the app's text.
    original: WeakMap,
    /// By the app's text: what it said.
    words: WeakMap,
}

/// Follows what translators do below an element, for as long as the page is there.
pub fn follow(root: &Element) -> Result<(), BrowserError> {
    let translated = Rc::new(Translated { stand_in: WeakMap::new(), original: WeakMap::new(), words: WeakMap::new() });
    let hear = Closure::<dyn Fn(Array, MutationObserver)>::new(move |records: Array, observer: MutationObserver| {
        translated.hear(&records);
        // What was done about it is no news.
        observer.take_records();
    });
    let observer = MutationObserver::new(hear.as_ref().unchecked_ref())?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_character_data(true);
    observer.observe_with_options(root, &what)?;
    // It listens until the page is gone.
    hear.forget();
    Ok(())
}

impl Translated {
    fn hear(&self, records: &Array) {
        for record in records.iter().map(MutationRecord::unchecked_from_js) {
            let target = record.target();
            match (record.type_().as_str(), &target) {
                ("characterData", Some(text)) => self.show_own_words(text),
                (_, Some(parent)) => self.hear_of_children(&record, parent),
                (_, None) => {}
            }
        }
    }

    fn hear_of_children(&self, record: &MutationRecord, parent: &Node) {
        let (removed, added) = (record.removed_nodes(), record.added_nodes());
        for node in nodes(&removed) {
            if let Some(original) = get(&self.original, &node) {
                self.stand_in_has_gone(&original, &node, &added);
            } else if let Some(stand_in) = get(&self.stand_in, &node) {
                follow_the_text(&node, &stand_in);
            } else if let (Some(text), Some(stand_in)) = (node.dyn_ref::<Text>(), in_place_of(record, &added)) {
                self.replace(text, &stand_in, parent);
            }
        }
    }

    /// A translator has put an element in place of a text.
    fn replace(&self, text: &Text, stand_in: &Element, parent: &Node) {
        let is_known = self.original.has(stand_in);
        if is_known || text.is_connected() || text.data().trim().is_empty() {
            return;
        }
        let is_picture = parent.dyn_ref::<Element>().is_some_and(|parent| parent.namespace_uri().as_deref() == Some(SVG));
        if is_picture {
            // A picture shows no elements among its texts: it stays as it is.
            let _ = parent.replace_child(text, stand_in);
            return;
        }
        self.words.set(text, &text.data().into());
        self.stand_in.set(text, stand_in);
        self.original.set(stand_in, text);
        text.set_data("");
        if let Some(place) = stand_in.parent_node() {
            // Where even that is refused, the text is as lost as it was.
            let _ = place.insert_before(text, Some(stand_in));
        }
    }

    /// The app has changed a text, or the translator has.
    fn show_own_words(&self, text: &Node) {
        if let Some(stand_in) = get(&self.stand_in, text) {
            self.forget(text, &stand_in);
            remove(&stand_in);
        }
    }

    /// The translator took its element away: for another, or because the page is to be read as it was.
    fn stand_in_has_gone(&self, text: &Node, stand_in: &Node, added: &NodeList) {
        if stand_in.is_connected() {
            return;
        }
        let words = self.words.get(text);
        self.forget(text, stand_in);
        let next = nodes(added).find_map(|node| node.dyn_into::<Element>().ok());
        if let Some(next) = next {
            self.words.set(text, &words);
            self.stand_in.set(text, &next);
            self.original.set(&next, text);
        } else if let (Some(text), Some(words)) = (text.dyn_ref::<Text>(), words.as_string())
            && text.data().is_empty()
        {
            text.set_data(&words);
        }
    }

    fn forget(&self, text: &Node, stand_in: &Node) {
        self.stand_in.delete(text);
        self.words.delete(text);
        self.original.delete(stand_in);
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// The app has moved a text, or taken it away: so goes what stands for it. Where the translator has put the text back in place
/// of its own element, nothing stands for it any more.
fn follow_the_text(text: &Node, stand_in: &Node) {
    match text.parent_node().filter(|_| text.is_connected()) {
        Some(_) if !stand_in.is_connected() => {}
        // What cannot be moved is where it was.
        Some(parent) => drop(parent.insert_before(stand_in, text.next_sibling().as_ref())),
        None => remove(stand_in),
    }
}

/// The element that a translator has put in place of what was removed; none where nothing was, as when the app removes it.
fn in_place_of(record: &MutationRecord, added: &NodeList) -> Option<Element> {
    let at_once = nodes(added).find_map(|node| node.dyn_into::<Element>().ok());
    let beside = || {
        let neighbours = [record.previous_sibling(), record.next_sibling()];
        let elements = neighbours.into_iter().flatten().filter_map(|node| node.dyn_into::<Element>().ok());
        elements.into_iter().find(|element| element.tag_name() == "FONT")
    };
    at_once.or_else(beside)
}

fn get(map: &WeakMap, key: &Node) -> Option<Node> {
    map.get(key).dyn_into().ok()
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // It was a child a moment ago.
        let _ = parent.remove_child(node);
    }
}

fn nodes(list: &NodeList) -> impl Iterator<Item = Node> + use<> {
    let list = list.clone();
    (0..list.length()).filter_map(move |at| list.item(at))
}
