//! One theme: how many organisations say it, and what somebody can do about it.

use super::theme_form::{ThemeForm, theme_shown};
use super::wanted;
use crate::adding_up::desk::shown::{ThemeShown, WantedList, WordsWanted};
use crate::adding_up::talk::ThemeAsk;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text};
use crate::components::field::Label;
use crate::components::table::{Cell, row};
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::themes::{kind, not_counted, organisations};
use leptos::prelude::*;

/// A row of the table of themes. It stays while its figures change, so that what is open and typed in it stays too.
pub(super) fn theme_row(desk: ReturnsDesk, id: String) -> AnyView {
    let theme = theme_shown(desk, id.clone());
    let of = Memo::new(move |_| desk.looked().with(|looked| looked.words.themes.of));
    let text = move |of: fn(&ThemeShown) -> String| {
        Signal::derive(move || theme.with(|theme| theme.as_ref().map(of).unwrap_or_default()))
    };
    let name = text(|theme| theme.name.clone());
    let about = view! {
        <bdi dir="auto">{changing_text(name)}</bdi>
        <span class="app-reference">{changing_text(text(|theme| kind(theme.kind).to_owned()))}</span>
    };
    let figures = changing(move || theme.with(|theme| theme.as_ref().map(|theme| figures(theme, of.get()))).into_any());
    row(Cell::of(about), vec![Cell::of(figures), Cell::of(choices(desk, id, theme))])
}

fn figures(theme: &ThemeShown, of: usize) -> AnyView {
    let sectors = theme.by_sector.iter().map(|(sector, n)| view! { <li>{format!("{sector}: {n}")}</li> }).collect_view();
    let has_sectors = theme.by_sector.len() > 1;
    let notes = not_counted(theme.changed, theme.beside).into_iter();
    let notes = notes.map(|said| view! { <span class="app-reference">{said}</span> }).collect_view();
    view! {
        {organisations(theme.organisations, of)}
        {has_sectors.then(|| view! { <ul class="govuk-list app-passage__sectors">{sectors}</ul> })}
        {notes}
    }
    .into_any()
}

fn choices(desk: ReturnsDesk, id: String, theme: Memo<Option<ThemeShown>>) -> AnyView {
    let name = theme.with_untracked(|theme| theme.as_ref().map(|theme| theme.name.clone()).unwrap_or_default());
    let wanted = id.clone();
    let show = move |_| {
        let wanted = WordsWanted { theme: Some(wanted.clone().into()), ..WordsWanted::default() };
        desk.ask_for(WantedList::Words(wanted));
        page::focus("#shown-passage");
    };
    view! {
        <div class="app-no-print app-choices">
            <Button label=Label::with("Show its passages", format!(": {name}")) look=Look::Secondary on_press=show/>
            <ChangeTheme desk id theme name/>
        </div>
    }
    .into_any()
}

#[component]
fn ChangeTheme(
    desk: ReturnsDesk,
    id: String,
    theme: Memo<Option<ThemeShown>>,
    /// What it was called when the row was drawn: it tells its controls from those of others.
    name: String,
) -> impl IntoView {
    let before = theme.get_untracked();
    let form = ThemeForm::of(name.clone(), before.map(|theme| theme.kind).unwrap_or_default());
    let (field, hidden) = (format!("theme-{id}"), format!(" of {name}"));
    let (renamed, focused, deleted) = (id.clone(), field.clone(), id);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let ask =
            ThemeAsk::Rename { theme: renamed.clone().into(), name: form.name.get_untracked(), kind: form.kind.get_untracked() };
        form.say(desk, ask, focused.clone(), || ());
    };
    let delete = move |_| {
        let name = theme.with_untracked(|theme| theme.as_ref().map(|theme| theme.name.clone()).unwrap_or_default());
        desk.delete_theme(deleted.clone().into(), &name);
        // Its passages are no longer to be had by it.
        if desk.what().with_untracked(wanted).theme.is_some_and(|theme| theme.as_str() == deleted) {
            desk.ask_for(WantedList::Words(WordsWanted::default()));
        }
    };
    view! {
        <details class="govuk-details app-choices__details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                    "Change or delete it" <span class="govuk-visually-hidden">{format!(": {name}")}</span>
                </span>
            </summary>
            <div class="govuk-details__text">
                <form novalidate on:submit=save>
                    {form.fields(&field, &hidden)}
                    <button type="submit" class="govuk-button govuk-button--secondary">
                        "Save" <span class="govuk-visually-hidden">{hidden.clone()}</span>
                    </button>
                </form>
                <Button label=Label::with("Delete this theme", format!(": {name}")) look=Look::Warning on_press=delete/>
            </div>
        </details>
    }
}
