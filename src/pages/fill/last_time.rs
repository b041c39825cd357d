//! What was said the time before, beside each question and each action: to be confirmed, answered anew, or left out.

use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, keyed, when};
use crate::components::field::Label;
use crate::components::text_field::TextArea;
use crate::components::words::{Words, WordsParagraph};
use crate::model::audit_return::Action;
use crate::model::ids::{ActionId, QuestionId};
use crate::model::last_time::{EarlierAnswer, LastStanding};
use crate::model::plain::says_something;
use crate::model::questionnaire::Question;
use crate::platform::page;
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use crate::state::notices::use_notices;
use crate::words::figures::count;
use crate::words::last_time::{planned_then, said_then, standing};
use leptos::prelude::*;

/// The heading over what was planned the time before.
const LAST_ACTIONS: &str = "last-actions";

/// What was said to a question the time before; nothing where nothing was.
pub fn last_time_of(session: FillSession, question: &Question) -> Option<AnyView> {
    let (called, earlier) = session.last_said(&question.id)?;
    let said = said_then(&session.questionnaire(), question, &earlier);
    let mut said = said.into_iter();
    let first = format!("Last time ({called}): {}", said.next().unwrap_or_default());
    let id = element::last_time(&question.id);
    let (label, became) = (format!("Last time: {}", question.id), format!("{id}-became"));
    Some(
        view! {
            <div class="app-last-time" id=id role="group" aria-label=label aria-describedby=became tabindex="-1">
                {asked_then(&earlier)}
                <p class="govuk-body app-kept-lines"><strong><Words text=first/></strong></p>
                {said.map(|text| view! { <WordsParagraph text/> }).collect_view()}
                {to_look_at(session, question.id.clone(), &earlier)}
            </div>
        }
        .into_any(),
    )
}

/// That the question is another one now, and how it was asked.
fn asked_then(earlier: &EarlierAnswer) -> Option<AnyView> {
    let asked = earlier.asked.as_ref()?;
    let then = match asked.text.trim() {
        "" => "This was asked in another way last time.".to_owned(),
        text => format!("This was asked in another way last time: “{text}”"),
    };
    Some(view! { <p class="govuk-body">{then}</p> }.into_any())
}

/// What can be done with it while nobody has looked at it, and else what has become of it.
fn to_look_at(session: FillSession, question: QuestionId, earlier: &EarlierAnswer) -> AnyView {
    let is_same = earlier.is_same();
    let became = format!("{}-became", element::last_time(&question));
    let (of, left) = (question.clone(), question.clone());
    let stands = Memo::new(move |_| session.last_standing(&of).unwrap_or(LastStanding::Waits));
    let of = format!(" ({question})");
    let buttons = move || {
        let (confirmed, left_out) = (question.clone(), question.clone());
        let confirm = move |_| {
            session.confirm_last(std::slice::from_ref(&confirmed));
            show_what_became(&confirmed);
        };
        let leave_out = move |_| {
            session.leave_out_last(&left_out);
            show_what_became(&left_out);
        };
        let confirm = is_same.then(|| {
            view! { <Button label=Label::with("This is still so", of.clone()) look=Look::Secondary on_press=confirm/> }
        });
        view! {
            <div class="govuk-button-group">
                {confirm}
                <Button label=Label::with("Leave it out", of.clone()) look=Look::Link on_press=leave_out/>
            </div>
        }
        .into_any()
    };
    let again = move || {
        let confirmed = left.clone();
        let confirm = move |_| {
            session.confirm_last(std::slice::from_ref(&confirmed));
            show_what_became(&confirmed);
        };
        let label = Label::with("Use it after all", format!(" ({left})"));
        view! { <Button label look=Look::Link on_press=confirm/> }.into_any()
    };
    let waits = Signal::derive(move || stands.get() == LastStanding::Waits);
    let is_left_out = Signal::derive(move || is_same && stands.get() == LastStanding::LeftOut);
    view! {
        <p class="govuk-body-s app-last-time__became" id=became aria-live="polite">
            {changing_text(Signal::derive(move || standing(stands.get()).to_owned()))}
        </p>
        {when(waits, buttons)}
        {when(is_left_out, again)}
    }
    .into_any()
}

/// The button that was pressed is gone: the focus stays with what it was about.
fn show_what_became(question: &QuestionId) {
    let id = element::last_time(question);
    request_animation_frame(move || page::focus(&format!("[id=\"{id}\"]")));
}

/// At the end of a page, after everything on it was shown: one button for all that still waits there.
pub fn confirm_page(session: FillSession, asked: Memo<Vec<QuestionId>>) -> Option<AnyView> {
    session.last_time()?;
    let notices = use_notices();
    let waiting = Memo::new(move |_| {
        let same = |id: &&QuestionId| session.last_said(id).is_some_and(|(_, earlier)| earlier.is_same());
        let asked = asked.get();
        asked.iter().filter(same).filter(|id| session.last_standing(id) == Some(LastStanding::Waits)).cloned().collect::<Vec<_>>()
    });
    let confirm = move |_| {
        let questions = waiting.get_untracked();
        let before = session.confirm_last(&questions);
        let said = format!("{} of last time confirmed.", count(questions.len(), "answer"));
        notices.tell_with(said, "Undo", move || {
            session.put_back(&before);
            notices.clear();
            notices.tell("Undone. What you have changed since stays.");
        });
        page::focus("h1");
        page::scroll_to_top();
    };
    let draw = move || {
        let many = waiting.with(Vec::len);
        let label = match many {
            1 => "Confirm the one answer of last time on this page".to_owned(),
            many => format!("Confirm all {many} answers of last time on this page"),
        };
        view! {
            <section class="govuk-inset-text" aria-labelledby="confirm-page">
                <h2 class="govuk-heading-s" id="confirm-page">"Is everything as it was?"</h2>
                <p class="govuk-body">
                    "You have seen what was said last time to each question above. Those that you have not answered can be \
                     taken over in one go, and changed afterwards."
                </p>
                <Button label look=Look::Secondary on_press=confirm/>
            </section>
        }
        .into_any()
    };
    Some(when(Signal::derive(move || waiting.with(|waiting| !waiting.is_empty())), move || changing(draw)))
}

