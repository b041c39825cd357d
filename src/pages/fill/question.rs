//! One question of an open draft, with the actions that belong to it.

use super::last_time::last_time_of;
use super::sites::sites_differ;
use crate::components::action_form::ActionForm;
use crate::components::answer_edit::{AnswerEdit, AnswerValues};
use crate::components::dynamic::{changing, keyed, when};
use crate::components::error_summary::{PageError, Target};
use crate::components::question_field::question_field;
use crate::components::words::Words;
use crate::model::answer::Response;
use crate::model::audit_return::Action;
use crate::model::ids::{ActionId, QuestionId};
use crate::model::questionnaire::{AnswerType, Question};
use crate::platform::{clock, page};
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::fill_session::{FillSession, QuestionSignals};
use crate::words::actions::became;
use crate::words::figures;
use crate::words::said::own_words;
use leptos::prelude::*;

/// One question of an open draft.
#[component]
pub fn AskedQuestion(
    /// The draft.
    session: FillSession,
    /// Which question.
    id: QuestionId,
    /// What must be put right on the page.
    errors: Signal<Vec<PageError>>,
) -> impl IntoView {
    let questionnaire = session.questionnaire();
    let question = questionnaire.question(&id).cloned();
    let signals = session.question(&id);
    question.zip(signals).map(|(question, signals)| {
        let controls = [element::question(&id), format!("{}-reason", element::question(&id))];
        let error = Signal::derive(move || {
            let is_mine = |error: &&PageError| controls.iter().any(|control| error.target == Target::Control(control.clone()));
            errors.with(|errors| errors.iter().find(is_mine).map(|error| error.text.clone()))
        });
        let of = Some(id.clone());
        let has_actions =
            Memo::new(move |_| session.actions().with(|actions| actions.iter().any(|one| one.question == of && !one.is_blank())));
        let last_reason = signals.last_reason;
        let values = AnswerValues {
            response: signals.response.into(),
            evidence: Signal::derive(move || {
                signals.evidence.with(|evidence| evidence.iter().map(|one| one.text.clone()).collect())
            }),
            note: signals.note.into(),
            boxes: signals.boxes.into(),
            last_reason,
            has_actions: has_actions.into(),
            error,
        };
        let edited = id.clone();
        let on_edit = Callback::new(move |edit| match edit {
            AnswerEdit::Respond(response) => {
                // The reason survives a change of mind: whoever comes back to "Not applicable" finds it again.
                if let Some(Response::NotApplicable(reason)) = signals.response.get_untracked() {
                    last_reason.set_value(reason);
                }
                session.respond(&edited, response);
            }
            AnswerEdit::Evidence(at, text) => session.set_evidence(&edited, at, text),
            AnswerEdit::Note(note) => session.set_note(&edited, note),
            AnswerEdit::Box(of, text) => session.set_box(&edited, of, text),
        });
        // A text asks for no change, and a button under each would be one more to pass. What was planned there once stays,
        // and the action plan takes what belongs to no question.
        let is_text = matches!(question.answer_type, AnswerType::ShortText | AnswerType::LongText);
        let is_there = Signal::derive(move || !is_text || has_actions.get());
        let sites = sites_differ(session, &question, signals);
        let below = move |is_passed| {
            let actions =
                when(is_there, move || view! { <QuestionActions session question=Some(id.clone()) is_passed/> }.into_any());
            view! { {actions} {sites} }.into_any()
        };
        let at_risk = at_risk_now(session, &question, signals);
        view! { {question_field(&questionnaire, &question, values, on_edit, last_time_of(session, &question), below)} {at_risk} }
    })
}

/// What is said at once to whoever answers that a child is at risk now; nothing to any other question.
fn at_risk_now(session: FillSession, question: &Question, signals: QuestionSignals) -> Option<AnyView> {
    let escalates = question.escalates.clone();
    let is_at_risk = Signal::derive(move || {
        let said = signals.response.with(|response| response.as_ref().map(Response::given).unwrap_or_default());
        let says_so = said.iter().any(|said| escalates.iter().any(|choice| choice.as_str() == said));
        says_so && session.with_rest(|rest| rest.escalations.is_empty())
    });
    let href = Route::Draft(session.id(), DraftPage::AtRisk).href();
    let notice = move || {
        view! {
            <p class="govuk-inset-text app-at-risk__asked">
                "Stop here and act. "
                <a class="govuk-link" href=href.clone()>"Is a child at risk now? Say what was done"</a>
            </p>
        }
        .into_any()
    };
    (!question.escalates.is_empty()).then(|| view! { <div role="status">{when(is_at_risk, notice)}</div> }.into_any())
}

