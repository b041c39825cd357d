//! Grading an audit a second time: blind at first, then side by side, then agreed.

mod blind;
mod side_by_side;
mod subject;

use crate::components::button::Button;
use crate::components::checkboxes::Checkboxes;
use crate::components::dynamic::changing;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::file_field::{Choosing, FileField};
use crate::components::radios::Opt;
use crate::components::text_field::TextField;
use crate::model::judgement::Subject;
use crate::model::plain::says_something;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::chosen_file::read_chosen;
use crate::pages::shared::frame::{Page, go};
use crate::pages::shared::stopping::{StopWords, stopping};
use crate::platform::files::ChosenFile;
use crate::routes::{DraftPage, Route};
use crate::state::case::own_audit::take_own_audit;
use crate::state::draft::arrivals::Arrivals;
use crate::state::draft::desk::OpenDraft;
use crate::state::notices::use_notices;
use leptos::prelude::*;

const ROLE: &str = "moderator-role";
const SEEN: &str = "has-seen";

/// How far a moderation is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has begun.
    None,
    /// The second auditor grades without having seen the first grades.
    Blind,
    /// Both are shown, and something is still to agree.
    Comparing,
    /// Everything is agreed.
    Finished,
}

/// Grading an audit a second time.
#[component]
pub fn Moderate(
    /// The return.
    open: OpenDraft,
    /// What is graded; none for the list.
    of: Option<Subject>,
) -> impl IntoView {
    let session = open.session;
    let stage = Memo::new(move |_| match session.moderation() {
        None => Stage::None,
        Some(moderation) if moderation.is_finished() => Stage::Finished,
        Some(moderation) if moderation.is_blind() => Stage::Blind,
        Some(_) => Stage::Comparing,
    });
    changing(move || match (stage.get(), of.clone()) {
        (Stage::None, _) => view! { <Begin open/> }.into_any(),
        (Stage::Blind, None) => view! { <blind::Blind open/> }.into_any(),
        (Stage::Blind | Stage::Comparing, Some(subject)) => view! { <subject::SubjectPage open subject/> }.into_any(),
        (Stage::Comparing, None) | (Stage::Finished, _) => view! { <side_by_side::SideBySide open/> }.into_any(),
    })
}

#[component]
fn Begin(open: OpenDraft) -> impl IntoView {
    let session = open.session;
    view! {
        <Page
            heading="Moderation"
            caption=session.questionnaire().title.clone()
            back=Route::Draft(session.id(), DraftPage::Complete)
            open
        >
            <p class="govuk-body">
                "A second auditor grades the same case. The first grades are hidden from now on until you have given yours."
            </p>
            {begin_with_role(open)}
        </Page>
    }
}

/// The button that stops a moderation.
pub(super) fn stop_button(open: OpenDraft) -> AnyView {
    stopping(
        open,
        StopWords {
            label: "Stop this moderation",
            stopped: "The moderation was stopped, and its grades were taken away.",
            goes_on: "The moderation goes on.",
        },
    )
}

/// A role, and the two ways to begin.
pub fn begin_with_role(open: OpenDraft) -> AnyView {
    let notices = use_notices();
    let session = open.session;
    let role = RwSignal::new(untrack(|| session.moderation().map(|one| one.by).unwrap_or_default()));
    let checked = Checked::new(move || {
        let error = || PageError { target: Target::Control(ROLE.to_owned()), text: "Enter your role".to_owned() };
        role.with(|role| !says_something(role)).then(error).into_iter().collect()
    });
    let seen = RwSignal::new(Vec::<String>::new());
    let has_seen = Opt::plain(SEEN, "I have seen the first auditor’s grades");
    let here = Route::Draft(session.id(), DraftPage::Moderate(None));
    let there = here.clone();
    let begin = move |_| {
        if !checked.is_well() {
            return;
        }
        session.begin_moderation();
        session.change_moderation(|moderation| {
            moderation.by = role.get_untracked();
            moderation.saw_first = !seen.with_untracked(Vec::is_empty);
        });
        open.autosave.flush();
        go(&here);
    };
    let take = move |chosen: Vec<ChosenFile>| {
        let there = there.clone();
        read_chosen(chosen, Arrivals::LARGEST_FILE, notices, move |name, read| async move {
            match read.and_then(|bytes| take_own_audit(&session, &bytes)) {
                Ok(()) => {
                    open.autosave.flush();
                    go(&there);
                }
                Err(why) => notices.warn(format!("“{name}” was not used. {why}")),
            }
        });
    };
    view! {
        <ErrorSummary errors=checked.errors/>
        <TextField
            id=ROLE
            label="Your role"
            hint=Some("For example: moderating auditor, service manager. Not your name.".to_owned())
            value=role
            error=checked.at(ROLE)
            on_input=move |text| role.set(text)
        />
        <Fieldset
            ids=FieldIds::of(SEEN)
            legend="Tick this if it is so"
            hint=Some(
                "Your grades are then a review and no second opinion, and are left out of the figures on agreement.".to_owned()
            )
            error=Signal::stored(None::<String>)
        >
            <Checkboxes id=SEEN.to_owned() options=vec![has_seen] selected=seen on_select=move |chosen| seen.set(chosen)/>
        </Fieldset>
        <Button label="Moderate" on_press=begin/>
        <FileField
            id="own-audit"
            label="Or use the second auditor’s own file"
            hint="Where a second auditor has audited the same case independently: the return they submitted. Both are shown side \
                  by side at once."
            choosing=Choosing::One
            on_choose=take
        />
    }
    .into_any()
}
