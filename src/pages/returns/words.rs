//! What was written in returns: searched, and tagged with themes.

mod passage;
mod passages;
mod searching;
mod theme;
mod theme_form;
mod themes;

use crate::adding_up::desk::shown::{WantedList, WordsWanted};
use crate::state::returns::ReturnsDesk;
use crate::words::themes::ABOUT;
use leptos::prelude::*;
use passages::Passages;
use searching::SearchWords;
use themes::ThemesPart;

/// What was written in returns: searched, and tagged with themes.
pub fn words(desk: ReturnsDesk) -> AnyView {
    view! {
        <p class="govuk-body">{ABOUT}</p>
        <ThemesPart desk/>
        <h2 class="govuk-heading-m">"What was written"</h2>
        <SearchWords desk/>
        <Passages desk/>
    }
    .into_any()
}

/// What is asked for at present.
fn wanted(what: &WantedList) -> WordsWanted {
    match what {
        WantedList::Words(wanted) => wanted.clone(),
        WantedList::Recent
        | WantedList::Overview
        | WantedList::Everything
        | WantedList::Document { .. }
        | WantedList::Answers(_)
        | WantedList::Organisation { .. }
        | WantedList::Files { .. }
        | WantedList::Organisations { .. }
        | WantedList::Reviewed { .. }
        | WantedList::Actions { .. }
        | WantedList::Register { .. }
        | WantedList::Trend
        | WantedList::Compare
        | WantedList::Surveys(_) => WordsWanted::default(),
    }
}
