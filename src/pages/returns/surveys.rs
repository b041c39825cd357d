//! What people replied to surveys, added up: survey by survey, part by part, in all and by one grouping at a time.

mod chart;
mod rounds;

use super::parts::{OpenParts, part};
use crate::adding_up::desk::shown::{SurveysWanted, TextsShown, TextsWanted, WantedList, survey_name};
use crate::aggregation::replies::{ReplyCount, ReplyGroups, ReplyShare, SurveyDomain, SurveyFigures, SurveyQuestion};
use crate::components::dynamic::{changing, when};
use crate::components::figure_table::{FigureRow, FigureTable};
use crate::components::picture::drawn as picture_drawn;
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::table::{Caption, Cell, Table, row, scrolling};
use crate::model::filter::Filter;
use crate::model::ids::FieldId;
use crate::state::returns::ReturnsDesk;
use crate::words::figures::number;
use crate::words::personal_data::NAMES_ARE_MISSED;
use crate::words::surveys as said;
use leptos::prelude::*;

/// What a survey is called, and what its replies can be grouped by.
type Named = (String, String, Vec<(FieldId, String)>);

/// What is said of a survey wherever one of its questions is shown.
#[derive(Clone)]
struct Head {
    /// What tells it from others on the page.
    name: String,
    /// What stands above a picture: the survey, its round, and how many replied.
    of: String,
    /// The least count of people that is shown.
    least_shown: usize,
}

/// What the page knows beside the figures.
#[derive(Clone, Copy)]
struct Opened {
    desk: ReturnsDesk,
    /// Which parts are open.
    parts: OpenParts,
    /// Whose texts are open.
    texts: RwSignal<Option<TextsWanted>>,
}

/// What people replied to surveys, added up.
pub(super) fn surveys(desk: ReturnsDesk) -> AnyView {
    let opened = Opened { desk, parts: OpenParts::default(), texts: RwSignal::new(None) };
    let looked = desk.looked();
    let of = |figures: &SurveyFigures| {
        let title = format!("{}, edition {}", figures.title, figures.edition);
        (survey_name(figures), title, figures.groupings.clone())
    };
    let named = Memo::new(move |_| looked.with(|looked| looked.surveys.surveys.iter().map(of).collect::<Vec<Named>>()));
    let is_narrow = Memo::new(move |_| desk.filter().with(Filter::is_narrow));
    let is_narrowed = Signal::derive(move || is_narrow.get() && named.with(|named| !named.is_empty()));
    view! {
        {when(is_narrowed, || view! { <p class="govuk-inset-text">{said::SURVEYS_ARE_WHOLE}</p> }.into_any())}
        {changing(move || named.with(|named| {
            if named.is_empty() {
                return view! { <p class="govuk-body">{said::NO_SURVEYS}</p> }.into_any();
            }
            named.iter().map(|named| survey(opened, named)).collect_view().into_any()
        }))}
        {rounds::over_rounds(opened.desk, opened.parts)}
    }
    .into_any()
}

/// One survey: what it is grouped by is chosen outside of what changes with the choice, so that the choice keeps the focus.
fn survey(opened: Opened, (name, title, groupings): &Named) -> AnyView {
    let looked = opened.desk.looked();
    let own = name.clone();
    let figures = Memo::new(move |_| {
        looked.with(|looked| looked.surveys.surveys.iter().find(|figures| survey_name(figures) == own).cloned())
    });
    let drawn = move || match figures.get() {
        Some(figures) => figures_of(opened, &figures),
        None => ().into_any(),
    };
    view! {
        <h2 class="govuk-heading-m">{title.clone()}</h2>
        {choose_grouping(opened.desk, name, groupings)}
        {changing(drawn)}
    }
    .into_any()
}

