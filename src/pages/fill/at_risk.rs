//! A child may be at risk now: the audit stops, the page says what to do, and what was done is recorded.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::summary_list::{Row, SummaryList};
use crate::components::text_field::{TextArea, TextField};
use crate::model::audit_return::Return;
use crate::model::escalation::Escalation;
use crate::model::plain::says_something;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{GoButton, Page, go};
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use crate::words::figures;
use leptos::prelude::*;

const TOLD: &str = "escalation-told";
const TOLD_AT: &str = "escalation-told-at";
const DONE: &str = "escalation-done";
const OUTCOME: &str = "escalation-outcome";

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has said that a child is at risk.
    Asked,
    /// The audit is stopped until it is recorded what was done.
    Stopped,
    /// Recorded; it is not known yet how it ended.
    Open,
}

/// "Is a child at risk now?", and what follows.
#[component]
pub fn AtRisk(
    /// The draft.
    open: OpenDraft,
) -> AnyView {
    let session = open.session;
    if untrack(|| session.is_submitted()) {
        return view! { <ActNow open/> }.into_any();
    }
    let stage = Memo::new(move |_| match session.open_escalation() {
        None => Stage::Asked,
        Some(escalation) if escalation.stops() => Stage::Stopped,
        Some(_) => Stage::Open,
    });
    changing(move || match stage.get() {
        Stage::Asked => view! { <Ask open/> }.into_any(),
        Stage::Stopped => view! { <Stopped open/> }.into_any(),
        Stage::Open => view! { <Recorded open/> }.into_any(),
    })
}

/// For whoever reads a submitted audit: what to do. It is recorded by the auditor, whose words nobody else changes.
#[component]
fn ActNow(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    view! {
        <Page
            heading="Is a child at risk now?"
            caption=session.questionnaire().title.clone()
            back=Route::Draft(session.id(), DraftPage::Tasks)
        >
            <p class="govuk-body">
                "If what you have read makes you think that a child may come to harm unless somebody acts now, stop and act. You \
                 need not be certain."
            </p>
            {steps()}
            <p class="govuk-body">
                "This audit was submitted. Tell its auditor too: they record in a correction who was told, when, and what was \
                 done."
            </p>
        </Page>
    }
}

/// What to do, step by step, and numbers to ring, as the partnership says it.
fn steps() -> AnyView {
    use_setting().with(|partnership| {
        let emergency = &partnership.emergency;
        let steps: Vec<_> = emergency.at_risk.iter().map(|step| view! { <li>{step.clone()}</li> }).collect();
        let number = |label: &str, number: &str| view! { <li>{format!("{label}: ")}<strong>{number.to_owned()}</strong></li> };
        let numbers: Vec<_> = emergency.numbers.iter().map(|one| number(&one.label, &one.number)).collect();
        view! {
            <h2 class="govuk-heading-m">"What to do"</h2>
            <ol class="govuk-list govuk-list--number">{steps}</ol>
            <ul class="govuk-list">{numbers}</ul>
        }
        .into_any()
    })
}

#[component]
fn Ask(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    let tasks = Route::Draft(session.id(), DraftPage::Tasks);
    let yes = move |_| {
        session.escalate();
        open.autosave.flush();
    };
    view! {
        <Page heading="Is a child at risk now?" caption=session.questionnaire().title.clone() back=tasks.clone() open>
            <p class="govuk-body">
                "Choose “Yes” if what you have read makes you think that this child, or another, may come to harm unless \
                 somebody acts now. You need not be certain."
            </p>
            <p class="govuk-body">"“Yes” stops the audit and shows what to do. Nothing you have entered is lost."</p>
            <div class="govuk-button-group">
                <Button label="Yes, a child may be at risk now" look=Look::Warning on_press=yes/>
                <GoButton to=tasks look=Look::Secondary label="No, go back to the audit"/>
            </div>
            {untrack(|| past(&session))}
        </Page>
    }
}

