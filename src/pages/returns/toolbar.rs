//! Which returns are looked at: the round and the filters, what they count, and returns that say no round.

use crate::adding_up::desk::shown::{FilterChoice, Looked};
use crate::adding_up::talk::DeskChoice;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::text_field::TextField;
use crate::model::filter::{Filter, GradesBy};
use crate::platform::page;
use crate::routes::{ReturnsView, Route};
use crate::state::returns::ReturnsDesk;
use crate::words::desk::{LOCALITIES_STAND_IN_REGISTERS, NO_ROUND, NotCounted, counted, not_counted, without_round};
use crate::words::figures::{grades_said, number};
use leptos::prelude::*;
use std::sync::Arc;

/// The round on top, and the filters beside it.
#[component]
pub fn Toolbar(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let looked = desk.looked();
    let rounds = Memo::new(move |_| looked.with(|looked| looked.rounds.clone()));
    let sectors = Memo::new(move |_| looked.with(|looked| looked.sectors.clone()));
    let kinds = Memo::new(move |_| looked.with(|looked| looked.kinds.clone()));
    let localities = Memo::new(move |_| looked.with(|looked| looked.localities.clone()));
    let round = Signal::derive(move || Some(looked.with(|looked| looked.round.clone())));
    let of_round = move || {
        let options = rounds.with(|rounds| rounds.iter().map(|one| option(one, NO_ROUND)).collect::<Vec<_>>());
        (options.len() > 1).then(|| view! { <Narrowing desk by=ROUND options selected=round/> })
    };
    let sector = Signal::derive(move || desk.filter().with(|filter| filter.sector.clone()));
    let of_sector = move || {
        let options = sectors.with(|sectors| with_chosen(sectors, sector.get_untracked()));
        let is_wanted = options.len() > 1 || sector.with_untracked(Option::is_some);
        is_wanted.then(|| view! { <Narrowing desk by=SECTOR options selected=sector/> })
    };
    let kind = Signal::derive(move || desk.filter().with(|filter| filter.kind.clone()));
    let of_kind = move || {
        let options = kinds.with(|kinds| with_chosen(kinds, kind.get_untracked()));
        let is_wanted = options.len() > 1 || kind.with_untracked(Option::is_some);
        is_wanted.then(|| view! { <Narrowing desk by=KIND options selected=kind/> })
    };
    let locality = Signal::derive(move || desk.filter().with(|filter| filter.locality.clone()));
    let of_locality = move || {
        let options = localities.with(|localities| expected_there(localities, locality.get_untracked()));
        let is_wanted = options.len() > 1 || locality.with_untracked(Option::is_some);
        is_wanted.then(|| view! { <Narrowing desk by=LOCALITY options selected=locality/> })
    };
    let is_of_locality = Signal::derive(move || locality.with(Option::is_some));
    let is_open = desk.filter().with_untracked(Filter::is_narrow);
    let is_narrow = Memo::new(move |_| desk.filter().with(Filter::is_narrow));
    let has_several = move || [sectors, kinds, localities].iter().any(|of| of.with(Vec::len) > 1);
    let can_narrow = Signal::derive(move || is_narrow.get() || has_several());
    let is_reviewed = Memo::new(move |_| looked.with(|looked| looked.summaries.iter().any(|one| one.reviews.is_some())));
    let moderated = Signal::derive(move || {
        let is_as_given = desk.filter().with(|filter| filter.grades.is_as_given());
        (!is_as_given).then(|| AS_MODERATED.to_owned())
    });
    let may_choose_grades = Signal::derive(move || is_reviewed.get() || moderated.with(Option::is_some));
    let of_grades = move || {
        let options = vec![Opt::plain(AS_MODERATED, "As moderated by reviewers")];
        view! { <Narrowing desk by=GRADES options selected=moderated/> }.into_any()
    };
    view! {
        <div class="app-toolbar app-no-print">
            {changing(move || of_round().into_any())}
            {when(may_choose_grades, of_grades)}
        </div>
        {when(can_narrow, move || view! {
            <details class="govuk-details app-no-print" open=is_open>
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"Filter by sector, type or locality"</span>
                </summary>
                <div class="govuk-details__text app-toolbar">
                    {changing(move || of_sector().into_any())}
                    {changing(move || of_kind().into_any())}
                    {changing(move || of_locality().into_any())}
                    {when(is_of_locality, || view! { <p class="govuk-hint">{LOCALITIES_STAND_IN_REGISTERS}</p> }.into_any())}
                </div>
            </details>
        }.into_any())}
    }
}

/// What returns are narrowed by, and how that is asked.
#[derive(Clone, Copy)]
struct NarrowedBy {
    id: &'static str,
    label: &'static str,
    blank: &'static str,
    change: fn(&mut Filter, Option<String>),
}

const ROUND: NarrowedBy =
    NarrowedBy { id: "round", label: "Round", blank: "The newest round", change: |filter, chosen| filter.round = chosen };

const AS_MODERATED: &str = "as-moderated";

const GRADES: NarrowedBy = NarrowedBy {
    id: "grades",
    label: "Grades of self-assessments",
    blank: "As organisations gave them",
    change: |filter, chosen| filter.grades = if chosen.is_some() { GradesBy::AsModerated } else { GradesBy::AsGiven },
};