/// Actions of the time before that are neither carried on nor closed; nothing where there are none.
pub fn last_actions(session: FillSession) -> AnyView {
    // Those that are being closed stay until somebody is done with them.
    let closing = RwSignal::new(Vec::<ActionId>::new());
    let actions = session.last_time().map(|last| last.actions).unwrap_or_default();
    let shown = Memo::new(move |_| {
        let open: Vec<ActionId> = session.last_actions_open().into_iter().map(|action| action.id).collect();
        let is_shown = |action: &&Action| open.contains(&action.id) || closing.with(|closing| closing.contains(&action.id));
        actions.iter().filter(is_shown).cloned().collect::<Vec<_>>()
    });
    let ids = Signal::derive(move || shown.with(|shown| shown.iter().map(|action| action.id.to_string()).collect::<Vec<_>>()));
    let draw = move |id: String| {
        let action = shown.with_untracked(|shown| shown.iter().find(|action| action.id.as_str() == id).cloned());
        action.map(|action| view! { <LastAction session action closing/> }).into_any()
    };
    let section = move || {
        view! {
            <section class="govuk-inset-text" aria-labelledby=LAST_ACTIONS>
                <h2 class="govuk-heading-m" id=LAST_ACTIONS tabindex="-1">"Last time you said"</h2>
                <p class="govuk-body">
                    "These actions were not done when the last return was sent. Say of each what came of it, or carry it on."
                </p>
                {keyed(ids, draw)}
            </section>
        }
        .into_any()
    };
    when(Signal::derive(move || shown.with(|shown| !shown.is_empty())), section)
}

/// One of them.
#[component]
fn LastAction(session: FillSession, action: Action, closing: RwSignal<Vec<ActionId>>) -> impl IntoView {
    let id = action.id.clone();
    let is_closing = {
        let id = id.clone();
        Signal::derive(move || closing.with(|closing| closing.contains(&id)))
    };
    let control = format!("{}-outcome", element::action(&id));
    let of = format!(": {}", action.text);
    let notices = use_notices();
    let carry_on = {
        let id = id.clone();
        move |_| {
            session.carry_on(&id);
            notices.tell("The action is carried on. It stands in the plan.");
            focus_what_is_left();
        }
    };
    let begin_to_close = {
        let (id, control) = (id.clone(), control.clone());
        move |_| {
            closing.update(|closing| closing.push(id.clone()));
            let control = control.clone();
            request_animation_frame(move || page::focus(&format!("[id=\"{control}\"]")));
        }
    };
    let buttons = {
        let of = of.clone();
        move || {
            let (carry_on, begin_to_close) = (carry_on.clone(), begin_to_close.clone());
            view! {
                <div class="govuk-button-group">
                    <Button label=Label::with("Carry it on", of.clone()) look=Look::Secondary on_press=carry_on/>
                    <Button label=Label::with("It is closed", of.clone()) look=Look::Link on_press=begin_to_close/>
                </div>
            }
            .into_any()
        }
    };
    let form = move || view! { <Closing session id=id.clone() control=control.clone() of=of.clone() closing/> }.into_any();
    view! {
        <div class="app-last-action">
            <p class="govuk-body"><Words text=planned_then(&action)/></p>
            {when(Signal::derive(move || !is_closing.get()), buttons)}
            {when(is_closing, form)}
        </div>
    }
}

/// What came of one that is being closed. Every key is kept at once.
#[component]
fn Closing(session: FillSession, id: ActionId, control: String, of: String, closing: RwSignal<Vec<ActionId>>) -> impl IntoView {
    let notices = use_notices();
    let outcome = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let (done, carried) = (id.clone(), id.clone());
    let carry_on = move |_| {
        session.carry_on(&carried);
        closing.update(|closing| closing.retain(|one| *one != carried));
        focus_what_is_left();
    };
    let write = move |typed: String| {
        session.say_what_came_of(&id, typed.clone());
        outcome.set(typed);
    };
    let close = move |_| {
        let is_said = outcome.with_untracked(|said| says_something(said));
        problem.set((!is_said).then(|| "Say what came of it".to_owned()));
        if is_said {
            session.close_action(&done);
            closing.update(|closing| closing.retain(|one| *one != done));
            notices.tell("The action is closed. It stands in the plan with what came of it.");
            focus_what_is_left();
        }
    };
    view! {
        <TextArea
            id=control
            label=Label::with("What came of it?", of.clone())
            hint=Some("What was done, or why it is not needed any more. Do not name people.".to_owned())
            value=outcome
            error=problem
            on_input=write
        />
        <div class="govuk-button-group">
            <Button label=Label::with("Close this action", of.clone()) look=Look::Secondary on_press=close/>
            <Button label=Label::with("Carry it on instead", of) look=Look::Link on_press=carry_on/>
        </div>
    }
}

/// What was pressed is gone: on to what is left, or to the plan.
fn focus_what_is_left() {
    request_animation_frame(|| {
        page::focus("h1");
        page::focus(&format!("#{LAST_ACTIONS}"));
    });
}
