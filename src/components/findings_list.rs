//! What checks found, each with a link to its place: by kind, the first few of each, and all of them on request and in print.

use super::dynamic::changing_text;
use super::words::Words;
use crate::platform::page;
use leptos::prelude::*;

/// How many of a kind are shown before somebody asks for all.
pub const SHOWN_AT_FIRST: usize = 5;

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGroup {
    /// Begins the ids of its list.
    pub id: String,
    /// What was found, with how many.
    pub heading: String,
    /// More of it, where the same is to be said of each.
    pub more: Option<String>,
    /// Each finding.
    pub lines: Vec<ListedFinding>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFinding {
    /// Where it can be put right.
    pub href: String,
    /// What that place is called.
    pub name: String,
    /// What was found there, where that is not said of all of them.
    pub said: Option<String>,
}

/// Findings of one kind under their heading.
#[component]
pub fn FindingsGroup(
    /// What was found.
    group: ListedGroup,
) -> impl IntoView {
    let ListedGroup { id, heading, more, lines } = group;
    let total = lines.len();
    let is_whole = RwSignal::new(total <= SHOWN_AT_FIRST);
    let (list, first_more) = (id.clone(), line_id(&id, SHOWN_AT_FIRST));
    let toggle = move |_| {
        is_whole.update(|is_whole| *is_whole = !*is_whole);
        if is_whole.get_untracked() {
            // To the first that was not shown before.
            let first_more = first_more.clone();
            request_animation_frame(move || page::show(&first_more));
        }
    };
    let says = Signal::derive(move || if is_whole.get() { "Show fewer".to_owned() } else { format!("Show all {total}") });
    let about = format!(": {heading}");
    let said = more.map(|more| view! { <p class="govuk-body app-findings__more"><Words text=more/></p> });
    let button = (total > SHOWN_AT_FIRST).then(|| {
        view! {
            <button
                type="button"
                class="app-link-button app-no-print"
                aria-expanded=move || is_whole.get().to_string()
                aria-controls=list
                on:click=toggle
            >
                <span>{changing_text(says)}</span>
                <span class="govuk-visually-hidden"><Words text=about/></span>
            </button>
        }
    });
    let lines = lines.into_iter().enumerate().map(|(at, line)| one_line(line_id(&id, at), line)).collect_view();
    view! {
        <h4 class="govuk-heading-s app-findings__heading"><Words text=heading/></h4>
        {said}
        <ul
            class="govuk-list govuk-list--bullet app-findings__list"
            class:app-findings__list--short=move || !is_whole.get()
            id=id
        >
            {lines}
        </ul>
        {button}
    }
}

fn line_id(group: &str, at: usize) -> String {
    format!("{group}-{}", at + 1)
}

fn one_line(id: String, line: ListedFinding) -> AnyView {
    let ListedFinding { href, name, said } = line;
    let said = said.map(|said| view! { " " <Words text=format!("– {said}")/> });
    view! { <li><a class="govuk-link" id=id href=href><Words text=name/></a>{said}</li> }.into_any()
}
