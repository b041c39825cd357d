//! Asking the worker about a domain of a case audit, before it is graded.

use crate::components::button::Look;
use crate::components::comment::CommentBlock;
use crate::components::copy_button::CopyButton;
use crate::components::dynamic::keyed;
use crate::components::field::Label;
use crate::components::text_field::{TextArea, TextField};
use crate::model::comment::Comment;
use crate::model::ids::{CommentId, DomainId};
use crate::model::questionnaire::Kind;
use crate::platform::{clock, page};
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use crate::words::comments as words;
use leptos::prelude::*;

/// The part of a domain's page where the worker is asked; nothing where there is no worker to ask.
pub fn ask_the_worker(session: FillSession, domain: &DomainId) -> AnyView {
    match session.edition().kind {
        Kind::CaseAudit => view! { <AskTheWorker session domain=domain.clone()/> }.into_any(),
        Kind::SelfAssessment | Kind::Survey => ().into_any(),
    }
}

#[component]
fn AskTheWorker(session: FillSession, domain: DomainId) -> impl IntoView {
    // A question that is emptied stays in sight until the page is left.
    let shown = RwSignal::new(untrack(|| {
        session.with_rest(|rest| {
            let is_here = |question: &&Comment| question.domain.as_ref() == Some(&domain) && !question.is_blank();
            rest.worker_questions.iter().filter(is_here).map(|question| question.id.to_string()).collect::<Vec<_>>()
        })
    }));
    let add = move |_| {
        let id = clock::new_id();
        let control = element::comment(&id.as_str().into());
        shown.update(|shown| shown.push(id));
        request_animation_frame(move || page::focus(&format!("[id=\"{control}\"]")));
    };
    let label =
        Signal::derive(move || if shown.with(Vec::is_empty) { "Ask a question" } else { "Ask another question" }.to_owned());
    view! {
        <section class="app-worker" aria-labelledby="ask-the-worker">
            <h2 class="govuk-heading-m" id="ask-the-worker">"Ask the worker"</h2>
            <p class="govuk-body">{words::NOT_EVIDENCED}</p>
            {keyed(shown.into(), move |id| {
                let number = shown.with_untracked(|shown| shown.iter().position(|one| *one == id)).unwrap_or_default() + 1;
                view! { <OneQuestion session id=id.into() domain=domain.clone() number/> }.into_any()
            })}
            <button type="button" class=Look::Secondary.class() on:click=add>{label}</button>
        </section>
    }
}

#[component]
fn OneQuestion(session: FillSession, id: CommentId, domain: DomainId, number: usize) -> impl IntoView {
    let part = move |read: fn(Comment) -> String, id: &CommentId| {
        let id = id.clone();
        Signal::derive(move || session.worker_question(&id).map(read).unwrap_or_default())
    };
    let (text, answer) = (part(|question| question.text, &id), part(|question| question.answer, &id));
    let role = part(|question| question.answered_by, &id);
    let (control, said, by) = (element::comment(&id), element::answer(&id), format!("{}-by", element::answer(&id)));
    let copied = {
        let domain = domain.clone();
        let title = session.questionnaire().domain(&domain).map(|domain| domain.title.clone()).unwrap_or_default();
        let reference = untrack(|| session.with_rest(|rest| rest.reference.clone()));
        Signal::derive(move || words::to_the_worker(&reference, &domain, &title, &text.get()))
    };
    let (name, heading) = (format!("worker-{id}"), format!("Question {number}"));
    let named = move |shown: &str| Label::with(shown, format!(" (question {number})"));
    let change = {
        let domain = domain.clone();
        Callback::new(move |change: Change| {
            session.change_worker_question(&domain, &id, |question| match change {
                Change::Ask(text) => question.ask(text, clock::now()),
                Change::Reply(text) => question.reply(text, clock::now()),
                Change::By(role) => question.answered_by = role,
            });
        })
    };
    view! {
        <CommentBlock name heading>
            <TextArea
                id=control
                label=named("Question to the worker")
                hint=None
                value=text
                on_input=move |text| change.run(Change::Ask(text))
            />
            <CopyButton label=named("Copy the question") text=copied/>
            <TextArea
                id=said
                label=named("What the worker said")
                hint=None
                value=answer
                on_input=move |text| change.run(Change::Reply(text))
            />
            <TextField
                id=by
                label=named("The worker's role")
                hint=Some("For example, social worker. Not a name.".to_owned())
                value=role
                on_input=move |text| change.run(Change::By(text))
            />
        </CommentBlock>
    }
}

/// What is changed of a question to the worker.
enum Change {
    /// What is asked.
    Ask(String),
    /// What the worker said.
    Reply(String),
    /// The worker's role.
    By(String),
}
