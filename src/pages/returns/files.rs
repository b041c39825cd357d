//! Adding returns, and what became of each file.

use crate::adding_up::VerdictLine;
use crate::adding_up::lines::place;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::file_field::{Choosing, DropArea, FileField};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::platform::files::ChosenFile;
use crate::state::returns::ReturnsDesk;
use crate::words::figures::count;
use leptos::prelude::*;

/// Where files are added.
#[component]
pub fn AddFiles(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let add = Callback::new(move |chosen: Vec<ChosenFile>| desk.add(chosen));
    view! {
        <DropArea on_drop=add>
            <FileField
                id="add-returns"
                label="Add returns"
                hint="Return files or a zip of them. You can also drop files or a folder here."
                choosing=Choosing::Many
                on_choose=add
            />
            <FileField
                id="add-folder"
                label="Add a folder of returns"
                hint="Every file in the folder gets a verdict."
                choosing=Choosing::Folder
                on_choose=add
            />
            <Button label="Try with sample returns" look=Look::Secondary on_press=move |_| desk.try_samples()/>
        </DropArea>
    }
}

/// What became of each file.
#[component]
pub fn Verdicts(
    /// In the order they came.
    verdicts: Signal<Vec<VerdictLine>>,
) -> impl IntoView {
    let has_any = Signal::derive(move || verdicts.with(|verdicts| !verdicts.is_empty()));
    let tally = Signal::derive(move || {
        verdicts.with(|verdicts| {
            let left_out = verdicts.iter().filter(|line| !line.is_counted).count();
            let needing = verdicts.iter().filter(|line| place(line) == 0).count();
            let acting = match needing {
                0 => String::new(),
                1 => " 1 needs somebody to act: it is on top of the list.".to_owned(),
                several => format!(" {several} need somebody to act: they are on top of the list."),
            };
            format!("{} added; {left_out} left out of the figures.{acting}", count(verdicts.len(), "file"))
        })
    });
    view! {
        {when(has_any, move || view! {
            <p class="govuk-body" role="status">{changing_text(tally)}</p>
            <Table
                caption=Caption::Medium("Files added".into())
                class="app-stacked"
                heads=heads(["File", "Organisation", "Verdict"])
                rows=changing(move || verdict_rows(verdicts.get()))
            />
        }.into_any())}
    }
}

/// What somebody must act on comes first, and what is of no concern comes last.
fn verdict_rows(mut verdicts: Vec<VerdictLine>) -> AnyView {
    verdicts.sort_by_key(place);
    let rows = verdicts.into_iter().map(|line| {
        let (is_grey, is_red) = (place(&line) == 2, place(&line) == 0);
        let VerdictLine { name, reference, organisation, is_counted, label, sentence, .. } = line;
        let whose = view! { {organisation} <span class="app-reference">{reference}</span> };
        let verdict = view! {
            <strong class="govuk-tag" class:govuk-tag--green=is_counted class:govuk-tag--grey=is_grey class:govuk-tag--red=is_red>
                {label}
            </strong>
            " " {sentence}
        };
        row(Cell::own(name).breaking(), vec![Cell::of(whose), Cell::of(verdict)])
    });
    rows.collect_view().into_any()
}
