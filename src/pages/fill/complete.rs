//! A finished return: download, print, what happens next.

mod sent;
mod what_next;

use super::at_risk;
use super::since::changed_since;
use crate::components::button::{Button, Look};
use crate::components::dynamic::when;
use crate::components::summary_list::{Row, SummaryList};
use crate::components::words::Words;
use crate::grading::grade;
use crate::grading::moderation::subjects;
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::finished::{SecondGrading, next_steps};
use crate::model::judgement::Subject;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::sign_off::SignOff;
use crate::pages::shared::answers::grade_list;
use crate::pages::shared::comments::{said_in, said_of_the_whole};
use crate::pages::shared::frame::{announce_heading, back_link, go};
use crate::pages::shared::handed::download_button;
use crate::pages::shared::kept::{lock_button, protect_label};
use crate::pages::shared::print::PrintButton;
use crate::pages::shared::reviewed::as_moderated;
use crate::pages::shared::status::Status;
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::device::{Device, use_device};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::{draft_caption, draft_name};
use crate::state::draft::last_round::use_last_round;
use crate::state::draft::passed_on::use_passed_on;
use crate::state::draft::submission::correct;
use crate::state::notices::{Notices, use_notices};
use crate::words::last_time::SINCE;
use crate::words::reviews::answer_lines_reviewed;
use crate::words::said::own_words;
use crate::words::{comments, comparing, figures};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sent::{Sent, share_return};
use what_next::{afterwards, what_happens_next};

/// Shows what was answered and graded in a return.
pub type Content = fn(&Questionnaire, &Return) -> AnyView;

/// A finished return.
#[component]
pub fn Complete(
    /// The return.
    open: OpenDraft,
    /// Shows what was answered and graded.
    content: Content,
) -> impl IntoView {
    let questionnaire = open.session.questionnaire();
    let record = open.session.record_now();
    let came_as_file = open.autosave.head().received.is_some();
    let next = next_steps(&questionnaire, &record, came_as_file, &use_passed_on().cycle());
    announce_heading("Return complete", Some(&draft_caption(open)));
    view! {
        {back_link(&Route::Home)}
        <main class="govuk-main-wrapper" id="main">
            <crate::pages::shared::frame::Notices/>
            {confirmation(&questionnaire, &record)}
            {left_out(&record)}
            <Keeping open/>
            {afterwards(open)}
            {changes_asked(open, next.open_comments)}
            {what_happens_next(&questionnaire, &record)}
            <Sent open/>
            <div class="app-no-print">
                <Correction open earlier_round=next.earlier_round/>
                {links(open, next.may_be_reviewed, next.second_grading)}
                {lock_button(open)}
            </div>
            <Status open/>
            {content(&questionnaire, &record)}
        </main>
    }
}

/// That it is complete, whose it is, and against what it was answered.
fn confirmation(questionnaire: &Questionnaire, record: &Return) -> impl IntoView + use<> {
    let declared = record.declaration.as_ref().map(|declaration| {
        format!(
            "Declared by {} on {}. Revision {}.",
            own_words(&declaration.role),
            figures::date(&declaration.at),
            record.revision
        )
    });
    view! {
        <div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title" tabindex="-1">"Return complete"</h1>
            <div class="govuk-panel__body">
                "Your reference number" <br/> <strong translate="no">{record.reference.clone()}</strong>
            </div>
        </div>
        <p class="govuk-body"><bdi dir="auto">{draft_name(record)}</bdi> ", " {questionnaire.title.clone()} ". " {declared}</p>
        {signed_off(questionnaire, record)}
        <p class="govuk-body">{editions(questionnaire, record)}</p>
    }
}

/// Who else stands behind it; nothing where nobody does.
fn signed_off(questionnaire: &Questionnaire, record: &Return) -> Vec<AnyView> {
    let signed = record.declaration.as_ref().map(|declaration| &declaration.sign_offs);
    let line = |one: &SignOff| {
        let signed = signed?.get(&one.id)?;
        let role = if signed.role.trim().is_empty() { String::new() } else { format!(" ({})", own_words(&signed.role)) };
        let day = if signed.at.is_empty() { String::new() } else { format!(" on {}", figures::date(&signed.at)) };
        let said = format!("{}{role}: signed off{day}.", one.label);
        Some(view! { <p class="govuk-body"><Words text=said/></p> }.into_any())
    };
    questionnaire.sign_offs.iter().filter_map(line).collect()
}

