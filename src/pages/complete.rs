//! A finished return: download, print, what happens next.

use super::at_risk;
use super::case::finished::finished_case;
use super::check::{answer_lines, grade_list};
use super::comments::{said_in, said_of_the_whole};
use super::frame::{announce_heading, back_link};
use super::handed::download_button;
use super::status::Status;
use super::tasks::{lock_button, protect_label};
use crate::components::dynamic::when;
use crate::components::summary_list::{Row, SummaryList};
use crate::components::words::Words;
use crate::grading::grade;
use crate::grading::moderation::subjects;
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::grading_rules::Method;
use crate::model::judgement::Subject;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::desk::OpenDraft;
use crate::state::device::use_device;
use crate::state::draft_list::{draft_caption, draft_name};
use crate::state::notices::use_notices;
use crate::state::passed_on::use_passed_on;
use crate::state::setting::use_setting;
use crate::state::submission::correct;
use crate::words::said::own_words;
use crate::words::{comments, comparing, figures};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A finished return; for a draft that is none yet, the way back.
#[component]
pub fn Complete(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    if !untrack(|| session.is_submitted()) {
        // Happens when a correction is under way and the person goes back in the history.
        let _ = page::replace(&Route::Draft(session.id(), DraftPage::Tasks).hash());
    }
    let (setting, device) = (use_setting(), use_device());
    let notices = use_notices();
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    announce_heading("Return complete", Some(&draft_caption(open)));
    let next = setting.with(|partnership| partnership.return_to.clone());
    let print = move |_| {
        if let Err(error) = page::print() {
            notices.warn(format!("The page could not be printed: {}.", error.message));
        }
    };
    let (passed_on, asks_which_round) = (use_passed_on(), RwSignal::new(false));
    let earlier =
        record.earlier_round(&passed_on.cycle()).filter(|_| questionnaire.kind == Kind::SelfAssessment).map(str::to_owned);
    let amend = move |_| {
        spawn_local(async move {
            if let Err(why) = correct(device, open).await {
                notices.warn(why);
                return;
            }
            open.autosave.flush();
            // A return that came as a file is shown at the address of its task list, and nothing goes where it is already.
            let places = [DraftPage::Tasks, DraftPage::Check].map(|page| Route::Draft(session.id(), page).hash());
            let elsewhere = places.into_iter().find(|place| *place != page::hash());
            // Staying on the page is all that can go wrong, and the person sees that.
            let _ = elsewhere.map(|place| page::go(&place));
        });
    };
    let is_of_earlier_round = earlier.is_some();
    let correct_it = move |event| {
        if !is_of_earlier_round {
            amend(event);
            return;
        }
        asks_which_round.set(true);
        request_animation_frame(|| page::focus("#which-round"));
    };
    let which_round = when(asks_which_round.into(), move || which_round(open, earlier.clone().unwrap_or_default(), amend));
    let declared = record.declaration.as_ref().map(|declaration| {
        format!(
            "Declared by {} on {}. Revision {}.",
            own_words(&declaration.role),
            figures::date(&declaration.at),
            record.revision
        )
    });
    let last = if record.is_joint() {
        "Give each agency that took part a copy."
    } else {
        "The partnership adds all returns together and may ask you about some answers."
    };
    let content = if record.is_joint() {
        finished_case(&questionnaire, &record)
    } else {
        let grades = grade_list(&questionnaire, &record, &grade(&questionnaire, &record));
        view! { {at_risk::recorded(&record)} {agreed(&questionnaire, &record)} {grades} {answers(&questionnaire, &record)} }
            .into_any()
    };
    let changes = changes_asked(&record, amend);
    view! {
        {back_link(&Route::Home)}
        <main class="govuk-main-wrapper" id="main">
            <super::frame::Notices/>
            <div class="govuk-panel govuk-panel--confirmation">
                <h1 class="govuk-panel__title" tabindex="-1">"Return complete"</h1>
                <div class="govuk-panel__body">"Your reference number" <br/> <strong translate="no">{record.reference.clone()}</strong></div>
            </div>
            <p class="govuk-body"><bdi dir="auto">{draft_name(&record)}</bdi> ", " {questionnaire.title.clone()} ". " {declared}</p>
            <p class="govuk-body">{editions(&questionnaire, &record)}</p>
            {left_out(&record)}
            <div class="govuk-button-group app-no-print">
                {download_button(open, "Download return", "govuk-button", None)}
                <button type="button" class="govuk-button govuk-button--secondary" on:click=print>"Print or save as PDF"</button>
            </div>
            {changes}
            <h2 class="govuk-heading-m">"What happens next"</h2>
            <ol class="govuk-list govuk-list--number">
                <li>"Download the return. Keep a copy where your organisation keeps its records."</li>
                <li>{next}</li>
                <li>{last}</li>
            </ol>
            <div class="app-no-print">
                <p class="govuk-body">"Something to put right? A correction becomes the next revision and takes the place of this one when you send it."</p>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=correct_it prop:disabled=session.is_read_only()>"Make a correction"</button>
                {which_round}
                <ul class="govuk-list">
                    {(!record.is_joint()).then(|| view! {
                        <li><a class="govuk-link" href=Route::Draft(session.id(), DraftPage::Review(None)).href()>"Ask for changes"</a></li>
                    })}
                    <li><a class="govuk-link" href=Route::Draft(session.id(), DraftPage::Passphrase).href()>{protect_label(open)}</a></li>
                    <li><a class="govuk-link" href=Route::Draft(session.id(), DraftPage::Download).href()>"Download with a passphrase"</a></li>
                </ul>
                {lock_button(open)}
                {moderation_link(open, &questionnaire, &record)}
            </div>
            <Status open/>
            {content}
        </main>
    }
}

