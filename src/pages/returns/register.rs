//! The register: who is expected in the round, who has returned, and whom to remind.

mod begin;
mod expected;

use crate::adding_up::desk::shown::{NotExpectedShown, RegisterGroup, RegisterShown, StatusFilter, WantedList};
use crate::adding_up::talk::RegisterAsk;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::components::text_field::TextField;
use crate::state::returns::ReturnsDesk;
use crate::words::figures::date;
use begin::AddExpected;
use expected::expected_row;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::listed::Looking;
use super::rows::rows;

/// The register.
#[component]
pub fn RegisterPage(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let register = Memo::new(move |_| desk.looked().with(|looked| looked.register.clone()));
    let is_there = Signal::derive(move || register.with(Option::is_some));
    let is_missing = Signal::derive(move || !is_there.get());
    let said = RwSignal::new(Vec::<String>::new());
    let told = move || said.with(|said| said.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view()).into_any();
    let has_told = Signal::derive(move || said.with(|said| !said.is_empty()));
    view! {
        {when(has_told, move || view! {
            <div class="govuk-inset-text" id="register-said" tabindex="-1" role="status">
                <ul class="govuk-list">{changing(told)}</ul>
            </div>
        }.into_any())}
        {when(is_missing, move || view! {
            <p class="govuk-body">
                "A register names the organisations that are expected to return in a round. Then this page says who has \
                 returned, by when, and whom to remind."
            </p>
            <AddExpected desk said/>
        }.into_any())}
        {when(is_there, move || view! { <Shown desk register said/> }.into_any())}
    }
}

#[component]
fn Shown(desk: ReturnsDesk, register: Memo<Option<RegisterShown>>, said: RwSignal<Vec<String>>) -> impl IntoView {
    let of = move |draw: fn(&RegisterShown) -> AnyView| {
        changing(move || register.with(|register| register.as_ref().map(draw)).into_any())
    };
    let all = Signal::derive(move || register.with(|register| register.as_ref().map_or(0, |register| register.lines_in_all)));
    let shown = Signal::derive(move || register.with(|register| register.as_ref().map_or(0, |register| register.lines.len())));
    let asked = move || desk.what().with(WantedList::place);
    let only = move || match desk.what().get() {
        WantedList::Register { only, .. } => only,
        _ => StatusFilter::All,
    };
    let lines = Memo::new(move |_| register.with(|register| register.as_ref().map(|one| one.lines.clone()).unwrap_or_default()));
    let options = ONLY.map(|(_, value, label)| Opt::plain(value, label)).into_iter().collect::<Vec<_>>();
    let selected = Signal::derive(move || ONLY.iter().find(|(one, ..)| *one == only()).map(|(_, value, _)| (*value).to_owned()));
    let choose = move |chosen: Option<String>| {
        let found = ONLY.iter().find(|(_, value, _)| Some(*value) == chosen.as_deref());
        let only = found.map_or(StatusFilter::All, |(only, ..)| *only);
        desk.ask_for(WantedList::Register { from: 0, like: asked().1, only });
    };
    view! {
        {of(rates)}
        <Deadlines desk register/>
        <NotExpected desk register/>
        <h2 class="govuk-heading-m">"Who is expected"</h2>
        <div class="app-no-print">
            <SelectField
                id="only-status"
                label="Show"
                hint=None
                options
                blank="All of them"
                selected
                on_select=choose
            />
        </div>
        <Looking
            what="organisation"
            label="Find an organisation"
            all
            shown
            asked=Signal::derive(asked)
            on_ask=move |(from, like)| desk.ask_for(WantedList::Register { from, like, only: only() })
        />
        <Table
            caption=Caption::Hidden("Who is expected".into())
            class="app-stacked"
            heads=heads(["Organisation", "Where it stands", "What you can do"])
            rows=rows(lines.into(), expected_row, desk)
        />
        <div class="govuk-button-group app-no-print">
            <Button label="Download chase list" on_press=move |_| desk.download_chase_list()/>
        </div>
        <h2 class="govuk-heading-m">"Expect more organisations"</h2>
        <AddExpected desk said/>
        <details class="govuk-details app-no-print">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"Remove the register of this round"</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">
                    "The returns stay. Who is expected, the deadlines, and the names you confirmed are removed."
                </p>
                <Button
                    label="Remove the register"
                    look=Look::Warning
                    on_press=move |_| desk.say_of_register(RegisterAsk::Remove)
                />
            </div>
        </details>
    }
}

const ONLY: [(StatusFilter, &str, &str); 3] = [
    (StatusFilter::NotReturned, "not-returned", "Those who have not returned"),
    (StatusFilter::Returned, "returned", "Those who have returned"),
    (StatusFilter::NotInScope, "not-in-scope", "Those who were left out"),
];

