//! Earlier versions of a draft, and going back to one.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::components::field::Label;
use crate::components::table::{self, Caption, Cell, Table, heads, only_row};
use crate::pages::shared::frame::Page;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::device::use_device;
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::state::keeping::history::{History, VersionLine, Why};
use crate::state::notices::use_notices;
use crate::words::figures;
use leptos::prelude::*;

/// Earlier versions of a draft.
#[component]
pub fn Versions(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let history = History::load(use_device(), open, use_notices());
    let lines = history.lines();
    let rows = move || match lines.get() {
        None => only_row(3, "Looking…"),
        Some(lines) => lines.into_iter().map(|line| row(line, history)).collect_view().into_any(),
    };
    let back = Route::Draft(session.id(), DraftPage::Tasks);
    view! {
        <Page heading="Earlier versions" caption=draft_caption(open) back open>
            <p class="govuk-body">
                "A version is kept when you open the draft again, every few minutes while you work, and before anything takes \
                 its place. The last 20 are here: many of today, fewer of long ago. Going back to one keeps what is there now, \
                 so you can undo it."
            </p>
            <Table
                caption=Caption::Hidden("Versions of this draft".into())
                class="app-stacked"
                heads=heads(["Version", "What changed", "What you can do"])
                rows=changing(rows)
            />
        </Page>
    }
}

fn row(line: VersionLine, history: History) -> AnyView {
    let VersionLine { key, at, why, changed } = line;
    let called = match (&key, &at) {
        (None, _) => "Now".to_owned(),
        (Some(_), Some(at)) => format!("{} at {}", figures::date(&clock::day(at)), clock::time_with_seconds(at)),
        (Some(_), None) => "A version that cannot be read".to_owned(),
    };
    let restore = key.zip(at).map(|(key, _)| {
        let version = format!("the version of {called}");
        let hidden = format!(" {version}");
        view! {
            <Button
                label=Label::with("Restore", hidden)
                look=Look::Link
                on_press=move |_| history.restore(key.clone(), version.clone())
            />
        }
    });
    let about = view! { {called}<span class="app-reference">{why.map(reason)}</span> };
    table::row(Cell::of(about), vec![Cell::of(changed), Cell::of(restore)])
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::Opened => "As it was when it was opened again",
        Why::Worked => "While it was worked on",
        Why::Replaced => "Before another version took its place",
        Why::Elsewhere => "Typed in another tab or window, and not in the draft",
        Why::Upgraded => "Before the app was updated",
    }
}
