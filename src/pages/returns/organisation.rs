//! One organisation: its grades and answers beside its sector's and beside its earlier rounds, and what it will change.

use super::actions::action_cells;
use super::organisations::organisation_link;
use crate::adding_up::desk::shown::{AnswerBeside, DomainAnswers, GradeBeside, GradeSaid, OrganisationShown};
use crate::aggregation::counting::RoundPlace;
use crate::checks::assurance::AssuranceCounts;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text};
use crate::components::grade_square::GradeSquare;
use crate::components::table::{Caption, Cell, Table, heads, row, scrolling};
use crate::components::words::WordsParagraph;
use crate::model::filter::Filter;
use crate::pages::shared::print::PrintButton;
use crate::state::returns::{ReturnsDesk, use_returns_desk};
use crate::words::assurance::{HOW_IT_IS_MADE, explained, level};
use crate::words::desk::{BEHIND_NOTHING, NO_NAME, place, sector_of};
use crate::words::figures::count;
use leptos::prelude::*;

/// The organisation that was asked for.
pub(super) fn organisation(desk: ReturnsDesk) -> AnyView {
    let shown = Memo::new(move |_| desk.looked().with(|looked| looked.organisation.clone()));
    let filter = desk.filter();
    let is_here = Memo::new(move |_| desk.looked().with(|looked| !looked.rounds.is_empty()));
    view! {
        <p class="app-busy" role="status">{changing_text(desk.doing())}</p>
        {changing(move || match shown.get() {
            Some(shown) => drawn(&shown, &filter.get()),
            None if is_here.get() => view! { <p class="govuk-body">{BEHIND_NOTHING}</p> }.into_any(),
            None => ().into_any(),
        })}
    }
    .into_any()
}

fn drawn(of: &OrganisationShown, filter: &Filter) -> AnyView {
    let name = if of.name.trim().is_empty() { NO_NAME.to_owned() } else { of.name.clone() };
    let facts = of.facts.iter().map(|fact| view! { <li dir="auto">{fact.clone()}</li> }).collect_view();
    let standing = of.place.as_ref().map(|stands| place(stands, &of.round, &of.instead));
    let standing = standing.filter(|(_, sentence)| !sentence.is_empty());
    let standing = standing.map(|(label, sentence)| {
        view! { <div class="govuk-inset-text"><strong>{label}</strong> " " <span>{sentence}</span></div> }
    });
    let (key, round) = (of.key.clone(), of.round.clone());
    let desk = use_returns_desk();
    let save = move |_| desk.download_letter(key.clone(), round.clone());
    let letter = (of.place == Some(RoundPlace::Counted)).then(|| {
        view! { <Button label="Download feedback letter" look=Look::Secondary on_press=save/> }
    });
    let domains = of.domains.iter().map(|domain| answers(domain, of)).collect_view();
    view! {
        <h2 class="govuk-heading-l" dir="auto">{name}</h2>
        <ul class="govuk-list">{facts}</ul>
        {standing}
        <div class="govuk-button-group app-no-print"><PrintButton/> {letter}</div>
        {(!of.grades.is_empty()).then(|| grades(of))}
        {of.assurance.map(assurance)}
        {actions(of)}
        <h2 class="govuk-heading-m">"Answers"</h2>
        {domains}
        {others(of, filter)}
    }
    .into_any()
}

/// How far its return shows what it says, and how that is found.
fn assurance(of: AssuranceCounts) -> AnyView {
    let lines = explained(of).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <h2 class="govuk-heading-m">{format!("Assurance: {}", level(of.level()))}</h2>
        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"How this is worked out"</span>
            </summary>
            <div class="govuk-details__text"><p class="govuk-body">{HOW_IT_IS_MADE}</p></div>
        </details>
    }
    .into_any()
}

