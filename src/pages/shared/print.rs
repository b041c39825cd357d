//! A button that prints the page.

use crate::components::button::{Button, Look};
use crate::platform::page;
use crate::state::notices::use_notices;
use leptos::prelude::*;

/// Opens the print dialogue.
#[component]
pub fn PrintButton(
    /// What stands on it.
    #[prop(default = "Print")]
    label: &'static str,
) -> impl IntoView {
    let notices = use_notices();
    let print = move |_| {
        if let Err(error) = page::print() {
            notices.warn(format!("The page could not be printed: {}.", error.message));
        }
    };
    view! { <Button label look=Look::Secondary on_press=print/> }
}
