//! Choosing what to complete.

use super::frame::Page;
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target, focus_error_summary};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::radios::{Opt, Radios};
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::catalogue::{Loaded, use_catalogue};
use crate::state::intake::use_intake;
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use leptos::prelude::*;
use leptos::task::spawn_local;

const CONTROL: &str = "questionnaire";

/// Choosing what to complete.
#[component]
pub fn Start() -> impl IntoView {
    let (setting, catalogue, notices) = (use_setting(), use_catalogue(), use_notices());
    let offered = RwSignal::new(None::<Vec<Loaded>>);
    spawn_local(async move {
        let mut found = Vec::new();
        for id in setting.with(|partnership| partnership.questionnaires.clone()) {
            match catalogue.fetch(&id).await {
                Ok(loaded) => found.push(loaded),
                Err(why) => notices.warn(why),
            }
        }
        // The person may have gone elsewhere meanwhile.
        let _ = offered.try_set(Some(found));
    });
    view! {
        <Page heading="What do you need to complete?" back=Route::Home>
            {changing(move || match offered.get() {
                None => view! { <p class="govuk-body">"Loading…"</p> }.into_any(),
                Some(offered) if offered.is_empty() => view! { <p class="govuk-body">"Nothing can be offered at the moment."</p> }.into_any(),
                Some(offered) => view! { <Choice offered/> }.into_any(),
            })}
        </Page>
    }
}

#[component]
fn Choice(offered: Vec<Loaded>) -> impl IntoView {
    let intake = use_intake();
    let options: Vec<Opt> = offered.iter().map(option).collect();
    let chosen = RwSignal::new(None::<String>);
    let is_missing = RwSignal::new(false);
    let is_starting = RwSignal::new(false);
    let error = Signal::derive(move || {
        (is_missing.get() && chosen.with(Option::is_none)).then(|| "Choose what you need to complete".to_owned())
    });
    let errors = Signal::derive(move || {
        let problem = |text| PageError { target: Target::Control(CONTROL.to_owned()), text };
        error.get().map(problem).into_iter().collect::<Vec<_>>()
    });
    let offered = StoredValue::new(offered);
    let go_on = move |_| {
        let wanted = chosen.get_untracked();
        let found = offered
            .with_value(|offered| offered.iter().find(|one| Some(one.questionnaire.id.as_str()) == wanted.as_deref()).cloned());
        let Some(loaded) = found else {
            is_missing.set(true);
            focus_error_summary();
            return;
        };
        if is_starting.get_untracked() {
            return;
        }
        is_starting.set(true);
        spawn_local(async move {
            let id = intake.start(&loaded).await;
            // The page of the draft says itself where it cannot be shown or kept.
            let _ = page::go(&Route::Draft(id, DraftPage::About).hash());
        });
    };
    view! {
        <ErrorSummary errors/>
        <Fieldset ids=FieldIds::of(CONTROL) legend="Choose one" hint=None error>
            <Radios id=CONTROL.to_owned() options selected=chosen on_select=move |value| chosen.set(Some(value))/>
        </Fieldset>
        <button type="button" class="govuk-button" on:click=go_on>"Continue"</button>
    }
}

fn option(loaded: &Loaded) -> Opt {
    let questionnaire = &loaded.questionnaire;
    let time = questionnaire
        .minutes
        .map(|[least, most]| format!(" Usually takes {least} to {most} minutes; you can stop and come back."));
    Opt {
        value: questionnaire.id.to_string(),
        label: questionnaire.title.clone(),
        hint: Some(format!("{}{}", questionnaire.purpose, time.unwrap_or_default())),
    }
}