/// The file and the paper.
#[component]
fn Keeping(open: OpenDraft) -> impl IntoView {
    view! {
        <div class="govuk-button-group app-no-print">
            {download_button(open, "Download return", Look::Primary, None)}
            {share_return(open)}
            <PrintButton label="Print or save as PDF"/>
        </div>
    }
}

/// Reopens the return as its next revision, and goes where that is worked on.
fn amend(device: Device, notices: Notices, open: OpenDraft) {
    spawn_local(async move {
        if let Err(why) = correct(device, open).await {
            notices.warn(why);
            return;
        }
        open.autosave.flush();
        // Nothing goes where it is already, whichever of them the address says.
        let places = [DraftPage::Tasks, DraftPage::Check].map(|page| Route::Draft(open.session.id(), page));
        if let Some(elsewhere) = places.iter().find(|place| place.hash() != page::hash()) {
            go(elsewhere);
        }
    });
}

/// The button that begins a correction. Where the return is of an earlier round, it is asked first which round is meant.
#[component]
fn Correction(open: OpenDraft, earlier_round: Option<String>) -> impl IntoView {
    let (device, notices) = (use_device(), use_notices());
    let asks_which_round = RwSignal::new(false);
    let has_two_rounds = earlier_round.is_some();
    let correct_it = move |_| {
        if !has_two_rounds {
            amend(device, notices, open);
            return;
        }
        asks_which_round.set(true);
        request_animation_frame(|| page::focus("#which-round"));
    };
    let which_round = when(asks_which_round.into(), move || {
        which_round(open, earlier_round.clone().unwrap_or_default(), move || amend(device, notices, open))
    });
    view! {
        <p class="govuk-body">
            "Something to put right? A correction becomes the next revision and takes the place of this one when you send it."
        </p>
        <Button label="Make a correction" look=Look::Secondary is_disabled=open.session.is_read_only() on_press=correct_it/>
        {which_round}
    }
}

fn links(open: OpenDraft, may_be_reviewed: bool, second_grading: SecondGrading) -> impl IntoView {
    let id = open.session.id();
    let route = move |page| Route::Draft(id.clone(), page).href();
    let review = may_be_reviewed
        .then(|| view! { <li><a class="govuk-link" href=route(DraftPage::Review(None))>"Ask for changes"</a></li> });
    view! {
        <ul class="govuk-list">
            {moderation_link(open, second_grading)}
            {review}
            <li><a class="govuk-link" href=route(DraftPage::Passphrase)>{protect_label(open)}</a></li>
            <li><a class="govuk-link" href=route(DraftPage::Download)>"Download with a passphrase"</a></li>
        </ul>
    }
}

/// Grades and answers.
pub fn grades_and_answers(questionnaire: &Questionnaire, record: &Return) -> AnyView {
    let grades = grade_list(questionnaire, record, &grade(questionnaire, record), false);
    let since = changed_since(questionnaire, record, SINCE);
    view! { {at_risk::recorded(record)} {agreed(questionnaire, record)} {grades} {since} {answers(questionnaire, record)} }
        .into_any()
}

/// Whether to correct a return of an earlier round, or to begin this round's from it.
fn which_round(open: OpenDraft, earlier: String, correct: impl Fn() + Send + Sync + 'static) -> AnyView {
    let (passed_on, last_round, notices) = (use_passed_on(), use_last_round(), use_notices());
    let present = passed_on.cycle();
    let is_busy = RwSignal::new(false);
    let begin = move |_| {
        // A second click begins no second one.
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            match last_round.begin_from_open(open).await {
                Ok(route) => {
                    // Its own page says where it cannot be shown.
                    go(&route);
                }
                Err(why) => {
                    notices.warn(why);
                    let _ = is_busy.try_set(false);
                }
            }
        });
    };
    view! {
        <section class="govuk-inset-text" aria-labelledby="which-round">
            <h2 class="govuk-heading-m" id="which-round" tabindex="-1">
                {format!("This return belongs to {earlier}, and the present round is {present}")}
            </h2>
            <p class="govuk-body">
                {format!(
                    "A correction takes the place of the return of {earlier}. For {present}, begin a new one: what was said here \
                     then stands beside each question, to be confirmed or answered anew. This return stays as it is."
                )}
            </p>
            <div class="govuk-button-group">
                <Button label=format!("Begin the return for {present} from it") on_press=begin/>
                <Button label=format!("Correct the return of {earlier}") look=Look::Secondary on_press=move |()| correct()/>
            </div>
        </section>
    }
    .into_any()
}

