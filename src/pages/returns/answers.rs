//! Who answered what to one question, with evidence and notes.

use super::listed::Looking;
use super::organisation::words;
use super::organisations::organisation_link;
use crate::adding_up::desk::shown::{AnswersShown, AnswersWanted, OneAnswer, WantedList};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::model::filter::Filter;
use crate::pages::shared::print::PrintButton;
use crate::state::returns::ReturnsDesk;
use crate::words::desk::{BEHIND_NOTHING, counted};
use crate::words::figures::number;
use leptos::prelude::*;

/// The answers to the question that was asked for.
pub(super) fn answers(desk: ReturnsDesk) -> AnyView {
    let looked = desk.looked();
    let shown = Memo::new(move |_| looked.with(|looked| looked.answers.clone()));
    let wanted = move || match desk.what().get() {
        WantedList::Answers(wanted) => wanted,
        _ => AnswersWanted::default(),
    };
    let filter = desk.filter();
    let is_missing = Signal::derive(move || shown.with(Option::is_none) && looked.with(|looked| !looked.rounds.is_empty()));
    let is_shown = Signal::derive(move || shown.with(Option::is_some));
    let heading = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(heading)));
    let choices = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(choices).unwrap_or_default()));
    let lines = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.lines.clone()).unwrap_or_default()));
    let all = Signal::derive(move || shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.lines_in_all)));
    let only = Signal::derive(move || Some(wanted().only).filter(|only| !only.is_empty()));
    let round = Signal::derive(move || {
        let (counted_here, round) = looked.with(|looked| (looked.tally.counted, looked.round.clone()));
        counted(counted_here, &round, filter.with(Filter::is_narrow))
    });
    let choose = move |chosen: Option<String>| {
        let only = chosen.unwrap_or_default();
        desk.ask_for(WantedList::Answers(AnswersWanted { only, from: 0, ..wanted() }));
    };
    view! {
        <p class="app-busy" role="status">{changing_text(desk.doing())}</p>
        {when(is_missing, || view! { <p class="govuk-body">{BEHIND_NOTHING}</p> }.into_any())}
        {changing(move || heading.get().map(|(title, text)| view! {
            <p class="govuk-caption-m">{title}</p>
            <h2 class="govuk-heading-m">{text}</h2>
        }).into_any())}
        {when(is_shown, move || view! {
            <p class="govuk-body">{changing_text(round)}</p>
            <div class="app-no-print">
                {changing(move || view! {
                    <SelectField
                        id="only-answer"
                        label="Only this answer"
                        hint=None
                        options=choices.get()
                        blank="All answers"
                        selected=only
                        on_select=choose
                    />
                }.into_any())}
                <PrintButton/>
            </div>
            <Looking
                what="answer"
                label="Find an organisation"
                all
                shown=Signal::derive(move || lines.with(Vec::len))
                asked=Signal::derive(move || desk.what().with(WantedList::place))
                on_ask=move |(from, like)| desk.ask_for(WantedList::Answers(AnswersWanted { from, like, ..wanted() }))
            />
            <Table
                caption=Caption::Hidden("Answers".into())
                class="app-stacked"
                heads=heads(["Organisation", "Sector", "Answer"])
                rows=changing(move || lines.with(|lines| {
                    lines.iter().map(|one| line(one, &filter.get())).collect_view().into_any()
                }))
            />
        }.into_any())}
    }
    .into_any()
}

/// The questionnaire, and the question.
fn heading(of: &AnswersShown) -> (String, String) {
    (format!("{}, edition {}", of.title, of.of.edition), format!("{} {}", of.of.question, of.text))
}

fn choices(of: &AnswersShown) -> Vec<Opt> {
    of.choices.iter().map(|(id, label, n)| Opt::plain(id, &format!("{label} ({})", number(*n)))).collect()
}

fn line(of: &OneAnswer, filter: &Filter) -> AnyView {
    let said = if of.words.is_empty() { vec![of.answer.clone()] } else { of.words.clone() };
    let cells = vec![Cell::labelled("Sector", of.sector.clone()), Cell::labelled("Answer", words(&said))];
    row(Cell::of(organisation_link(&of.key, &of.organisation, filter)), cells)
}
