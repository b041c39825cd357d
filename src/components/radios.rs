//! One of a few.

use super::clear_answer::{Clear, ClearAnswer};
use super::picture::drawn;
use crate::model::scale::Picture;
use leptos::prelude::*;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opt {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Help under it.
    pub hint: Option<String>,
    /// Drawn beside it.
    pub picture: Option<Picture>,
}

impl Opt {
    /// Without help and without a picture.
    pub fn plain(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), hint: None, picture: None }
    }
}

/// How a group of radio buttons stands where there is room; on a narrow screen each has a line of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Each on a line of its own.
    #[default]
    Column,
    /// One after the other.
    Inline,
    /// In so many columns, which stay the same from question to question.
    Columns(usize),
}

/// The classes of a group of radio buttons or checkboxes: large ones for surveys, a row where every one has a picture.
pub fn group_class(of: &str, options: &[Opt], is_large: bool, layout: Layout) -> String {
    let mut class = format!("govuk-{of}");
    match layout {
        Layout::Column => {}
        Layout::Inline => class += &format!(" govuk-{of}--inline"),
        Layout::Columns(columns) => class += &format!(" app-levels app-levels--{columns}"),
    }
    if !is_large {
        class += &format!(" govuk-{of}--small");
    }
    if options.iter().any(|option| option.picture.is_some()) {
        class += " app-pictures";
    }
    class
}

/// Radio buttons, without their fieldset.
#[component]
pub fn Radios(
    /// Id of the first; the others count on from it.
    id: String,
    /// What there is to choose from.
    options: Vec<Opt>,
    /// The value chosen.
    #[prop(into)]
    selected: Signal<Option<String>>,
    /// How they stand.
    #[prop(optional)]
    layout: Layout,
    /// Whether they are large.
    #[prop(optional)]
    is_large: bool,
    /// How a choice is taken back, where it may stay unanswered.
    #[prop(default = None)]
    clear: Option<Clear>,
    /// A choice.
    #[prop(into)]
    on_select: Callback<String>,
) -> impl IntoView {
    let name = id.clone();
    let class = group_class("radios", &options, is_large, layout);
    let is_given = Signal::derive(move || selected.with(Option::is_some));
    let clear = clear.map(|clear| view! { <ClearAnswer control=id.clone() is_given clear/> });
    let radios = options.into_iter().enumerate().map(move |(at, option)| {
        let own_id = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
        view! { <Radio id=own_id name=name.clone() option selected on_select/> }
    });
    // Before the choices: whoever goes on with Tab does not pass it, and whoever goes back finds it first.
    view! { {clear} <div class=class>{radios.collect_view()}</div> }
}

/// One radio button with its label and hint.
#[component]
fn Radio(id: String, name: String, option: Opt, selected: Signal<Option<String>>, on_select: Callback<String>) -> impl IntoView {
    let Opt { value, label, hint, picture } = option;
    let hint_id = format!("{id}-hint");
    let is_chosen = {
        let value = value.clone();
        Signal::derive(move || selected.with(|selected| selected.as_deref() == Some(value.as_str())))
    };
    let described_by = hint.as_ref().map(|_| hint_id.clone());
    let stored = value.clone();
    view! {
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                type="radio"
                id=id.clone()
                name=name
                value=value
                aria-describedby=described_by
                prop:checked=is_chosen
                on:change=move |_| on_select.run(stored.clone())
            />
            <label class="govuk-label govuk-radios__label" for=id>{picture.map(drawn)}{label}</label>
            {hint.map(|hint| view! { <div id=hint_id class="govuk-hint govuk-radios__hint">{hint}</div> })}
        </div>
    }
}
