//! What must be put right on a page: said once somebody has tried to go on, and from then on as it changes.

use super::frame::go;
use crate::components::error_summary::{PageError, Target, focus_error_summary};
use crate::routes::Route;
use crate::state::draft::desk::OpenDraft;
use leptos::prelude::*;

/// What must be put right on a page.
#[derive(Clone, Copy)]
pub struct Checked {
    is_checked: RwSignal<bool>,
    /// Empty before somebody has tried to go on.
    pub errors: Signal<Vec<PageError>>,
}

impl Checked {
    /// `find` says what must be put right; it is asked anew whenever what it reads changes.
    pub fn new(find: impl Fn() -> Vec<PageError> + Send + Sync + 'static) -> Self {
        let is_checked = RwSignal::new(false);
        let errors = Memo::new(move |_| if is_checked.get() { find() } else { Vec::new() });
        Self { is_checked, errors: errors.into() }
    }

    /// Whether all is well. Where it is not, the summary says so and takes focus.
    pub fn is_well(&self) -> bool {
        self.is_checked.set(true);
        let is_well = self.errors.with_untracked(Vec::is_empty);
        if !is_well {
            focus_error_summary();
        }
        is_well
    }

    /// "Save and continue": what was typed is saved in any case, and the page is left where all is well.
    pub fn save_and_go(&self, open: OpenDraft, to: &Route) {
        open.autosave.flush();
        if self.is_well() {
            go(to);
        }
    }

    /// What is wrong at one control.
    pub fn at(&self, control: impl Into<String>) -> Signal<Option<String>> {
        error_at(self.errors, control.into())
    }
}

/// What is wrong at one control, of all that is wrong on a page.
pub fn error_at(errors: Signal<Vec<PageError>>, control: String) -> Signal<Option<String>> {
    let target = Target::Control(control);
    Signal::derive(move || {
        errors.with(|errors| errors.iter().find(|error| error.target == target).map(|error| error.text.clone()))
    })
}
