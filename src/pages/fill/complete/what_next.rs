//! What happens next with a finished return, and how it reaches the partnership.

use crate::model::action::Action;
use crate::model::audit_return::Return;
use crate::model::date::Date;
use crate::model::questionnaire::Questionnaire;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::download_name;
use crate::state::setting::use_setting;
use crate::words::plan::lead;
use crate::words::sending::{Enclosed, Sending, mail};
use leptos::prelude::*;

/// What the organisation has of it from now on: its action plan and its own report.
pub(super) fn afterwards(open: OpenDraft) -> impl IntoView {
    let (id, record) = (open.session.id(), open.session.record_now());
    let href = move |page| Route::Draft(id.clone(), page).href();
    let actions: Vec<Action> = record.actions_now().into_iter().filter(|action| !action.is_blank()).collect();
    let said = Date::from_iso(&clock::today()).map(|today| lead(&actions, today)).unwrap_or_default();
    let report = (!record.is_joint()).then(|| {
        view! {
            <li>
                <a class="govuk-link" href=href(DraftPage::Report)>"Your report"</a>
                <span>
                    " – Grades, what stands between them and the next, every answer and action. To read, print or download."
                </span>
            </li>
        }
    });
    view! {
        <section class="app-no-print" aria-labelledby="yours">
            <h2 class="govuk-heading-m" id="yours">"Yours to use from now on"</h2>
            <ul class="govuk-list govuk-list--spaced">
                <li><a class="govuk-link" href=href(DraftPage::Actions)>"Action plan"</a> " – " <span>{said}</span></li>
                {report}
            </ul>
        </section>
    }
}

/// What happens next.
pub(super) fn what_happens_next(questionnaire: &Questionnaire, record: &Return) -> impl IntoView + use<> {
    let (next, email) =
        use_setting().with(|partnership| (partnership.return_to.clone(), partnership.contact.email.trim().to_owned()));
    let of = Sending {
        email: &email,
        organisation: &record.name(),
        questionnaire: &questionnaire.title,
        cycle: &record.cycle,
        reference: &record.reference,
        file: &download_name(record),
        enclosed: Enclosed::Return,
    };
    // What several agencies judged together goes to each of them.
    let begin = (!email.is_empty() && !record.is_joint()).then(|| {
        view! { " " <a class="govuk-link app-no-print" href=mail(of)>"Open an email to the partnership"</a> }
    });
    let last = if record.is_joint() {
        "Give each agency that took part a copy."
    } else {
        "The partnership adds all returns together and may ask you about some answers."
    };
    view! {
        <h2 class="govuk-heading-m">"What happens next"</h2>
        <ol class="govuk-list govuk-list--number">
            <li>"Download the return. Keep a copy where your organisation keeps its records."</li>
            <li><span>{next}</span> {begin}</li>
            <li>{last}</li>
        </ol>
    }
}
