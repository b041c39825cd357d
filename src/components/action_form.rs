//! One action: shown, changed, taken away.

use super::button::{Button, Look};
use super::date_field::DateField;
use super::dynamic::when;
use super::field::Label;
use super::radios::Opt;
use super::select_field::SelectField;
use super::text_field::{TextArea, TextField};
use crate::model::answer::AnswerValue;
use crate::model::audit_return::{Action, ActionStatus};
use crate::model::plain::says_something;
use crate::model::questionnaire::AnswerType;
use crate::model::typed_date::read_date;
use crate::routes::element;
use crate::words::findings::action_status;
use crate::words::typed::{date_problem, far_day_problem};
use leptos::prelude::*;

const STATUSES: [ActionStatus; 3] = [ActionStatus::Open, ActionStatus::InProgress, ActionStatus::Done];

/// A form for an action. Every edit is kept at once, so nothing is lost if "Save action" is never pressed.
#[component]
pub fn ActionForm(
    /// The action as it is now.
    action: Action,
    /// Today, as an ISO date.
    today: String,
    /// Each edit.
    #[prop(into)]
    on_edit: Callback<Action>,
    /// The person is done with it.
    #[prop(into)]
    on_done: Callback<()>,
    /// The person takes it away; none where it is not theirs to take away.
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    let id = element::action(&action.id);
    let of =
        action.question.as_ref().map_or_else(|| " (another action)".to_owned(), |question| format!(" (action for {question})"));
    let named = |shown: &str| Label::with(shown, of.clone());
    let action = RwSignal::new(action);
    let problem = RwSignal::new(None::<String>);
    let edit = move |change: &dyn Fn(&mut Action)| {
        action.update(change);
        on_edit.run(action.get_untracked());
    };
    let text = Signal::derive(move || action.with(|action| action.text.clone()));
    let owner = Signal::derive(move || action.with(|action| action.owner.clone()));
    let due = Signal::derive(move || action.with(|action| action.due.clone()));
    let is_checked = RwSignal::new(false);
    let due_problem = move || {
        due.with(|due| {
            if due.is_empty() {
                None
            } else {
                read_date(due).err().map(|_| date_problem(due)).or_else(|| far_day_problem(due, &today))
            }
        })
    };
    let has_bad_date = due_problem.clone();
    let due_error = Signal::derive(move || if is_checked.get() { due_problem() } else { None });
    let status = Signal::derive(move || action.with(|action| Some(action_status(action.status).to_owned())));
    let statuses = STATUSES.map(action_status).map(|label| Opt::plain(label, label));
    let set_status = move |label: Option<String>| {
        let chosen = STATUSES.into_iter().find(|status| Some(action_status(*status)) == label.as_deref());
        edit(&|action| action.status = chosen.unwrap_or_default());
    };
    let set_due = move |typed: String| {
        let due = AnswerValue::parse(AnswerType::Date, &typed).map(|value| value.typed()).unwrap_or_default();
        edit(&|action| action.due.clone_from(&due));
    };
    let done = move |_| {
        is_checked.set(true);
        let is_blank = action.with_untracked(|action| !says_something(&action.text));
        problem.set(is_blank.then(|| "Say what will change".to_owned()));
        if !is_blank && untrack(&has_bad_date).is_none() {
            on_done.run(());
        }
    };
    let is_begun = Signal::derive(move || action.with(|action| action.status != ActionStatus::Open));
    let outcome = Signal::derive(move || action.with(|action| action.outcome.clone()));
    let evidence = Signal::derive(move || action.with(|action| action.evidence.clone()));
    let (outcome_id, evidence_id, of_later) = (format!("{id}-outcome"), format!("{id}-evidence"), of.clone());
    // What was said stays, also where the status goes back to the first.
    let became = move || {
        let named = |shown: &str| Label::with(shown, of_later.clone());
        view! {
            <TextArea
                id=outcome_id.clone()
                label=named("What was done?")
                hint=Some("Or why it came to nothing. No names of children or families.".to_owned())
                value=outcome
                error=Signal::stored(None::<String>)
                on_input=move |typed: String| edit(&|action| action.outcome.clone_from(&typed))
            />
            <TextField
                id=evidence_id.clone()
                label=named("What shows it?")
                hint=Some("Its title, and where it is kept. For example: Training log, shared drive".to_owned())
                value=evidence
                on_input=move |typed: String| edit(&|action| action.evidence.clone_from(&typed))
            />
        }
        .into_any()
    };
    view! {
        <div class="app-action">
            <TextArea
                id=id.clone()
                label=named("What will change?")
                hint=None
                value=text
                error=problem
                on_input=move |typed: String| edit(&|action| action.text.clone_from(&typed))
            />
            <TextField
                id=format!("{id}-owner")
                label=named("Who will do it? (role)")
                hint=None
                value=owner
                on_input=move |typed: String| edit(&|action| action.owner.clone_from(&typed))
            />
            <DateField
                id=format!("{id}-due")
                legend=named("Due date")
                hint=Some("For example, 31 1 2027".to_owned())
                value=due
                error=due_error
                on_input=set_due
            />
            <SelectField
                id=format!("{id}-status")
                label=named("Status")
                hint=None
                options=statuses.to_vec()
                selected=status
                on_select=set_status
            />
            {when(is_begun, became)}
            <div class="govuk-button-group">
                <Button label=Label::with("Save action", of.clone()) look=Look::Secondary on_press=done/>
                {on_remove.map(|on_remove| view! {
                    <Button
                        label=Label::with("Remove action", of.clone())
                        look=Look::Link
                        on_press=move |_| on_remove.run(())
                    />
                })}
            </div>
        </div>
    }
}
