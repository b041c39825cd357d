//! One field of the profile, or of what is asked once for a survey.

use super::checked::error_at;
use crate::checks::texts::is_meant_so;
use crate::components::answer_control::{ControlSpec, labelled, options_of};
use crate::components::clear_answer::{Clear, ClearAnswer};
use crate::components::error_summary::PageError;
use crate::components::field::{FieldIds, Ties};
use crate::components::select_field::SelectField;
use crate::model::answer::AnswerValue;
use crate::model::ids::FieldId;
use crate::model::questionnaire::{AnswerType, Kind, ProfileField, Questionnaire};
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use leptos::prelude::*;

/// From so many choices on, a list opens instead of showing them all.
const MOST_RADIOS: usize = 7;

/// One field of the profile.
#[component]
pub fn AskedField(
    /// What is filled in.
    session: FillSession,
    /// Which field.
    id: FieldId,
    /// What must be put right on the page.
    errors: Signal<Vec<PageError>>,
) -> impl IntoView {
    let questionnaire = session.questionnaire();
    let field = questionnaire.profile_field(&id).cloned();
    field.map(|field| {
        let value = session.field(&field.id);
        let error = error_at(errors, element::field(&field.id));
        let changed = field.id.clone();
        let on_change = Callback::new(move |value: Option<AnswerValue>| session.set_field(&changed, value));
        let group = field.group.clone().map(|group| view! { <h2 class="govuk-heading-m app-group">{group}</h2> });
        view! {
            {group}
            {profile_control(&questionnaire, &field, value, error, on_change)}
        }
    })
}

fn profile_control(
    questionnaire: &Questionnaire,
    field: &ProfileField,
    value: Signal<Option<AnswerValue>>,
    error: Signal<Option<String>>,
    on_change: Callback<Option<AnswerValue>>,
) -> AnyView {
    let ids = FieldIds::of(&element::field(&field.id));
    let options = options_of(questionnaire, field.answer_type, field.options.as_ref());
    // In a survey nothing has to be answered, and its first page says so.
    let is_said = field.required || questionnaire.kind == Kind::Survey;
    let label = if is_said { field.label.clone() } else { format!("{} (optional)", field.label) };
    let hint = field.hint.clone();
    let spec = ControlSpec {
        ties: Ties::of(ids.clone(), hint.is_some()),
        answer_type: field.answer_type,
        options: options.clone(),
        is_large: questionnaire.kind == Kind::Survey,
        is_contact: is_meant_so(field),
        clears: (!field.required).then(|| field.label.clone()),
    };
    if field.answer_type == AnswerType::Choice && options.len() > MOST_RADIOS {
        let selected = Signal::derive(move || value.with(|value| value.as_ref().map(AnswerValue::typed)));
        let on_select = Callback::new(move |id: Option<String>| on_change.run(id.map(AnswerValue::Text)));
        let is_given = Signal::derive(move || value.with(Option::is_some));
        let clear = spec.clears.map(|of| Clear { of, on_clear: Callback::new(move |()| on_change.run(None)) });
        let clear = clear.map(|clear| view! { <ClearAnswer control=ids.control.clone() is_given clear/> });
        return view! {
            <div class="app-cleared-select">
                <SelectField id=ids.control label hint options selected error on_select/>
                {clear}
            </div>
        }
        .into_any();
    }
    labelled(label, hint, spec, value, error, on_change)
}
