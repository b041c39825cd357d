//! Adding returns, and what became of the files that were added last.

use crate::adding_up::VerdictLine;
use crate::adding_up::desk::shown::{FileLine, MOST_LINES};
use crate::adding_up::lines::place;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::file_field::{Choosing, DropArea, FileField};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::platform::files::ChosenFile;
use crate::state::returns::ReturnsDesk;
use crate::words::desk::{files_added, place as place_said, shown};
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
                hint="Return files, replies to surveys, or a zip of them. You can also drop files or a folder here."
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

/// What became of the files that were added since the page was opened, and of those that somebody must act on.
#[component]
pub fn Recent(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let looked = desk.looked();
    let lines = Memo::new(move |_| looked.with(|looked| looked.lines.clone()));
    let all = Memo::new(move |_| looked.with(|looked| looked.lines_in_all));
    let has_any = Signal::derive(move || lines.with(|lines| !lines.is_empty()));
    let is_cut = Signal::derive(move || all.get() > MOST_LINES);
    let said = Signal::derive(move || shown(0, lines.with(Vec::len), all.get(), "file"));
    let tally = Signal::derive(move || {
        looked.with(|looked| files_added(looked.lines_in_all, looked.lines_left_out, looked.lines_needing))
    });
    when(has_any, move || {
        view! {
            <p class="govuk-body" role="status">{changing_text(tally)}</p>
            <Table
                caption=Caption::Medium("Files added".into())
                class="app-stacked"
                heads=heads(["File", "Organisation", "Verdict"])
                rows=changing(move || lines.with(|lines| lines.iter().map(verdict_row).collect_view().into_any()))
            />
            {when(is_cut, move || view! { <p class="govuk-body">{changing_text(said)}</p> }.into_any())}
        }
        .into_any()
    })
}

fn verdict_row(line: &FileLine) -> AnyView {
    let said = match line.place.as_ref().filter(|_| !line.is_in_figures()) {
        None => verdict(&line.line),
        Some(place) => {
            let (label, sentence) = place_said(place, &line.round, &line.instead);
            let sentence = if line.note.is_empty() { sentence } else { line.note.clone() };
            view! { <strong class="govuk-tag govuk-tag--grey">{label}</strong> " " <span>{sentence}</span> }.into_any()
        }
    };
    row(Cell::own(line.line.name.clone()).breaking(), vec![whose(&line.line), Cell::of(said)])
}

/// The organisation, and what people quote.
pub(super) fn whose(line: &VerdictLine) -> Cell {
    let (organisation, reference) = (line.organisation.clone(), line.reference.clone());
    Cell::of(view! { {organisation} <span class="app-reference">{reference}</span> })
}

/// What became of a file.
pub(super) fn verdict(line: &VerdictLine) -> AnyView {
    let (is_grey, is_red, is_counted) = (place(line) == 2, place(line) == 0, line.is_counted);
    let (label, sentence) = (line.label.clone(), line.sentence.clone());
    view! {
        <strong class="govuk-tag" class:govuk-tag--green=is_counted class:govuk-tag--grey=is_grey class:govuk-tag--red=is_red>
            {label}
        </strong>
        " " <span>{sentence}</span>
    }
    .into_any()
}