/// Escalations that are over.
fn past(session: &FillSession) -> Option<AnyView> {
    let closed: Vec<Escalation> =
        session.with_rest(|rest| rest.escalations.iter().filter(|one| !one.is_open()).cloned().collect());
    let lists: Vec<_> = closed.iter().map(|one| view! { <SummaryList rows=rows(one)/> }).collect();
    (!lists.is_empty()).then(|| view! { <h2 class="govuk-heading-m">"Recorded before"</h2> {lists} }.into_any())
}

/// What was recorded of one of them, for reading.
fn rows(escalation: &Escalation) -> Vec<Row> {
    let row = |key: &str, text: &str| Row { key: key.to_owned(), values: vec![text.to_owned()], change: None };
    let mut rows = vec![
        row("Noticed", &moment(&escalation.at)),
        row("Who was told", &escalation.told),
        row("When", &escalation.told_at),
        row("What was done", &escalation.done),
    ];
    if !escalation.outcome.trim().is_empty() {
        rows.push(row("How it ended", &escalation.outcome));
    }
    rows.extend(escalation.closed_at.as_deref().map(|at| row("Closed", &moment(at))));
    rows
}

/// Each time that a child was said to be at risk, for reading; nothing where nobody said so.
pub fn recorded(record: &Return) -> Option<AnyView> {
    let lists: Vec<_> = record.escalations.iter().map(|one| view! { <SummaryList rows=rows(one)/> }).collect();
    (!lists.is_empty()).then(|| view! { <h2 class="govuk-heading-m">"A child at risk"</h2> {lists} }.into_any())
}

/// "22 November 2026, 14:02", here and now.
fn moment(at: &str) -> String {
    format!("{}, {}", figures::date(&clock::day(at)), clock::time_of_day(at))
}

#[component]
fn Stopped(open: OpenDraft) -> impl IntoView {
    let notices = use_notices();
    let session = open.session;
    let checked = Checked::new(move || missing(&session, &[TOLD, TOLD_AT, DONE]));
    let record = move |_| {
        if !checked.is_well() {
            return;
        }
        session.change_escalation(|escalation| escalation.recorded_at = Some(clock::now()));
        open.autosave.flush();
        notices
            .tell_on_next("What was done is recorded. The audit goes on; before you submit it, say how this ended.".to_owned());
        go(&Route::Draft(session.id(), DraftPage::Tasks));
    };
    view! {
        <Page
            heading="Stop the audit and act now"
            caption=session.questionnaire().title.clone()
            back=Route::Draft(session.id(), DraftPage::Tasks)
            open
        >
            <ErrorSummary errors=checked.errors/>
            <div class="govuk-warning-text">
                <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                <strong class="govuk-warning-text__text">
                    <span class="govuk-visually-hidden">"Warning: "</span>
                    "You said that a child may be at risk now. The audit is stopped; the child comes first."
                </strong>
            </div>
            {steps()}
            <h2 class="govuk-heading-m">"Record what was done"</h2>
            <p class="govuk-body">"Roles only, no names. If “Yes” was chosen by mistake, write that under “What was done”."</p>
            {fields(session, checked)}
            <Button label="Record and go on with the audit" on_press=record/>
        </Page>
    }
}

