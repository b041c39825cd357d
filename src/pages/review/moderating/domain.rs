//! Moderating one domain: each answer as it was submitted with the level that a reviewer gives it, what that comes to, and
//! another grade by hand.

use super::given::{Given, GivenField, GivenSpec, only_levels};
use crate::components::button::Button;
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::field::Label;
use crate::components::words::Words;
use crate::grading::moderated::{may_be_graded_by_hand, may_be_moderated, moderated_grades};
use crate::grading::{DomainGrade, Outcome, grade};
use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::ids::{DomainId, QuestionId};
use crate::model::judgement::{Judgement, Subject};
use crate::model::moderated_answer::ModeratedAnswer;
use crate::model::question::Question;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::checked::{Checked, error_at};
use crate::pages::shared::comments::said_in;
use crate::pages::shared::frame::Page;
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::findings::answer_lines;
use crate::words::reviews::{AS_LEVELS_COME_TO, AS_ORGANISATION_SAYS, NO_REASON_FOR_GRADE, NO_REASON_FOR_LEVEL, comes_to};
use crate::words::{comparing, grades};
use leptos::prelude::*;

/// Moderating one domain.
#[component]
pub(super) fn ModerateDomain(
    /// The return.
    open: OpenDraft,
    /// Which domain.
    domain: DomainId,
) -> impl IntoView {
    let session = open.session;
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let list = Route::Draft(session.id(), DraftPage::Moderate(None));
    let all = asked_domains(&questionnaire, &record);
    let Some(asked) = all.iter().find(|asked| asked.domain.id == domain) else {
        return view! {
            <Page heading="There is no such part" back=list>
                <p class="govuk-body">{format!("Nothing was asked in a part “{domain}”.")}</p>
            </Page>
        }
        .into_any();
    };
    let of = domain.clone();
    let own_questions: Vec<QuestionId> = asked.questions.iter().map(|question| question.id.clone()).collect();
    let checked = Checked::new(move || slips(session, &of, &own_questions));
    let answers: Vec<AnyView> = asked
        .questions
        .iter()
        .map(|question| {
            let lines = answer_lines(&questionnaire, &record, question);
            let field = may_be_moderated(&questionnaire, asked, question)
                .then(|| level_field(session, &questionnaire, question, checked.errors));
            answer(question, lines, field.flatten())
        })
        .collect();
    let graded = may_be_graded_by_hand(asked).then(|| grade_part(session, &questionnaire, asked, checked.errors));
    let commented = said_in(&record, &domain);
    let after = list.clone();
    let save = move |_| checked.save_and_go(open, &after);
    let heading = comparing::subject(&questionnaire, &Subject::Domain(domain));
    view! {
        <Page heading caption="Review this return" back=list open>
            <ErrorSummary errors=checked.errors/>
            {answers}
            {commented}
            {graded}
            <Button label="Save and continue" on_press=save/>
        </Page>
    }
    .into_any()
}

/// An answer as it was submitted, and how it is moderated where it can be.
fn answer(question: &Question, lines: Vec<String>, field: Option<AnyView>) -> AnyView {
    let key = question.key.then(|| view! { " " <strong class="govuk-tag govuk-tag--blue">"Key question"</strong> });
    let lines = lines
        .into_iter()
        .map(|line| view! { <p class="govuk-body app-kept-lines" dir="auto"><Words text=line/></p> })
        .collect_view();
    view! {
        <section class="app-reviewed">
            <h2 class="govuk-heading-s"><span>{format!("{} {}", question.id, question.text)}</span> {key}</h2>
            {lines}
            {field}
        </section>
    }
    .into_any()
}

fn level_field(
    session: FillSession,
    questionnaire: &Questionnaire,
    question: &Question,
    errors: Signal<Vec<PageError>>,
) -> Option<AnyView> {
    let scale = questionnaire.graded_on(question)?;
    let (read, written) = (question.id.clone(), question.id.clone());
    let reason = element::moderated_reason(&question.id);
    let spec = GivenSpec {
        control: element::moderated(&question.id),
        legend: Label::with("Moderated level", format!(" of {}", question.id)),
        left: AS_ORGANISATION_SAYS,
        options: only_levels(scale),
        reason_label: format!("Why you give {} another level", question.id),
        error: error_at(errors, reason.clone()),
        reason,
    };
    let given = Memo::new(move |_| {
        let answer = session.moderated_answer(&read).unwrap_or_default();
        Given { level: answer.level.to_string(), because: answer.because }
    });
    let change = Callback::new(move |Given { level, because }| {
        session.change_moderation(|review| {
            let before = review.answers.remove(&written).unwrap_or_default();
            review.moderate_answer(&written, ModeratedAnswer { level: level.into(), because, ..before });
        });
    });
    Some(view! { <GivenField spec given on_change=change/> }.into_any())
}

