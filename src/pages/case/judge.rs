//! Judging one domain or the whole together: what each agency saw and why, then the joint grade with its reasons.

use super::audits::answers;
use super::case_caption;
use super::table::seen_tag;
use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::judgement_field::{JudgementField, JudgementSpec};
use crate::components::level_options::grade_options;
use crate::components::radios::Opt;
use crate::components::summary_list::{Row, SummaryList};
use crate::grading::grade;
use crate::grading::joint::{CaseRow, Seen, case_grades};
use crate::model::audit_return::Return;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::checked::{Checked, error_at};
use crate::pages::shared::frame::{GoButton, Page};
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::grades::outcome;
use crate::words::personal_data::BEFORE_WRITING;
use crate::words::{comparing, joint};
use leptos::prelude::*;

/// Judging one domain or the whole together.
#[component]
pub fn Judge(
    /// The joint judgement.
    open: OpenDraft,
    /// What is judged.
    subject: Subject,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let back = Route::Draft(session.id(), DraftPage::Case(None));
    let row = untrack(|| session.with_rest(|rest| row_of(&questionnaire, rest, &subject)));
    match row {
        Some(row) => judging(open, &questionnaire, &row, back),
        None => view! {
            <Page heading="There is no such part" back>
                <p class="govuk-body">"No agency was asked this, or it has no grade."</p>
            </Page>
        }
        .into_any(),
    }
}

fn row_of(questionnaire: &Questionnaire, record: &Return, subject: &Subject) -> Option<CaseRow> {
    case_grades(questionnaire, record).rows.into_iter().find(|row| row.subject == *subject)
}

fn judging(open: OpenDraft, questionnaire: &Questionnaire, row: &CaseRow, back: Route) -> AnyView {
    let session = open.session;
    let subject = row.subject.clone();
    let checked = {
        let subject = subject.clone();
        Checked::new(move || slips(&session, &subject))
    };
    let errors = checked.errors;
    let after = back.clone();
    let save = move |_| checked.save_and_go(open, &after);
    let heading = comparing::subject(questionnaire, &subject);
    let seen = untrack(|| session.with_rest(|rest| agencies(questionnaire, rest, row)));
    let discuss = joint::discuss(questionnaire, row).map(|why| {
        view! { <p class="govuk-body"><strong class="govuk-tag govuk-tag--orange">"For discussion"</strong> " " {why}</p> }
    });
    let judged = untrack(|| session.with_rest(|rest| domains_judged(questionnaire, rest, &subject)));
    let caption = untrack(|| case_caption(open));
    let field = field(&session, questionnaire, subject, errors);
    view! {
        <Page heading caption back open>
            <ErrorSummary errors/>
            {discuss}
            {seen}
            {judged}
            <h2 class="govuk-heading-m">"Your joint judgement"</h2>
            <div class="govuk-inset-text">{BEFORE_WRITING}</div>
            {field}
            <div class="govuk-button-group">
                <Button label="Save and continue" on_press=save/>
                <GoButton to=Route::Home look=Look::Secondary label="Save and come back later"/>
            </div>
        </Page>
    }
    .into_any()
}

fn field(session: &FillSession, questionnaire: &Questionnaire, subject: Subject, errors: Signal<Vec<PageError>>) -> AnyView {
    let session = *session;
    let spec = JudgementSpec {
        legend: "Joint grade".to_owned(),
        hint: None,
        options: options(questionnaire, &subject),
        reason_label: "Reasons for the joint grade".to_owned(),
        reason_hint: Some("What you all came to, and what decided it. Say also where you still see it differently.".to_owned()),
        grade_error: error_at(errors, element::grade(&subject)),
        reason_error: error_at(errors, element::reason(&subject)),
        subject: subject.clone(),
    };
    let judgement = {
        let subject = subject.clone();
        Memo::new(move |_| session.judgement(&subject))
    };
    let below = if subject == Subject::Overall { suggestion(session) } else { ().into_any() };
    let judge = move |judgement: Judgement| session.judge(&subject, judgement);
    view! { <JudgementField spec judgement below on_change=judge/> }.into_any()
}

