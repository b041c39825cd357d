//! Asking for changes in one domain: each answer as it was submitted, and what a reviewer says to it.

use super::earlier;
use super::fields::CommentFields;
use crate::components::summary_list::{Row, SummaryList};
use crate::components::words::Words;
use crate::grading::{Grades, grade};
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::comment::Topic;
use crate::model::ids::DomainId;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::pages::shared::comments::said_by_worker;
use crate::pages::shared::frame::{GoButton, Page};
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::findings::answer_lines;
use crate::words::grades;
use crate::words::said::own_words;
use leptos::prelude::*;

/// Asking for changes in one domain.
#[component]
pub fn ReviewDomain(
    /// The return.
    open: OpenDraft,
    /// Which domain.
    domain: DomainId,
) -> impl IntoView {
    let session = open.session;
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let back = Route::Draft(session.id(), DraftPage::Review(None));
    let all = asked_domains(&questionnaire, &record);
    let Some(asked) = all.iter().find(|asked| asked.domain.id == domain) else {
        return view! {
            <Page heading="There is no such part" back>
                <p class="govuk-body">{format!("Nothing was asked in a part “{domain}”.")}</p>
            </Page>
        }
        .into_any();
    };
    let title = asked.domain.title.clone();
    let reviewed = |question: &&Question| {
        let topic = Topic::Question(domain.clone(), question.id.clone());
        let before = earlier(&record, &all, &topic);
        reviewed(session, answer_lines(&questionnaire, &record, question), question, before, topic)
    };
    let questions: Vec<AnyView> = asked.questions.iter().map(reviewed).collect();
    let topic = Topic::Domain(domain.clone());
    let before = earlier(&record, &all, &topic);
    let graded = graded(&questionnaire, &record, &domain);
    let worker = said_by_worker(&record, &domain);
    let to = back.clone();
    view! {
        <Page heading=title caption="Ask for changes" back open>
            {questions}
            <h2 class="govuk-heading-m">{format!("All of {domain}")}</h2>
            {graded}
            {worker}
            {before}
            <CommentFields session topic/>
            <p class="govuk-body"><GoButton to label="Continue"/></p>
        </Page>
    }
    .into_any()
}

fn reviewed(session: FillSession, lines: Vec<String>, question: &Question, before: Vec<AnyView>, topic: Topic) -> AnyView {
    let heading = format!("{} {}", question.id, question.text);
    let lines = lines
        .into_iter()
        .map(|line| view! { <p class="govuk-body app-kept-lines" dir="auto"><Words text=line/></p> })
        .collect_view();
    view! {
        <section class="app-reviewed">
            <h2 class="govuk-heading-s">{heading}</h2>
            {lines}
            {before}
            <CommentFields session topic/>
        </section>
    }
    .into_any()
}

/// The grade of a domain, how it was worked out, and the auditor's reason where one was given.
fn graded(questionnaire: &Questionnaire, record: &Return, domain: &DomainId) -> Option<AnyView> {
    let Grades { domains, .. } = grade(questionnaire, record);
    let graded = domains.into_iter().find(|graded| graded.domain == *domain)?;
    let why = grades::explain_domain(questionnaire, &graded);
    let reason = record.judgements.get(domain).filter(|judgement| judgement.has_reason());
    let reason = reason.map(|judgement| format!("Reason: {}", own_words(&judgement.because)));
    let values = [grades::outcome(questionnaire, &graded.outcome)].into_iter().chain(why).chain(reason).collect();
    let rows = vec![Row { key: "Grade".to_owned(), values, change: None }];
    Some(view! { <SummaryList rows/> }.into_any())
}