/// That something is on the device and not in the file.
fn left_out(record: &Return) -> Option<AnyView> {
    let many = record.left_out.len();
    let said = format!(
        "Left out of the return, because it was no longer asked for when it was submitted: {}. It stays with the draft on this \
         device.",
        figures::count(many, "thing")
    );
    (many > 0).then(|| view! { <p class="govuk-body">{said}</p> }.into_any())
}

/// What a reviewer asked and nobody answered yet, with a way to answer it; nothing where there is none.
fn changes_asked(open: OpenDraft, left: usize) -> Option<AnyView> {
    let (device, notices) = (use_device(), use_notices());
    let next = open.session.with_rest(|rest| rest.revision).saturating_add(1);
    let text = format!(
        "{}. Whoever completed this return answers them in a correction, which becomes revision {next}.",
        comments::to_answer(left)
    );
    (left > 0).then(|| {
        view! {
            <section class="govuk-inset-text app-no-print" aria-labelledby="changes-asked">
                <h2 class="govuk-heading-m" id="changes-asked">"Changes were asked for"</h2>
                <p class="govuk-body">{text}</p>
                <Button label="Answer the comments" on_press=move |_| amend(device, notices, open)/>
            </section>
        }
        .into_any()
    })
}

/// What two auditors agreed, beside the first auditor's grades; nothing where it was not moderated.
fn agreed(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    if questionnaire.takes_reviews() {
        return as_moderated(questionnaire, record);
    }
    let moderation = record.agreed()?;
    let row = |subject: Subject| {
        let agreed = moderation.agreed(&subject);
        let first = format!("First auditor: {}", comparing::judged(questionnaire, record.judgement(&subject)));
        let because = agreed.map(|agreed| agreed.because.clone()).unwrap_or_default();
        let values = vec![comparing::judged(questionnaire, agreed), because, first];
        Row { key: comparing::subject(questionnaire, &subject), values, change: None }
    };
    let rows = subjects(questionnaire, record).into_iter().map(row).collect();
    let by = format!(
        "Second auditor: {}. Figures are made from these grades. A correction has to be moderated anew.",
        own_words(&moderation.by)
    );
    Some(
        view! {
            <h2 class="govuk-heading-m">"Agreed in moderation"</h2>
            <p class="govuk-body"><Words text=by/></p>
            <SummaryList rows/>
        }
        .into_any(),
    )
}

/// The second grading of a case, where it can have one.
fn moderation_link(open: OpenDraft, second_grading: SecondGrading) -> Option<AnyView> {
    let href = Route::Draft(open.session.id(), DraftPage::Moderate(None)).href();
    let is_review = open.session.questionnaire().takes_reviews();
    let link = |label| view! { <li><a class="govuk-link" href=href>{label}</a></li> }.into_any();
    match second_grading {
        SecondGrading::No => None,
        SecondGrading::MayBegin => Some(link(if is_review { "Review this return" } else { "Moderate this audit" })),
        SecondGrading::Begun => Some(link(if is_review { "Review of this return" } else { "Moderation of this audit" })),
    }
}

/// What it was answered against, as it is printed.
pub fn editions(questionnaire: &Questionnaire, record: &Return) -> String {
    let guidance = record.guidance_edition(questionnaire);
    format!("Questionnaire edition {}; guidance edition {guidance}.", record.questionnaire.edition)
}

fn answers(questionnaire: &Questionnaire, record: &Return) -> impl IntoView + use<> {
    let domains = asked_domains(questionnaire, record);
    let parts: Vec<_> = domains
        .iter()
        .map(|asked| {
            let row = |question: &&Question| Row {
                key: format!("{} {}", question.id, question.text),
                values: answer_lines_reviewed(questionnaire, record, question),
                change: None,
            };
            let rows = asked.questions.iter().map(row).collect();
            let commented = said_in(record, &asked.domain.id);
            let heading = format!("{} {}", asked.domain.id, asked.domain.title);
            view! { <h3 class="govuk-heading-s">{heading}</h3> <SummaryList rows/> {commented} }
        })
        .collect();
    view! {
        <h2 class="govuk-heading-m">"Answers"</h2>
        {said_of_the_whole(questionnaire, record)}
        {parts}
    }
}
