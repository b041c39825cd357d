//! Moving a draft to the edition of its questionnaire that is offered now: what that would do, then doing it.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::pages::shared::frame::{GoButton, Page, go};
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::editions::{Editions, Offered, OtherEdition};
use crate::state::notices::use_notices;
use crate::words::editions::{Consequence, consequences};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// On the task list: that another edition is offered. Nothing where none is.
#[component]
pub fn OtherEditionOffered(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let (editions, offered) = (Editions::here(), RwSignal::new(Offered::Same));
    spawn_local(async move {
        let found = editions.offered(open).await;
        // The person may have gone elsewhere meanwhile.
        let _ = offered.try_set(found);
    });
    let href = Route::Draft(open.session.id(), DraftPage::Edition).href();
    let begun_in = open.session.with_rest(|rest| rest.questionnaire.edition.clone());
    changing(move || match offered.get() {
        Offered::Same => ().into_any(),
        Offered::ShownInstead => view! { <p class="govuk-inset-text">{shown_instead(&begun_in)}</p> }.into_any(),
        Offered::Other(other) => {
            let edition = &other.questionnaire().edition;
            let which =
                if *edition == begun_in { format!("another text of edition {edition}") } else { format!("edition {edition}") };
            view! {
                <p class="govuk-inset-text">
                    {format!(
                        "Your partnership now offers {which} of this questionnaire. This draft stays in the edition it was begun \
                         in, {begun_in}, unless you move it. "
                    )}
                    <a class="govuk-link" href=href.clone()>"See what moving would change"</a>
                </p>
            }
            .into_any()
        }
    })
}

fn shown_instead(edition: &str) -> String {
    format!(
        "This draft was begun with another text of edition {edition}, which is not on this device. It is shown with the text \
         that is offered now. Nothing you said was changed."
    )
}

/// What moving would do.
#[component]
pub fn EditionPage(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let (editions, found) = (Editions::here(), RwSignal::new(None::<Offered>));
    spawn_local(async move {
        let offered = editions.offered(open).await;
        // The person may have gone elsewhere meanwhile.
        let _ = found.try_set(Some(offered));
    });
    let content = move || match found.get() {
        None => view! { <p class="govuk-body">"Looking…"</p> }.into_any(),
        Some(Offered::ShownInstead) => {
            let edition = open.session.with_rest(|rest| rest.questionnaire.edition.clone());
            view! { <p class="govuk-body">{shown_instead(&edition)}</p> }.into_any()
        }
        Some(Offered::Same) => {
            view! { <p class="govuk-body">"This draft is in the edition that is offered now. There is nothing to move."</p> }
                .into_any()
        }
        Some(Offered::Other(other)) => would_do(editions, open, other),
    };
    view! {
        <Page
            heading="Move to another edition"
            caption=open.session.questionnaire().title.clone()
            back=Route::Draft(open.session.id(), DraftPage::Tasks)
            open
        >
            {changing(content)}
        </Page>
    }
}

fn would_do(editions: Editions, open: OpenDraft, other: OtherEdition) -> AnyView {
    let notices = use_notices();
    let from = open.session.edition();
    let sections = consequences(&from, other.questionnaire(), &other.would).into_iter().map(section).collect_view();
    let (before, after) = (from.edition.clone(), other.questionnaire().edition.clone());
    let label = format!("Move to edition {after}");
    let tasks = Route::Draft(open.session.id(), DraftPage::Tasks);
    let then = tasks.clone();
    let other = StoredValue::new(other);
    let do_move = move |_| {
        let then = then.clone();
        spawn_local(async move {
            match editions.move_to(open, &other.get_value()).await {
                Ok(()) => {
                    notices.tell_on_next("The draft was moved. As it was before it is kept under “Earlier versions”.");
                    go(&then);
                }
                Err(why) => notices.warn(why),
            }
        });
    };
    view! {
        <p class="govuk-body">{format!("From edition {before} to edition {after}. Nothing has been changed yet.")}</p>
        {sections}
        <div class="govuk-button-group">
            <Button label on_press=do_move/>
            <GoButton to=tasks look=Look::Secondary label="Stay in this edition"/>
        </div>
    }
    .into_any()
}

fn section(consequence: Consequence) -> AnyView {
    let heading = format!("{} ({})", consequence.heading, consequence.lines.len());
    let lines = consequence.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <h2 class="govuk-heading-m">{heading}</h2>
        <p class="govuk-body">{consequence.meaning}</p>
        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
    }
    .into_any()
}
