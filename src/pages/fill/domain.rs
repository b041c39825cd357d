//! One domain: its guidance, its ladder, its questions.

use super::last_time::confirm_page;
use super::question::AskedQuestion;
use super::worker::ask_the_worker;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, keyed, when};
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::linked::link_to;
use crate::grading::DomainGrade;
use crate::model::answer::{Answer, Response};
use crate::model::applies::AskedDomain;
use crate::model::grading_rules::Method;
use crate::model::ids::{DomainId, QuestionId, ReturnId};
use crate::model::judgement::Subject;
use crate::model::progress::is_judged;
use crate::model::questionnaire::{Domain, Kind, Question, Questionnaire};
use crate::pages::shared::checked::Checked;
use crate::pages::shared::comments;
use crate::pages::shared::frame::{GoButton, Page, show_after_heading};
use crate::pages::shared::judging::{Suggestion, judgement_part, judgement_slip};
use crate::pages::shared::next_grade::next_of_domain;
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::findings::{answer, answer_problem};
use crate::words::grades::{explain_domain, outcome};
use crate::words::personal_data::{ABOUT_AN_ORGANISATION, BEFORE_WRITING};
use leptos::prelude::*;

/// One domain.
#[component]
pub fn DomainPage(
    /// The draft.
    open: OpenDraft,
    /// Which domain.
    domain: DomainId,
    /// The question to go to, where one was asked for.
    question: Option<QuestionId>,
) -> impl IntoView {
    let questionnaire = open.session.questionnaire();
    let tasks = Route::Draft(open.session.id(), DraftPage::Tasks);
    match questionnaire.domain(&domain) {
        Some(domain) => questions(open, &questionnaire, domain, tasks, question),
        None => view! {
            <Page heading="There is no such part" back=tasks>
                <p class="govuk-body">{format!("This questionnaire has no part “{domain}”.")}</p>
            </Page>
        }
        .into_any(),
    }
}

fn questions(
    open: OpenDraft,
    questionnaire: &Questionnaire,
    domain: &Domain,
    tasks: Route,
    question: Option<QuestionId>,
) -> AnyView {
    let session = open.session;
    let (id, domain_id) = (domain.id.clone(), domain.id.clone());
    let asked = Memo::new(move |_| session.asked_in(&id));
    let checked = Checked::new(move || slips(&session, &domain_id, &asked.get()));
    let errors = checked.errors;
    let after = tasks.clone();
    let save = move |_| checked.save_and_go(open, &after);
    show_after_heading(question.map(|question| element::question(&question)));
    let (guidance, basis) = (guidance(questionnaire, domain), what_it_rests_on(questionnaire, domain));
    let (judgement, so_far) = (judgement(session, domain, errors), grade_so_far(session, domain));
    let caption = format!("{} {}", questionnaire.title, domain.id);
    let is_empty = Signal::derive(move || asked.with(Vec::is_empty));
    let (of, commented) = (domain.id.clone(), comments::to_answer_in(session, &domain.id, asked));
    // What is not graded, such as feedback, was not found in the record.
    // A colleague is asked some questions, and grades nothing.
    let is_part = session.colleagues_part().is_some();
    let worker = (!domain.ungraded && !is_part).then(|| ask_the_worker(session, &domain.id));
    let keys = Signal::derive(move || asked.with(|asked| asked.iter().map(ToString::to_string).collect()));
    view! {
        <Page heading=domain.title.clone() caption back=tasks open>
            <ErrorSummary errors/>
            {guidance}
            {when(is_empty, || view! { <p class="govuk-body">"Nothing here applies to your organisation."</p> }.into_any())}
            {commented}
            {keyed(keys, move |id| {
                let commented = comments::to_answer_on(session, &of, &id.as_str().into());
                view! { <AskedQuestion session id=id.into() errors/> {commented} }.into_any()
            })}
            {confirm_page(session, asked)}
            {worker}
            {judgement}
            <div class="govuk-button-group">
                <Button label="Save and continue" on_press=save/>
                <GoButton to=Route::Home look=Look::Secondary label="Save and come back later"/>
            </div>
            {so_far}
            {basis}
        </Page>
    }
    .into_any()
}

/// What the answers come to once the domain is complete, and what stands between that and the next grade.
fn grade_so_far(session: FillSession, domain: &Domain) -> Option<AnyView> {
    let by_rules = session.questionnaire().grading.domain.method == Method::Rules && !domain.ungraded;
    let by_rules = by_rules && session.colleagues_part().is_none();
    let id = domain.id.clone();
    let graded = Memo::new(move |_| session.graded_domain(&id).filter(|graded| !graded.is_open()));
    let draw = move || {
        let questionnaire = session.questionnaire();
        let now = |id: &QuestionId| {
            let known = questionnaire.question(id).zip(session.question(id));
            let response = known.map(|(question, signals)| (question, signals.response.get_untracked()));
            response.map(|(question, response)| said(&questionnaire, question, response)).unwrap_or_default()
        };
        graded.with(|graded| graded.as_ref().map(|graded| so_far(&questionnaire, &session.id(), graded, &now))).into_any()
    };
    by_rules.then(|| changing(draw))
}

fn said(questionnaire: &Questionnaire, question: &Question, response: Option<Response>) -> String {
    answer(questionnaire, question, Some(&Answer { response, ..Answer::default() }))
}