fn choose_grouping(desk: ReturnsDesk, name: &str, groupings: &[(FieldId, String)]) -> Option<AnyView> {
    let options: Vec<Opt> = groupings.iter().map(|(id, label)| Opt::plain(id.as_str(), label)).collect();
    let (own, chosen_for) = (name.to_owned(), name.to_owned());
    let selected = Signal::derive(move || wanted(desk).by.get(&own).map(FieldId::to_string));
    let choose = move |field: Option<String>| {
        let mut next = untracked(desk);
        match field {
            Some(field) => drop(next.by.insert(chosen_for.clone(), field.as_str().into())),
            None => drop(next.by.remove(&chosen_for)),
        }
        desk.ask_for(WantedList::Surveys(next));
    };
    (!options.is_empty()).then(|| {
        view! {
            <div class="app-no-print">
                <SelectField
                    id=format!("group-{}", name.replace([' ', '.'], "-"))
                    label="Break down by"
                    hint=None
                    options
                    blank="Everybody together"
                    selected
                    on_select=choose
                />
            </div>
        }
        .into_any()
    })
}

fn wanted(desk: ReturnsDesk) -> SurveysWanted {
    desk.what().with(|what| if let WantedList::Surveys(wanted) = what { wanted.clone() } else { SurveysWanted::default() })
}

fn untracked(desk: ReturnsDesk) -> SurveysWanted {
    desk.what()
        .with_untracked(|what| if let WantedList::Surveys(wanted) = what { wanted.clone() } else { SurveysWanted::default() })
}

fn figures_of(opened: Opened, figures: &SurveyFigures) -> AnyView {
    let name = survey_name(figures);
    let round = opened.desk.looked().with_untracked(|looked| looked.round.clone());
    let head = Head { name: name.clone(), of: said::picture_of(figures, &round), least_shown: figures.threshold };
    let response = figures.response.as_ref().map(|of| said::response(of, figures.files));
    let months = figures.months.as_ref().map(said::months);
    let more = said::waiting(figures)
        .into_iter()
        .chain(response)
        .chain(months)
        .map(|one| view! { <p class="govuk-body">{one}</p> })
        .collect_view();
    let positive = figures.domains.iter().flat_map(|domain| &domain.questions).any(|one| one.positive != ReplyShare::None);
    let parts = figures.domains.iter().map(|domain| domain_part(opened, &head, figures, domain)).collect_view();
    let groups = figures.groups.as_ref().map(|groups| sizes(&name, groups));
    view! {
        <p class="govuk-body-l">{said::replies(figures)}</p>
        {more}
        {positive.then(|| view! { <p class="govuk-body">{said::WHAT_IS_POSITIVE}</p> })}
        <p class="govuk-hint">{said::hidden(figures)}</p>
        {groups}
        {parts}
    }
    .into_any()
}

fn sizes(name: &str, groups: &ReplyGroups) -> AnyView {
    let rows: Vec<FigureRow> = groups.groups.iter().map(|(label, size)| (label.clone(), vec![said::shown(*size)])).collect();
    let heads = vec!["Group".to_owned(), "Replies".to_owned()];
    view! { <FigureTable of=name.to_owned() caption=format!("Groups: {}", groups.label) heads rows/> }.into_any()
}

/// A part of a survey, drawn once somebody opens it.
fn domain_part(opened: Opened, head: &Head, figures: &SurveyFigures, domain: &SurveyDomain) -> AnyView {
    let title = format!("{} {}", domain.domain, domain.title);
    let (questions, groups, of) = (domain.questions.clone(), figures.groups.clone(), head.clone());
    part(opened.parts, format!("{} {}", head.name, domain.domain), title.into_any(), move || {
        questions.iter().map(|one| question(opened, &of, one, groups.as_ref())).collect_view().into_any()
    })
}

fn question(opened: Opened, head: &Head, one: &SurveyQuestion, groups: Option<&ReplyGroups>) -> AnyView {
    let of = format!("{} {}", one.question, head.name);
    let (chart, picture) = chart::chart(opened.desk, head, one);
    let asked = said::asked_unless_all(one);
    let median = one.median.map(|value| format!("In the middle: {}.", said::median(value, &one.unit)));
    let right = one.right.as_ref().map(said::right);
    let notes =
        [asked, median, right].into_iter().flatten().map(|note| view! { <p class="govuk-body">{note}</p> }).collect_view();
    let is_missing = groups.is_some() && !one.is_grouped;
    let groups = groups.filter(|_| one.is_grouped);
    view! {
        <h3 class="govuk-heading-s">
            <span class="app-reference">{one.question.to_string()}</span> " " <span>{one.text.clone()}</span>
        </h3>
        {chart}
        {table(of, one, groups)}
        {picture}
        {one.several.then(|| view! { <p class="govuk-hint">{said::SEVERAL}</p> })}
        {is_missing.then(|| view! { <p class="govuk-hint">{said::NOT_BROKEN_DOWN}</p> })}
        {notes}
        {one.texts.map(|n| texts(opened, &head.name, one, n))}
    }
    .into_any()
}

