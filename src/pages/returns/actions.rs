//! What organisations will change: how much of it is open and overdue, and each action with its owner.

use super::listed::Looking;
use super::organisations::organisation_link;
use crate::adding_up::desk::shown::{ActionLine, ActionTable, Looked, WantedList};
use crate::aggregation::actions::DomainActions;
use crate::components::checkboxes::Checkboxes;
use crate::components::dynamic::{changing, when};
use crate::components::radios::Opt;
use crate::components::table::{Caption, Cell, Table, heads, row, scrolling};
use crate::components::words::Words;
use crate::model::audit_return::ActionStatus;
use crate::model::filter::Filter;
use crate::state::returns::ReturnsDesk;
use crate::words::actions::{as_updated, became, beside, days_overdue, lead};
use crate::words::figures::date;
use leptos::prelude::*;

const OVERDUE: &str = "overdue";

/// Every action.
pub(super) fn actions(desk: ReturnsDesk) -> AnyView {
    let looked = desk.looked();
    let asked = move || desk.what().with(WantedList::place);
    let figures = Memo::new(move |_| looked.with(|looked| looked.actions.clone()));
    let filter = desk.filter();
    let lines = Memo::new(move |_| looked.with(|looked| looked.action_lines.clone()));
    let drawn = move || {
        let filter = filter.get();
        lines.with(|lines| lines.iter().map(|of| line(of, &filter)).collect_view().into_any())
    };
    let is_any = Signal::derive(move || lines.with(|lines| !lines.is_empty()));
    let is_overdue = |what: &WantedList| matches!(what, WantedList::Actions { overdue: true, .. });
    let only_overdue = Signal::derive(move || desk.what().with(is_overdue));
    let chosen = Signal::derive(move || if only_overdue.get() { vec![OVERDUE.to_owned()] } else { Vec::new() });
    let on_overdue = move |chosen: Vec<String>| {
        let like = asked().1;
        desk.ask_for(WantedList::Actions { from: 0, like, overdue: !chosen.is_empty() });
    };
    view! {
        {changing(move || figures.with(|figures| figures.iter().map(table).collect_view().into_any()))}
        <h2 class="govuk-heading-m">"Each action"</h2>
        <div class="app-no-print">
            <Checkboxes
                id={"only-overdue".to_owned()}
                options={vec![Opt::plain(OVERDUE, "Only those that are overdue")]}
                selected=chosen
                on_select=on_overdue
            />
        </div>
        <Looking
            what="action"
            label="Find an organisation"
            all=Signal::derive(move || looked.with(|looked: &std::sync::Arc<Looked>| looked.action_lines_in_all))
            shown=Signal::derive(move || lines.with(Vec::len))
            asked=Signal::derive(asked)
            on_ask=move |(from, like)| {
                let overdue = only_overdue.get_untracked();
                desk.ask_for(WantedList::Actions { from, like, overdue });
            }
        />
        {when(is_any, move || view! {
            <Table
                caption=Caption::Hidden("Actions".into())
                class="app-stacked"
                heads=heads(["Organisation", "What will change", "Who", "By when"])
                rows=changing(drawn)
            />
        }.into_any())}
    }
    .into_any()
}

fn table(of: &ActionTable) -> AnyView {
    let heading = format!("{}, edition {}", of.title, of.edition);
    let notes = beside(&of.figures).into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    let has_notes = !beside(&of.figures).is_empty();
    let rows = of.figures.by_domain.iter().map(|domain| {
        let numbers = [domain.all, domain.open, domain.overdue, domain.gaps_without_action];
        row(Cell::of(domain_name(domain)), numbers.map(|n| Cell::number(n.to_string())).into())
    });
    let rows = rows.collect_view().into_any();
    let numbered = ["Actions", "Open", "Overdue", "Gaps without an action"].map(Cell::number);
    let heads = [Cell::of("Domain")].into_iter().chain(numbered).collect();
    let is_empty = of.figures.by_domain.is_empty();
    let caption = Caption::Small("Actions by domain".to_owned());
    let name = format!("Actions by domain: {heading}");
    view! {
        <h2 class="govuk-heading-m">{heading}</h2>
        <p class="govuk-body-l">{lead(&of.figures)}</p>
        {has_notes.then(|| view! { <ul class="govuk-list govuk-list--bullet">{notes}</ul> })}
        {(!is_empty).then(|| scrolling(name, view! { <Table caption heads rows/> }.into_any()))}
    }
    .into_any()
}

fn domain_name(domain: &DomainActions) -> String {
    match &domain.domain {
        Some(id) => format!("{id} {}", domain.title),
        None => "From no question".to_owned(),
    }
}

fn line(of: &ActionLine, filter: &Filter) -> AnyView {
    row(Cell::of(organisation_link(&of.key, &of.organisation, filter)), action_cells(of))
}

/// What will change, who will do it, and by when.
pub(super) fn action_cells(of: &ActionLine) -> Vec<Cell> {
    let status = match of.status {
        ActionStatus::Open => "Open",
        ActionStatus::InProgress => "In progress",
        ActionStatus::Done => "Done",
    };
    let overdue = days_overdue(of.days_overdue);
    let is_overdue = of.days_overdue > 0;
    let about = format!("{} {}", of.question, of.about);
    let said = became(&of.outcome, &of.evidence, &of.planned_in).into_iter().map(|said| {
        view! { <span class="app-reference"><Words text=said/></span> }
    });
    let updated = (!of.updated_on.is_empty()).then(|| as_updated(&of.updated_on));
    let text = view! {
        <span dir="auto">{of.text.clone()}</span>
        <br/>
        <span class="app-reference">{about}</span>
        {said.collect_view()}
        {updated.map(|said| view! { <span class="app-reference">{said}</span> })}
    };
    let owner = if of.owner.trim().is_empty() { "Nobody is named".to_owned() } else { of.owner.clone() };
    let due = view! {
        <span>{date(&of.due)}</span> " "
        <strong class="govuk-tag" class:govuk-tag--red=is_overdue class:govuk-tag--grey=!is_overdue>
            {if is_overdue { overdue } else { status.to_owned() }}
        </strong>
    };
    vec![Cell::of(text), Cell::labelled("Who", owner), Cell::labelled("By when", due)]
}
