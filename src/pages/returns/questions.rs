//! Every question: who answered what, the weakest first.

use super::parts::{OpenParts, part};
use crate::adding_up::desk::shown::{KindTable, QuestionsBy};
use crate::aggregation::questions::kinds::KindAnswers;
use crate::aggregation::questions::{AnswerFigures, QuestionSummary};
use crate::aggregation::summary::Summary;
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::table::{Caption, Cell, Table, heads, row, wide_row};
use crate::model::filter::AnsweredQuestion;
use crate::routes::{ReturnsDetail, Route};
use crate::state::returns::{ReturnsDesk, use_returns_desk};
use crate::words::figures::{count, summary_title};
use crate::words::questions::{WHAT_IS_MET, WHO_ANSWERED, answers, is_too_few, met};
use crate::words::side_by_side::KINDS_NOT_ASKED;
use leptos::prelude::*;
use std::sync::Arc;

/// How many questions are singled out as the weakest.
const WEAKEST: usize = 10;

/// What the choice of types is called, in the list and where it is shown.
const BY_KIND: &str = "By type of organisation";
const BY_SECTOR: &str = "By sector";

/// A question with its answers by type of organisation; none where it is broken down by sector, which it holds itself.
type Grouped = (QuestionSummary, Option<Vec<KindAnswers>>);

/// By what answers are broken down.
pub(super) fn questions_by(desk: ReturnsDesk) -> AnyView {
    let chosen = desk.questions_by();
    let selected = Signal::derive(move || (chosen.get() == QuestionsBy::Kind).then(|| "kind".to_owned()));
    let choose = move |kind: Option<String>| desk.break_down(kind.map_or(QuestionsBy::Sector, |_| QuestionsBy::Kind));
    view! {
        <div class="app-no-print">
            <SelectField
                id="questions-by"
                label="Break answers down"
                hint=None
                options=vec![Opt::plain("kind", BY_KIND)]
                blank=BY_SECTOR
                selected
                on_select=choose
            />
        </div>
    }
    .into_any()
}

/// Questions of one questionnaire, by type of organisation where `kinds` has them, else by sector.
pub(super) fn questions(summary: &Summary, kinds: Option<&KindTable>, open: OpenParts) -> AnyView {
    let of = summary_title(summary);
    let answered = AnsweredQuestion {
        questionnaire: summary.questionnaire.clone(),
        edition: summary.edition.clone(),
        ..AnsweredQuestion::default()
    };
    let domains: Vec<(String, String)> =
        summary.domains.iter().map(|domain| (domain.domain.to_string(), domain.title.clone())).collect();
    let of_kinds = |one: &QuestionSummary, table: &KindTable| {
        let found = table.questions.iter().find(|other| other.question == one.question);
        found.map(|found| found.by_kind.clone()).unwrap_or_default()
    };
    let grouped = |one: &QuestionSummary| (one.clone(), kinds.map(|table| of_kinds(one, table)));
    let in_domain = |id: &str| summary.questions.iter().filter(|one| one.domain.as_str() == id).map(grouped).collect();
    let is_graded = |one: &&QuestionSummary| domains.iter().any(|(id, _)| one.domain.as_str() == id);
    let others: Vec<Grouped> = summary.questions.iter().filter(|one| !is_graded(one)).map(grouped).collect();
    let by = if kinds.is_some() { BY_KIND } else { BY_SECTOR };
    let part = |id: &str, title: String, questions: Vec<Grouped>| {
        let name = format!("{} {} {id}", summary.questionnaire, summary.edition);
        (!questions.is_empty()).then(|| domain_part(answered.clone(), open, name, title, by, questions))
    };
    let by_domain = domains.iter().map(|(id, title)| part(id, format!("{id} {title}"), in_domain(id))).collect_view();
    view! {
        <h2 class="govuk-heading-m">{of}</h2>
        <p class="govuk-body-l">{format!("{} counted.", count(summary.counted, "return"))}</p>
        <p class="govuk-body">{WHAT_IS_MET} " " {WHO_ANSWERED}</p>
        {weakest(&answered, summary.questions.iter().collect())}
        <h3 class="govuk-heading-s">"Every question, by domain"</h3>
        {kinds.is_some().then(|| view! { <p class="govuk-body">{KINDS_NOT_ASKED}</p> })}
        {by_domain}
        {part("", "Other questions".to_owned(), others)}
    }
    .into_any()
}

