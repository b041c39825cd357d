//! One action of a submitted return: what became of it, and the form to say so.

use crate::components::action_form::ActionForm;
use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::components::field::Label;
use crate::components::words::Words;
use crate::model::action::{Action, ActionStatus};
use crate::model::date::Date;
use crate::model::ids::ActionId;
use crate::platform::{clock, page};
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use crate::words::actions::{became, days_overdue};
use crate::words::findings::action_status;
use crate::words::plan::{due, owner};
use leptos::prelude::*;

/// One action.
#[component]
pub(super) fn PlannedAction(
    /// The return.
    session: FillSession,
    /// Which action.
    id: ActionId,
    /// The action that is being changed.
    opened: RwSignal<Option<ActionId>>,
    /// The day it is.
    today: Date,
) -> impl IntoView {
    let actions = session.actions_now();
    let action = {
        let id = id.clone();
        Memo::new(move |_| actions.with(|all| all.iter().find(|action| action.id == id).cloned()))
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| opened.with(|opened| opened.as_ref() == Some(&id)))
    };
    let own = StoredValue::new(id);
    let on_edit = Callback::new(move |action: Action| session.put_news(action));
    let on_done = Callback::new(move |()| {
        opened.set(None);
        focus(own.with_value(element::change_action));
    });
    // What was submitted stays on the plan: it is done, or it says why it came to nothing.
    let is_new = untrack(|| own.with_value(|id| !session.record_now().was_submitted_with(id)));
    let on_remove = is_new.then(|| {
        Callback::new(move |()| {
            opened.set(None);
            own.with_value(|id| session.remove_news(id));
            focus("add-action".to_owned());
        })
    });
    let change = Callback::new(move |()| {
        opened.set(Some(own.get_value()));
        focus(own.with_value(element::action));
    });
    changing(move || {
        if is_open.get() {
            // The form keeps what is typed itself; reading the action anew at each key would move the cursor.
            let now = action.get_untracked();
            return now.map(|action| view! { <ActionForm action today=clock::today() on_edit on_done on_remove/> }).into_any();
        }
        action.get().map(|action| drawn(&session, &action, today, change)).into_any()
    })
}

fn drawn(session: &FillSession, action: &Action, today: Date, change: Callback<()>) -> impl IntoView + use<> {
    let questionnaire = session.questionnaire();
    let question = action.question.as_ref().map(|id| {
        let text = questionnaire.question(id).map(|question| question.text.clone()).unwrap_or_default();
        format!("{id} {text}")
    });
    let overdue = action.days_overdue(today);
    let is_done = action.status == ActionStatus::Done;
    let said = became(&action.outcome, &action.evidence, &action.planned_in);
    let said = said.into_iter().map(|said| view! { <p class="govuk-body app-kept-lines"><Words text=said/></p> }).collect_view();
    let hidden = format!(" {}", action.text);
    view! {
        <section class="app-plan app-planned">
            <h2 class="govuk-heading-s app-kept-lines" dir="auto">{action.text.clone()}</h2>
            <p class="govuk-body">
                <strong class="govuk-tag" class:govuk-tag--green=is_done class:govuk-tag--grey=!is_done>
                    {action_status(action.status)}
                </strong>
                {overdue.map(|days| view! {
                    " " <strong class="govuk-tag govuk-tag--red">{days_overdue(days)}</strong>
                })}
            </p>
            <p class="govuk-body"><Words text=format!("Who: {}. Due: {}.", owner(action), due(action))/></p>
            {question.map(|about| view! { <p class="govuk-body app-reference">{about}</p> })}
            {said}
            <div class="app-no-print">
                <Button
                    id=element::change_action(&action.id)
                    label=Label::with("Change action", hidden)
                    look=Look::Link
                    on_press=change
                />
            </div>
        </section>
    }
}

/// Moves focus to an element that is about to be drawn.
fn focus(id: String) {
    request_animation_frame(move || page::focus(&format!("[id=\"{id}\"]")));
}
