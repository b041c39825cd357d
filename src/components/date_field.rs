//! Several short numbers that make one answer: a date, or a part of a whole. What cannot be read stays as typed.

use super::field::{FieldIds, Fieldset, Label, has_error};
use leptos::prelude::*;

/// One of the short inputs.
struct Part {
    label: &'static str,
    width: &'static str,
}

const DATE: [Part; 3] = [
    Part { label: "Day", width: "govuk-input--width-2" },
    Part { label: "Month", width: "govuk-input--width-2" },
    Part { label: "Year", width: "govuk-input--width-4" },
];

const OUT_OF: [Part; 2] =
    [Part { label: "How many", width: "govuk-input--width-4" }, Part { label: "Out of", width: "govuk-input--width-4" }];

/// A date with its legend.
#[component]
pub fn DateField(
    /// Id of the first input.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    legend: Label,
    /// Help under the legend.
    hint: Option<String>,
    /// An ISO date, or what was typed.
    #[prop(into)]
    value: Signal<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Each edit: "31/1/2027", however little of it is there; blank when all is blank.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let ids = FieldIds::of(&id);
    view! {
        <Fieldset ids legend hint error>
            <DateInputs id value error on_input/>
        </Fieldset>
    }
}

/// Day, month and year, without their fieldset.
#[component]
pub fn DateInputs(
    /// Id of the first input.
    id: String,
    /// An ISO date, or what was typed.
    value: Signal<String>,
    /// What is wrong; none when all is well.
    error: Signal<Option<String>>,
    /// Each edit: "31/1/2027"; blank when all is blank.
    on_input: Callback<String>,
) -> impl IntoView {
    let parts = split_date(&value.get_untracked());
    view! { <Parts id parts=&DATE typed=parts between="/" error on_input/> }
}

/// "3 of 5", without its fieldset.
#[component]
pub fn OutOfInputs(
    /// Id of the first input.
    id: String,
    /// "3 of 5", or what was typed.
    value: Signal<String>,
    /// What is wrong; none when all is well.
    error: Signal<Option<String>>,
    /// Each edit: "3 of 5"; blank when all is blank.
    on_input: Callback<String>,
) -> impl IntoView {
    let typed = value.get_untracked();
    let (n, of) = typed.split_once(" of ").unwrap_or((typed.as_str(), ""));
    view! { <Parts id parts=&OUT_OF typed=vec![n.to_owned(), of.to_owned()] between=" of " error on_input/> }
}

/// Short inputs beside each other. They keep what is typed themselves, since a part alone is no answer yet.
#[component]
fn Parts(
    id: String,
    parts: &'static [Part],
    typed: Vec<String>,
    between: &'static str,
    error: Signal<Option<String>>,
    on_input: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(typed);
    let edit = move |at: usize, text: String| {
        typed.update(|typed| {
            if let Some(part) = typed.get_mut(at) {
                *part = text;
            }
        });
        let joined = typed.with_untracked(|typed| {
            let is_blank = typed.iter().all(|part| part.trim().is_empty());
            if is_blank { String::new() } else { typed.join(between) }
        });
        on_input.run(joined);
    };
    let inputs = parts.iter().enumerate().map(move |(at, part)| {
        let own_id = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
        let class = format!("govuk-input govuk-date-input__input {}", part.width);
        let shown = Signal::derive(move || typed.with(|typed| typed.get(at).cloned().unwrap_or_default()));
        view! {
            <div class="govuk-date-input__item">
                <label class="govuk-label govuk-date-input__label" for=own_id.clone()>{part.label}</label>
                <input
                    class=class
                    class:govuk-input--error=has_error(error)
                    id=own_id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=shown
                    on:input:target=move |event| edit(at, event.target().value())
                />
            </div>
        }
    });
    view! { <div class="govuk-date-input">{inputs.collect_view()}</div> }
}

/// Day, month and year of an ISO date or of what was typed before.
fn split_date(value: &str) -> Vec<String> {
    let iso: Vec<&str> = value.split('-').collect();
    let parts: Vec<String> = match iso[..] {
        [year, month, day] if year.len() == 4 => {
            [day, month].iter().map(|part| part.trim_start_matches('0').to_owned()).chain([year.to_owned()]).collect()
        }
        _ => value.splitn(3, '/').map(str::to_owned).collect(),
    };
    parts.into_iter().chain(std::iter::repeat_with(String::new)).take(DATE.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::split_date;

    #[test]
    fn a_date_is_taken_apart_as_it_was_typed() {
        assert_eq!(split_date("2027-01-31"), ["31", "1", "2027"]);
        assert_eq!(split_date("31/x/"), ["31", "x", ""]);
        assert_eq!(split_date(""), ["", "", ""]);
    }
}
