//! How many cases to audit.

use super::{Answer, Choice, control};
use crate::aggregation::sampling::ConfidenceLevel;
use crate::aggregation::sampling::typed::TypedProblem;
use crate::components::dynamic::{changing, when};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::radios::{Layout, Opt, Radios};
use crate::components::text_field::{TextField, TextKind};
use crate::words::sampling::{how_many, small_samples};
use leptos::prelude::*;

const CONFIDENCE: &str = "confidence";

/// How many cases to audit.
#[component]
pub fn HowManyCases(
    /// What is typed.
    choice: Choice,
) -> impl IntoView {
    let answer = choice.answer;
    let has_answer = Signal::derive(move || answer.with(Option::is_some));
    let said = move || answer.with(|answer| answer.as_ref().map(sentence)).into_any();
    // On paper beside the cases there is only what was worked out.
    let is_left_out = Signal::derive(move || choice.has_drawn().get() && !has_answer.get());
    let is_old = Memo::new(move |_| {
        let now = choice.typed_aim();
        answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.typed != now))
    });
    // The live region is there before it says something; only then is it read out.
    view! {
        <section aria-labelledby="how-many-heading" class:app-no-print=is_left_out>
            <h2 class="govuk-heading-m" id="how-many-heading">"How many cases"</h2>
            <Form choice/>
            <div role="status" class:govuk-inset-text=has_answer>{changing(said)}</div>
            {when(is_old.into(), || view! {
                <p class="govuk-body">"Something above has been changed since. Press “Work out” again."</p>
            }.into_any())}
            <p class="govuk-body" class:app-no-print=choice.has_drawn()>{small_samples()}</p>
        </section>
    }
}

fn sentence(answer: &Answer) -> impl IntoView + use<> {
    let filled_in =
        answer.is_filled_in.then(|| view! { <span class="app-no-print">" This number is filled in under “Which cases”."</span> });
    view! { {how_many(&answer.found)} {filled_in} }
}

#[component]
fn Form(choice: Choice) -> impl IntoView {
    let Choice { population, confidence, margin, expected, .. } = choice;
    let percent = |confidence: &ConfidenceLevel| confidence.of_hundred().to_string();
    let options = ConfidenceLevel::ALL.iter().map(|one| Opt::plain(&percent(one), &format!("{}%", percent(one)))).collect();
    let selected = Signal::derive(move || Some(percent(&confidence.get())));
    let select = move |value: String| {
        if let Some(chosen) = ConfidenceLevel::ALL.into_iter().find(|one| percent(one) == value) {
            confidence.set(chosen);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        choice.work_out();
    };
    let hint = |text: &str| Some(text.to_owned());
    view! {
        <form novalidate class:app-no-print=choice.has_drawn() on:submit=submit>
            <TextField
                id=control(TypedProblem::Population)
                label="How many cases there are"
                hint=hint("Leave it blank if you do not know.")
                value=population
                error=choice.error(TypedProblem::Population)
                kind=TextKind::Number
                on_input=move |text| population.set(text)
            />
            <Fieldset
                ids=FieldIds::of(CONFIDENCE)
                legend="How sure you want to be"
                hint=hint("In how many of 100 samples the figure is to be as close as you say next. 95% is usual.")
                error=Signal::stored(None::<String>)
            >
                <Radios id=CONFIDENCE.to_owned() options selected layout=Layout::Inline on_select=select/>
            </Fieldset>
            <TextField
                id=control(TypedProblem::Margin)
                label="How far off the figure may be, in percentage points"
                hint=hint("5 is usual: a figure of 80% then stands for 75% to 85%.")
                value=margin
                error=choice.error(TypedProblem::Margin)
                kind=TextKind::Number
                on_input=move |text| margin.set(text)
            />
            <TextField
                id=control(TypedProblem::Expected)
                label="What share you expect to find, in per cent"
                hint=hint("Leave at 50 when unsure.")
                value=expected
                error=choice.error(TypedProblem::Expected)
                kind=TextKind::Number
                on_input=move |text| expected.set(text)
            />
            <button type="submit" class="govuk-button">"Work out"</button>
        </form>
    }
}