#[component]
fn Recorded(open: OpenDraft) -> impl IntoView {
    let notices = use_notices();
    let session = open.session;
    let checked = Checked::new(move || missing(&session, &[TOLD, TOLD_AT, DONE, OUTCOME]));
    let tasks = Route::Draft(session.id(), DraftPage::Tasks);
    let after = tasks.clone();
    let close = move |_| {
        if !checked.is_well() {
            return;
        }
        session.change_escalation(|escalation| escalation.closed_at = Some(clock::now()));
        open.autosave.flush();
        notices.tell_on_next("The escalation is closed.".to_owned());
        go(&after);
    };
    view! {
        <Page heading="How did it end?" caption=session.questionnaire().title.clone() back=tasks.clone() open>
            <ErrorSummary errors=checked.errors/>
            <p class="govuk-body">
                "A child may be at risk, and what was done is recorded. Until it is known how it ended the audit cannot be \
                 submitted."
            </p>
            <p class="govuk-body">
                "If something else makes you think that a child is at risk, act at once, and add it to what was done."
            </p>
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"What to do, once more"</span>
                </summary>
                <div class="govuk-details__text">{steps()}</div>
            </details>
            {fields(session, checked)}
            {text(session, checked, OUTCOME_TEXT)}
            <div class="govuk-button-group">
                <Button label="Close this escalation" on_press=close/>
                <GoButton to=tasks look=Look::Secondary label="Not yet, go back to the audit"/>
            </div>
        </Page>
    }
}

/// Who was told, when, and what was done.
fn fields(session: FillSession, checked: Checked) -> impl IntoView {
    view! {
        {text(session, checked, TOLD_TEXT)}
        {text(session, checked, TOLD_AT_TEXT)}
        {text(session, checked, DONE_TEXT)}
    }
}

type Read = fn(&Escalation) -> &String;
type Write = fn(&mut Escalation, String);

fn value(session: FillSession, read: Read) -> Signal<String> {
    Memo::new(move |_| session.open_escalation().as_ref().map(read).cloned().unwrap_or_default()).into()
}

fn change(session: FillSession, write: Write) -> Callback<String> {
    Callback::new(move |text| session.change_escalation(|escalation| write(escalation, text)))
}

/// One text of an escalation.
struct Text {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    has_lines: bool,
    read: Read,
    write: Write,
}

const TOLD_TEXT: Text = Text {
    id: TOLD,
    label: "Who was told",
    hint: "A role, for example: duty manager in the multi-agency safeguarding hub.",
    has_lines: false,
    read: |one| &one.told,
    write: |one, text| one.told = text,
};

const TOLD_AT_TEXT: Text = Text {
    id: TOLD_AT,
    label: "When they were told",
    hint: "Day and time, for example: 22 November 2026, 14:30.",
    has_lines: false,
    read: |one| &one.told_at,
    write: |one, text| one.told_at = text,
};

const DONE_TEXT: Text = Text {
    id: DONE,
    label: "What was done",
    hint: "What you and they did, and when.",
    has_lines: true,
    read: |one| &one.done,
    write: |one, text| one.done = text,
};

const OUTCOME_TEXT: Text = Text {
    id: OUTCOME,
    label: "How it ended",
    hint: "For example: a strategy discussion was held the same afternoon and a safety plan agreed.",
    has_lines: true,
    read: |one| &one.outcome,
    write: |one, text| one.outcome = text,
};

fn text(session: FillSession, checked: Checked, text: Text) -> AnyView {
    let Text { id, label, hint, has_lines, read, write } = text;
    let (value, error, on_input) = (value(session, read), checked.at(id), change(session, write));
    let hint = Some(hint.to_owned());
    if has_lines {
        view! { <TextArea id label hint value error rows=4 on_input/> }.into_any()
    } else {
        view! { <TextField id label hint value error on_input/> }.into_any()
    }
}

/// What must still be recorded.
fn missing(session: &FillSession, required: &[&'static str]) -> Vec<PageError> {
    let Some(escalation) = session.open_escalation() else { return Vec::new() };
    let all = [
        (TOLD, &escalation.told, "Enter the role of the person who was told"),
        (TOLD_AT, &escalation.told_at, "Enter when they were told"),
        (DONE, &escalation.done, "Enter what was done"),
        (OUTCOME, &escalation.outcome, "Enter how it ended"),
    ];
    let is_missing = |(id, said, _): &&(&str, &String, &str)| required.contains(id) && !says_something(said);
    let error =
        |(id, _, text): &(&str, &String, &str)| PageError { target: Target::Control((*id).to_owned()), text: (*text).to_owned() };
    all.iter().filter(is_missing).map(error).collect()
}
