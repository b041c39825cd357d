//! The cases that were chosen, how they were, and ways to take them along.

use super::{Choice, Draw, SAMPLE};
use crate::aggregation::sampling::draw::{FromGroup, Sample};
use crate::components::button::{Button, Look};
use crate::components::copy_button::CopyButton;
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::summary_list::{Row, SummaryList};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::platform::page;
use crate::state::sampling::{download_chosen, lines};
use crate::words::figures::{date, number};
use crate::words::sampling::pasted::doubts;
use crate::words::sampling::{NO_GROUP, chosen, method, notes, repeating};
use leptos::prelude::*;

/// The cases that were chosen; nothing before that.
#[component]
pub fn ChosenCases(
    /// What is typed, and what came of it.
    choice: Choice,
) -> impl IntoView {
    let draw = choice.draw;
    let is_old = Memo::new(move |_| {
        let now = choice.typed_draw();
        draw.with(|draw| draw.as_ref().is_some_and(|draw| draw.typed != now))
    });
    let old = move || {
        when(is_old.into(), || {
            view! {
                <p class="govuk-inset-text">
                    "Something above has been changed since these cases were chosen. Press “Choose cases” to choose again."
                </p>
            }
            .into_any()
        })
    };
    changing(move || {
        let shown = draw.with(|draw| draw.as_ref().map(|draw| view! { <Shown draw=draw.clone() old=old()/> }));
        shown.into_any()
    })
}

#[component]
fn Shown(draw: Draw, old: AnyView) -> impl IntoView {
    let Draw { drawn, day, planned, .. } = draw;
    let sample = &drawn.sample;
    let fact = |key: &str, value: String| Row { key: key.to_owned(), values: vec![value], change: None };
    let facts = vec![
        fact("Chosen", chosen(sample)),
        fact("How", method(sample)),
        fact("Number that repeats the draw", sample.seed.to_string()),
        fact("Chosen on", date(&day)),
    ];
    let bullets = |texts: Vec<String>| {
        let lines = texts.into_iter().map(|text| view! { <li class="app-break">{text}</li> }).collect_view();
        view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }
    };
    let (doubts, notes) = (doubts(&drawn.list), notes(&drawn, planned));
    let has_groups = sample.groups.iter().any(|from| from.group.is_some());
    view! {
        <section aria-labelledby=SAMPLE>
            <h2 class="govuk-heading-m" id=SAMPLE tabindex="-1">"Cases chosen"</h2>
            {old}
            <SummaryList rows=facts/>
            <p class="govuk-body">{repeating(sample)}</p>
            {(!doubts.is_empty()).then(|| view! {
                <div class="govuk-inset-text app-no-print">
                    <h3 class="govuk-heading-s">"Possible personal data"</h3>{bullets(doubts)}
                </div>
            })}
            {(!notes.is_empty()).then(|| view! { <h3 class="govuk-heading-s">"About this draw"</h3>{bullets(notes)} })}
            <TakeAlong sample=sample.clone() day/>
            {has_groups.then(|| groups_table(&sample.groups))}
            {cases_table(sample)}
        </section>
    }
}

#[component]
fn TakeAlong(sample: Sample, day: String) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copied = Signal::stored(lines(&sample.cases));
    let download = move |_| {
        said.set(match download_chosen(&sample, &day) {
            Ok(()) => "The list was given to your browser to download. See that it is in your downloads, and keep it where your \
                       case records are kept."
                .to_owned(),
            Err(why) => why,
        });
    };
    let print = move |_| {
        if let Err(error) = page::print() {
            said.set(format!("The page could not be printed: {}.", error.message));
        }
    };
    view! {
        <div class="app-no-print">
            <div class="govuk-button-group">
                <Button label="Download the list" look=Look::Secondary on_press=download/>
                <Button label="Print" look=Look::Secondary on_press=print/>
                <CopyButton label="Copy the list" text=copied/>
            </div>
            <p class="govuk-body" role="status">{changing_text(said.into())}</p>
        </div>
    }
}

fn groups_table(groups: &[FromGroup]) -> AnyView {
    let group = |from: &FromGroup| {
        row(Cell::of(named(&from.group)).breaking(), vec![Cell::number(number(from.drawn)), Cell::number(number(from.of))])
    };
    let rows = groups.iter().map(group).collect_view().into_any();
    let heads = vec![Cell::of("Group"), Cell::number("Chosen"), Cell::number("Of")];
    view! { <Table caption=Caption::Small("Chosen from each group".into()) heads rows/> }.into_any()
}

fn named(group: &Option<String>) -> String {
    group.clone().unwrap_or_else(|| NO_GROUP.to_owned())
}

fn cases_table(sample: &Sample) -> AnyView {
    let has_groups = sample.cases.iter().any(|case| case.group.is_some());
    let rows = sample.cases.iter().map(|case| {
        let group = has_groups.then(|| Cell::own(named(&case.group)).breaking());
        row(Cell::own(case.reference.clone()).breaking(), group.into_iter().collect())
    });
    let rows = rows.collect_view().into_any();
    let heads = if has_groups { heads(["Case reference", "Group"]) } else { heads(["Case reference"]) };
    view! { <Table caption=Caption::Small("Cases chosen, in order of reference".into()) heads rows/> }.into_any()
}