/// Whether to correct a return of an earlier round, or to begin this round's from it.
fn which_round(open: OpenDraft, earlier: String, correct: impl Fn(leptos::ev::MouseEvent) + 'static) -> AnyView {
    let (passed_on, notices) = (use_passed_on(), use_notices());
    let present = passed_on.cycle();
    let is_busy = RwSignal::new(false);
    let begin = move |_| {
        // A second click begins no second one.
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            match passed_on.begin_next_round(open).await {
                Ok(route) => {
                    // Its own page says where it cannot be shown.
                    let _ = page::go(&route.hash());
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
            <h2 class="govuk-heading-m" id="which-round" tabindex="-1">{format!("This return belongs to {earlier}, and the present round is {present}")}</h2>
            <p class="govuk-body">{format!("A correction takes the place of the return of {earlier}. For {present}, begin a new one: it starts with a copy of these answers, and this return stays as it is.")}</p>
            <div class="govuk-button-group">
                <button type="button" class="govuk-button" on:click=begin>{format!("Begin the return for {present} from it")}</button>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=correct>{format!("Correct the return of {earlier}")}</button>
            </div>
        </section>
    }
    .into_any()
}

/// That something is on the device and not in the file.
fn left_out(record: &Return) -> Option<AnyView> {
    let many = record.left_out.len();
    let said = format!(
        "Left out of the return, because it was no longer asked for when it was submitted: {}. It stays with the draft on this device.",
        figures::count(many, "thing")
    );
    (many > 0).then(|| view! { <p class="govuk-body">{said}</p> }.into_any())
}

/// What a reviewer asked and nobody answered yet, with a way to answer it; nothing where there is none.
fn changes_asked(record: &Return, answer: impl Fn(leptos::ev::MouseEvent) + 'static) -> Option<AnyView> {
    let (left, next) = (record.open_comments().count(), record.revision.saturating_add(1));
    let text = format!(
        "{}. Whoever completed this return answers them in a correction, which becomes revision {next}.",
        comments::to_answer(left)
    );
    (left > 0).then(|| {
        view! {
            <section class="govuk-inset-text app-no-print" aria-labelledby="changes-asked">
                <h2 class="govuk-heading-m" id="changes-asked">"Changes were asked for"</h2>
                <p class="govuk-body">{text}</p>
                <button type="button" class="govuk-button" on:click=answer>"Answer the comments"</button>
            </section>
        }
        .into_any()
    })
}

/// What two auditors agreed, beside the first auditor's grades; nothing where it was not moderated.
fn agreed(questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
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
fn moderation_link(open: OpenDraft, questionnaire: &Questionnaire, record: &Return) -> Option<AnyView> {
    let href = Route::Draft(record.id.clone(), DraftPage::Moderate(None)).href();
    let is_begun = record.moderation.iter().any(|one| one.revision == record.revision);
    let label = if is_begun { "Moderation of this audit" } else { "Moderate this audit" };
    // Nobody is one's own second auditor.
    let is_from_elsewhere = open.autosave.head().received.is_some();
    let link = || view! { <p class="govuk-body"><a class="govuk-link" href=href>{label}</a></p> }.into_any();
    let is_judged = questionnaire.grading.overall.method == Method::Judged && record.joint.is_none();
    (is_judged && (is_begun || is_from_elsewhere)).then(link)
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
            let row = |question: &&crate::model::questionnaire::Question| Row {
                key: format!("{} {}", question.id, question.text),
                values: answer_lines(questionnaire, record, question),
                change: None,
            };
            let rows = asked.questions.iter().map(row).collect();
            let commented = said_in(record, &asked.domain.id);
            view! { <h3 class="govuk-heading-s">{format!("{} {}", asked.domain.id, asked.domain.title)}</h3> <SummaryList rows/> {commented} }
        })
        .collect();
    view! {
        <h2 class="govuk-heading-m">"Answers"</h2>
        {said_of_the_whole(questionnaire, record)}
        {parts}
    }
}
