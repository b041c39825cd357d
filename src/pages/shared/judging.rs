//! The grade that an auditor gives to a domain or to the whole. What follows by the rules is said only once one is chosen.

use super::checked::error_at;
use crate::checks::finding::Rule;
use crate::checks::findings::judgement_problem;
use crate::components::dynamic::changing;
use crate::components::error_summary::{PageError, Target};
use crate::components::judgement_field::{JudgementField, JudgementSpec};
use crate::components::level_options::grade_options;
use crate::model::ids::LevelId;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use crate::words::findings::rule;
use crate::words::grades::beside_judgement;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the rules come to, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestion {
    /// The grade; none while something is missing.
    pub grade: Option<LevelId>,
    /// How it was worked out.
    pub why: Vec<String>,
}

/// The grade and its reason. `suggestion` is asked only once a grade is chosen.
pub fn judgement_part(
    session: FillSession,
    subject: Subject,
    legend: &str,
    errors: Signal<Vec<PageError>>,
    suggestion: impl Fn() -> Suggestion + Clone + Send + Sync + 'static,
) -> AnyView {
    let questionnaire = session.questionnaire();
    let Some(scale) = questionnaire.grade_scale() else { return ().into_any() };
    let ladder = match &subject {
        Subject::Domain(id) => questionnaire.domain(id).map(|domain| domain.ladder.clone()).unwrap_or_default(),
        Subject::Overall => BTreeMap::new(),
    };
    let spec = JudgementSpec {
        legend: legend.to_owned(),
        hint: None,
        options: grade_options(scale, &ladder),
        reason_label: "Reasons and evidence for the grade".to_owned(),
        reason_hint: Some("What in the record shows it. Write “the child”, “mother”, “the school”, and no names.".to_owned()),
        grade_error: error_at(errors, element::grade(&subject)),
        reason_error: error_at(errors, element::reason(&subject)),
        subject: subject.clone(),
    };
    let judged = subject.clone();
    let judgement = Signal::derive(move || session.judgement(&judged));
    let chosen = Memo::new(move |_| judgement.with(|judgement| judgement.as_ref()?.given().cloned()));
    let below = beside_chosen(session, chosen, suggestion);
    let on_change = Callback::new(move |judgement: Judgement| session.judge(&subject, judgement));
    view! { <div class="app-judgement"><JudgementField spec judgement below on_change/></div> }.into_any()
}

/// What follows by the rules, once a grade is chosen.
pub fn beside_chosen(
    session: FillSession,
    chosen: Memo<Option<LevelId>>,
    suggestion: impl Fn() -> Suggestion + Send + 'static,
) -> AnyView {
    let below = changing(move || match chosen.get() {
        None => ().into_any(),
        Some(chosen) => beside(&session.questionnaire(), &chosen, suggestion()),
    });
    view! { <div role="status">{below}</div> }.into_any()
}

fn beside(questionnaire: &Questionnaire, chosen: &LevelId, suggestion: Suggestion) -> AnyView {
    let why = suggestion.why.into_iter().map(|sentence| view! { <p class="govuk-body">{sentence}</p> }).collect_view();
    view! {
        <div class="govuk-inset-text app-judgement__beside">
            <p class="govuk-body">{beside_judgement(questionnaire, chosen, suggestion.grade.as_ref())}</p>
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"How that was worked out"</span>
                </summary>
                <div class="govuk-details__text">{why}</div>
            </details>
        </div>
    }
    .into_any()
}

/// What is wrong with a grade as it stands. One that was not given yet is no slip: the task list says it.
pub fn judgement_slip(
    questionnaire: &Questionnaire,
    subject: &Subject,
    judgement: Option<&Judgement>,
    suggested: Option<&LevelId>,
) -> Option<PageError> {
    let found = judgement_problem(judgement, suggested).filter(|found| matches!(found, Rule::NoReason(_)))?;
    Some(PageError { target: Target::Control(element::reason(subject)), text: rule(questionnaire, &found) })
}
