//! For whoever replies: what the survey is, its questions page by page, a last look, and thanks.

use super::safety::Safety;
use crate::checks::finding::Place;
use crate::checks::texts::suspicions;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, keyed, when};
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::summary_list::{Row, SummaryList};
use crate::components::survey_question::survey_question;
use crate::model::answer::Response;
use crate::model::applies::asked_on;
use crate::model::audit_return::Return;
use crate::model::ids::{DomainId, FieldId, QuestionId};
use crate::model::questionnaire::Questionnaire;
use crate::model::replies::Reply;
use crate::pages::shared::asked_field::AskedField;
use crate::pages::shared::checked::{Checked, error_at};
use crate::pages::shared::frame::{GoButton, Page, go_in_place};
use crate::pages::shared::personal::personal_list;
use crate::routes::{Route, SurveyPage, element};
use crate::state::draft::fill_session::FillSession;
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use crate::state::survey::open_survey::OpenSurvey;
use crate::words::findings::{answer, answer_problem, value};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is said below the list of possible personal data.
const LOOK_AGAIN: &str = "Names cannot always be found. Look again at what you wrote: does it name anybody?";

/// What the survey is, and a way to begin.
#[component]
pub fn Welcome(survey: OpenSurvey) -> impl IntoView {
    request_animation_frame(move || survey.forget_finished());
    let questionnaire = survey.questionnaire();
    let (is_begun, has_left) = (untrack(|| survey.reply().is_some()), untrack(|| survey.has_left()));
    let first = first_page(survey);
    let begin = {
        let first = first.clone();
        move |_| {
            let first = first.clone();
            spawn_local(async move {
                survey.begin().await;
                go(survey, first);
            });
        }
    };
    let go_on = move |_| {
        let first = first.clone();
        spawn_local(async move {
            survey.go_on().await;
            go(survey, first);
        });
    };
    let time = questionnaire.minutes.map(|[least, most]| match least == most {
        true => format!("It takes about {least} minutes. "),
        false => format!("It takes {least} to {most} minutes. "),
    });
    let overview = Route::Survey(survey.id(), SurveyPage::Overview).href();
    let introduction = questionnaire.introduction.iter();
    let introduction = introduction.map(|text| view! { <p class="govuk-body">{text.clone()}</p> }).collect_view();
    let question = if is_begun {
        "You have begun to reply."
    } else {
        "Somebody began to reply on this device and did not finish. Was it you?"
    };
    view! {
        <Page heading=questionnaire.title.clone()>
            <Safety/>
            {introduction}
            <p class="govuk-body">{time} "You can leave out any question, and stop when you like."</p>
            <p class="govuk-body">
                <strong>"You cannot change your answers once you have finished. "</strong>
                "Replies are kept without names, and without the order they came in."
            </p>
            {(is_begun || has_left).then(|| view! {
                <div class="govuk-inset-text">
                    <p class="govuk-body">{question}</p>
                    <Button label="Go on with the reply I began" look=Look::Secondary on_press=go_on/>
                </div>
            })}
            <button type="button" class="govuk-button govuk-button--start" on:click=begin>
                {if is_begun || has_left { "Throw that away and start my own" } else { "Start" }}
            </button>
            <p class="govuk-body-s"><a class="govuk-link" href=overview>"For whoever runs this survey"</a></p>
        </Page>
    }
}

/// The page after the welcome.
fn first_page(survey: OpenSurvey) -> SurveyPage {
    let questionnaire = survey.questionnaire();
    if questionnaire.profile.iter().any(|field| !field.asked_once) {
        return SurveyPage::About;
    }
    let asked = untrack(|| survey.with(|replies| asked_on(&questionnaire, replies.blank_sheet())));
    asked.first().map_or(SurveyPage::Check, |first| SurveyPage::Part(first.domain.id.clone()))
}