/// The same numbers, with those of each group.
fn table(of: String, one: &SurveyQuestion, groups: Option<&ReplyGroups>) -> AnyView {
    let names = groups.into_iter().flat_map(|groups| &groups.groups).map(|(label, _)| Cell::of(label.clone()));
    let heads = [Cell::of("Answer"), Cell::of("Everybody")].into_iter().chain(names).collect();
    let counted = |answer: &ReplyCount| {
        let picture = answer.picture.map(picture_drawn);
        let about = Cell::of(view! { {picture} " " <span>{said::answer(answer).to_owned()}</span> });
        let by_group = answer.by_group.iter().map(|n| Cell::of(said::shown(*n)));
        row(about, [Cell::of(said::of_asked(answer.n, one.whole_of(answer)))].into_iter().chain(by_group).collect())
    };
    let mut rows: Vec<AnyView> = one.answers.iter().map(counted).collect();
    if one.positive != ReplyShare::None {
        let by_group = one.by_group.iter().map(|group| Cell::of(said::share(group.positive)));
        rows.push(row(Cell::of("Positive"), [Cell::of(said::share(one.positive))].into_iter().chain(by_group).collect()));
    }
    if let Some(value) = one.median.filter(|_| groups.is_some()) {
        let said_of = |value: Option<i64>| value.map_or_else(|| "*".to_owned(), |value| said::median(value, &one.unit));
        let by_group = one.by_group.iter().map(|group| Cell::of(said_of(group.median)));
        rows.push(row(Cell::of("In the middle"), [Cell::of(said_of(Some(value)))].into_iter().chain(by_group).collect()));
    }
    let caption = Caption::Hidden(format!("Answers to {of}"));
    let drawn = view! { <Table caption class="app-figures" heads rows=rows.into_any()/> };
    scrolling(format!("Table, {of}"), drawn.into_any())
}

/// What people wrote, read once somebody opens it.
fn texts(opened: Opened, name: &str, one: &SurveyQuestion, n: usize) -> AnyView {
    let own = TextsWanted { survey: name.to_owned(), question: one.question.clone() };
    let (asked, told) = (own.clone(), own.clone());
    let Opened { desk, texts: open, .. } = opened;
    let is_open = Signal::derive(move || open.with(|open| open.as_ref() == Some(&asked)));
    let looked = desk.looked();
    let shown = Memo::new(move |_| looked.with(|looked| looked.surveys.texts.clone().filter(|texts| texts.of == told)));
    let toggle = move |is_open: bool| {
        if is_open {
            open.set(Some(own.clone()));
            desk.ask_for(WantedList::Surveys(SurveysWanted { texts: Some(own.clone()), ..untracked(desk) }));
        } else {
            open.update(|open| drop(open.take_if(|open| *open == own)));
        }
    };
    view! {
        <details class="govuk-details" prop:open=is_open on:toggle:target=move |event| toggle(event.target().open())>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{format!("What people wrote ({})", number(n))}</span>
            </summary>
            <div class="govuk-details__text">
                {when(is_open, move || changing(move || shown.with(|shown| match shown {
                    Some(shown) => written(shown),
                    None => view! { <p class="govuk-body">"Reading…"</p> }.into_any(),
                })).into_any())}
            </div>
        </details>
    }
    .into_any()
}

fn written(shown: &TextsShown) -> AnyView {
    let texts = shown.texts.iter().map(|one| {
        let hits = (!one.hits.is_empty()).then(|| view! { <p class="govuk-hint">{one.hits.join(" ")}</p> });
        view! { <li><span dir="auto">{one.text.clone()}</span> {hits}</li> }
    });
    view! {
        <p class="govuk-body">{said::TEXTS_ARE_SHUFFLED}</p>
        <p class="govuk-body">{NAMES_ARE_MISSED}</p>
        <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{texts.collect_view()}</ul>
    }
    .into_any()
}