/// The grades, each with what it looks like here.
fn options(questionnaire: &Questionnaire, subject: &Subject) -> Vec<Opt> {
    let Some(scale) = questionnaire.grade_scale() else { return Vec::new() };
    let ladder = match subject {
        Subject::Domain(id) => questionnaire.domain(id).map(|domain| domain.ladder.clone()).unwrap_or_default(),
        Subject::Overall => Default::default(),
    };
    grade_options(scale, &ladder)
}

/// What the domains suggest for the whole, once a grade was chosen: said before, it would be chosen unthinkingly.
fn suggestion(session: FillSession) -> AnyView {
    let chosen = Memo::new(move |_| session.judgement(&Subject::Overall).and_then(|judgement| judgement.given().cloned()));
    changing(move || {
        if chosen.get().is_none() {
            return ().into_any();
        }
        let questionnaire = session.questionnaire();
        let found = grade(&questionnaire, &session.record_now()).overall;
        let sentences = joint::suggestion(&questionnaire, &found);
        view! {
            <div class="govuk-inset-text" role="status">
                {sentences.into_iter().map(|sentence| view! { <p class="govuk-body">{sentence}</p> }).collect_view()}
            </div>
        }
        .into_any()
    })
}

/// A grade without a reason. What is not judged may stay so: the table says it.
fn slips(session: &FillSession, subject: &Subject) -> Vec<PageError> {
    let lacks_reason = session.judgement(subject).is_some_and(|judgement| judgement.given().is_some() && !judgement.has_reason());
    let error = lacks_reason.then(|| PageError {
        target: Target::Control(element::reason(subject)),
        text: "Say what the reasons for the joint grade are".to_owned(),
    });
    error.into_iter().collect()
}

/// The joint grades of the domains, which the grade for the whole rests on.
fn domains_judged(questionnaire: &Questionnaire, record: &Return, subject: &Subject) -> Option<AnyView> {
    let row = |row: CaseRow| Row {
        key: comparing::subject(questionnaire, &row.subject),
        values: vec![row.joint.map_or_else(|| "Not judged yet".to_owned(), |found| outcome(questionnaire, &found))],
        change: Some(Route::Draft(record.id.clone(), DraftPage::Case(Some(row.subject))).href()),
    };
    (*subject == Subject::Overall).then(|| {
        let rows = case_grades(questionnaire, record).rows.into_iter().filter(|row| row.subject != Subject::Overall);
        let rows = rows.map(row).collect();
        view! { <h2 class="govuk-heading-m">"Your joint grades of the domains"</h2> <SummaryList rows/> }.into_any()
    })
}

/// What each agency came to, why, and what it answered.
fn agencies(questionnaire: &Questionnaire, record: &Return, row: &CaseRow) -> AnyView {
    let audits: &[Return] = record.joint.as_ref().map_or(&[], |joint| &joint.audits);
    let parts = audits.iter().zip(&row.seen).map(|(audit, seen)| agency(questionnaire, audit, seen, &row.subject));
    parts.collect_view().into_any()
}

fn agency(questionnaire: &Questionnaire, audit: &Return, seen: &Seen, subject: &Subject) -> AnyView {
    let name = joint::agency(questionnaire, audit);
    let reason = audit.as_agreed().judgement(subject).map(|judgement| judgement.because.clone());
    let reason = reason.filter(|reason| !reason.trim().is_empty()).unwrap_or_else(|| "No reason was given.".to_owned());
    let reason = (*seen != Seen::NotAsked).then(|| view! { <p class="govuk-body app-kept-lines" dir="auto">{reason}</p> });
    let answered = match (subject, seen) {
        (Subject::Domain(domain), Seen::Found { .. }) => Some(view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{format!("Answers of {name}")}</span>
                </summary>
                <div class="govuk-details__text">{answers(questionnaire, audit, domain)}</div>
            </details>
        }),
        (Subject::Domain(_), Seen::NotAsked) | (Subject::Overall, _) => None,
    };
    view! {
        <section class="app-case">
            <h2 class="govuk-heading-s">
                {name}
                <span class="app-reference"><bdi dir="auto">{audit.auditor_role()}</bdi> " " {audit.reference.clone()}</span>
            </h2>
            <p class="govuk-body">{seen_tag(questionnaire, seen)}</p>
            {reason}
            {answered}
        </section>
    }
    .into_any()
}
