//! Several short numbers that make one answer: a date, or a part of a whole. What cannot be read stays as typed.

use super::field::{FieldIds, Fieldset, Label, has_error};
use super::typing::holds;
use crate::model::answer::{AnswerValue, OutOf};
use crate::model::plain::{plain_text, trimmed};
use crate::model::questionnaire::AnswerType;
use crate::model::typed_date::{split_date, take_apart};
use crate::platform::page::field::{self, typed};
use leptos::prelude::*;

/// One of the short inputs.
struct Part {
    label: &'static str,
    width: &'static str,
}

/// Inputs that make one answer.
struct Group {
    parts: &'static [Part],
    /// What stands between them in the answer.
    between: &'static str,
    /// The answer in its parts.
    split: fn(&str) -> Vec<String>,
    /// An answer that was put into one part as a whole.
    split_whole: fn(&str) -> Option<Vec<String>>,
    /// The parts as they stand when the field is left; none where they stay as they are.
    settle: fn(&[String]) -> Option<Vec<String>>,
}

const DATE: Group = Group {
    parts: &[
        Part { label: "Day", width: "govuk-input--width-2" },
        Part { label: "Month", width: "govuk-input--width-2" },
        Part { label: "Year", width: "govuk-input--width-4" },
    ],
    between: "/",
    split: |value| Vec::from(split_date(value)),
    split_whole: whole_date,
    settle: settle_date,
};

const OUT_OF: Group = Group {
    parts: &[Part { label: "How many", width: "govuk-input--width-4" }, Part { label: "Out of", width: "govuk-input--width-4" }],
    between: " of ",
    split: split_share,
    split_whole: whole_share,
    settle: settle_share,
};

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
    view! { <Parts id group=&DATE value error on_input/> }
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
    view! { <Parts id group=&OUT_OF value error on_input/> }
}

/// Short inputs beside each other. They keep what is typed themselves, since a part alone is no answer yet. What is put into
/// one of them as a whole is taken apart.
#[component]
fn Parts(
    id: String,
    group: &'static Group,
    value: Signal<String>,
    error: Signal<Option<String>>,
    on_input: Callback<String>,
) -> impl IntoView {
    let kept = RwSignal::new((group.split)(&value.get_untracked()));
    // An answer that was taken back elsewhere is blank here too.
    let now = move || {
        if value.with_untracked(String::is_empty) { vec![String::new(); group.parts.len()] } else { kept.get_untracked() }
    };
    let set = move |parts: Vec<String>| {
        let is_blank = parts.iter().all(|part| trimmed(part).is_empty());
        let joined = if is_blank { String::new() } else { parts.join(group.between) };
        kept.set(parts);
        on_input.run(joined);
    };
    let edit = move |at: usize, text: String| {
        let mut parts = now();
        // Several characters at once were pasted or dictated. What is typed one by one may not be whole yet.
        let is_put_in = parts.get(at).is_some_and(|before| text.chars().count() > before.chars().count() + 2);
        let whole = (group.split_whole)(&text).filter(|_| is_put_in);
        if let Some(part) = parts.get_mut(at) {
            *part = text;
        }
        set(whole.unwrap_or(parts));
    };
    let leave = move |_| {
        // A field that has gone was left too, says the browser.
        if value.try_get_untracked().is_none() || kept.try_get_untracked().is_none() {
            return;
        }
        let parts = now();
        if let Some(settled) = (group.settle)(&parts).filter(|settled| *settled != parts) {
            set(settled);
        }
    };
    let inputs = group.parts.iter().enumerate().map(move |(at, part)| {
        let own_id = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
        let class = format!("govuk-input govuk-date-input__input {}", part.width);
        let shown = Signal::derive(move || {
            if value.with(String::is_empty) && kept.with(|kept| kept.iter().any(|part| !trimmed(part).is_empty())) {
                return String::new();
            }
            kept.with(|kept| kept.get(at).cloned().unwrap_or_default())
        });
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
                    use:holds=shown
                    on:input:target=move |event| edit(at, typed(&event.target()))
                    on:blur:target=move |event| field::settle(&event.target(), shown.try_get_untracked())
                />
            </div>
        }
    });
    view! { <div class="govuk-date-input" on:focusout=leave>{inputs.collect_view()}</div> }
}

/// "3 of 5" in its two parts.
fn split_share(value: &str) -> Vec<String> {
    let (n, of) = value.split_once(" of ").unwrap_or((value, ""));
    vec![n.to_owned(), of.to_owned()]
}

/// A whole share that was put into one part.
fn whole_share(text: &str) -> Option<Vec<String>> {
    match AnswerValue::parse(AnswerType::NOfM, text)? {
        AnswerValue::OutOf(OutOf { n, of }) => Some(vec![n.to_string(), of.to_string()]),
        AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::Number(_) | AnswerValue::Rows(_) => None,
    }
}

fn settle_share(parts: &[String]) -> Option<Vec<String>> {
    let [n, of] = parts else { return None };
    if trimmed(of).is_empty() { whole_share(n) } else { None }
}

/// A whole date that was put into one part.
fn whole_date(text: &str) -> Option<Vec<String>> {
    take_apart(text).map(Vec::from)
}

/// A date with nothing left to guess: a year of two digits in four, and a whole date in its three parts.
fn settle_date(parts: &[String]) -> Option<Vec<String>> {
    let whole = take_apart(&parts.join(DATE.between))?;
    let [day, month, year] = parts else { return None };
    let is_apart = [day, month, year].iter().all(|part| !trimmed(part).is_empty());
    Some(if is_apart {
        let [_, _, in_full] = whole;
        let is_in_full = plain_text(year).trim() == in_full;
        vec![day.clone(), month.clone(), if is_in_full { year.clone() } else { in_full }]
    } else {
        Vec::from(whole)
    })
}
