//! Moderating a submitted self-assessment: a level for an answer, a grade for a domain, each with its reason. Begun here, gone on
//! with domain by domain, and finished here.

mod domain;
mod finished;
mod given;

use self::finished::Finished;
use crate::components::button::Button;
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::task_list::{Task, TaskList};
use crate::components::text_field::TextField;
use crate::grading::moderated::{ModeratedGrade, self_and_moderated};
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::ids::DomainId;
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::model::plain::says_something;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{Page, go};
use crate::pages::shared::stopping::{StopWords, stopping};
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::state::draft::fill_session::FillSession;
use crate::words::{comparing, reviews};
use leptos::prelude::*;

const ROLE: &str = "review-role";

/// How far a review is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has begun.
    None,
    /// Somebody reviews.
    UnderWay,
    /// The last one is finished.
    Finished,
}

/// Moderating a submitted self-assessment.
#[component]
pub fn Moderating(
    /// The return.
    open: OpenDraft,
    /// What is moderated; none for the list.
    of: Option<Subject>,
) -> impl IntoView {
    let session = open.session;
    let stage = Memo::new(move |_| {
        session.with_rest(|rest| match rest.moderation_under_way() {
            Some(_) => Stage::UnderWay,
            None if rest.finished_reviews().is_empty() => Stage::None,
            None => Stage::Finished,
        })
    });
    changing(move || match (stage.get(), of.clone()) {
        (Stage::None, _) => view! { <Begin open/> }.into_any(),
        (Stage::UnderWay, Some(Subject::Domain(id))) => view! { <domain::ModerateDomain open domain=id/> }.into_any(),
        (Stage::UnderWay, Some(Subject::Overall) | None) => view! { <Overview open/> }.into_any(),
        (Stage::Finished, _) => view! { <Finished open/> }.into_any(),
    })
}

#[component]
fn Begin(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    let here = Route::Draft(session.id(), DraftPage::Moderate(None));
    let begin = move |_| {
        begin_review(open);
        go(&here);
    };
    let start = match may_review(open) {
        true => view! { <Button label="Start the review" on_press=begin/> }.into_any(),
        false => view! {
            <p class="govuk-body">
                "This return was submitted on this device. Whoever has it as a file from somebody else can review it."
            </p>
        }
        .into_any(),
    };
    view! {
        <Page
            heading="Review this return"
            caption=draft_caption(open)
            back=Route::Draft(session.id(), DraftPage::Complete)
            open
        >
            <p class="govuk-body">
                "Read each answer with its evidence. Where you see it differently, give another level and say why. You can also \
                 give a domain another grade."
            </p>
            <p class="govuk-body">
                "Whatever you leave stands as the organisation says it. Its own answers and grades are never changed: yours \
                 stand beside them."
            </p>
            {start}
        </Page>
    }
}

/// Whether somebody may review it here: whoever submitted it on this device is not its reviewer.
fn may_review(open: OpenDraft) -> bool {
    open.autosave.head().received.is_some()
}

/// Begins a review, and keeps that at once.
fn begin_review(open: OpenDraft) {
    open.session.begin_review();
    open.autosave.flush();
}

#[component]
fn Overview(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let review = record.moderation_under_way().cloned().unwrap_or_default();
    let checked = Checked::new(move || problems(&session));
    let finish = move |_| {
        if checked.is_well() {
            session.finish_review();
            open.autosave.flush();
        }
    };
    let role = Signal::derive(move || session.review_under_way().map(|review| review.by).unwrap_or_default());
    let set_role = move |by| session.change_moderation(|review| review.by = by);
    let grades = self_and_moderated(&questionnaire, &record, &review);
    let whole = grades.iter().find(|one| one.subject == Subject::Overall);
    let whole = whole.map(|one| {
        view! {
            <h2 class="govuk-heading-m">"The whole"</h2>
            <p class="govuk-body">{reviews::both_grades(&questionnaire, one)}</p>
        }
    });
    let tasks = tasks(&questionnaire, &record, &grades);
    let ask = Route::Draft(session.id(), DraftPage::Review(None)).href();
    view! {
        <Page
            heading="Review this return"
            caption=draft_caption(open)
            back=Route::Draft(session.id(), DraftPage::Complete)
            open
        >
            <ErrorSummary errors=checked.errors/>
            <p class="govuk-body">
                "Read the answers and evidence of each domain, and change only what you see differently. The organisation’s \
                 own answers and grades stay as they are."
            </p>
            <p class="govuk-body">
                "Is something missing, or is a number wrong? "
                <a class="govuk-link" href=ask>"Ask for changes"</a> "."
            </p>
            <TaskList name="moderate" tasks/>
            {whole}
            <TextField
                id=ROLE
                label="Your role"
                hint=Some("For example, safeguarding partnership business manager. Not your name.".to_owned())
                value=role
                error=checked.at(ROLE)
                on_input=set_role
            />
            <div class="govuk-button-group">
                <Button label="Finish review" on_press=finish/>
                {stop_button(open)}
            </div>
        </Page>
    }
}

/// Every domain that is asked, each with both grades and how much was moderated.
fn tasks(questionnaire: &Questionnaire, record: &Return, grades: &[ModeratedGrade]) -> Vec<Task> {
    let task = |id: &DomainId| {
        let subject = Subject::Domain(id.clone());
        let found = grades.iter().find(|one| one.subject == subject);
        Task {
            title: comparing::subject(questionnaire, &subject),
            hint: found.map(|one| reviews::both_grades(questionnaire, one)),
            href: domain_page(record, id).href(),
            status: found.map_or_else(|| "Not graded".to_owned(), |one| reviews::how_far(one.answers, one.is_by_hand)),
            is_done: true,
        }
    };
    asked_domains(questionnaire, record).iter().map(|asked| task(&asked.domain.id)).collect()
}

fn domain_page(record: &Return, id: &DomainId) -> Route {
    Route::Draft(record.id.clone(), DraftPage::Moderate(Some(Subject::Domain(id.clone()))))
}

/// What stands against finishing: a reason that is not said, or no role.
fn problems(session: &FillSession) -> Vec<PageError> {
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let Some(review) = session.review_under_way() else { return Vec::new() };
    let role = || PageError { target: Target::Control(ROLE.to_owned()), text: "Enter your role".to_owned() };
    let role = (!says_something(&review.by)).then(role);
    without_reason(&questionnaire, &record, &review).into_iter().chain(role).collect()
}

fn without_reason(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> Vec<PageError> {
    let (questions, domains) = review.without_reason();
    let mut found = Vec::new();
    for asked in asked_domains(questionnaire, record) {
        let id = &asked.domain.id;
        let mut add = |text| found.push(PageError { target: Target::Page(domain_page(record, id).href()), text });
        let unreasoned = asked.questions.iter().filter(|question| questions.contains(&&question.id));
        unreasoned.for_each(|question| add(reviews::question_without_reason(questionnaire, record, id, &question.id)));
        if domains.contains(&id) {
            add(reviews::domain_without_reason(questionnaire, record, id));
        }
    }
    found
}

fn stop_button(open: OpenDraft) -> AnyView {
    stopping(
        open,
        StopWords {
            label: "Stop this review",
            stopped: "The review was stopped, and what it gave was taken away.",
            goes_on: "The review goes on.",
        },
    )
}
