//! A reply is finished: thanks, the right answers for the person who gave it, and then handing over.

use super::reply::go;
use super::safety::Safety;
use crate::components::button::Button;
use crate::components::dynamic::changing;
use crate::model::ids::QuestionId;
use crate::pages::shared::frame::Page;
use crate::platform::page;
use crate::routes::{Route, SurveyPage};
use crate::state::survey::open_survey::OpenSurvey;
use leptos::prelude::*;

/// The reply is finished, and nothing of it is shown.
#[component]
pub fn Thanks(survey: OpenSurvey) -> impl IntoView {
    request_animation_frame(move || survey.forget_finished());
    let to_explain = survey.to_explain();
    let overview = Route::Survey(survey.id(), SurveyPage::Overview).href();
    let content = move || {
        let questions = to_explain.get();
        if questions.is_empty() { hand_over(survey) } else { explained(survey, &questions) }
    };
    view! {
        <Page heading="Thank you">
            <Safety/>
            <p class="govuk-body-l">"Your reply is kept, and nothing of it is shown here any more."</p>
            {changing(content)}
            <p class="govuk-body-s"><a class="govuk-link" href=overview>"For whoever runs this survey"</a></p>
        </Page>
    }
}

fn hand_over(survey: OpenSurvey) -> AnyView {
    let next = move |_| go(survey, SurveyPage::Welcome);
    view! {
        <p class="govuk-body">"Please hand the device to the next person, or back to whoever gave it to you."</p>
        <Button label="Next person: begin here" on_press=next/>
    }
    .into_any()
}

/// The right answers to the questions that the tool marks, for the person who was asked them and for nobody after.
fn explained(survey: OpenSurvey, questions: &[QuestionId]) -> AnyView {
    let questionnaire = survey.questionnaire();
    let shown = questions.iter().filter_map(|id| {
        let question = questionnaire.question(id)?;
        let right = question.right.as_ref()?;
        let choice = questionnaire.choices(question.options.as_ref()).iter().find(|choice| choice.id == right.choice)?;
        let shown = view! {
            <h2 class="govuk-heading-m">"The right answer"</h2>
            <p class="govuk-body">{question.text.clone()}</p>
            <p class="govuk-body"><strong>{choice.label.clone()}</strong></p>
            <p class="govuk-body">{right.because.clone()}</p>
        };
        Some(shown.into_any())
    });
    let shown: Vec<AnyView> = shown.collect();
    let done = move |_| {
        survey.explained();
        page::focus("main h1");
    };
    view! {
        {shown}
        <Button label="I have read this: hand over to the next person" on_press=done/>
    }
    .into_any()
}
