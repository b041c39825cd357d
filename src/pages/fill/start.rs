//! Choosing what to complete.

use crate::components::button::Button;
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target, focus_error_summary};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::radios::{Opt, Radios};
use crate::model::offer::Offer;
use crate::model::questionnaire::Kind;
use crate::pages::shared::frame::{Page, go};
use crate::pages::shared::kept_since::KeptSince;
use crate::routes::{DraftPage, Route, SurveyPage};
use crate::state::catalogue::{Loaded, use_catalogue};
use crate::state::draft::arrivals::{Arrivals, use_arrivals};
use crate::state::notices::{Notices, use_notices};
use crate::state::setting::use_setting;
use crate::state::survey::survey_desk::{SurveyDesk, use_survey_desk};
use crate::words::figures::list;
use crate::words::last_time::BEGIN_FROM_LAST;
use leptos::prelude::*;
use leptos::task::spawn_local;

const CONTROL: &str = "questionnaire";

/// Choosing what to complete.
#[component]
pub fn Start() -> impl IntoView {
    let (setting, catalogue, notices) = (use_setting(), use_catalogue(), use_notices());
    let offered = RwSignal::new(None::<Vec<Offer>>);
    spawn_local(async move {
        let ids = setting.with(|partnership| partnership.questionnaires.clone());
        let (found, problems) = catalogue.offers(&ids).await;
        problems.into_iter().for_each(|why| notices.warn(why));
        // The person may have gone elsewhere meanwhile.
        let _ = offered.try_set(Some(found));
    });
    view! {
        <Page heading="What do you need to complete?" back=Route::Home>
            <KeptSince/>
            {changing(move || match offered.get() {
                None => view! { <p class="govuk-body">"Loading…"</p> }.into_any(),
                Some(offered) if offered.is_empty() => {
            view! { <p class="govuk-body">"Nothing can be offered at the moment."</p> }.into_any()
        }
                Some(offered) => view! { <Choice offered/> }.into_any(),
            })}
        </Page>
    }
}

#[component]
fn Choice(offered: Vec<Offer>) -> impl IntoView {
    let (catalogue, notices, beginning) = (use_catalogue(), use_notices(), Beginning::here());
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
    let has_rounds = offered.iter().any(|offer| offer.kind == Kind::SelfAssessment);
    let offered = StoredValue::new(offered);
    let go_on = move |_| {
        let wanted = chosen.get_untracked();
        let found = offered.with_value(|offered| offered.iter().find(|one| Some(one.id.as_str()) == wanted.as_deref()).cloned());
        let Some(offer) = found else {
            is_missing.set(true);
            focus_error_summary();
            return;
        };
        if is_starting.get_untracked() {
            return;
        }
        is_starting.set(true);
        spawn_local(async move {
            let begun = match catalogue.fetch(&offer.id).await {
                Ok(loaded) => beginning.begin(&loaded).await,
                Err(why) => Err(why),
            };
            if let Err(why) = begun {
                is_starting.set(false);
                notices.warn(why);
            }
        });
    };
    view! {
        <ErrorSummary errors/>
        <Fieldset ids=FieldIds::of(CONTROL) legend="Choose one" hint=None error>
            <Radios id=CONTROL.to_owned() options selected=chosen on_select=move |value| chosen.set(Some(value))/>
        </Fieldset>
        <Button label="Continue" on_press=go_on/>
        {has_rounds.then(from_last_round)}
    }
}

/// Whoever has done it before need not type it again.
fn from_last_round() -> AnyView {
    view! {
        <h2 class="govuk-heading-m">"Have you completed it in an earlier round?"</h2>
        <p class="govuk-body">
            "Bring what you said then, and confirm or change it question by question. "
            <a class="govuk-link" href=Route::LastRound.href()>{BEGIN_FROM_LAST}</a>
        </p>
    }
    .into_any()
}

fn option(offer: &Offer) -> Opt {
    let how_long = offer.minutes.map(|[least, most]| match least == most {
        true => format!("{least} minutes"),
        false => format!("{least} to {most} minutes"),
    });
    let time = how_long.map(|how_long| match offer.kind {
        Kind::SelfAssessment | Kind::CaseAudit => format!(" Usually takes {how_long}; you can stop and come back."),
        Kind::Survey => format!(" A survey without names; each reply takes {how_long}."),
    });
    let hint = format!("{}{}", offer.purpose, time.unwrap_or_default());
    Opt { hint: Some(hint), ..Opt::plain(offer.id.as_str(), &offer.title) }
}

/// Where a draft or a survey is begun.
#[derive(Clone, Copy)]
pub struct Beginning {
    arrivals: Arrivals,
    surveys: SurveyDesk,
    notices: Notices,
}

impl Beginning {
    /// From within the app.
    pub fn here() -> Self {
        Self { arrivals: use_arrivals(), surveys: use_survey_desk(), notices: use_notices() }
    }

    /// Begins what the questionnaire is for, and goes there.
    pub async fn begin(&self, loaded: &Loaded) -> Result<(), String> {
        let first = match loaded.questionnaire.kind {
            Kind::SelfAssessment | Kind::CaseAudit => Route::Draft(self.arrivals.start(loaded).await, DraftPage::About),
            Kind::Survey => {
                let begun = self.surveys.start(loaded).await?;
                if !begun.unusable.is_empty() {
                    let fields: Vec<String> = begun.unusable.iter().map(ToString::to_string).collect();
                    let said = format!(
                        "partnership.json answers {} in a way that does not fit this survey, so it was not used.",
                        list(&fields)
                    );
                    self.notices.tell_on_next(said);
                }
                Route::Survey(begun.id, if begun.asks { SurveyPage::Setup } else { SurveyPage::Overview })
            }
        };
        // The page says itself where it cannot be shown or kept.
        go(&first);
        Ok(())
    }
}