fn rates(register: &RegisterShown) -> AnyView {
    let notes = register.notes.iter().map(|note| view! { <p class="govuk-body">{note.clone()}</p> }).collect_view();
    let group = |title: &'static str, groups: &[RegisterGroup]| {
        let rows = groups.iter().map(|one| row(Cell::of(one.name.clone()), vec![Cell::of(one.rate.clone())])).collect_view();
        let heads = heads(["Group", "Returned"]);
        (groups.len() > 1).then(|| {
            view! {
                <details class="govuk-details">
                    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
                    <div class="govuk-details__text">
                        <Table caption=Caption::Hidden(title.to_owned()) class="app-stacked" heads rows=rows.into_any()/>
                    </div>
                </details>
            }
            .into_any()
        })
    };
    view! {
        <h2 class="govuk-heading-m">"Who has returned"</h2>
        <p class="govuk-body-l">{format!("{}.", register.rate)}</p>
        {notes}
        {group("By type of organisation", &register.by_kind)}
        {group("By sector", &register.by_sector)}
        {group("By locality", &register.by_locality)}
    }
    .into_any()
}

#[component]
fn Deadlines(desk: ReturnsDesk, register: Memo<Option<RegisterShown>>) -> impl IntoView {
    let days = Memo::new(move |_| {
        register.with(|register| {
            register.as_ref().map(|one| (one.first_deadline.clone(), one.final_deadline.clone())).unwrap_or_default()
        })
    });
    let said = Signal::derive(move || {
        let (first, last) = days.get();
        let day = |day: &str, what: &str| if day.is_empty() { String::new() } else { format!("{what}: {}. ", date(day)) };
        let both = format!("{}{}", day(&first, "First deadline"), day(&last, "Final deadline"));
        if both.is_empty() { "There is no deadline yet.".to_owned() } else { both.trim_end().to_owned() }
    });
    let (first, last) = days.get_untracked();
    let (first, last) = (RwSignal::new(first), RwSignal::new(last));
    let error = RwSignal::new(None::<String>);
    let save = move |_| {
        spawn_local(async move {
            let ask = RegisterAsk::Deadlines { first: first.get_untracked(), last: last.get_untracked() };
            let _ = error.try_set(desk.register(ask, None).await.err());
        });
    };
    view! {
        <p class="govuk-body">{changing_text(said)}</p>
        <details class="govuk-details app-no-print">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"Change the deadlines"</span>
            </summary>
            <div class="govuk-details__text">
                <TextField
                    id="first-deadline"
                    label="First deadline"
                    hint=Some("For example, 31 October 2026.".to_owned())
                    value=first
                    error=error
                    on_input=move |text| first.set(text)
                />
                <TextField id="final-deadline" label="Final deadline" hint=None value=last on_input=move |text| last.set(text)/>
                <Button label="Save the deadlines" look=Look::Secondary on_press=save/>
            </div>
        </details>
    }
}

/// Returns of organisations that the register does not name, with those that it may be.
#[component]
fn NotExpected(desk: ReturnsDesk, register: Memo<Option<RegisterShown>>) -> impl IntoView {
    let found = Memo::new(move |_| {
        register.with(|register| register.as_ref().map(|register| register.not_expected.clone()).unwrap_or_default())
    });
    let is_any = Signal::derive(move || found.with(|found| !found.is_empty()));
    when(is_any, move || {
        view! {
            <h2 class="govuk-heading-m">"Returned, and not in the register"</h2>
            <Table
                caption=Caption::Hidden("Returned, and not in the register".into())
                class="app-stacked"
                heads=heads(["Organisation", "Is it one of these?"])
                rows=rows(found.into(), not_expected, desk)
            />
        }
        .into_any()
    })
}

fn not_expected(desk: ReturnsDesk, one: &NotExpectedShown) -> AnyView {
    let name = one.name.clone();
    let maybe = one.maybe.iter().map(|(id, known)| {
        let (same, other) =
            (RegisterAsk::Same { id: id.clone(), name: name.clone() }, RegisterAsk::Other { id: id.clone(), name: name.clone() });
        view! {
            <p class="govuk-body">{known.clone()}</p>
            <div class="govuk-button-group app-no-print">
                <Button
                    label=format!("Yes, it is {known}")
                    look=Look::Secondary
                    on_press=move |_| desk.say_of_register(same.clone())
                />
                <Button
                    label=format!("No, not {known}")
                    look=Look::Secondary
                    on_press=move |_| desk.say_of_register(other.clone())
                />
            </div>
        }
    });
    let maybe = maybe.collect_view();
    let add = RegisterAsk::Add { name: name.clone() };
    let choices = view! {
        {maybe}
        <Button label="Add it to the register" look=Look::Secondary on_press=move |_| desk.say_of_register(add.clone())/>
    };
    row(Cell::own(one.name.clone()), vec![Cell::of(choices)])
}
