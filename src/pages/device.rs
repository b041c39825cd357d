//! What this app keeps on this device, how to save it all, how to delete it all.

use super::frame::Page;
use crate::components::dynamic::{changing, changing_text};
use crate::platform::{files, page};
use crate::routes::Route;
use crate::state::desk::use_desk;
use crate::state::device::use_device;
use crate::state::notices::use_notices;
use crate::state::returns_desk::use_returns_desk;
use crate::words::device::storage_error;
use crate::words::figures;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What this app keeps on this device.
#[component]
pub fn DevicePage() -> impl IntoView {
    let (device, desk, notices, returns) = (use_device(), use_desk(), use_notices(), use_returns_desk());
    let is_asking = RwSignal::new(false);
    let space = RwSignal::new(None::<String>);
    let look = move || {
        spawn_local(async move {
            let said = match device.space().await {
                Some((used, allowed)) => format!("{} used of {} that the browser allows.", bytes(used), bytes(allowed)),
                None => "This browser does not say how much space is used.".to_owned(),
            };
            // The person may have gone elsewhere meanwhile.
            let _ = space.try_set(Some(said));
        });
    };
    look();
    let backup = move |_| {
        spawn_local(async move {
            desk.flush();
            let saved = match device.backup().await {
                Ok((name, bytes)) => files::download(&name, "application/json", &bytes).map_err(|error| error.message),
                Err(error) => Err(storage_error(&error)),
            };
            if let Err(why) = saved {
                notices.warn(format!("The backup could not be made. {why}"));
            }
        });
    };
    let delete = move |_| {
        spawn_local(async move {
            desk.close_all();
            returns.forget();
            match device.delete_everything().await {
                Ok(()) => {
                    notices.tell("Everything this app kept on this device was deleted.");
                    request_animation_frame(|| page::focus(".app-notices [tabindex]"));
                }
                Err(error) => notices.warn(storage_error(&error)),
            }
            let _ = is_asking.try_set(false);
            look();
        });
    };
    let ask = move || {
        view! { <button type="button" class="govuk-button govuk-button--warning" on:click=move |_| ask_first(is_asking)>"Delete everything"</button> }.into_any()
    };
    let sure = move || {
        view! {
            <div class="govuk-warning-text" id="sure" tabindex="-1" role="alert">
                <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                <strong class="govuk-warning-text__text">"Are you sure? Everything on this device will be gone."</strong>
            </div>
            <div class="govuk-button-group">
                <button type="button" class="govuk-button govuk-button--warning" on:click=delete>"Yes, delete everything"</button>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| is_asking.set(false)>"No, keep it"</button>
            </div>
        }
        .into_any()
    };
    let said = Signal::derive(move || space.get().unwrap_or_else(|| "Looking…".to_owned()));
    view! {
        <Page heading="Data on this device" back=Route::Home>
            <p class="govuk-body">
                "Drafts, returns brought together and the questionnaires they use are kept in this browser, on this device only. \
                 Whoever can use this browser can read them. On a shared computer, download what you need and delete the rest."
            </p>
            <p class="govuk-body">{changing_text(said)}</p>
            <h2 class="govuk-heading-m">"Save a copy of everything"</h2>
            <p class="govuk-body">
                "One file with every draft and every return, for safekeeping. This version of the app cannot read it back: to go on elsewhere, download each draft on the first page."
            </p>
            <button type="button" class="govuk-button" on:click=backup>"Download a backup"</button>
            <h2 class="govuk-heading-m">"Delete everything"</h2>
            <p class="govuk-body">"This deletes every draft, every return brought together, and every setting of this app on this device. Files you have downloaded stay where they are. It cannot be undone."</p>
            {changing(move || if is_asking.get() { sure() } else { ask() })}
        </Page>
    }
}

fn ask_first(is_asking: RwSignal<bool>) {
    is_asking.set(true);
    request_animation_frame(|| page::focus("#sure"));
}

fn bytes(size: f64) -> String {
    // An estimate is never negative and far below 2^53.
    figures::bytes(size as u64)
}