/// What every group answered, by the group's name.
fn groups(question: &QuestionSummary, kinds: Option<&[KindAnswers]>) -> Vec<(String, AnswerFigures)> {
    match kinds {
        None => question.by_sector.iter().map(|one| (one.sector.clone(), one.figures.clone())).collect(),
        Some(kinds) => kinds.iter().map(|one| (one.kind.clone(), one.figures.clone())).collect(),
    }
}

/// The questions of a domain.
fn domain_part(
    of: AnsweredQuestion,
    open: OpenParts,
    name: String,
    title: String,
    by: &'static str,
    questions: Vec<Grouped>,
) -> AnyView {
    let (questions, caption, within) = (Arc::new(questions), title.clone(), name.clone());
    let draw = move || {
        let rows = questions.iter().map(|(question, kinds)| {
            let name = format!("{within} {}", question.question);
            let groups = groups(question, kinds.as_deref());
            view! { {question_row(&of, question)} {wide_row(3, group_part(open, name, by, question, groups))} }
        });
        table(Caption::Hidden(caption.clone()), rows.collect_view().into_any())
    };
    part(open, name, title.into_any(), draw)
}

/// The answers of every group to one question.
fn group_part(
    open: OpenParts,
    name: String,
    by: &'static str,
    question: &QuestionSummary,
    groups: Vec<(String, AnswerFigures)>,
) -> AnyView {
    let (id, unit, groups) = (question.question.to_string(), question.unit.clone(), Arc::new(groups));
    let title = view! { {by} <span class="govuk-visually-hidden">{format!(": {id}")}</span> };
    let caption = format!("{id} {}", by.to_lowercase());
    let draw = move || {
        let rows = groups.iter().map(|(group, figures)| row(Cell::of(group.clone()), figure_cells(figures, &unit)));
        let first = if by == BY_KIND { "Type" } else { "Sector" };
        let (caption, rows) = (Caption::Hidden(caption.clone()), rows.collect_view().into_any());
        view! { <Table caption class="app-stacked app-questions" heads=heads([first, "Met", "Answers"]) rows/> }.into_any()
    };
    part(open, name, title.into_any(), draw)
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
    let rows = ranked.into_iter().map(|question| question_row(of, question)).collect_view();
    table(Caption::Medium("Weakest first".to_owned()), rows.into_any())
}

fn table(caption: Caption, rows: AnyView) -> AnyView {
    view! { <Table caption class="app-stacked app-questions" heads=heads(["Question", "Met", "Answers"]) rows/> }.into_any()
}

/// A question, which leads to who answered what.
fn question_row(of: &AnsweredQuestion, question: &QuestionSummary) -> AnyView {
    let filter = use_returns_desk().filter();
    let key = question.key.then(|| view! { " " <strong class="govuk-tag govuk-tag--blue">"Key question"</strong> });
    let text = question.text.clone();
    let detail = ReturnsDetail::Answers(AnsweredQuestion { question: question.question.clone(), ..of.clone() });
    let href = move || Route::ReturnsDetail(detail.clone(), filter.get()).href();
    let about = view! {
        <span class="app-reference">{question.question.to_string()}</span>
        " " <a class="govuk-link" href=href>{text}</a> {key}
    };
    row(Cell::of(about), figure_cells(&question.all, &question.unit))
}

/// How many meet it, and every answer with how many gave it.
fn figure_cells(figures: &AnswerFigures, unit: &str) -> Vec<Cell> {
    let said = answers(figures, unit).into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
    let met = figures.met.map(met).unwrap_or_else(|| "–".to_owned());
    vec![Cell::labelled("Met", met), Cell::of(view! { <ul class="govuk-list app-answers">{said}</ul> })]
}
