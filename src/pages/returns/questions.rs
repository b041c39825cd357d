//! Every question: who answered what, the weakest first, and by sector.

use super::heading;
use crate::aggregation::questions::{AnswerFigures, QuestionSummary};
use crate::aggregation::summary::Summary;
use crate::components::dynamic::changing;
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::words::figures::count;
use crate::words::questions::{WHAT_IS_MET, answers, is_too_few, met};
use leptos::prelude::*;
use std::sync::Arc;

/// How many questions are singled out as the weakest.
const WEAKEST: usize = 10;

/// Questions of one questionnaire.
pub(super) fn questions(summary: &Summary) -> AnyView {
    let of = heading(summary);
    let counted = count(summary.counted, "return");
    let sector = RwSignal::new(None::<String>);
    let options = summary.sectors.iter().map(|one| Opt::plain(&one.sector, &format!("{} ({})", one.sector, one.n)));
    let id = format!("{}-{}-sector", summary.questionnaire, summary.edition);
    let select = (summary.sectors.len() > 1).then(|| {
        view! {
            <SelectField
                id
                label="Only this sector"
                hint=Some("All returns are counted where none is chosen.".to_owned())
                options=options.collect()
                selected=sector
                on_select=move |chosen| sector.set(chosen)
            />
        }
    });
    let domains: Vec<(String, String)> =
        summary.domains.iter().map(|domain| (domain.domain.to_string(), domain.title.clone())).collect();
    let all = Arc::new(summary.questions.clone());
    let of_domain = |id: Option<String>, title: String| {
        let graded: Vec<String> = domains.iter().map(|(id, _)| id.clone()).collect();
        let (all, caption) = (Arc::clone(&all), title.clone());
        let rows = move || {
            let sector = sector.get();
            let is_of = |one: &QuestionSummary| match &id {
                Some(id) => one.domain.as_str() == id,
                None => graded.iter().all(|id| one.domain.as_str() != id),
            };
            let shown = shown(&all, sector.as_deref()).filter(|(one, _)| is_of(one)).collect::<Vec<_>>();
            if shown.is_empty() { nobody() } else { table(Caption::Hidden(caption.clone()), shown) }
        };
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
                <div class="govuk-details__text">{changing(rows)}</div>
            </details>
        }
    };
    let by_domain = domains.iter().map(|(id, title)| of_domain(Some(id.clone()), format!("{id} {title}"))).collect_view();
    let has_others = summary.questions.iter().any(|one| domains.iter().all(|(id, _)| one.domain.as_str() != id));
    let others = has_others.then(|| of_domain(None, "Other questions".to_owned()));
    let first = {
        let all = Arc::clone(&all);
        changing(move || weakest(shown(&all, sector.get().as_deref()).collect()))
    };
    view! {
        <h2 class="govuk-heading-m">{of}</h2>
        <p class="govuk-body-l">{format!("{counted} counted.")}</p>
        <p class="govuk-body">{WHAT_IS_MET}</p>
        {select}
        {first}
        <h3 class="govuk-heading-s">"Every question, by domain"</h3>
        {by_domain}
        {others}
    }
    .into_any()
}

fn nobody() -> AnyView {
    view! { <p class="govuk-body">"Nobody in this sector was asked."</p> }.into_any()
}

/// A question, and what is shown of it.
type Shown<'s> = (&'s QuestionSummary, &'s AnswerFigures);

fn shown<'s>(all: &'s [QuestionSummary], sector: Option<&str>) -> impl Iterator<Item = Shown<'s>> {
    all.iter().filter_map(move |one| Some((one, figures_of(one, sector)?)))
}

/// What is shown of a question; nothing where nobody in the sector was asked.
fn figures_of<'s>(question: &'s QuestionSummary, sector: Option<&str>) -> Option<&'s AnswerFigures> {
    let Some(sector) = sector else { return Some(&question.all) };
    let found = question.by_sector.iter().find(|one| one.sector == sector).map(|one| &one.figures)?;
    let was_asked = found.answered + found.not_applicable + found.dont_know + found.unanswered > 0;
    was_asked.then_some(found)
}

fn weakest(mut ranked: Vec<Shown<'_>>) -> AnyView {
    ranked.retain(|(_, figures)| figures.met.is_some_and(|met| !is_too_few(met)));
    let share = |figures: &AnswerFigures| figures.met.map_or(0.0, |met| met.x as f64 / met.n.max(1) as f64);
    ranked.sort_by(|(_, a), (_, b)| share(a).total_cmp(&share(b)));
    ranked.truncate(WEAKEST);
    if ranked.is_empty() {
        let none = "No question has ten answers that say how it stands, so none is singled out.";
        return view! { <p class="govuk-body">{none}</p> }.into_any();
    }
    table(Caption::Medium("Weakest first".to_owned()), ranked)
}

fn table(caption: Caption, shown: Vec<Shown<'_>>) -> AnyView {
    let rows = shown.into_iter().map(|(question, figures)| {
        let key = question.key.then(|| view! { " " <strong class="govuk-tag govuk-tag--blue">"Key question"</strong> });
        let text = question.text.clone();
        let about = view! { <span class="app-reference">{question.question.to_string()}</span> {text} {key} };
        let said = answers(figures, &question.unit).into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
        let met = figures.met.map(met).unwrap_or_else(|| "–".to_owned());
        row(Cell::of(about), vec![Cell::labelled("Met", met), Cell::of(view! { <ul class="govuk-list app-answers">{said}</ul> })])
    });
    let rows = rows.collect_view().into_any();
    view! { <Table caption class="app-stacked app-questions" heads=heads(["Question", "Met", "Answers"]) rows/> }.into_any()
}