/// Grouping questions.
pub fn about(survey: OpenSurvey) -> AnyView {
    let Some(session) = untrack(|| survey.reply()) else { return nothing_begun(survey) };
    let asked = Memo::new(move |_| {
        let questionnaire = session.questionnaire();
        let is_mine = |id: &&FieldId| questionnaire.profile_field(id).is_some_and(|field| !field.asked_once);
        session.asked_fields().iter().filter(is_mine).map(ToString::to_string).collect::<Vec<_>>()
    });
    let errors = Signal::stored(Vec::new());
    let go_on = move |_| {
        let next = survey.parts(&session).into_iter().next().map_or(SurveyPage::Check, SurveyPage::Part);
        go(survey, next);
    };
    view! {
        <Page
            heading="About you"
            caption=survey.questionnaire().title.clone()
            back=Route::Survey(survey.id(), SurveyPage::Welcome)
        >
            <Safety/>
            <Kept survey/>
            <p class="govuk-body">
                "These answers are only used to look at groups of people. Leave out what you do not want to say."
            </p>
            {keyed(asked.into(), move |id| view! { <AskedField session id=id.into() errors/> }.into_any())}
            <Button label="Continue" on_press=go_on/>
        </Page>
    }
    .into_any()
}

/// One page of questions.
pub fn part(survey: OpenSurvey, domain: &DomainId) -> AnyView {
    let questionnaire = survey.questionnaire();
    let Some(session) = untrack(|| survey.reply()) else { return nothing_begun(survey) };
    let worded = session.questionnaire();
    let Some(domain) = worded.domain(domain) else { return nothing_begun(survey) };
    let id = domain.id.clone();
    let asked = {
        let id = id.clone();
        Memo::new(move |_| session.asked_in(&id))
    };
    let checked = Checked::new(move || slips(&session, &asked.get()));
    let errors = checked.errors;
    let parts = survey.parts(&session);
    let at = parts.iter().position(|one| *one == id);
    let has_groups = questionnaire.profile.iter().any(|field| !field.asked_once);
    let back = match at {
        Some(at) if at > 0 => SurveyPage::Part(parts[at - 1].clone()),
        _ if has_groups => SurveyPage::About,
        _ => SurveyPage::Welcome,
    };
    let caption = match at {
        Some(at) => format!("{}, page {} of {}", questionnaire.title, at + 1, parts.len()),
        None => questionnaire.title.clone(),
    };
    let go_on = move |_| {
        if !checked.is_well() {
            return;
        }
        // What was said on this page may have changed what comes next.
        let parts = survey.parts(&session);
        let next = parts.iter().position(|one| *one == id).and_then(|at| parts.get(at + 1).cloned());
        go(survey, next.map_or(SurveyPage::Check, SurveyPage::Part));
    };
    let guidance = domain.guidance.clone().map(|text| view! { <p class="govuk-body-l">{text}</p> });
    let keys = Signal::derive(move || asked.with(|asked| asked.iter().map(ToString::to_string).collect()));
    view! {
        <Page heading=domain.title.clone() caption back=Route::Survey(survey.id(), back)>
            <Safety/>
            <Kept survey/>
            <ErrorSummary errors/>
            {guidance}
            {keyed(keys, move |id| question(session, id.into(), errors))}
            <Button label="Continue" on_press=go_on/>
        </Page>
    }
    .into_any()
}

fn question(session: FillSession, id: QuestionId, errors: Signal<Vec<PageError>>) -> AnyView {
    let questionnaire = session.questionnaire();
    let Some((question, signals)) = questionnaire.question(&id).zip(session.question(&id)) else { return ().into_any() };
    let error = error_at(errors, element::question(&id));
    let on_change = Callback::new(move |response: Option<Response>| session.respond(&id, response));
    survey_question(&questionnaire, question, signals.response.into(), error, on_change)
}

/// What was given but does not fit. Nothing has to be answered.
fn slips(session: &FillSession, asked: &[QuestionId]) -> Vec<PageError> {
    let questionnaire = session.questionnaire();
    let slip = |id: &QuestionId| {
        let question = questionnaire.question(id)?;
        let problem = session.question(id)?.response.get()?.slip(&questionnaire, question)?;
        let text = format!("{}: {}", question.text.trim_end_matches(['?', '.']), answer_problem(&problem));
        Some(PageError { target: Target::Control(element::question(id)), text })
    };
    asked.iter().filter_map(slip).collect()
}