const SECTOR: NarrowedBy = NarrowedBy {
    id: "only-sector",
    label: "Only this sector",
    blank: "All sectors",
    change: |filter, chosen| filter.sector = chosen,
};

const LOCALITY: NarrowedBy = NarrowedBy {
    id: "only-locality",
    label: "Only this locality",
    blank: "All localities",
    change: |filter, chosen| filter.locality = chosen,
};
const KIND: NarrowedBy = NarrowedBy {
    id: "only-type",
    label: "Only this type of organisation",
    blank: "All types",
    change: |filter, chosen| filter.kind = chosen,
};

/// Narrows by one thing.
#[component]
fn Narrowing(
    /// The returns.
    desk: ReturnsDesk,
    /// By what.
    by: NarrowedBy,
    /// What there is to choose from.
    options: Vec<Opt>,
    /// What is chosen.
    selected: Signal<Option<String>>,
) -> impl IntoView {
    let narrow = move |chosen: Option<String>| {
        let mut filter = desk.filter().get_untracked();
        (by.change)(&mut filter, chosen);
        say(&filter);
        desk.narrow(filter);
    };
    view! { <SelectField id=by.id label=by.label hint=None options blank=by.blank selected on_select=narrow/> }
}

fn option(one: &FilterChoice, unnamed: &str) -> Opt {
    let label = if one.label.is_empty() { unnamed } else { &one.label };
    Opt::plain(&one.id, &format!("{label} ({})", one.n))
}

/// What there is to choose from, also where what is chosen is not among it: another round may not have it.
fn with_chosen(of: &[FilterChoice], chosen: Option<String>) -> Vec<Opt> {
    let missing = chosen.filter(|chosen| of.iter().all(|one| one.id != *chosen));
    let missing = missing.map(|chosen| FilterChoice { label: chosen.clone(), id: chosen, n: 0 });
    of.iter().chain(&missing).map(|one| option(one, "")).collect()
}

/// Localities with how many are expected there: sectors and types stand with how many have returned.
fn expected_there(of: &[FilterChoice], chosen: Option<String>) -> Vec<Opt> {
    let missing = chosen.filter(|chosen| of.iter().all(|one| one.id != *chosen)).map(|chosen| Opt::plain(&chosen, &chosen));
    let known = of.iter().map(|one| Opt::plain(&one.id, &format!("{}: {} expected", one.label, number(one.n))));
    known.chain(missing).collect()
}

/// Writes into the address what is looked at, so that it can be bookmarked.
fn say(filter: &Filter) {
    if let Route::Returns(view, _) = Route::parse(&page::hash()) {
        // Where the browser refuses, only the bookmark is missing.
        let _ = page::say_instead(&Route::Returns(view, filter.clone()).hash());
    }
}

/// What is counted, and what is not.
#[component]
pub fn Counts(
    /// The returns.
    desk: ReturnsDesk,
    /// Whether the page is the list that this leads to.
    is_list: bool,
) -> impl IntoView {
    let looked = desk.looked();
    let is_narrow = move || desk.filter().with(Filter::is_narrow);
    let said = Signal::derive(move || {
        looked.with(|looked| {
            let tally = looked.tally;
            let left_out = not_counted(NotCounted {
                filtered: tally.filtered,
                waiting: tally.waiting,
                left_out: tally.left_out,
                other_rounds: tally.other_rounds,
                files: tally.not_counted,
            });
            let counted = counted(tally.counted, &looked.round, is_narrow());
            let grades = grades_said(&looked.summaries).unwrap_or_default();
            [counted, left_out, grades].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
        })
    });
    let leaves_out = Signal::derive(move || looked.with(|looked| !is_list && leaves_out(looked)));
    let href = move || Route::Returns(ReturnsView::Files, desk.filter().get()).href();
    view! {
        <p class="govuk-body" role="status">
            <span>{changing_text(said)}</span>
            {when(leaves_out, move || view! {
                " " <a class="govuk-link app-no-print" href=href>"See each file"</a>
            }.into_any())}
        </p>
    }
}

fn leaves_out(looked: &Arc<Looked>) -> bool {
    let tally = looked.tally;
    tally.waiting + tally.left_out + tally.other_rounds + tally.not_counted > 0
}

/// Asks which round returns belong to that say none.
#[component]
pub fn WithoutRound(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let looked = desk.looked();
    let n = Memo::new(move |_| looked.with(|looked| looked.tally.without_round));
    let is_any = Signal::derive(move || n.get() > 0);
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let set = move |_| {
        let round = typed.get_untracked().trim().to_owned();
        if round.is_empty() {
            error.set(Some("Enter a round".to_owned()));
            return page::focus("#without-round");
        }
        error.set(None);
        desk.choose(DeskChoice::Round { key: None, round });
        typed.set(String::new());
    };
    when(is_any, move || {
        let heading = Signal::derive(move || without_round(n.get()));
        view! {
            <section class="app-asks app-no-print" aria-labelledby="without-round-heading">
                <h2 class="govuk-heading-s" id="without-round-heading">{changing_text(heading)}</h2>
                <TextField
                    id="without-round"
                    label="Which round do they belong to?"
                    hint=Some("As other returns write it, such as 2026-27. “Files” lets you choose one by one.".to_owned())
                    value=typed
                    error=error
                    on_input=move |text| typed.set(text)
                />
                <Button label="Put them in this round" look=Look::Secondary on_press=set/>
            </section>
        }
        .into_any()
    })
}
