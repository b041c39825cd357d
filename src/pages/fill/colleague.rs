//! A colleague's part of a draft: what they are asked, and the file that goes back.

use super::edition::OtherEditionOffered;
use super::task::task;
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::task_list::TaskList;
use crate::components::text_field::TextField;
use crate::components::words::Words;
use crate::model::colleague::ColleaguesPart;
use crate::model::plain::says_something;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::Page;
use crate::pages::shared::handed::moment;
use crate::routes::Route;
use crate::state::draft::colleagues::send_back;
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::state::notices::use_notices;
use crate::words::colleague::{asked_of_you, called};
use crate::words::tasks::to_do;
use leptos::prelude::*;

const ROLE: &str = "colleague-role";

/// The task list of a colleague's part.
#[component]
pub fn PartTasks(
    /// The colleague's draft.
    open: OpenDraft,
    /// What they are asked.
    part: ColleaguesPart,
) -> impl IntoView {
    let session = open.session;
    let (questionnaire, record) = (session.questionnaire(), session.record_now());
    let to_do = to_do(&questionnaire, &record, None);
    let tasks: Vec<_> = to_do.answer.into_iter().map(|line| task(&record.id, line)).collect();
    let note = says_something(&part.note).then(|| {
        view! { <div class="govuk-inset-text app-kept-lines" dir="auto">{part.note.clone()}</div> }
    });
    view! {
        <Page heading=questionnaire.title.clone() caption=draft_caption(open) back=Route::Home open>
            <OtherEditionOffered open/>
            <p class="govuk-body-l"><Words text=asked_of_you(&part)/></p>
            {note}
            <p class="govuk-body">
                "What you type is kept on this device as you type. Only you see it until you send it back."
            </p>
            <h2 class="govuk-heading-m">"Answer"</h2>
            <TaskList name="answer" tasks/>
            <SendBack open part/>
        </Page>
    }
}

/// The file that goes back.
#[component]
fn SendBack(open: OpenDraft, part: ColleaguesPart) -> impl IntoView {
    let notices = use_notices();
    let role = RwSignal::new(part.to.clone());
    let checked = Checked::new(move || {
        let is_blank = role.with(|role| !says_something(role));
        let problem = || PageError { target: Target::Control(ROLE.to_owned()), text: "Say who you are, as a role".to_owned() };
        is_blank.then(problem).into_iter().collect()
    });
    let send = move |_| {
        if checked.is_well() {
            notices.tell_given(send_back(open, &role.get_untracked()));
        }
    };
    let sent = part.answered_at.as_deref().map(|at| {
        let said = format!("You last made a file to send back on {}. You can change your answers and make it again.", moment(at));
        view! { <p class="govuk-body">{said}</p> }
    });
    let whom =
        format!("Then send the file to {}. They open it, and see what you said beside what they have.", called(&part.from));
    view! {
        <h2 class="govuk-heading-m">"Send it back"</h2>
        <ErrorSummary errors=checked.errors/>
        <TextField
            id=ROLE
            label="Who are you? (role)"
            hint=None
            value=role
            error=checked.at(ROLE)
            on_input=move |typed: String| role.set(typed)
        />
        <Button label="Download your answers" on_press=send/>
        <p class="govuk-body"><Words text=whom/></p>
        {sent}
    }
}