/// Every answer once more, before it can no longer be changed.
pub fn check(survey: OpenSurvey) -> AnyView {
    let Some(session) = untrack(|| survey.reply()) else { return nothing_begun(survey) };
    let notices = use_notices();
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let reply = Reply::of(&questionnaire, record.sheet());
    let back = survey.parts(&session).pop().map_or(SurveyPage::About, SurveyPage::Part);
    let is_busy = RwSignal::new(false);
    let finish = move |_| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            match survey.finish().await {
                Ok(()) => go(survey, SurveyPage::Thanks),
                Err(why) => {
                    is_busy.set(false);
                    notices.warn(format!("Your reply could not be kept yet. {why}"));
                }
            }
        });
    };
    let is_blank = reply.is_blank();
    let throw_away = move |_| {
        spawn_local(async move {
            survey.throw_away().await;
            go(survey, SurveyPage::Welcome);
        });
    };
    // Only what is kept is looked at.
    let said = Return { answers: reply.answers.clone(), ..record };
    let suspicions = use_setting().with(|partnership| suspicions(&questionnaire, &said, &partnership.local_names));
    let link = |place: &Place| match place {
        Place::Question(domain, _) => Route::Survey(survey.id(), SurveyPage::Part(domain.clone())).href(),
        Place::Profile(_)
        | Place::Action(_)
        | Place::LastAction(_)
        | Place::Judgement(_)
        | Place::Escalation
        | Place::Domain(_)
        | Place::Comment(..) => Route::Survey(survey.id(), SurveyPage::About).href(),
    };
    // Nothing was typed into most replies, and then there is nothing to say.
    let personal = (!suspicions.is_empty()).then(|| personal_list(&questionnaire, &said, suspicions, LOOK_AGAIN, link));
    view! {
        <Page heading="Check your answers" caption=survey.questionnaire().title.clone() back=Route::Survey(survey.id(), back)>
            <Safety/>
            <Kept survey/>
            {is_blank.then(|| view! {
                <p class="govuk-body">
                    "You have not answered anything yet. That is fine, but then there is nothing to keep."
                </p>
            })}
            <SummaryList rows=rows(survey, &questionnaire, &reply)/>
            {personal}
            <p class="govuk-body"><strong>"You cannot change your answers after this."</strong></p>
            <div class="govuk-button-group">
                <Button label="Finish and hand over to the next person" is_disabled=is_blank on_press=finish/>
                <Button label="Throw my reply away and hand over" look=Look::Secondary on_press=throw_away/>
            </div>
        </Page>
    }
    .into_any()
}

fn rows(survey: OpenSurvey, questionnaire: &Questionnaire, reply: &Reply) -> Vec<Row> {
    let link = |page| Some(Route::Survey(survey.id(), page).href());
    let fields = questionnaire.profile.iter().filter_map(|field| {
        let said = value(questionnaire, field.answer_type, field.options.as_ref(), reply.profile.get(&field.id)?);
        Some(Row { key: field.label.clone(), values: vec![said], change: link(SurveyPage::About) })
    });
    let answers = questionnaire.domains.iter().flat_map(|domain| {
        domain.questions.iter().filter_map(|question| {
            let said = answer(questionnaire, question, Some(reply.answers.get(&question.id)?));
            Some(Row { key: question.text.clone(), values: vec![said], change: link(SurveyPage::Part(domain.id.clone())) })
        })
    });
    fields.chain(answers).collect()
}

/// What is shown where a page of questions is asked for and no reply has been begun, as after handing over.
fn nothing_begun(survey: OpenSurvey) -> AnyView {
    view! {
        <Page heading=survey.questionnaire().title.clone()>
            <Safety/>
            <p class="govuk-body">"No reply has been begun here."</p>
            <GoButton to=Route::Survey(survey.id(), SurveyPage::Welcome) label="Begin a reply"/>
        </Page>
    }
    .into_any()
}

/// Where what is said can no longer be kept, the person is told while the page still has it.
#[component]
fn Kept(survey: OpenSurvey) -> impl IntoView {
    let problem = survey.problem();
    let has_problem = Signal::derive(move || problem.with(Option::is_some));
    when(has_problem, move || {
        view! {
            <p class="app-status app-status--warning" role="alert">
                "What you say cannot be kept at the moment. Tell whoever gave you this device, and do not close this page. "
                {changing(move || problem.get().into_any())}
            </p>
        }
        .into_any()
    })
}

/// Goes to another page of the survey.
pub fn go(survey: OpenSurvey, to: SurveyPage) {
    go_in_place(&Route::Survey(survey.id(), to).hash());
}