fn grades(of: &OrganisationShown) -> AnyView {
    let heads = [Cell::of("Domain"), Cell::of(if of.round.is_empty() { "Now".to_owned() } else { of.round.clone() })];
    let before = of.before.iter().map(|(round, _)| Cell::of(round.clone()));
    let heads = heads.into_iter().chain(before).chain([Cell::of(sector_of(&of.sector, of.sector_counted))]).collect();
    let name = "Grades, beside earlier rounds and the sector".to_owned();
    let rows = of.grades.iter().map(grade_row).collect_view().into_any();
    let table = view! { <Table caption=Caption::Hidden(name.clone()) class="app-figures" heads rows/> };
    view! { <h2 class="govuk-heading-m">"Grades"</h2> {scrolling(name, table.into_any())} }.into_any()
}

fn grade_row(of: &GradeBeside) -> AnyView {
    let about = view! { <span class="app-reference">{of.id.clone()}</span> " " <span>{of.title.clone()}</span> };
    let sector = of.sector.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
    let sector = Cell::of(view! { <ul class="govuk-list app-answers">{sector}</ul> });
    let own = [&of.own].into_iter().chain(&of.before).map(|one| Cell::of(grade(one)));
    row(Cell::of(about), own.chain([sector]).collect())
}

fn grade(of: &GradeSaid) -> AnyView {
    let label = of.label.clone();
    match of.rank {
        Some((rank, all)) => view! { <GradeSquare rank of=all label/> }.into_any(),
        None => label.into_any(),
    }
}

fn actions(of: &OrganisationShown) -> AnyView {
    if of.actions.is_empty() {
        let none = "It names no action.";
        return view! { <h2 class="govuk-heading-m">"Actions"</h2> <p class="govuk-body">{none}</p> }.into_any();
    }
    let rows = of.actions.iter().enumerate().map(|(at, action)| row(Cell::of((at + 1).to_string()), action_cells(action)));
    let rows = rows.collect_view().into_any();
    let heads = heads(["", "What will change", "Who", "By when"]);
    view! {
        <h2 class="govuk-heading-m">"Actions"</h2>
        <Table caption=Caption::Hidden(count(of.actions.len(), "action")) class="app-stacked" heads rows/>
    }
    .into_any()
}

fn answers(domain: &DomainAnswers, of: &OrganisationShown) -> AnyView {
    let rows = domain.answers.iter().map(answer).collect_view().into_any();
    let heads = [Cell::of("Question"), Cell::of("Answer"), Cell::of(sector_of(&of.sector, of.sector_counted))].into();
    view! {
        <Table caption=Caption::Small(domain.title.clone()) class="app-stacked app-questions" heads rows/>
    }
    .into_any()
}

fn answer(of: &AnswerBeside) -> AnyView {
    let key = of.is_key.then(|| view! { " " <strong class="govuk-tag govuk-tag--blue">"Key question"</strong> });
    let about = view! { <span class="app-reference">{of.question.clone()}</span> " " <span>{of.text.clone()}</span> {key} };
    let sector = of.sector.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
    let sector = view! { <ul class="govuk-list app-answers">{sector}</ul> };
    row(Cell::of(about), vec![Cell::of(words(&of.said)), Cell::labelled("Its sector", sector)])
}

/// What somebody wrote, a paragraph each.
pub(super) fn words(said: &[String]) -> AnyView {
    let lines = said.iter().map(|line| view! { <WordsParagraph text=line.clone()/> });
    lines.collect_view().into_any()
}

fn others(of: &OrganisationShown, filter: &Filter) -> AnyView {
    let before = of.before.iter().map(|(round, key)| (of.title.clone(), round.clone(), key.clone()));
    let all: Vec<(String, String, String)> = before.chain(of.others.iter().cloned()).collect();
    if all.is_empty() {
        return ().into_any();
    }
    let links = all.into_iter().map(|(title, round, key)| {
        let name = if round.is_empty() { title } else { format!("{title}, {round}") };
        view! { <li>{organisation_link(&key, &name, filter)}</li> }
    });
    let links = links.collect_view();
    view! {
        <div class="app-no-print">
            <h2 class="govuk-heading-m">"Its other returns"</h2>
            <ul class="govuk-list">{links}</ul>
        </div>
    }
    .into_any()
}
