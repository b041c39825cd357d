//! Asking an auditor for changes: who asks, what of the whole, and of which domains.

mod domain;
mod fields;
pub mod moderating;

use self::fields::CommentFields;
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::task_list::{Task, TaskList};
use crate::components::text_field::TextField;
use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::audit_return::Return;
use crate::model::comment::{Comment, Topic};
use crate::model::ids::DomainId;
use crate::model::plain::says_something;
use crate::model::questionnaire::Questionnaire;
use crate::model::review::shown_at;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::comments::read_only;
use crate::pages::shared::frame::Page;
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::state::draft::fill_session::FillSession;
use crate::state::draft::submission::download_request;
use crate::state::notices::use_notices;
use crate::words::comments as words;
use leptos::prelude::*;

const ROLE: &str = "reviewer-role";

/// Asking an auditor for changes.
#[component]
pub fn Review(
    /// The return.
    open: OpenDraft,
    /// The domain; none for the list.
    domain: Option<DomainId>,
) -> impl IntoView {
    match domain {
        Some(domain) => view! { <domain::ReviewDomain open domain/> }.into_any(),
        None => view! { <Overview open/> }.into_any(),
    }
}

#[component]
fn Overview(open: OpenDraft) -> impl IntoView {
    let notices = use_notices();
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let checked = Checked::new(move || problems(&session));
    let download = move |_| {
        if checked.is_well() {
            notices.tell_given(download_request(open));
        }
    };
    let role = Signal::derive(move || session.reviewer());
    let earlier: Vec<AnyView> = earlier(&record, &asked_domains(&questionnaire, &record), &Topic::Whole);
    let tasks = domain_tasks(&questionnaire, &record);
    let sealed = Route::Draft(session.id(), DraftPage::Download).href();
    view! {
        <Page heading="Ask for changes" caption=draft_caption(open) back=Route::Draft(session.id(), DraftPage::Complete) open>
            <ErrorSummary errors=checked.errors/>
            <p class="govuk-body">
                "Say what should be looked at again. Whoever completed this return sees each comment where it belongs, answers \
                 it, and submits the next revision. Nothing in the return itself is changed here."
            </p>
            <TextField
                id=ROLE
                label="Your role"
                hint=Some("For example, quality assurance lead. Not your name.".to_owned())
                value=role
                error=checked.at(ROLE)
                on_input=move |text| session.set_reviewer(text)
            />
            <h2 class="govuk-heading-m">"Comments on questions"</h2>
            <TaskList name="review" tasks/>
            <h2 class="govuk-heading-m">"Comments on the whole"</h2>
            {earlier}
            <CommentFields session topic=Topic::Whole/>
            <h2 class="govuk-heading-m">"Send it back"</h2>
            <p class="govuk-body">
                "Download the return with your comments and send the file to whoever completed it. They open it with “Open a \
                 file” on the first page."
            </p>
            <Button label="Download the request for changes" on_press=download/>
            <p class="govuk-body"><a class="govuk-link" href=sealed>"Download with a passphrase"</a></p>
        </Page>
    }
}

/// What was asked before of this, and can no longer be changed here.
fn earlier(record: &Return, asked: &[AskedDomain<'_>], topic: &Topic) -> Vec<AnyView> {
    let is_here = |comment: &&Comment| shown_at(comment, asked) == *topic && !record.is_being_asked(comment);
    record.asked_comments().filter(is_here).map(read_only).collect()
}

/// The domains that were asked about, each with how many comments it has.
fn domain_tasks(questionnaire: &Questionnaire, record: &Return) -> Vec<Task> {
    let task = |id: &DomainId, title: &str| {
        let comments: Vec<&Comment> = record.asked_comments().filter(|one| one.domain.as_ref() == Some(id)).collect();
        Task {
            title: title.to_owned(),
            hint: None,
            href: Route::Draft(record.id.clone(), DraftPage::Review(Some(id.clone()))).href(),
            status: words::how_many(&comments).unwrap_or_else(|| "No comments".to_owned()),
            is_done: true,
        }
    };
    asked_domains(questionnaire, record).iter().map(|asked| task(&asked.domain.id, &asked.domain.title)).collect()
}

fn problems(session: &FillSession) -> Vec<PageError> {
    let at = |control: String, text: &str| PageError { target: Target::Control(control), text: text.to_owned() };
    let role = (!says_something(&session.reviewer())).then(|| at(ROLE.to_owned(), "Enter your role"));
    let is_asked = session.with_rest(|rest| rest.asked_comments().any(|comment| rest.is_being_asked(comment)));
    let comment = (!is_asked).then(|| at(element::add_comment(&Topic::Whole), "Add at least one comment"));
    role.into_iter().chain(comment).collect()
}
