//! Returns brought together: figures on top, then files in and what became of them.

mod actions;
mod answers;
mod cases;
mod compare;
mod downloads;
mod escalations;
mod files;
mod grades;
mod leaving_out;
mod listed;
mod locked;
mod moderation;
mod organisation;
mod organisations;
mod overview;
mod parts;
mod picture_buttons;
mod questions;
mod register;
mod report;
mod reviews;
mod rows;
mod surveys;
mod toolbar;
mod trend;
mod words;

use crate::adding_up::desk::shown::{AnswersWanted, KindTable, ReportKind, StatusFilter, SurveysWanted, WantedList, WordsWanted};
use crate::aggregation::summary::Summary;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::model::filter::Filter;
use crate::pages::shared::frame::Page;
use crate::routes::{ReturnsDetail, ReturnsView, Route};
use crate::state::returns::{ReturnsDesk, Source, use_returns_desk};
use crate::words::desk::CASES_ARE_WHOLE;
use crate::words::figures::{several_editions as several_editions_said, summary_heading};
use actions::actions;
use answers::answers;
use compare::compare;
use downloads::buttons;
use escalations::OpenEscalations;
use files::{AddFiles, Recent};
use leptos::prelude::*;
use listed::Files;
use locked::Locked;
use organisation::organisation;
use organisations::organisations;
use overview::{Headlines, register_line};
use parts::OpenParts;
use register::RegisterPage;
use report::report;
use reviews::reviewed_organisations;
use surveys::surveys;
use toolbar::{Counts, Toolbar, WithoutRound};
use trend::trend;
use words::words;

/// Returns brought together.
#[component]
pub fn Returns(
    /// Which figures.
    view: ReturnsView,
    /// Over which returns.
    filter: Filter,
) -> impl IntoView {
    let desk = use_returns_desk();
    desk.enter(filter, first_wanted(view));
    let looked = desk.looked();
    let has_any = Signal::derive(move || looked.with(|looked| !looked.rounds.is_empty() || looked.tally.not_counted > 0));
    let has_none = Signal::derive(move || !has_any.get());
    let escalations = Signal::derive(move || looked.with(|looked| looked.escalations.clone()));
    let is_sample = Signal::derive(move || desk.source().get() == Source::Samples);
    let can_stop = desk.may_stop();
    let is_list = view == ReturnsView::Files;
    // The report has buttons of its own, which go by whom it is for.
    let has_buttons = Signal::derive(move || view != ReturnsView::Report && has_any.get());
    view! {
        <Page heading="Returns" back=Route::Home>
            <OpenEscalations escalations/>
            {when(has_none, || view! {
                <p class="govuk-body">
                    "Add the return files that organisations have sent. They are read on this device and go nowhere else."
                </p>
            }.into_any())}
            {when(is_sample, move || sample_note(desk))}
            <p class="app-busy" role="status">{changing_text(desk.doing())}</p>
            {when(can_stop, move || view! {
                <Button label="Stop" look=Look::Secondary on_press=move |_| desk.stop()/>
            }.into_any())}
            <Locked desk/>
            {when(has_any, move || view! {
                <Toolbar desk/>
                <WithoutRound desk/>
            }.into_any())}
            <Views desk current=view/>
            {when(has_any, move || view! { <Counts desk is_list/> }.into_any())}
            {body(desk, view)}
            {when(has_buttons, move || buttons(desk))}
            <AddFiles desk/>
            {(!is_list).then(|| view! { <Recent desk/> })}
        </Page>
    }
}

/// What stands behind the figures.
#[component]
pub fn Detail(
    /// What.
    detail: ReturnsDetail,
    /// Over which returns.
    filter: Filter,
) -> impl IntoView {
    let desk = use_returns_desk();
    match detail {
        ReturnsDetail::Organisation(key) => {
            desk.enter(filter.clone(), WantedList::Organisation { key });
            let back = Route::Returns(ReturnsView::Organisations, filter);
            view! { <Page heading="Organisation" back>{organisation(desk)}</Page> }.into_any()
        }
        ReturnsDetail::Answers(of) => {
            desk.enter(filter.clone(), WantedList::Answers(AnswersWanted { of, ..AnswersWanted::default() }));
            let back = Route::Returns(ReturnsView::Questions, filter);
            view! { <Page heading="Who answered what" back>{answers(desk)}</Page> }.into_any()
        }
    }
}

