//! Every question: who answered what, the weakest first.

use super::heading;
use crate::aggregation::questions::QuestionSummary;
use crate::aggregation::summary::Summary;
use crate::components::dynamic::when;
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::model::filter::AnsweredQuestion;
use crate::routes::{ReturnsDetail, Route};
use crate::state::returns::use_returns_desk;
use crate::words::figures::count;
use crate::words::questions::{WHAT_IS_MET, WHO_ANSWERED, answers, is_too_few, met};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many questions are singled out as the weakest.
const WEAKEST: usize = 10;

/// Which parts are open: a filter draws the page anew, and what somebody opened stays open.
pub(super) type OpenParts = RwSignal<BTreeSet<String>>;

/// Questions of one questionnaire.
pub(super) fn questions(summary: &Summary, open: OpenParts) -> AnyView {
    let of = heading(summary);
    let answered = AnsweredQuestion {
        questionnaire: summary.questionnaire.clone(),
        edition: summary.edition.clone(),
        ..AnsweredQuestion::default()
    };
    let domains: Vec<(String, String)> =
        summary.domains.iter().map(|domain| (domain.domain.to_string(), domain.title.clone())).collect();
    let in_domain = |id: &str| summary.questions.iter().filter(|one| one.domain.as_str() == id).cloned().collect::<Vec<_>>();
    let is_graded = |one: &&QuestionSummary| domains.iter().any(|(id, _)| one.domain.as_str() == id);
    let others: Vec<QuestionSummary> = summary.questions.iter().filter(|one| !is_graded(one)).cloned().collect();
    let part = |id: &str, title: String, questions: Vec<QuestionSummary>| {
        let name = format!("{} {} {id}", summary.questionnaire, summary.edition);
        (!questions.is_empty()).then(|| domain_part(answered.clone(), open, name, title, questions))
    };
    let by_domain = domains.iter().map(|(id, title)| part(id, format!("{id} {title}"), in_domain(id))).collect_view();
    view! {
        <h2 class="govuk-heading-m">{of}</h2>
        <p class="govuk-body-l">{format!("{} counted.", count(summary.counted, "return"))}</p>
        <p class="govuk-body">{WHAT_IS_MET} " " {WHO_ANSWERED}</p>
        {weakest(&answered, summary.questions.iter().collect())}
        <h3 class="govuk-heading-s">"Every question, by domain"</h3>
        {by_domain}
        {part("", "Other questions".to_owned(), others)}
    }
    .into_any()
}

/// The questions of a domain, drawn once somebody opens it: all of them together are many.
fn domain_part(of: AnsweredQuestion, open: OpenParts, name: String, title: String, questions: Vec<QuestionSummary>) -> AnyView {
    let (asked, shown) = (name.clone(), name.clone());
    let is_open = Signal::derive(move || open.with(|open| open.contains(&asked)));
    let (questions, caption) = (Arc::new(questions), title.clone());
    view! {
        <details
            class="govuk-details"
            prop:open=is_open
            on:toggle:target=move |event| {
                let is_open = event.target().open();
                open.update(|open| {
                    if is_open { open.insert(shown.clone()) } else { open.remove(&shown) };
                });
            }
        >
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
            <div class="govuk-details__text">
                {when(is_open, move || table(&of, Caption::Hidden(caption.clone()), questions.iter().collect()))}
            </div>
        </details>
    }
    .into_any()
}

fn weakest(of: &AnsweredQuestion, mut ranked: Vec<&QuestionSummary>) -> AnyView {
    ranked.retain(|one| one.all.met.is_some_and(|met| !is_too_few(met)));
    let share = |one: &QuestionSummary| one.all.met.map_or(0.0, |met| met.x as f64 / met.n.max(1) as f64);
    ranked.sort_by(|a, b| share(a).total_cmp(&share(b)));
    ranked.truncate(WEAKEST);
    if ranked.is_empty() {
        let none = "No question has ten answers that say how it stands, so none is singled out.";
        return view! { <p class="govuk-body">{none}</p> }.into_any();
    }
    table(of, Caption::Medium("Weakest first".to_owned()), ranked)
}

fn table(of: &AnsweredQuestion, caption: Caption, shown: Vec<&QuestionSummary>) -> AnyView {
    let filter = use_returns_desk().filter();
    let rows = shown.into_iter().map(|question| {
        let figures = &question.all;
        let key = question.key.then(|| view! { " " <strong class="govuk-tag govuk-tag--blue">"Key question"</strong> });
        let text = question.text.clone();
        let detail = ReturnsDetail::Answers(AnsweredQuestion { question: question.question.clone(), ..of.clone() });
        let href = move || Route::ReturnsDetail(detail.clone(), filter.get()).href();
        let about = view! {
            <span class="app-reference">{question.question.to_string()}</span>
            " " <a class="govuk-link" href=href>{text}</a> {key}
        };
        let said = answers(figures, &question.unit).into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
        let met = figures.met.map(met).unwrap_or_else(|| "–".to_owned());
        row(Cell::of(about), vec![Cell::labelled("Met", met), Cell::of(view! { <ul class="govuk-list app-answers">{said}</ul> })])
    });
    let rows = rows.collect_view().into_any();
    view! { <Table caption class="app-stacked app-questions" heads=heads(["Question", "Met", "Answers"]) rows/> }.into_any()
}
