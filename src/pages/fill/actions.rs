//! The action plan: every action, in the order of the questions.

use super::question::QuestionActions;
use crate::components::button::Button;
use crate::components::dynamic::{keyed, when};
use crate::model::ids::QuestionId;
use crate::pages::shared::frame::Page;
use crate::routes::{DraftPage, Route};
use crate::state::draft::action_plan::download_plan;
use crate::state::draft::desk::OpenDraft;
use crate::state::notices::use_notices;
use leptos::prelude::*;

/// The action plan.
#[component]
pub fn ActionPlan(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
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
    let always = view! { <Button label="Download action plan" on_press=download/> };
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
            {keyed(with_actions.into(), section)}
            <section class="app-plan">
                <h2 class="govuk-heading-s">"Other actions"</h2>
                <QuestionActions session question=None/>
            </section>
        </Page>
    }
}