/// What a view asks for besides the figures when somebody comes to it.
fn first_wanted(view: ReturnsView) -> WantedList {
    match view {
        ReturnsView::Files => WantedList::Files { from: 0, like: String::new() },
        ReturnsView::Register => WantedList::Register { from: 0, like: String::new(), only: StatusFilter::All },
        ReturnsView::Organisations => WantedList::Organisations { from: 0, like: String::new() },
        ReturnsView::Trend => WantedList::Trend,
        ReturnsView::Compare => WantedList::Compare,
        ReturnsView::Words => WantedList::Words(WordsWanted::default()),
        ReturnsView::Surveys => WantedList::Surveys(SurveysWanted::default()),
        ReturnsView::Actions => WantedList::Actions { from: 0, like: String::new(), overdue: false },
        ReturnsView::Overview => WantedList::Overview,
        ReturnsView::Report => WantedList::Document { kind: ReportKind::Report, about: use_returns_desk().about() },
        ReturnsView::Moderation => WantedList::Reviewed { from: 0, like: String::new() },
        ReturnsView::Domains | ReturnsView::Questions | ReturnsView::Cases => WantedList::Recent,
    }
}

fn body(desk: ReturnsDesk, view: ReturnsView) -> AnyView {
    match view {
        ReturnsView::Files => view! { <Files desk/> }.into_any(),
        ReturnsView::Organisations => organisations(desk),
        ReturnsView::Trend => trend(desk),
        ReturnsView::Compare => compare(desk),
        ReturnsView::Words => words(desk),
        ReturnsView::Surveys => surveys(desk),
        ReturnsView::Actions => actions(desk),
        ReturnsView::Report => report(desk),
        ReturnsView::Register => view! { <RegisterPage desk/> }.into_any(),
        ReturnsView::Overview | ReturnsView::Domains | ReturnsView::Questions | ReturnsView::Cases | ReturnsView::Moderation => {
            // Only what is shown decides whether it is drawn anew: a list beside it may have changed.
            let summaries = Memo::new(move |_| desk.looked().with(|looked| looked.summaries.clone()));
            let is_narrow = Memo::new(move |_| desk.filter().with(Filter::is_narrow));
            let has_any = Memo::new(move |_| desk.looked().with(|looked| looked.tally.here > 0));
            let kinds = Memo::new(move |_| desk.looked().with(|looked| looked.question_kinds.clone()));
            let open = OpenParts::default();
            let headlines = Memo::new(move |_| desk.looked().with(|looked| Headlines::of(looked)));
            let drawn = move |kinds: &[KindTable], headlines: &Headlines| {
                let beside = Beside { is_narrow: is_narrow.get(), has_any: has_any.get(), kinds, headlines, open };
                summaries.with(|summaries| figures(view, summaries, &beside))
            };
            let has_questions = move || summaries.with(|all| all.iter().any(|summary| !summary.questions.is_empty()));
            let may_choose = Signal::derive(move || view == ReturnsView::Questions && has_questions());
            let choice = when(may_choose, move || questions::questions_by(desk));
            let line = (view == ReturnsView::Overview).then(|| register_line(desk));
            let drawn = changing(move || kinds.with(|kinds| headlines.with(|headlines| drawn(kinds, headlines))));
            let reviewed = (view == ReturnsView::Moderation).then(|| reviewed_organisations(desk));
            view! { {line} {choice} {drawn} {reviewed} }.into_any()
        }
    }
}

fn sample_note(desk: ReturnsDesk) -> AnyView {
    view! {
        <div class="govuk-inset-text">
            <p class="govuk-body">
                "These are invented returns, for trying this page. Nothing here is kept. Your own come back when you leave them."
            </p>
            <Button label="Leave the samples" look=Look::Secondary on_press=move |_| desk.leave_samples()/>
        </div>
    }
    .into_any()
}

#[component]
fn Views(desk: ReturnsDesk, current: ReturnsView) -> impl IntoView {
    let link = move |view: ReturnsView| {
        let is_current = view == current;
        let class = if is_current {
            "govuk-service-navigation__item govuk-service-navigation__item--active"
        } else {
            "govuk-service-navigation__item"
        };
        let href = move || Route::Returns(view, desk.filter().get()).href();
        view! {
            <li class=class>
                <a class="govuk-service-navigation__link" href=href aria-current=is_current.then_some("page")>{label(view)}</a>
            </li>
        }
    };
    view! {
        <nav class="app-views app-no-print" aria-label="Figures">
            <ul class="govuk-service-navigation__list">{ReturnsView::ALL.map(link).collect_view()}</ul>
        </nav>
    }
}

