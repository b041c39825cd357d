//! Short messages at the top of the page: what was done, what went wrong, and how to undo it.

use crate::words::device::GIVEN;
use leptos::prelude::*;
use std::sync::Arc;

/// What a notice's button does. It belongs to no page, so it still works when the page that offered it was drawn anew.
pub type Remedy = Arc<dyn Fn() + Send + Sync>;

/// A message and perhaps something to do about it.
#[derive(Clone)]
pub struct Notice {
    /// Tells it from others.
    pub id: u32,
    /// One or two sentences.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    /// A button: its label and what it does.
    pub remedy: Option<(String, Remedy)>,
}

/// The messages on screen.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
    /// To be said on the next page.
    later: StoredValue<Vec<String>>,
}

impl Notices {
    /// Makes it available to the pages.
    pub fn provide() -> Self {
        let notices = Self { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0), later: StoredValue::default() };
        provide_context(notices);
        notices
    }

    /// What is on screen.
    pub fn shown(&self) -> Signal<Vec<Notice>> {
        self.shown.into()
    }

    /// Says that something was done.
    pub fn tell(&self, text: impl Into<String>) {
        self.add(text.into(), false, None);
    }

    /// Says that something was done, with a way to undo it.
    pub fn tell_with(&self, text: impl Into<String>, label: &str, remedy: impl Fn() + Send + Sync + 'static) {
        self.add(text.into(), false, Some((label.to_owned(), Arc::new(remedy))));
    }

    /// Says that something went wrong.
    pub fn warn(&self, text: impl Into<String>) {
        self.add(text.into(), true, None);
    }

    /// Says what is known of a file that was given to the browser to download, or why it could not be made.
    pub fn tell_given(&self, given: Result<(), String>) {
        match given {
            Ok(()) => self.tell(GIVEN),
            Err(why) => self.warn(why),
        }
    }

    /// Says on the page that is gone to next that something was done.
    pub fn tell_on_next(&self, text: impl Into<String>) {
        let text = text.into();
        self.later.update_value(|later| later.push(text));
    }

    /// Takes a message away.
    pub fn dismiss(&self, id: u32) {
        self.shown.update(|shown| shown.retain(|notice| notice.id != id));
    }

    /// Takes every message away, as on a new page.
    pub fn clear(&self) {
        if self.shown.with_untracked(|shown| !shown.is_empty()) {
            self.shown.set(Vec::new());
        }
        let later = self.later.try_update_value(std::mem::take).unwrap_or_default();
        later.into_iter().for_each(|text| self.tell(text));
    }

    fn add(&self, text: String, is_error: bool, remedy: Option<(String, Remedy)>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.shown.update(|shown| {
            shown.retain(|notice| notice.text != text);
            shown.push(Notice { id, text, is_error, remedy });
        });
    }
}

/// The messages, from within the app.
pub fn use_notices() -> Notices {
    expect_context()
}
