//! The action plan: every action, in the order of the questions.

use super::last_time::last_actions;
use super::question::QuestionActions;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, keyed, when};
use crate::grading::grade;
use crate::model::audit_return::Action;
use crate::model::ids::{ActionId, QuestionId};
use crate::pages::shared::frame::{Page, show_after_heading};
use crate::pages::shared::next_grade::without_action;
use crate::platform::clock;
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::action_plan::{download_calendar, download_plan};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::state::notices::use_notices;
use crate::words::rules::action_begun;
use leptos::prelude::*;

/// The action plan.
#[component]
pub fn ActionPlan(
    /// The draft.
    open: OpenDraft,
    /// The action to go to, where one was asked for.
    action: Option<ActionId>,
) -> impl IntoView {
    show_after_heading(action.map(|action| element::change_action(&action)));
    let session = open.session;
    let notices = use_notices();
    let questionnaire = session.questionnaire();
    let with_actions = Memo::new(move |_| {
        let questionnaire = session.questionnaire();
        let of = session.actions().with(|actions| {
            let shown = actions.iter().filter(|action| !action.is_blank());
            shown.filter_map(|action| action.question.clone()).collect::<Vec<_>>()
        });
        // In the order of the questions; those that this edition does not ask come last.
        let known = questionnaire.questions().map(|question| question.id.clone()).filter(|id| of.contains(id));
        let mut ids: Vec<String> = known.map(|id| id.to_string()).collect();
        for id in of.iter().map(ToString::to_string) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    });
    let title_of = move |id: &QuestionId| {
        let text = session.questionnaire().question(id).map(|question| question.text.clone());
        format!("{id} {}", text.unwrap_or_default())
    };
    let has_none = Signal::derive(move || session.actions().with(|actions| actions.iter().all(|action| action.is_blank())));
    let section = move |id: String| {
        let id = QuestionId::from(id);
        view! {
            <section class="app-plan">
                <h2 class="govuk-heading-s">{title_of(&id)}</h2>
                <QuestionActions session question=Some(id)/>
            </section>
        }
        .into_any()
    };
    let download = move |_| notices.tell_given(download_plan(&session.record_now()));
    let days = move |_| notices.tell_given(download_calendar(&session.record_now()));
    let always = view! {
        <div class="govuk-button-group">
            <Button label="Download action plan" on_press=download/>
            <Button label="Download calendar" look=Look::Secondary on_press=days/>
        </div>
    };
    view! {
        <Page
            heading="Action plan"
            caption=questionnaire.title.clone()
            back=Route::Draft(session.id(), DraftPage::Tasks)
            open
            always=always.into_any()
        >
            {when(has_none, || view! {
                <p class="govuk-body">"There are no actions yet. Add one to any question, or here."</p>
            }.into_any())}
            {last_actions(session)}
            {begin_with_what_stands_between(session)}
            {keyed(with_actions.into(), section)}
            <section class="app-plan">
                <h2 class="govuk-heading-s">"Other actions"</h2>
                <QuestionActions session question=None/>
            </section>
        </Page>
    }
}

/// The questions that stand between domains and their next grades and have no action yet, with a way to begin one for each.
fn begin_with_what_stands_between(session: FillSession) -> AnyView {
    let found = Memo::new(move |_| {
        // Actions come and go on this page; answers do not.
        session.actions().track();
        let (questionnaire, record) = (session.questionnaire(), untrack(|| session.record_now()));
        without_action(&questionnaire, &record, &grade(&questionnaire, &record))
    });
    let add = move |_| {
        let questionnaire = session.questionnaire();
        for question in found.get_untracked().iter().filter_map(|id| questionnaire.question(id)) {
            session.put_action(Action {
                text: action_begun(&questionnaire, question),
                ..Action::begun(clock::new_id().into(), Some(question.id.clone()))
            });
        }
    };
    let draw = move || {
        let questionnaire = session.questionnaire();
        let line = |id: &QuestionId| {
            let text = questionnaire.question(id).map_or("", |question| question.text.as_str());
            view! { <li>{format!("{id} {text}")}</li> }
        };
        let many = found.with(Vec::len);
        let label = if many == 1 { "Add an action for it".to_owned() } else { format!("Add an action for each of these {many}") };
        view! {
            <section class="govuk-inset-text" aria-labelledby="stands-between">
                <h2 class="govuk-heading-m" id="stands-between">"What stands between this and the next grade"</h2>
                <p class="govuk-body">
                    "These questions keep a part from its next grade, and no action says yet what will change. You can begin \
                     with them, and then say who will do it and by when."
                </p>
                <ul class="govuk-list govuk-list--bullet">
                    {found.with(|found| found.iter().map(line).collect_view())}
                </ul>
                <Button label look=Look::Secondary is_disabled=session.is_read_only() on_press=add/>
            </section>
        }
        .into_any()
    };
    when(Signal::derive(move || found.with(|found| !found.is_empty())), move || changing(draw))
}
