//! Whose a draft is that came as a file: one question, asked where it may have been given to several organisations.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::model::audit_return::Return;
use crate::model::provenance::CameFor;
use crate::pages::shared::frame::go;
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::passed_on::use_passed_on;
use crate::state::notices::use_notices;
use crate::words::last_time;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The question's id, which the error summary leads to.
pub const WHOSE: &str = "whose-draft";

/// The question, while it is open.
pub fn whose_draft(open: OpenDraft) -> AnyView {
    let (passed_on, notices) = (use_passed_on(), use_notices());
    let session = open.session;
    let asked = Memo::new(move |_| {
        let record = session.record();
        record.whose_is_open().map(|came| said(came, &CameFor::of(&record)))
    });
    let is_busy = RwSignal::new(false);
    let make_own = move |_| {
        // A second click makes no second draft.
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            match passed_on.make_own(open).await {
                Ok(route) => {
                    // Its own page says where it cannot be shown.
                    go(&route);
                }
                Err(why) => {
                    notices.warn(why);
                    let _ = is_busy.try_set(false);
                }
            }
        });
    };
    let go_on = move |_| {
        passed_on.go_on(open);
        page::focus("h1");
    };
    changing(move || {
        let Some(said) = asked.get() else { return ().into_any() };
        let is_read_only = session.is_read_only();
        view! {
            <section class="govuk-inset-text" aria-labelledby=WHOSE>
                <h2 class="govuk-heading-m" id=WHOSE tabindex="-1">"Whose draft is this?"</h2>
                <p class="govuk-body">{said}</p>
                <p class="govuk-body">
                    "If several organisations were given this file to fill in, make it your own. It then has a reference of its \
                     own, and your return is not taken for another’s."
                </p>
                <div class="govuk-button-group">
                    <Button label="Make it our own" is_disabled=is_read_only on_press=make_own/>
                    <Button
                        label="Go on with the draft we were sent"
                        look=Look::Secondary
                        is_disabled=is_read_only
                        on_press=go_on
                    />
                </div>
            </section>
        }
        .into_any()
    })
}

/// Which earlier round it was begun from, and what is still to look at of that.
pub fn begun_from(record: &Return) -> Option<AnyView> {
    let said = last_time::begun_from(record)?;
    let since = record.last_time.is_some().then(|| {
        let href = Route::Draft(record.id.clone(), DraftPage::Since).href();
        view! { " " <a class="govuk-link" href=href>{last_time::SINCE}</a> }
    });
    Some(view! { <p class="govuk-inset-text">{said}{since}</p> }.into_any())
}

fn said(came: &CameFor, now: &CameFor) -> String {
    match (came.name.trim(), now.name.trim()) {
        ("", _) => "It came to this device as a file, and did not say for which organisation.".to_owned(),
        (then, now) if then == now => format!("It came to this device as a file for {then}, as another type of organisation."),
        (then, now) => format!("It came to this device as a file for {then}, and now says {now}."),
    }
}
