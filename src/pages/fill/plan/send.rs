//! An update for the partnership: a small file with the actions as they are by now, and ways to send it.

use crate::components::button::Button;
use crate::components::dynamic::when;
use crate::components::text_field::TextField;
use crate::model::plain::is_seen;
use crate::pages::shared::share::share_button;
use crate::platform::page;
use crate::state::draft::action_plan::{download_update, update_file, update_name};
use crate::state::draft::desk::OpenDraft;
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use crate::words::plan::NOTHING_NEW;
use crate::words::sending::{Enclosed, Sending, mail};
use leptos::prelude::*;

const ROLE: &str = "update-by";

/// How the partnership is told.
#[component]
pub(super) fn SendUpdate(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    // What several agencies judged together goes to each of them, and to no desk.
    let is_joint = untrack(|| session.with_rest(|rest| rest.is_joint()));
    let has_news = Signal::derive(move || session.with_rest(|rest| rest.action_news.is_some()));
    let has_none = Signal::derive(move || !has_news.get());
    (!is_joint).then(|| {
        view! {
            <section class="app-no-print" aria-labelledby="send-an-update">
                <h2 class="govuk-heading-m" id="send-an-update">"Send an update"</h2>
                {when(has_none, || view! { <p class="govuk-body">{NOTHING_NEW}</p> }.into_any())}
                {when(has_news, move || sending(open))}
            </section>
        }
    })
}

fn sending(open: OpenDraft) -> AnyView {
    let (session, notices) = (open.session, use_notices());
    let declared = untrack(|| {
        session.with_rest(|rest| rest.declaration.as_ref().map(|declaration| declaration.role.clone()).unwrap_or_default())
    });
    let said = untrack(|| session.with_rest(|rest| rest.action_news.as_ref().map(|news| news.by.clone()).unwrap_or_default()));
    let role = RwSignal::new(if is_seen(&said) { said } else { declared });
    let problem = RwSignal::new(None::<String>);
    let download = move |_| {
        let is_said = role.with_untracked(|role| is_seen(role));
        problem.set((!is_said).then(|| "Say who sends it, as a role".to_owned()));
        if is_said {
            notices.tell_given(role.with_untracked(|role| download_update(open, role)));
        } else {
            page::focus(&format!("[id=\"{ROLE}\"]"));
        }
    };
    let made = move || role.with_untracked(|role| update_file(&session.record_now(), role));
    view! {
        <p class="govuk-body">
            "The update is a small file with your actions as they are now. The partnership adds it beside your return. If you \
             send another one later, the later one counts."
        </p>
        <TextField
            id=ROLE
            label="Who sends it? (role)"
            hint=None
            value=role
            error=problem
            on_input=move |typed| role.set(typed)
        />
        <div class="govuk-button-group">
            <Button label="Send an update" on_press=download/>
            {share_button("Share update", made)}
            {begin_mail(open)}
        </div>
        <p class="govuk-body">
            "“Send an update” downloads the file. Attach it to your email: this app sends nothing itself."
        </p>
    }
    .into_any()
}

/// A mail to the partnership; nothing where nobody has said where to.
fn begin_mail(open: OpenDraft) -> Option<AnyView> {
    let email = use_setting().with(|partnership| partnership.contact.email.trim().to_owned());
    let record = open.session.record_now();
    let title = open.session.questionnaire().title.clone();
    let of = Sending {
        email: &email,
        organisation: &record.name(),
        questionnaire: &title,
        cycle: &record.cycle,
        reference: &record.reference,
        file: &update_name(&record)?,
        enclosed: Enclosed::Update,
    };
    (!email.is_empty()).then(|| view! { <a class="govuk-link" href=mail(of)>"Open an email to the partnership"</a> }.into_any())
}
