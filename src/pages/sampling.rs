//! Choosing cases to audit: how many, and which. Nothing of it is stored: what is typed is gone with the page.

mod how_many;
mod sample;
mod which;

use crate::aggregation::sampling::ConfidenceLevel;
use crate::aggregation::sampling::typed::{Drawn, TypedAim, TypedDraw, TypedProblem, WorkedOut, new_seed};
use crate::components::error_summary::{ErrorSummary, PageError, Target, focus_error_summary};
use crate::pages::shared::frame::Page;
use crate::platform::{clock, page};
use crate::routes::Route;
use crate::words::sampling;
use leptos::prelude::*;

/// The heading of what was drawn.
const SAMPLE: &str = "sample";

/// Choosing cases to audit.
#[component]
pub fn Choosing() -> impl IntoView {
    let choice = Choice::new();
    // A browser may keep a page that is left for another site, to show it again as it was.
    let leaving = window_event_listener_untyped("pagehide", move |_| choice.forget());
    on_cleanup(move || leaving.remove());
    view! {
        <Page heading="Choose cases to audit" back=Route::Home>
            <ErrorSummary errors=choice.errors()/>
            <p class="govuk-body app-no-print">
                "Where chance chooses the cases, nobody picks the best or the worst. Work out how many you need, then let this \
                 page choose which."
            </p>
            <how_many::HowManyCases choice/>
            <which::WhichCases choice/>
            <sample::ChosenCases choice/>
        </Page>
    }
}

/// How many to audit, and what it was worked out from.
#[derive(Clone, PartialEq)]
struct Answer {
    typed: TypedAim,
    found: WorkedOut,
    /// Whether it stands as how many to choose.
    is_filled_in: bool,
}

/// Cases that were drawn, what from, and when.
#[derive(Clone, PartialEq)]
struct Draw {
    typed: TypedDraw,
    drawn: Drawn,
    day: String,
    /// How many cases there are, where the number to choose was worked out from that.
    planned: Option<usize>,
}

/// What is typed on the page, and what came of it.
#[derive(Clone, Copy)]
struct Choice {
    population: RwSignal<String>,
    confidence: RwSignal<ConfidenceLevel>,
    margin: RwSignal<String>,
    expected: RwSignal<String>,
    answer: RwSignal<Option<Answer>>,
    list: RwSignal<String>,
    number: RwSignal<String>,
    by_group: RwSignal<bool>,
    seed: RwSignal<String>,
    draw: RwSignal<Option<Draw>>,
    problems: RwSignal<Vec<TypedProblem>>,
}

impl Choice {
    fn new() -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            population: text(""),
            confidence: RwSignal::new(ConfidenceLevel::default()),
            margin: text("5"),
            expected: text("50"),
            answer: RwSignal::new(None),
            list: text(""),
            number: text(""),
            by_group: RwSignal::new(false),
            seed: RwSignal::new(new_seed(clock::chance()).to_string()),
            draw: RwSignal::new(None),
            problems: RwSignal::new(Vec::new()),
        }
    }

    fn typed_aim(&self) -> TypedAim {
        TypedAim {
            population: self.population.get(),
            confidence: self.confidence.get(),
            margin: self.margin.get(),
            expected: self.expected.get(),
        }
    }

    fn typed_draw(&self) -> TypedDraw {
        TypedDraw { list: self.list.get(), number: self.number.get(), by_group: self.by_group.get(), seed: self.seed.get() }
    }

    /// Works out how many, and fills it in as how many to choose, unless somebody typed another number there.
    fn work_out(&self) {
        let typed = untrack(|| self.typed_aim());
        let Some(found) = self.accepted(typed.work_out()) else { return };
        let there = self.number.get_untracked();
        let is_filled_in = there.trim().is_empty() || self.filled_in().as_ref() == Some(&there);
        if is_filled_in {
            self.number.set(found.how_many.n().to_string());
        }
        self.answer.set(Some(Answer { typed, found, is_filled_in }));
    }

    /// What was filled in as how many to choose.
    fn filled_in(&self) -> Option<String> {
        let n = |answer: &Answer| answer.is_filled_in.then(|| answer.found.how_many.n().to_string());
        self.answer.with_untracked(|answer| answer.as_ref().and_then(n))
    }

    fn choose(&self) {
        let mut typed = untrack(|| self.typed_draw());
        let Some(drawn) = self.accepted(typed.draw(clock::chance())) else { return };
        if typed.seed.trim().is_empty() {
            typed.seed = drawn.sample.seed.to_string();
            self.seed.set(typed.seed.clone());
        }
        let is_planned = self.filled_in().as_ref() == Some(&typed.number);
        let of = |answer: &Answer| answer.found.how_many.of();
        let planned = self.answer.with_untracked(|answer| answer.as_ref().filter(|_| is_planned).and_then(of));
        self.draw.set(Some(Draw { typed, drawn, day: clock::today(), planned }));
        request_animation_frame(|| page::show(SAMPLE));
    }

    /// What came of it, or everything that is wrong shown.
    fn accepted<T>(&self, result: Result<T, Vec<TypedProblem>>) -> Option<T> {
        match result {
            Ok(found) => {
                self.problems.set(Vec::new());
                Some(found)
            }
            Err(problems) => {
                self.problems.set(problems);
                focus_error_summary();
                None
            }
        }
    }

    /// Forgets what was pasted and drawn.
    fn forget(&self) {
        self.list.set(String::new());
        self.draw.set(None);
    }

    fn errors(self) -> Signal<Vec<PageError>> {
        let error = |problem: &TypedProblem| PageError {
            target: Target::Control(control(*problem).to_owned()),
            text: sampling::problem(*problem).to_owned(),
        };
        Signal::derive(move || self.problems.with(|problems| problems.iter().map(error).collect()))
    }

    fn error(self, problem: TypedProblem) -> Signal<Option<String>> {
        Signal::derive(move || {
            let is_there = self.problems.with(|problems| problems.contains(&problem));
            is_there.then(|| sampling::problem(problem).to_owned())
        })
    }

    /// Whether cases were drawn: then the page is printed without its forms.
    fn has_drawn(self) -> Signal<bool> {
        Signal::derive(move || self.draw.with(Option::is_some))
    }
}

/// The control in which something can be put right.
fn control(problem: TypedProblem) -> &'static str {
    match problem {
        TypedProblem::Population => "population",
        TypedProblem::Margin => "margin",
        TypedProblem::Expected => "expected",
        TypedProblem::List => "references",
        TypedProblem::Number => "number",
        TypedProblem::Seed => "seed",
    }
}