fn so_far(questionnaire: &Questionnaire, draft: &ReturnId, graded: &DomainGrade, now: &dyn Fn(&QuestionId) -> String) -> AnyView {
    let why = explain_domain(questionnaire, graded);
    view! {
        <section class="govuk-inset-text app-so-far" aria-labelledby="so-far">
            <h2 class="govuk-heading-s" id="so-far">
                {format!("What these answers come to: {}", outcome(questionnaire, &graded.outcome))}
            </h2>
            {why.into_iter().map(|sentence| view! { <p class="govuk-body">{sentence}</p> }).collect_view()}
            {next_of_domain(questionnaire, graded, Some(draft), now)}
        </section>
    }
    .into_any()
}

/// The auditor's grade; nothing where nobody grades the domain.
fn judgement(session: FillSession, domain: &Domain, errors: Signal<Vec<PageError>>) -> Option<AnyView> {
    let questionnaire = session.questionnaire();
    let asked = AskedDomain { domain, questions: domain.questions.iter().collect() };
    (is_judged(&questionnaire, &asked) && session.colleagues_part().is_none()).then(|| {
        let id = domain.id.clone();
        let suggestion = move || {
            let graded = session.graded_domain(&id);
            let why = graded.as_ref().map(|graded| explain_domain(&session.questionnaire(), graded)).unwrap_or_default();
            Suggestion { grade: graded.and_then(|graded| graded.suggestion), why }
        };
        judgement_part(session, Subject::Domain(domain.id.clone()), "Your grade for this domain", errors, suggestion)
    })
}

/// Answers and grades that were given but do not fit. What is missing may stay so: the task list says it.
fn slips(session: &FillSession, domain: &DomainId, asked: &[QuestionId]) -> Vec<PageError> {
    let questionnaire = session.questionnaire();
    let slip = |id: &QuestionId| {
        let question = questionnaire.question(id)?;
        let response = session.question(id)?.response.get()?;
        let problem = response.slip(&questionnaire, question)?;
        let control = match problem {
            crate::model::answer::AnswerProblem::NoReason => format!("{}-reason", element::question(id)),
            _ => element::question(id),
        };
        Some(PageError { target: Target::Control(control), text: format!("{id}: {}", answer_problem(&problem)) })
    };
    let subject = Subject::Domain(domain.clone());
    let graded = session.graded_domain(domain);
    let suggested = graded.as_ref().and_then(|graded| graded.suggestion.as_ref());
    let judgement = judgement_slip(&questionnaire, &subject, session.judgement(&subject).as_ref(), suggested);
    asked.iter().filter_map(slip).chain(judgement).collect()
}

fn guidance(questionnaire: &Questionnaire, domain: &Domain) -> impl IntoView + use<> {
    let before_writing = match questionnaire.kind {
        Kind::CaseAudit => BEFORE_WRITING,
        Kind::SelfAssessment | Kind::Survey => ABOUT_AN_ORGANISATION,
    };
    let guidance = domain.guidance.clone().map(|text| view! { <p class="govuk-body-l">{text}</p> });
    let evidence =
        domain.evidence_hint.clone().map(|text| view! { <p class="govuk-body"><strong>"Evidence. "</strong>{text}</p> });
    let scale = domain.questions.iter().find_map(|question| questionnaire.scale_of(question));
    let steps: Vec<_> = scale
        .map(|scale| {
            scale
                .levels
                .iter()
                .filter_map(|level| {
                    let text = domain.ladder.get(&level.id).or(level.hint.as_ref())?.clone();
                    Some(view! { <dt>{level.label.clone()}</dt> <dd>{text}</dd> })
                })
                .collect()
        })
        .unwrap_or_default();
    let ladder = (!steps.is_empty()).then(|| view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"Help with choosing an answer"</span>
            </summary>
            <div class="govuk-details__text">
                <dl class="app-ladder">{steps}</dl>
                <p class="govuk-body">
                    "“Not applicable” is for what you do not do, and needs a reason. “Don't know” counts as the lowest answer \
                     until you find out."
                </p>
            </div>
        </details>
    });
    view! { {guidance} {evidence} <div class="govuk-inset-text">{before_writing}</div> {ladder} }
}

/// What the questions rest on. At the end, because it is looked up now and then, and the questions are filled in each time.
fn what_it_rests_on(questionnaire: &Questionnaire, domain: &Domain) -> Option<AnyView> {
    let basis = basis(domain, questionnaire);
    (!basis.is_empty()).then(|| {
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"What these questions rest on"</span>
                </summary>
                <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{basis}</ul></div>
            </details>
        }
        .into_any()
    })
}

/// What the questions of a domain rest on, each once, with the questions that do.
fn basis(domain: &Domain, questionnaire: &Questionnaire) -> Vec<AnyView> {
    let cited = questionnaire.basis.iter().filter_map(|basis| {
        let cites = |question: &Question| {
            let cited = question.basis.iter().find(|cited| *cited.id() == basis.id)?;
            Some(cited.clause().map_or_else(|| question.id.to_string(), |clause| format!("{}: {clause}", question.id)))
        };
        let rest_on_it: Vec<String> = domain.questions.iter().filter_map(cites).collect();
        (!rest_on_it.is_empty()).then(|| {
            let by = format!(" ({})", rest_on_it.join(", "));
            view! { <li>{link_to(&basis.title, basis.url.as_deref())}{by}</li> }.into_any()
        })
    });
    cited.collect()
}
