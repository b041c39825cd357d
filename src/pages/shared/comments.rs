//! What a reviewer asked and what was answered: to be read, or to be answered beside what it is about.

use crate::components::comment::{AskedAndSaid, CommentBlock};
use crate::components::dynamic::keyed;
use crate::components::field::Label;
use crate::components::text_field::TextArea;
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::comment::{Comment, Topic};
use crate::model::ids::{CommentId, DomainId, QuestionId};
use crate::model::questionnaire::Questionnaire;
use crate::model::review::shown_at;
use crate::platform::clock;
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use crate::words::{comments as words, figures};
use leptos::prelude::*;

/// Comments that are shown in one place, each with a field for its answer. Nothing where there are none.
#[component]
fn ToAnswer(
    /// The draft.
    session: FillSession,
    /// Which comments.
    ids: Signal<Vec<String>>,
) -> impl IntoView {
    keyed(ids, move |id| view! { <OneToAnswer session id=id.into()/> }.into_any())
}

#[component]
fn OneToAnswer(session: FillSession, id: CommentId) -> impl IntoView {
    // What is asked changes only with the draft as a whole; reading the answer here too would move the cursor at each key.
    let comment = untrack(|| session.comment(&id))?;
    let read = id.clone();
    let answer = Signal::derive(move || session.comment(&read).map(|comment| comment.answer).unwrap_or_default());
    let control = element::answer(&id);
    let on_input = Callback::new(move |text| session.answer_comment(&id, text));
    let heading = heading(&comment);
    let label = Label::with("Your answer", format!(" ({heading})"));
    Some(view! {
        <CommentBlock name=control.clone() heading text=comment.text.clone()>
            <TextArea id=control label hint=None value=answer on_input/>
        </CommentBlock>
    })
}

/// Comments on a question, to be answered.
pub fn to_answer_on(session: FillSession, domain: &DomainId, question: &QuestionId) -> AnyView {
    let topic = Topic::Question(domain.clone(), question.clone());
    let ids = Signal::derive(move || session.with_rest(|rest| ids(rest.asked_comments().filter(|one| one.topic() == topic))));
    view! { <ToAnswer session ids/> }.into_any()
}

/// Comments on a domain, and on questions of it that are not asked now, to be answered.
pub fn to_answer_in(session: FillSession, domain: &DomainId, asked: Memo<Vec<QuestionId>>) -> AnyView {
    let domain = domain.clone();
    let ids = Signal::derive(move || {
        let is_here = |comment: &&Comment| match comment.topic() {
            Topic::Whole => false,
            Topic::Domain(of) => of == domain,
            Topic::Question(of, question) => of == domain && asked.with(|asked| !asked.contains(&question)),
        };
        session.with_rest(|rest| ids(rest.asked_comments().filter(is_here)))
    });
    view! { <ToAnswer session ids/> }.into_any()
}

/// How many comments wait for an answer, and those on the whole, to be answered. Nothing where a reviewer asked nothing.
pub fn to_answer_first(session: FillSession) -> AnyView {
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    if record.asked_comments().next().is_none() {
        return ().into_any();
    }
    let asked = asked_domains(&questionnaire, &record);
    let on_the_whole = ids(record.asked_comments().filter(|comment| shown_at(comment, &asked) == Topic::Whole));
    let left = Signal::derive(move || match session.with_rest(|rest| rest.open_comments().count()) {
        0 => "All comments are answered".to_owned(),
        left => words::to_answer(left),
    });
    let is_read_only = session.is_read_only();
    view! {
        <section class="govuk-inset-text" aria-label="Changes were asked for">
            <p class="govuk-body govuk-!-font-weight-bold">{left}</p>
            <p class="govuk-body">
                "Changes were asked for. Each comment stands under the question it is about. Answer it there, change what has to \
                 be changed, and submit the next revision."
            </p>
        </section>
        <fieldset class="app-fields" role="none" prop:disabled=move || is_read_only.get()>
            <ToAnswer session ids=Signal::stored(on_the_whole)/>
        </fieldset>
    }
    .into_any()
}

/// What was asked about a domain and answered: by a reviewer, and by the worker. To be read.
pub fn said_in(record: &Return, domain: &DomainId) -> AnyView {
    let is_here = |comment: &&Comment| comment.domain.as_ref() == Some(domain);
    let comments = record.asked_comments().filter(is_here).map(read_only);
    view! { {comments.collect_view()} {said_by_worker(record, domain)} }.into_any()
}

/// What the worker was asked about a domain, and said. To be read.
pub fn said_by_worker(record: &Return, domain: &DomainId) -> Vec<AnyView> {
    let is_here = |question: &&Comment| question.domain.as_ref() == Some(domain) && !question.is_blank();
    let worker = record.worker_questions.iter().filter(is_here);
    worker.map(|question| asked_and_said(question, words::worker_heading(&day(&question.at)))).collect()
}

/// What was asked about the whole, or about a domain that is not asked, and answered. To be read.
pub fn said_of_the_whole(questionnaire: &Questionnaire, record: &Return) -> AnyView {
    let asked = asked_domains(questionnaire, record);
    let is_here = |comment: &&Comment| shown_at(comment, &asked) == Topic::Whole;
    record.asked_comments().filter(is_here).map(read_only).collect_view().into_any()
}

/// A comment and what was answered. To be read.
pub fn read_only(comment: &Comment) -> AnyView {
    asked_and_said(comment, heading(comment))
}

fn asked_and_said(comment: &Comment, heading: String) -> AnyView {
    let answer = words::answer(comment, comment.answered_at.as_deref().map(day).as_deref());
    let name = format!("said-{}", comment.id);
    view! { <AskedAndSaid name heading text=comment.text.clone() answer/> }.into_any()
}

fn heading(comment: &Comment) -> String {
    words::heading(comment, &day(&comment.at))
}

fn day(at: &str) -> String {
    figures::date(&clock::day(at))
}

fn ids<'c>(comments: impl Iterator<Item = &'c Comment>) -> Vec<String> {
    comments.map(|comment| comment.id.to_string()).collect()
}
