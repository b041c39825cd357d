//! The one box for the passphrase of every file that has one.

use crate::components::dynamic::{changing_text, when};
use crate::components::text_field::{TextField, TextKind};
use crate::platform::page;
use crate::state::keeping::passphrase::is_possible;
use crate::state::returns::ReturnsDesk;
use crate::words::files::{OPENS_NONE, locked, tried};
use leptos::prelude::*;
use leptos::task::spawn_local;

const PASSPHRASE: &str = "returns-passphrase";
const TRIED: &str = "returns-passphrase-tried";

/// Asks for a passphrase while files wait for one, and says what came of it.
#[component]
pub fn Locked(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let has_any = Signal::derive(move || desk.locked().get() > 0);
    view! {
        {when(has_any, move || view! { <Form desk said/> }.into_any())}
        <p class="govuk-body app-no-print" id=TRIED role="status" tabindex="-1">{changing_text(said.into())}</p>
    }
}

#[component]
fn Form(desk: ReturnsDesk, said: RwSignal<String>) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let waiting = Signal::derive(move || locked(desk.locked().get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if desk.is_busy().get_untracked() {
            return;
        }
        said.set(String::new());
        if passphrase.with_untracked(String::is_empty) {
            error.set(Some("Enter the passphrase".to_owned()));
            return page::focus(&format!("#{PASSPHRASE}"));
        }
        error.set(None);
        // The field is empty from here on, and the passphrase is forgotten once it was tried.
        let typed = passphrase.try_update(std::mem::take).unwrap_or_default();
        spawn_local(async move {
            let Some(came) = desk.open_locked(typed).await else { return };
            if came.opened == 0 {
                let _ = error.try_set(Some(OPENS_NONE.to_owned()));
                return page::focus(&format!("#{PASSPHRASE}"));
            }
            let _ = said.try_set(tried(came.opened, came.left));
            page::focus(&format!("#{TRIED}"));
        });
    };
    let field = move || {
        view! {
            <form novalidate on:submit=submit>
                <TextField
                    id=PASSPHRASE
                    label="Passphrase"
                    hint=Some("It is tried on all of them, and not kept.".to_owned())
                    value=passphrase
                    error=error
                    kind=TextKind::Secret
                    on_input=move |text| passphrase.set(text)
                />
                <button type="submit" class="govuk-button">"Open these files"</button>
            </form>
        }
    };
    let body = if is_possible() {
        field().into_any()
    } else {
        view! {
            <p class="govuk-body">
                "This page did not come over a safe connection (https), so the browser opens nothing with a passphrase here."
            </p>
        }
        .into_any()
    };
    view! {
        <section class="app-locked app-no-print" aria-labelledby="locked-heading">
            <h2 class="govuk-heading-m" id="locked-heading">"Files with a passphrase"</h2>
            <p class="govuk-body">{changing_text(waiting)}</p>
            {body}
        </section>
    }
}
