//! Audits of one case brought together: files in, verdicts, and a joint judgement begun of each case.

use crate::adding_up::cases::{CaseLine, FoundCase, place};
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::file_field::{Choosing, DropArea, FileField};
use crate::components::table::{self, Caption, Cell, Table, heads};
use crate::model::joint::FEWEST_AUDITS;
use crate::pages::shared::frame::{Page, go};
use crate::platform::files::ChosenFile;
use crate::routes::{DraftPage, Route};
use crate::state::case::joint::{CaseDesk, use_case_desk};
use crate::state::notices::use_notices;
use crate::words::figures::{count, list};
use crate::words::joint::{agencies, begin_label};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Audits of one case brought together.
#[component]
pub fn BringCase() -> impl IntoView {
    let desk = use_case_desk();
    let cases = desk.cases();
    let has_files = Signal::derive(move || desk.lines().with(|lines| !lines.is_empty()));
    let problem = Signal::derive(move || desk.problem().get().unwrap_or_default());
    let has_problem = Signal::derive(move || desk.problem().with(Option::is_some));
    let drawn = move || cases.get().into_iter().map(|found| view! { <Found desk found/> }.into_any()).collect_view().into_any();
    view! {
        <Page heading="Bring one case together" back=Route::Home>
            <p class="govuk-body">
                "When several agencies have audited one case, add the file of each. Files with the same case reference become \
                 one case. \
                 You see what each agency saw, and what you judge together is saved as a file of its own."
            </p>
            <p class="govuk-body">
                "The files are read on this device and go nowhere else. Nothing is kept here before you begin a joint judgement."
            </p>
            <AddAudits id="add-case-audits" label="Add audits of one case" on_choose=move |chosen| desk.add(chosen)/>
            <p class="app-busy" role="status">{changing_text(busy_text(desk.is_busy()))}</p>
            {when(has_problem, move || view! {
                <p class="app-status app-status--warning" role="alert">{changing_text(problem)}</p>
            }.into_any())}
            {changing(drawn)}
            <CaseLines lines=desk.lines()/>
            {when(has_files, move || view! {
                <Button label="Clear this list" look=Look::Secondary on_press=move |_| desk.forget()/>
            }.into_any())}
        </Page>
    }
}

/// What is said while files are read.
pub fn busy_text(is_busy: Signal<bool>) -> Signal<String> {
    Signal::derive(move || if is_busy.get() { "Reading the files…".to_owned() } else { String::new() })
}

/// Chooses the files of audits, or has them dropped.
#[component]
pub fn AddAudits(
    /// The control's id.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// What was chosen.
    #[prop(into)]
    on_choose: Callback<Vec<ChosenFile>>,
) -> impl IntoView {
    view! {
        <DropArea on_drop=on_choose>
            <FileField
                id
                label
                hint="The files that agencies downloaded, or a zip of them. You can also drop them here."
                choosing=Choosing::Many
                on_choose
            />
        </DropArea>
    }
}

/// One case, and a way to begin.
#[component]
fn Found(desk: CaseDesk, found: FoundCase) -> impl IntoView {
    let notices = use_notices();
    let is_beginning = RwSignal::new(false);
    let FoundCase { case, title, agencies: names, audits, .. } = found.clone();
    let many = audits.len();
    let label = begin_label(&case, many);
    let opened = format!("Open the joint judgement of {case}");
    let labelled = case.clone();
    let is_begun = {
        let found = found.clone();
        Signal::derive(move || desk.begun(&found).is_some())
    };
    let begin = move |_| {
        if is_beginning.get_untracked() {
            return;
        }
        is_beginning.set(true);
        let found = found.clone();
        spawn_local(async move {
            match desk.begin(&found).await {
                Ok(id) => go(&Route::Draft(id, DraftPage::Case(None))),
                Err(why) => notices.warn(why),
            }
            let _ = is_beginning.try_set(false);
        });
    };
    let button = Signal::derive(move || if is_begun.get() { opened.clone() } else { label.clone() });
    let too_few = (many < FEWEST_AUDITS).then(|| {
        view! {
            <p class="govuk-inset-text">
                "A joint judgement needs the audits of at least two agencies. You can begin it now and add another audit later."
            </p>
        }
    });
    view! {
        <section class="app-case" aria-label=labelled>
            <h2 class="govuk-heading-m">{case}</h2>
            <p class="govuk-body">{title} ". " {format!("{}: {}.", agencies(many), list(&names))}</p>
            {too_few}
            <button type="button" class="govuk-button" on:click=begin>{changing_text(button)}</button>
        </section>
    }
}

/// What became of each file. What somebody must act on comes first, and what is of no concern comes last.
#[component]
pub fn CaseLines(
    /// In the order they were chosen.
    #[prop(into)]
    lines: Signal<Vec<CaseLine>>,
) -> impl IntoView {
    let has_any = Signal::derive(move || lines.with(|lines| !lines.is_empty()));
    let tally = Signal::derive(move || {
        lines.with(|lines| {
            let unused = lines.iter().filter(|line| !line.is_used).count();
            format!("{} looked at; {unused} not used.", count(lines.len(), "file"))
        })
    });
    let rows = move || {
        let mut lines = lines.get();
        lines.sort_by_key(place);
        lines.into_iter().map(row).collect_view().into_any()
    };
    when(has_any, move || {
        view! {
            <p class="govuk-body" role="status">{changing_text(tally)}</p>
            <Table
                caption=Caption::Medium("Files looked at".into())
                class="app-stacked"
                heads=heads(["File", "Agency", "Verdict"])
                rows=changing(rows)
            />
        }
        .into_any()
    })
}

fn row(line: CaseLine) -> AnyView {
    let (is_grey, is_red) = (line.needs_nobody && !line.is_used, !line.needs_nobody && !line.is_used);
    let CaseLine { name, reference, agency, is_used, label, sentence, .. } = line;
    let whose = view! { {agency} <span class="app-reference">{reference}</span> };
    let verdict = view! {
        <strong class="govuk-tag" class:govuk-tag--green=is_used class:govuk-tag--grey=is_grey class:govuk-tag--red=is_red>
            {label}
        </strong>
        " " {sentence}
    };
    table::row(Cell::own(name).breaking(), vec![Cell::of(whose), Cell::of(verdict)])
}
