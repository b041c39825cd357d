//! The passages that were found, some at a time.

use super::passage::passage;
use super::wanted;
use crate::adding_up::desk::shown::{PassageLine, WantedList, WordsShown, WordsWanted};
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing_text, keyed, when};
use crate::model::digest::text_digest;
use crate::platform::page;
use crate::state::notices::use_notices;
use crate::state::returns::ReturnsDesk;
use crate::words::desk::shown as shown_words;
use crate::words::themes::{found, unread};
use leptos::prelude::*;
use std::sync::Arc;

/// Passages with their keys: the same one drawn alike has the same key.
pub(super) type Lines = Vec<(String, Arc<PassageLine>)>;

/// The passages that were found.
#[component]
pub(super) fn Passages(desk: ReturnsDesk) -> impl IntoView {
    let looked = desk.looked();
    let asked = Memo::new(move |_| desk.what().with(wanted));
    let lines = Memo::new(move |_| looked.with(|looked| with_keys(&looked.words)));
    let keys = Signal::derive(move || lines.with(|lines| lines.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>()));
    let count = Memo::new(move |_| looked.with(|looked| (looked.words.passages, looked.words.unread)));
    let said = Signal::derive(move || looked.with(|looked| said(&looked.words)));
    let part = Signal::derive(move || {
        let (shown, all) = (lines.with(Vec::len), count.get().0);
        // Where all of it is shown, that was said already.
        if shown == all { String::new() } else { shown_words(asked.with(|asked| asked.from), shown, all, "passage") }
    });
    let could_not = Signal::derive(move || if count.get().1 > 0 { unread(count.get().1) } else { String::new() });
    let is_unread = Signal::derive(move || count.get().1 > 0);
    let has_more = Signal::derive(move || asked.with(|asked| asked.from) + lines.with(Vec::len) < count.get().0);
    let has_fewer = Signal::derive(move || asked.with(|asked| asked.from > 0));
    let themes = Memo::new(move |_| {
        looked.with(|looked| {
            let themes = looked.words.themes.themes.iter().filter(|theme| !theme.is_deleted);
            themes.map(|theme| (theme.id.clone(), theme.name.clone())).collect::<Vec<_>>()
        })
    });
    let is_of_theme = Signal::derive(move || asked.with(|asked| asked.theme.is_some()));
    let turn = move |change: fn(&WordsWanted) -> usize| {
        let mut wanted = asked.get_untracked();
        wanted.from = change(&wanted);
        desk.ask_for(WantedList::Words(wanted));
        page::focus("#shown-passage");
    };
    view! {
        <p class="app-busy app-no-print">{changing_text(desk.searching())}</p>
        <p class="govuk-body-l" role="status" id="shown-passage" tabindex="-1">{changing_text(said)}</p>
        <p class="govuk-body">{changing_text(part)}</p>
        {when(is_unread, move || view! { <p class="govuk-inset-text">{changing_text(could_not)}</p> }.into_any())}
        {when(is_of_theme, move || of_theme(desk))}
        <ul class="govuk-list app-passages">
            {keyed(keys, move |key| {
                let line = lines.with_untracked(|lines| {
                    lines.iter().find(|(other, _)| *other == key).map(|(_, line)| Arc::clone(line))
                });
                line.map(|line| passage(desk, &key, &line, themes)).into_any()
            })}
        </ul>
        <div class="govuk-button-group app-no-print">
            {when(has_fewer, move || view! {
                <Button
                    label="Show those before"
                    look=Look::Secondary
                    on_press=move |_| turn(|wanted| wanted.from.saturating_sub(wanted.most()))
                />
            }.into_any())}
            {when(has_more, move || view! {
                <Button
                    label="Show those after"
                    look=Look::Secondary
                    on_press=move |_| turn(|wanted| wanted.from + wanted.most())
                />
            }.into_any())}
        </div>
    }
}

/// What can be done with the passages of one theme.
fn of_theme(desk: ReturnsDesk) -> AnyView {
    let notices = use_notices();
    let print = move |_| {
        if let Err(error) = page::print() {
            notices.warn(format!("The page could not be printed: {}.", error.message));
        }
    };
    let all = move |_| {
        desk.ask_for(WantedList::Words(WordsWanted::default()));
        page::focus("#shown-passage");
    };
    view! {
        <div class="govuk-button-group app-no-print">
            <Button label="Print" look=Look::Secondary on_press=print/>
            <Button label="Show what was written, whatever the theme" look=Look::Secondary on_press=all/>
        </div>
    }
    .into_any()
}

fn with_keys(words: &WordsShown) -> Lines {
    let key = |line: &PassageLine| format!("passage-{}", text_digest(&format!("{line:?}")));
    words.lines.iter().map(|line| (key(line), Arc::new(line.clone()))).collect()
}

/// How much was found; nothing before anything was searched.
fn said(words: &WordsShown) -> String {
    let Some(asked) = &words.asked else { return String::new() };
    let found = found(words.passages, words.organisations, words.of, asked.is_all());
    let theme = asked.theme.as_ref().and_then(|id| words.themes.themes.iter().find(|theme| theme.id == *id));
    theme.map_or(found.clone(), |theme| format!("“{}”: {found}", theme.name))
}
