//! Questionnaire beside questionnaire: what several of them ask alike, and who said what, the widest gap first.

use crate::adding_up::desk::shown::Comparison;
use crate::aggregation::comparing::{ItemAnswer, ItemComparison};
use crate::aggregation::suppression::Threshold;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::components::text_field::TextField;
use crate::model::filter::Filter;
use crate::model::ids::ItemId;
use crate::model::questionnaire::Kind;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::cases::hidden_note;
use crate::words::desk::shown as shown_words;
use crate::words::side_by_side::{SURVEYS_ARE_WHOLE, WHAT_IS_A_GAP, WHAT_IS_POSITIVE, item_gap, items_found, positive};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// How many are drawn before somebody asks for all of them.
const FIRST: usize = 20;

/// Questionnaire beside questionnaire.
pub(super) fn items(desk: ReturnsDesk, comparison: Memo<Comparison>, filter: Memo<Filter>) -> AnyView {
    let names = RwSignal::new(BTreeMap::<ItemId, String>::new());
    spawn_local(async move {
        let found = desk.item_names().await;
        // Whoever has left the page meanwhile needs no names.
        let _ = names.try_set(found);
    });
    let (like, shows_all) = (RwSignal::new(String::new()), RwSignal::new(false));
    let found = Memo::new(move |_| {
        let like = like.with(|like| like.trim().to_lowercase());
        let is_like =
            |one: &&Named| one.name.to_lowercase().contains(&like) || one.of.answers.iter().any(|said| has(said, &like));
        comparison.with(|comparison| names.with(|names| named(comparison, names))).iter().filter(is_like).cloned().collect()
    });
    let all = Signal::derive(move || found.with(Vec::len));
    let drawn = Signal::derive(move || if shows_all.get() { all.get() } else { all.get().min(FIRST) });
    let has_any = Signal::derive(move || comparison.with(|comparison| !comparison.items.items.is_empty()));
    let has_more = Signal::derive(move || drawn.get() < all.get());
    let summed_up = Signal::derive(move || comparison.with(|comparison| items_found(&comparison.items)));
    let said = Signal::derive(move || shown_words(0, drawn.get(), all.get(), "subject"));
    view! {
        <h2 class="govuk-heading-m">"Who says what of the same"</h2>
        <p class="govuk-body-l">{changing_text(summed_up)}</p>
        {when(has_any, move || view! {
            <p class="govuk-body">{WHAT_IS_POSITIVE}</p>
            <p class="govuk-body">{WHAT_IS_A_GAP}</p>
            {changing(move || comparison.with(|comparison| notes(comparison, &filter.get())).into_any())}
            <div class="app-no-print">
                <TextField
                    id="find-subject"
                    label="Find a subject"
                    hint=Some("Part of what is asked, or of a questionnaire’s title.".to_owned())
                    value=like
                    on_input=move |text| like.set(text)
                />
            </div>
            <p class="govuk-body" role="status" id="shown-subject" tabindex="-1">{changing_text(said)}</p>
            {changing(move || found.with(|found| found.iter().take(drawn.get()).map(subject).collect_view().into_any()))}
        }.into_any())}
        {when(has_more, move || view! {
            <Button
                label="Show all subjects"
                look=Look::Secondary
                on_press=move |_| {
                    shows_all.set(true);
                    page::focus("#shown-subject");
                }
            />
        }.into_any())}
    }
    .into_any()
}

/// An item with its name.
#[derive(Clone, PartialEq)]
struct Named {
    name: String,
    of: ItemComparison,
}

/// Each item by its name; by the words of its first question, where it has none.
fn named(comparison: &Comparison, names: &BTreeMap<ItemId, String>) -> Vec<Named> {
    let name = |one: &ItemComparison| {
        let known = names.get(&one.item).or_else(|| one.answers.first().map(|answer| &answer.text));
        Named { name: known.cloned().unwrap_or_default(), of: one.clone() }
    };
    comparison.items.items.iter().map(name).collect()
}

/// Whether the words of a question, or the title of its questionnaire, hold these; `like` is in small letters.
fn has(answer: &ItemAnswer, like: &str) -> bool {
    [&answer.text, &answer.title].into_iter().any(|text| text.to_lowercase().contains(like))
}

/// What a star means, and what a filter does not reach, where there is either.
fn notes(comparison: &Comparison, filter: &Filter) -> Vec<AnyView> {
    let hidden = comparison.hidden_below.map(|least| hidden_note(Threshold::new(least).unwrap_or_default()));
    let answers = comparison.items.items.iter().flat_map(|one| &one.answers);
    let is_whole = filter.is_narrow() && answers.into_iter().any(|answer| answer.kind == Kind::Survey);
    let notes = hidden.into_iter().chain(is_whole.then(|| SURVEYS_ARE_WHOLE.to_owned()));
    notes.map(|note| view! { <p class="govuk-body">{note}</p> }.into_any()).collect()
}

fn subject(one: &Named) -> AnyView {
    let rows = one.of.answers.iter().map(|answer| {
        let edition = format!("edition {}", answer.edition);
        let about = view! { <span>{answer.title.clone()}</span> " " <span class="app-reference">{edition}</span> };
        let asked = view! { <span class="app-reference">{answer.question.to_string()}</span> <span>{answer.text.clone()}</span> };
        row(Cell::of(about), vec![Cell::labelled("Positive", positive(answer)), Cell::labelled("Question", asked)])
    });
    let rows = rows.collect_view().into_any();
    let (caption, heads) = (Caption::Hidden(one.name.clone()), heads(["Questionnaire", "Positive", "Question"]));
    view! {
        <h3 class="govuk-heading-s">{one.name.clone()}</h3>
        <p class="govuk-body">{item_gap(&one.of)}</p>
        <Table caption class="app-stacked app-questions" heads rows/>
    }
    .into_any()
}
