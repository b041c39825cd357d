//! That a newer version of the app is ready, and the way to load it. It waits until the person says so.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::state::notices::use_notices;
use crate::state::offline::{AppKept, use_offline};
use crate::state::whole::use_whole;
use leptos::prelude::*;
use leptos::task::spawn_local;

const NOT_LOADED: &str = "The newer version was not loaded, because something in this page is not saved yet and would be lost. \
    Save or download it first.";

const TOO_LATE: &str = "The newer version did not come. Everything here goes on as before. Close every tab of this app, then \
    open it again.";

/// The banner; nothing where no newer version is ready, or where somebody should not be disturbed.
#[component]
pub fn NewerVersion(
    /// Whether somebody should not be disturbed.
    #[prop(into)]
    is_quiet: Signal<bool>,
) -> impl IntoView {
    let kept = use_offline().kept();
    let banner = move || match kept.get() {
        _ if is_quiet.get() => ().into_any(),
        AppKept::Newer => drawn(
            "A newer version is ready",
            "It comes once you have closed every tab of this app. To have it now, load it: what you typed is saved first.",
            "Load the newer version",
        ),
        AppKept::Replaced => drawn(
            "A newer version is in use in another tab",
            "This page still works and saves as before. Load it again when you are ready: what you typed is saved first.",
            "Load this page again",
        ),
        AppKept::No | AppKept::Coming | AppKept::NotAll | AppKept::Here => ().into_any(),
    };
    view! { <div role="status">{changing(banner)}</div> }
}

fn drawn(title: &'static str, text: &'static str, button: &'static str) -> AnyView {
    let (offline, whole, notices) = (use_offline(), use_whole(), use_notices());
    let load = move |()| {
        spawn_local(async move {
            if !offline.load_newer(whole, move || notices.warn(TOO_LATE)).await {
                notices.warn(NOT_LOADED);
            }
        });
    };
    view! {
        <section class="app-newer" aria-labelledby="newer-version">
            <h2 class="govuk-heading-s" id="newer-version">{title}</h2>
            <p class="govuk-body">{text}</p>
            <Button label=button look=Look::Secondary on_press=load/>
        </section>
    }
    .into_any()
}
