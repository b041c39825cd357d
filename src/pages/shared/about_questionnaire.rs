//! What a questionnaire rests on, what it was checked against, and how it grades.

use crate::components::linked::link_to;
use crate::model::questionnaire::Questionnaire;
use crate::words::figures;
use crate::words::grading_rules::{GradeInWords, of_domains, of_the_whole};
use leptos::prelude::*;

/// Everything there is to know about a questionnaire. `guidance` is the edition of the guidance that applies here.
pub fn about_questionnaire(questionnaire: &Questionnaire, guidance: &str) -> AnyView {
    let about = questionnaire.about.clone().unwrap_or_default();
    let checked = Some(about.checked).filter(|day| !day.is_empty());
    let checked = checked.map(|day| format!(" Its words were last checked on {}.", figures::date(&day)));
    let read = match about.read_by.as_slice() {
        [] => "A safeguarding professional has not read this edition yet. Tell your partnership where it is wrong.".to_owned(),
        roles => format!("Read by: {}.", figures::list(roles)),
    };
    let rests_on = questionnaire.basis.iter().map(|basis| view! { <li>{link_to(&basis.title, basis.url.as_deref())}</li> });
    view! {
        <p class="govuk-body">
            {format!("Edition {}, for guidance edition {guidance}.", questionnaire.edition)} {checked}
        </p>
        <p class="govuk-body">{read}</p>
        {part("Checked against", "", about.checked_against)}
        {part("What could not be checked", "Where it matters to you, ask your partnership.", about.not_checked)}
        {graded("How each part is graded", of_domains(questionnaire))}
        {graded("How the whole is graded", of_the_whole(questionnaire))}
        <h2 class="govuk-heading-m">"What the questions rest on"</h2>
        <ul class="govuk-list govuk-list--bullet">{rests_on.collect_view()}</ul>
    }
    .into_any()
}

fn part(heading: &'static str, lead: &'static str, sentences: Vec<String>) -> Option<AnyView> {
    let lead = (!lead.is_empty()).then(|| view! { <p class="govuk-body">{lead}</p> });
    (!sentences.is_empty()).then(|| {
        let lines = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        view! {
            <h2 class="govuk-heading-m">{heading}</h2>
            {lead}
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        }
        .into_any()
    })
}

fn graded(heading: &'static str, grades: Vec<GradeInWords>) -> Option<AnyView> {
    let grade = |(grade, needs): GradeInWords| {
        let needs = if needs.is_empty() { "everything else".to_owned() } else { needs.join("; ") };
        view! { <dt>{grade}</dt> <dd>{needs}</dd> }
    };
    (!grades.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{heading}</h2>
            <dl class="app-ladder">{grades.into_iter().map(grade).collect_view()}</dl>
        }
        .into_any()
    })
}