/// What the moderated levels come to, and another grade by hand.
fn grade_part(
    session: FillSession,
    questionnaire: &Questionnaire,
    asked: &AskedDomain<'_>,
    errors: Signal<Vec<PageError>>,
) -> Option<AnyView> {
    let scale = questionnaire.grade_scale()?;
    let domain = asked.domain.id.clone();
    let subject = Subject::Domain(domain.clone());
    let reason = element::reason(&subject);
    let spec = GivenSpec {
        control: element::grade(&subject),
        legend: Label::with("Grade as moderated", format!(" for {domain}")),
        left: AS_LEVELS_COME_TO,
        options: only_levels(scale),
        reason_label: format!("Why you give {domain} this grade"),
        error: error_at(errors, reason.clone()),
        reason,
    };
    let read = domain.clone();
    let given = Memo::new(move |_| {
        let judgement = session.with_rest(|rest| rest.moderation_under_way()?.judgements.get(&read).cloned());
        judgement.map_or_else(Given::default, |given| Given { level: given.grade.to_string(), because: given.because })
    });
    let written = domain.clone();
    let change = Callback::new(move |Given { level, because }| {
        session.change_moderation(|review| {
            let before = review.judgements.remove(&written).unwrap_or_else(|| Judgement::new("".into(), String::new()));
            review.moderate_domain(&written, Judgement { grade: level.into(), because, ..before });
        });
    });
    let so_far = so_far(session, domain.clone());
    Some(
        view! {
            <h2 class="govuk-heading-m">{format!("Grade for {domain}")}</h2>
            {so_far}
            <GivenField spec given on_change=change/>
        }
        .into_any(),
    )
}

/// The organisation's grade, and what moderated answers and a grade by hand come to.
fn so_far(session: FillSession, domain: DomainId) -> AnyView {
    let found = Memo::new(move |_| {
        let review = session.review_under_way()?;
        let (questionnaire, record) = (session.questionnaire(), untrack(|| session.record_now()));
        let own = grade(&questionnaire, &record).domain(&domain)?.outcome.clone();
        let moderated = moderated_grades(&questionnaire, &record, &review).domain(&domain)?.clone();
        Some(SoFar { own, moderated, is_by_hand: review.given_to(&domain).is_some() })
    });
    let drawn = changing(move || found.get().map(|found| said(&session.questionnaire(), &found)).into_any());
    view! { <div class="govuk-inset-text" role="status">{drawn}</div> }.into_any()
}

#[derive(Clone, PartialEq)]
struct SoFar {
    own: Outcome,
    moderated: DomainGrade,
    is_by_hand: bool,
}

fn said(questionnaire: &Questionnaire, found: &SoFar) -> AnyView {
    let first = comes_to(questionnaire, &found.own, &found.moderated.outcome);
    let why = match found.is_by_hand {
        true => vec!["You give this grade yourself.".to_owned()],
        false => grades::explain_domain(questionnaire, &found.moderated),
    };
    let why = why.into_iter().map(|sentence| view! { <p class="govuk-body">{sentence}</p> }).collect_view();
    view! { <p class="govuk-body"><strong>{first}</strong></p> {why} }.into_any()
}

/// What is wrong on the page: that no reason is said.
fn slips(session: FillSession, domain: &DomainId, questions: &[QuestionId]) -> Vec<PageError> {
    let Some(review) = session.review_under_way() else { return Vec::new() };
    let (unreasoned, domains) = review.without_reason();
    let at = |control: String, text: String| PageError { target: Target::Control(control), text };
    let of_answers = questions.iter().filter(|id| unreasoned.contains(id));
    let of_answers = of_answers.map(|id| at(element::moderated_reason(id), format!("{NO_REASON_FOR_LEVEL} ({id})")));
    let of_domain = domains.contains(&domain);
    let of_domain = of_domain.then(|| {
        let control = element::reason(&Subject::Domain(domain.clone()));
        at(control, NO_REASON_FOR_GRADE.to_owned())
    });
    of_answers.chain(of_domain).collect()
}
