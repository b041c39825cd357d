//! The profile: what is asked about the organisation or the audit before the first domain.

use super::checked::{Checked, error_at};
use super::frame::{GoButton, Page};
use crate::checks::finding::{Finding, Place};
use crate::checks::findings::find_in_profile;
use crate::components::answer_control::{ControlSpec, labelled, options_of};
use crate::components::clear_answer::{Clear, ClearAnswer};
use crate::components::dynamic::keyed;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::field::FieldIds;
use crate::components::select_field::SelectField;
use crate::model::answer::AnswerValue;
use crate::model::ids::FieldId;
use crate::model::questionnaire::{AnswerType, Kind, ProfileField, Questionnaire};
use crate::platform::clock;
use crate::routes::{DraftPage, Route, element};
use crate::state::desk::OpenDraft;
use crate::state::fill_session::FillSession;
use crate::words::findings::rule;
use crate::words::pages::about_title;
use crate::words::typed::far_day_problem;
use leptos::prelude::*;

/// From so many choices on, a list opens instead of showing them all.
const MOST_RADIOS: usize = 7;

/// The profile.
#[component]
pub fn About(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let heading = about_title(questionnaire.kind);
    let asked = Memo::new(move |_| session.asked_fields().iter().map(ToString::to_string).collect::<Vec<_>>()).into();
    let checked = Checked::new(move || profile_errors(&session));
    let errors = checked.errors;
    let tasks = Route::Draft(session.id(), DraftPage::Tasks);
    let after = tasks.clone();
    let save = move |_| checked.save_and_go(open, &after);
    view! {
        <Page heading caption=questionnaire.title.clone() back=tasks open>
            <ErrorSummary errors/>
            <p class="govuk-body">"Give roles and work contacts only. Do not name people."</p>
            {keyed(asked, move |id| view! { <AskedField session id=id.into() errors/> }.into_any())}
            <div class="govuk-button-group">
                <button type="button" class="govuk-button" on:click=save>"Save and continue"</button>
                <GoButton to=Route::Home class="govuk-button govuk-button--secondary" label="Save and come back later"/>
            </div>
        </Page>
    }
}

fn profile_errors(session: &FillSession) -> Vec<PageError> {
    let questionnaire = session.questionnaire();
    let record = session.record();
    let findings = find_in_profile(&questionnaire, record.sheet());
    let wrong = |id: &FieldId| {
        let is_here = |finding: &&Finding| finding.rule.blocks() && finding.place == Place::Profile(id.clone());
        findings.iter().find(is_here).map(|finding| rule(&questionnaire, &finding.rule))
    };
    let today = clock::today();
    let far = |field: &ProfileField| {
        let day = record.profile.get(&field.id).filter(|_| field.answer_type == AnswerType::Date)?;
        far_day_problem(&day.typed(), &today)
    };
    let asked = session.asked_fields();
    let fields = questionnaire.profile.iter().filter(|field| asked.contains(&field.id));
    fields
        .filter_map(|field| {
            let why = wrong(&field.id).or_else(|| far(field))?;
            Some(PageError { target: Target::Control(element::field(&field.id)), text: format!("{}: {why}", field.label) })
        })
        .collect()
}

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
        ids: ids.clone(),
        has_hint: hint.is_some(),
        labelled_by: None,
        answer_type: field.answer_type,
        options: options.clone(),
        is_large: questionnaire.kind == Kind::Survey,
        is_contact: field.contact,
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
