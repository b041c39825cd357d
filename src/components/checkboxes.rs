//! Any number of a few.

use super::picture::drawn;
use super::radios::{Layout, Opt, group_class};
use leptos::prelude::*;

/// Checkboxes, without their fieldset.
#[component]
pub fn Checkboxes(
    /// Id of the first; the others count on from it.
    id: String,
    /// What there is to choose from.
    options: Vec<Opt>,
    /// The values chosen.
    #[prop(into)]
    selected: Signal<Vec<String>>,
    /// Whether they are large.
    #[prop(optional)]
    is_large: bool,
    /// Every value chosen now, in the order of the options.
    #[prop(into)]
    on_select: Callback<Vec<String>>,
) -> impl IntoView {
    let class = group_class("checkboxes", &options, is_large, Layout::Column);
    let order: Vec<String> = options.iter().map(|option| option.value.clone()).collect();
    let boxes = options.into_iter().enumerate().map(move |(at, option)| {
        let own_id = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
        let order = order.clone();
        let Opt { value, label, picture, .. } = option;
        let toggled = value.clone();
        let is_chosen = {
            let value = value.clone();
            Signal::derive(move || selected.with(|selected| selected.contains(&value)))
        };
        let toggle = move |is_on: bool| {
            let chosen = selected.get_untracked();
            let is_kept = |one: &String| if *one == toggled { is_on } else { chosen.contains(one) };
            on_select.run(order.iter().filter(|one| is_kept(one)).cloned().collect());
        };
        view! {
            <div class="govuk-checkboxes__item">
                <input
                    class="govuk-checkboxes__input"
                    type="checkbox"
                    id=own_id.clone()
                    value=value
                    prop:checked=is_chosen
                    on:change:target=move |event| toggle(event.target().checked())
                />
                <label class="govuk-label govuk-checkboxes__label" for=own_id>{picture.map(drawn)}{label}</label>
            </div>
        }
    });
    view! { <div class=class>{boxes.collect_view()}</div> }
}
