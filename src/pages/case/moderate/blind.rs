//! The second auditor's own grades, while the first are hidden: what is done and what is still to do.

use super::stop_button;
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, PageError, Target, focus_error_summary};
use crate::components::task_list::{Task, TaskList};
use crate::grading::moderation::{subjects, ungraded};
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::pages::shared::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::words::comparing;
use leptos::prelude::*;

/// The list of what the second auditor grades.
#[component]
pub fn Blind(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let moderation = untrack(|| session.moderation()).unwrap_or_default();
    let href = |subject: &Subject| Route::Draft(record.id.clone(), DraftPage::Moderate(Some(subject.clone()))).href();
    let missing = ungraded(&questionnaire, &record, &moderation);
    let task = |subject: Subject| {
        let is_done = !missing.contains(&subject);
        Task {
            title: comparing::subject(&questionnaire, &subject),
            hint: None,
            href: href(&subject),
            status: status(&moderation, &subject, is_done).to_owned(),
            is_done,
        }
    };
    let tasks: Vec<Task> = subjects(&questionnaire, &record).into_iter().map(task).collect();
    let problem = |subject: &Subject| PageError {
        target: Target::Page(href(subject)),
        text: format!("{} – give your grade first", comparing::subject(&questionnaire, subject)),
    };
    let problems: Vec<PageError> = missing.iter().map(problem).collect();
    let errors = RwSignal::new(Vec::<PageError>::new());
    let compare = move |_| {
        if problems.is_empty() {
            session.reveal();
            open.autosave.flush();
        } else {
            errors.set(problems.clone());
            focus_error_summary();
        }
    };
    let role = moderation.by.clone();
    view! {
        <Page heading="Moderation" caption=questionnaire.title.clone() back=Route::Home open>
            <ErrorSummary errors/>
            <p class="govuk-body">
                {format!(
                    "You moderate as {role}. Read the answers and evidence, and give your own grades. The first auditor’s grades \
                     and reasons are hidden until you compare."
                )}
            </p>
            <TaskList name="moderate" tasks/>
            <p class="govuk-body">"Once you compare, your own grades no longer change."</p>
            <div class="govuk-button-group">
                <Button label="Compare with the first auditor’s grades" on_press=compare/>
                {stop_button(open)}
            </div>
        </Page>
    }
}

fn status(moderation: &Moderation, subject: &Subject, is_done: bool) -> &'static str {
    match (is_done, moderation.own(subject)) {
        (true, _) => "Graded",
        (false, Some(_)) => "In progress",
        (false, None) => "Not started",
    }
}
