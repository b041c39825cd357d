//! What happens next with a finished return, and how it reaches the partnership.

use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::state::draft::file::download_name;
use crate::state::setting::use_setting;
use crate::words::sending::{Sending, mail};
use leptos::prelude::*;

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
