//! A finished joint judgement: the joint grades beside those of each agency, and the reasons.

use super::audits::ungraded;
use super::children_at_risk;
use super::table::case_table;
use crate::grading::joint::case_grades;
use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::words::comparing::subject;
use crate::words::grades::outcome;
use crate::words::joint::agency_in_full;
use leptos::prelude::*;

/// The table, the reasons, and the audits it rests on.
pub fn finished_case(questionnaire: &Questionnaire, record: &Return) -> AnyView {
    let case = case_grades(questionnaire, record);
    let reasons = case.rows.iter().map(|row| {
        let title = subject(questionnaire, &row.subject);
        let grade = row.joint.as_ref().map(|found| outcome(questionnaire, found)).unwrap_or_default();
        let because = record.judgement(&row.subject).map(|judgement| judgement.because.clone());
        view! {
            <h3 class="govuk-heading-s">{format!("{title}: {grade}")}</h3>
            <p class="govuk-body app-kept-lines" dir="auto">{because}</p>
        }
    });
    let at_risk = children_at_risk(questionnaire, record.joint.as_ref().map_or(&[], |joint| &joint.audits));
    let audits = record.joint.iter().flat_map(|joint| &joint.audits);
    let audits =
        audits.map(|audit| view! { <li>{format!("{}, revision {}", agency_in_full(questionnaire, audit), audit.revision)}</li> });
    view! {
        {at_risk}
        {case_table(questionnaire, record, &case, false)}
        <h2 class="govuk-heading-m">"Reasons for the joint grades"</h2>
        {reasons.collect_view()}
        <h2 class="govuk-heading-m">"Audits it rests on"</h2>
        <ul class="govuk-list govuk-list--bullet">{audits.collect_view()}</ul>
        {ungraded(questionnaire, record)}
    }
    .into_any()
}
