//! Buttons: what they say, how they look, what they do.

use super::field::Label;
use leptos::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// What most people do next on the page.
    #[default]
    Primary,
    /// What can be done besides.
    Secondary,
    /// What deserves a second thought.
    Warning,
    /// Where something begins.
    Start,
    /// One of several things that can be done with a row of a table.
    Link,
}

impl Look {
    /// Its classes.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
            Self::Start => "govuk-button govuk-button--start",
            Self::Link => "app-link-button",
        }
    }
}

/// A button that does something on the page it is on.
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: Label,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// Its id, where something leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether it cannot be pressed now.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let class = look.class();
    view! {
        <button type="button" id=id class=class prop:disabled=is_disabled on:click=move |_| on_press.run(())>
            {label.drawn()}
        </button>
    }
}