/// The actions that belong to a question, or to none; with a way to add one.
#[component]
pub fn QuestionActions(
    /// The draft.
    session: FillSession,
    /// Which question's; none for those that belong to no question.
    question: Option<QuestionId>,
    /// Whether Tab goes past the button for now.
    #[prop(optional, into)]
    is_passed: Signal<bool>,
) -> impl IntoView {
    let opened = RwSignal::new(None::<ActionId>);
    let of = question.clone();
    let ids = Memo::new(move |_| {
        session.actions().with(|actions| {
            // An action that was begun and left blank is none.
            let is_shown = |action: &&Action| {
                action.question == of && (!action.is_blank() || opened.with(|open| *open == Some(action.id.clone())))
            };
            actions.iter().filter(is_shown).map(|action| action.id.to_string()).collect::<Vec<_>>()
        })
    });
    let add_id = element::add_action(question.as_ref());
    let own_id = add_id.clone();
    let hidden = question.as_ref().map(|id| format!(" for {id}"));
    let add = move |_| {
        let action = Action::begun(clock::new_id().into(), question.clone());
        let control = element::action(&action.id);
        opened.set(Some(action.id.clone()));
        session.put_action(action);
        focus_soon(control);
    };
    view! {
        <div class="app-actions">
            {keyed(ids.into(), move |id| view! { <OneAction session id=id.into() opened add_id=add_id.clone()/> }.into_any())}
            <button
                type="button"
                id=own_id
                class="govuk-button govuk-button--secondary app-actions__add"
                tabindex=move || is_passed.get().then_some("-1")
                on:click=add
            >
                "Add an action"{hidden.map(|text| view! { <span class="govuk-visually-hidden">{text}</span> })}
            </button>
        </div>
    }
}

/// An action: its form while it is being changed, a line otherwise.
#[component]
fn OneAction(session: FillSession, id: ActionId, opened: RwSignal<Option<ActionId>>, add_id: String) -> impl IntoView {
    let action = {
        let id = id.clone();
        move || session.actions().with(|actions| actions.iter().find(|action| action.id == id).cloned())
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| opened.with(|opened| opened.as_ref() == Some(&id)))
    };
    let on_remove = {
        let id = id.clone();
        Callback::new(move |()| {
            session.remove_action(&id);
            focus_soon(add_id.clone());
        })
    };
    let on_edit = Callback::new(move |action: Action| session.put_action(action));
    let changed = element::change_action(&id);
    let done = changed.clone();
    let on_done = Callback::new(move |()| {
        opened.set(None);
        focus_soon(done.clone());
    });
    changing(move || {
        let id = id.clone();
        if is_open.get() {
            // The form keeps what is typed itself; reading the action anew at each key would move the cursor.
            untrack(&action)
                .map(|action| view! { <ActionForm action today=clock::today() on_edit on_done on_remove=Some(on_remove)/> })
                .into_any()
        } else {
            action()
                .map(|action| {
                    let due = if action.due.is_empty() { String::new() } else { format!(", by {}", figures::date(&action.due)) };
                    let owner = if action.owner.is_empty() { "nobody yet" } else { action.owner.as_str() };
                    let line = format!("Action: {} ({}{due})", own_words(&action.text), own_words(owner));
                    let said = became(&action.outcome, &action.evidence, &action.planned_in).into_iter();
                    let said =
                        said.map(|said| view! { <p class="govuk-body app-action__line"><Words text=said/></p> }).collect_view();
                    view! {
                        <p class="govuk-body app-action__line">
                            <Words text=line/> " "
                            <button
                                type="button"
                                class="app-link-button"
                                id=changed.clone()
                                on:click=move |_| { opened.set(Some(id.clone())); focus_soon(element::action(&id)) }
                            >
                                "Change action"<span class="govuk-visually-hidden">" " {action.text.clone()}</span>
                            </button>
                        </p>
                        {said}
                    }
                })
                .into_any()
        }
    })
}

/// Moves focus to an element that is about to be drawn: the one that had it is gone. A slow machine may draw it only after the
/// person has begun to type somewhere else, and then the focus stays there.
fn focus_soon(id: String) {
    request_animation_frame(move || {
        if !page::is_in_field() {
            page::focus(&format!("[id=\"{id}\"]"));
        }
    });
}
