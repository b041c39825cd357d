//! One of many.

use super::field::{Field, FieldIds, Label, has_error, invalid};
use super::radios::Opt;
use leptos::prelude::*;

/// A drop-down list with its label. The first entry is blank.
#[component]
pub fn SelectField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: Label,
    /// Help under the label.
    hint: Option<String>,
    /// What there is to choose from.
    options: Vec<Opt>,
    /// What the blank entry says.
    #[prop(default = "Choose one")]
    blank: &'static str,
    /// The value chosen.
    #[prop(into)]
    selected: Signal<Option<String>>,
    /// What is wrong; none when all is well.
    #[prop(default = Signal::stored(None), into)]
    error: Signal<Option<String>>,
    /// A choice; none for the blank entry.
    #[prop(into)]
    on_select: Callback<Option<String>>,
) -> impl IntoView {
    let ids = FieldIds::of(&id);
    let has_hint = hint.is_some();
    let control = ids.control.clone();
    let described_by = ids.described_by(has_hint, error);
    let is_blank = Signal::derive(move || selected.with(Option::is_none));
    let entries = options.into_iter().map(|option| {
        let Opt { value, label, .. } = option;
        let stored = value.clone();
        let is_chosen = Signal::derive(move || selected.with(|selected| selected.as_deref() == Some(stored.as_str())));
        view! { <option value=value prop:selected=is_chosen>{label}</option> }
    });
    let entries = entries.collect_view();
    view! {
        <Field ids label hint error>
            <select
                class="govuk-select"
                class:govuk-select--error=has_error(error)
                id=control
                aria-describedby=described_by
                aria-invalid=invalid(error)
                on:change:target=move |event| {
                    let value = event.target().value();
                    on_select.run((!value.is_empty()).then_some(value));
                }
            >
                <option value="" prop:selected=is_blank>{blank}</option>
                {entries}
            </select>
        </Field>
    }
}
