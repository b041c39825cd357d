//! A grade that a person gives, with what each grade looks like beside it, and the reason for it.

use super::clear_answer::Clear;
use super::field::{FieldIds, Fieldset};
use super::radios::{Opt, Radios};
use super::text_field::TextArea;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::routes::element;
use leptos::prelude::*;

/// What is asked for with a grade, and what is wrong with it.
#[derive(Clone)]
pub struct JudgementSpec {
    /// What is graded.
    pub subject: Subject,
    /// What the grades ask: "Your grade".
    pub legend: String,
    /// Help under it.
    pub hint: Option<String>,
    /// The grades.
    pub options: Vec<Opt>,
    /// What the text under the grades asks.
    pub reason_label: String,
    /// Help under that.
    pub reason_hint: Option<String>,
    /// What is wrong with the grade; none when all is well.
    pub grade_error: Signal<Option<String>>,
    /// What is wrong with the reason; none when all is well.
    pub reason_error: Signal<Option<String>>,
}

/// A grade and its reason. `below` stands between them: what is said once a grade is chosen.
#[component]
pub fn JudgementField(
    /// What is asked for.
    spec: JudgementSpec,
    /// What was judged so far.
    #[prop(into)]
    judgement: Signal<Option<Judgement>>,
    /// Said between the grades and the reason.
    #[prop(optional, into)]
    below: Option<AnyView>,
    /// Each edit.
    #[prop(into)]
    on_change: Callback<Judgement>,
) -> impl IntoView {
    let JudgementSpec { subject, legend, hint, options, reason_label, reason_hint, grade_error, reason_error } = spec;
    let id = element::grade(&subject);
    let now = move || judgement.get_untracked().unwrap_or_else(|| Judgement::new("".into(), String::new()));
    let selected = Memo::new(move |_| judgement.with(|judgement| judgement.as_ref()?.given().map(ToString::to_string)));
    let because =
        Memo::new(move |_| judgement.with(|judgement| judgement.as_ref().map(|one| one.because.clone()).unwrap_or_default()));
    let choose = Callback::new(move |grade: String| on_change.run(Judgement { grade: grade.into(), ..now() }));
    // The reason stays: whoever chooses again finds it.
    let clear = Clear { of: legend.clone(), on_clear: Callback::new(move |()| choose.run(String::new())) };
    let reason = Callback::new(move |because: String| on_change.run(Judgement { because, ..now() }));
    view! {
        <Fieldset ids=FieldIds::of(&id) legend hint error=grade_error>
            <Radios id=id options selected clear=Some(clear) on_select=choose/>
        </Fieldset>
        {below}
        <TextArea
            id=element::reason(&subject)
            label=reason_label
            hint=reason_hint
            value=because
            error=reason_error
            rows=4
            on_input=reason
        />
    }
}
