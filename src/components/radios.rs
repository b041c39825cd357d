//! One of a few.

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
    /// Whether they are small and stand beside each other where there is room.
    #[prop(optional)]
    is_inline: bool,
    /// A choice.
    #[prop(into)]
    on_select: Callback<String>,
) -> impl IntoView {
    let name = id.clone();
    let radios = options.into_iter().enumerate().map(move |(at, option)| {
        let own_id = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
        view! { <Radio id=own_id name=name.clone() option selected on_select/> }
    });
    let class =
        if is_inline { "govuk-radios govuk-radios--inline govuk-radios--small" } else { "govuk-radios govuk-radios--small" };
    view! { <div class=class>{radios.collect_view()}</div> }
}

/// One radio button with its label and hint.
#[component]
fn Radio(id: String, name: String, option: Opt, selected: Signal<Option<String>>, on_select: Callback<String>) -> impl IntoView {
    let Opt { value, label, hint } = option;
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
            <label class="govuk-label govuk-radios__label" for=id>{label}</label>
            {hint.map(|hint| view! { <div id=hint_id class="govuk-hint govuk-radios__hint">{hint}</div> })}
        </div>
    }
}
