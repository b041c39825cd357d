//! Whether the app itself is on this device, so that it opens without the network.

use crate::components::dynamic::changing_text;
use crate::platform::page;
use crate::state::offline::{AppKept, use_offline};
use leptos::prelude::*;

const HERE: &str = "Everything this app needs is on this device, so it opens and works without the network. A newer version is \
    fetched when there is one, and waits until you load it or have closed every tab of the app.";
const COMING: &str =
    "The app is being put on this device, so that it opens without the network. Until it is all here, keep the connection.";
const NOT_ALL: &str = "Not all of the app came, so it opens only with the network. It is asked for again at your next visit. \
    Your drafts are here.";
const IN_ONE_FILE: &str = "The whole app is in the file that you opened, and needs no web page.";
const ONLY_WITH: &str = "The app opens only with the network: this browser, or this window, does not keep the app itself, or the \
    page was not opened over HTTPS. Your drafts are here all the same.";

/// Says how the app itself stands on this device.
#[component]
pub fn WithoutNetwork() -> impl IntoView {
    let kept = use_offline().kept();
    let said = Signal::derive(move || {
        let said = match kept.get() {
            AppKept::Here | AppKept::Newer | AppKept::Replaced => HERE,
            AppKept::Coming => COMING,
            AppKept::NotAll => NOT_ALL,
            AppKept::No if page::is_from_disk() => IN_ONE_FILE,
            AppKept::No => ONLY_WITH,
        };
        said.to_owned()
    });
    view! {
        <h2 class="govuk-heading-m">"Without the network"</h2>
        <p class="govuk-body">{changing_text(said)}</p>
    }
}