fn label(view: ReturnsView) -> &'static str {
    match view {
        ReturnsView::Overview => "Overview",
        ReturnsView::Domains => "Domains",
        ReturnsView::Questions => "Questions",
        ReturnsView::Organisations => "Organisations",
        ReturnsView::Compare => "Compare",
        ReturnsView::Trend => "Trend",
        ReturnsView::Actions => "Actions",
        ReturnsView::Words => "Words",
        ReturnsView::Surveys => "Surveys",
        ReturnsView::Cases => "Cases",
        ReturnsView::Moderation => "Moderation",
        ReturnsView::Register => "Register",
        ReturnsView::Files => "Files",
        ReturnsView::Report => "Report",
    }
}

/// What figures are drawn with, beside the summaries.
struct Beside<'l> {
    /// Whether a filter narrows them.
    is_narrow: bool,
    /// Whether any return is here.
    has_any: bool,
    /// Answers by type of organisation, where they were asked for.
    kinds: &'l [KindTable],
    /// What is said first of the round.
    headlines: &'l Headlines,
    open: OpenParts,
}

/// What a view shows of every questionnaire; a sentence where that is nothing.
fn figures(view: ReturnsView, summaries: &[Summary], beside: &Beside<'_>) -> AnyView {
    let drawn: Vec<AnyView> = summaries.iter().filter_map(|summary| figures_of(view, summary, beside)).collect();
    if drawn.is_empty() {
        return view! { <p class="govuk-body">{nothing(view, summaries, beside.has_any)}</p> }.into_any();
    }
    let has_cases = summaries.iter().any(|summary| summary.cases.is_some());
    let is_of_cases = has_cases && matches!(view, ReturnsView::Cases | ReturnsView::Moderation);
    let whole = (beside.is_narrow && is_of_cases).then(|| view! { <p class="govuk-inset-text">{CASES_ARE_WHOLE}</p> });
    view! { {several_editions(summaries)} {whole} {drawn} }.into_any()
}

/// That figures of several editions stand by themselves; nothing where there is one of each.
fn several_editions(summaries: &[Summary]) -> Option<AnyView> {
    let said = several_editions_said(summaries)?;
    Some(view! { <div class="govuk-inset-text">{said}</div> }.into_any())
}

fn figures_of(view: ReturnsView, summary: &Summary, beside: &Beside<'_>) -> Option<AnyView> {
    match view {
        ReturnsView::Overview => (summary.counted > 0).then(|| overview::overview(summary, beside.headlines)),
        ReturnsView::Domains => (summary.counted > 0).then(|| grades::domains(summary).into_any()),
        ReturnsView::Questions => {
            let is_its = |table: &&KindTable| table.questionnaire == summary.questionnaire && table.edition == summary.edition;
            let kinds = beside.kinds.iter().find(is_its);
            (!summary.questions.is_empty()).then(|| questions::questions(summary, kinds, beside.open))
        }
        ReturnsView::Cases => summary.cases.as_ref().map(|cases| cases::cases(summary, cases)),
        ReturnsView::Moderation => match (&summary.moderation, &summary.reviews) {
            (Some(found), _) => Some(moderation::moderation(summary, found)),
            (None, Some(found)) => Some(reviews::reviews(summary, found)),
            (None, None) => None,
        },
        ReturnsView::Organisations
        | ReturnsView::Compare
        | ReturnsView::Trend
        | ReturnsView::Actions
        | ReturnsView::Words
        | ReturnsView::Surveys
        | ReturnsView::Register
        | ReturnsView::Report
        | ReturnsView::Files => None,
    }
}

fn nothing(view: ReturnsView, summaries: &[Summary], has_any: bool) -> &'static str {
    match view {
        _ if summaries.is_empty() && has_any => "Nothing is counted here. Look at “Files”, or choose another round or filter.",
        _ if summaries.is_empty() => "Add returns, and their figures appear here.",
        ReturnsView::Overview | ReturnsView::Domains => "There are only joint judgements of cases. Look at “Cases”.",
        ReturnsView::Questions
        | ReturnsView::Organisations
        | ReturnsView::Compare
        | ReturnsView::Trend
        | ReturnsView::Actions
        | ReturnsView::Words
        | ReturnsView::Surveys
        | ReturnsView::Register
        | ReturnsView::Report
        | ReturnsView::Files => "None of the returns is a self-assessment, so there is nothing to show here.",
        ReturnsView::Cases => "None of the returns is an audit of a case, so there is nothing to show here.",
        ReturnsView::Moderation => {
            "No audit was moderated, no case was audited by two auditors of one agency, and no return was reviewed, so there is \
             nothing to show here."
        }
    }
}

fn heading(summary: &Summary) -> String {
    summary_heading(summary)
}
