//! Choosing files.

use super::dynamic::changing_text;
use crate::platform::files::{ChosenFile, Dropped, take_chosen, take_dropped};
use crate::words::files as words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// One file.
    One,
    /// Any number of files.
    Many,
    /// A folder with everything in it.
    Folder,
}

/// A file input with its label.
#[component]
pub fn FileField(
    /// The control's id.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// Help under the label.
    hint: &'static str,
    /// What may be chosen.
    choosing: Choosing,
    /// What was chosen.
    #[prop(into)]
    on_choose: Callback<Vec<ChosenFile>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let choose = move |event| {
        let chosen = take_chosen(&event);
        if !chosen.is_empty() {
            on_choose.run(chosen);
        }
    };
    let input = view! {
        <input
            class="govuk-file-upload"
            type="file"
            id=id
            multiple=choosing != Choosing::One
            aria-describedby=hint_id.clone()
            on:change=choose
        />
    };
    // Not in the list of attributes that Leptos knows.
    let input = input.attr("webkitdirectory", choosing == Choosing::Folder);
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for=id>{label}</label>
            <div class="govuk-hint" id=hint_id>{hint}</div>
            {input}
        </div>
    }
}

/// A place that files and folders can be dropped on, around the fields that choose them.
#[component]
pub fn DropArea(
    /// What was dropped.
    #[prop(into)]
    on_drop: Callback<Vec<ChosenFile>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let is_over = RwSignal::new(false);
    // Why nothing came of a drop.
    let said = RwSignal::new(String::new());
    let over = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        said.set(String::new());
        spawn_local(async move {
            match take_dropped(event).await {
                Dropped::Files(files) => on_drop.run(files),
                Dropped::EmptyFolder => drop(said.try_set(words::EMPTY_FOLDER.to_owned())),
                Dropped::Text => drop(said.try_set(words::DROPPED_TEXT.to_owned())),
                Dropped::Nothing => drop(said.try_set(words::DROPPED_NOTHING.to_owned())),
            }
        });
    };
    view! {
        <div
            class="app-drop app-no-print"
            class:app-drop--over=is_over
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            {children()}
            <p class="app-drop__said" role="alert">{changing_text(said.into())}</p>
        </div>
    }
}
