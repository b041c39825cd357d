//! Asking a colleague to answer some of the questions: which, who, by when, and the file for them.

use crate::components::button::Button;
use crate::components::checkboxes::Checkboxes;
use crate::components::date_field::DateField;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::field::{FieldIds, Fieldset, Label};
use crate::components::radios::Opt;
use crate::components::text_field::{TextArea, TextField};
use crate::components::words::Words;
use crate::model::answer::AnswerValue;
use crate::model::applies::asked_domains;
use crate::model::asking::{Request, askable};
use crate::model::ids::QuestionId;
use crate::model::plain::says_something;
use crate::model::questionnaire::{AnswerType, Question};
use crate::model::typed_date::read_date;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::Page;
use crate::pages::shared::handed::moment;
use crate::routes::{DraftPage, Route};
use crate::state::draft::colleagues::ask;
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::state::notices::use_notices;
use crate::words::colleague::{ASK, asked_line};
use crate::words::figures::count;
use crate::words::typed::date_problem;
use leptos::prelude::*;
use std::collections::BTreeSet;

const QUESTIONS: &str = "ask-questions";
const TO: &str = "ask-to";
const DAY: &str = "ask-by";

/// What is asked so far, as it was typed.
#[derive(Clone, Copy)]
struct Form {
    questions: RwSignal<BTreeSet<QuestionId>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    note: RwSignal<String>,
    by_day: RwSignal<String>,
}

/// Asking a colleague.
#[component]
pub fn AskPage(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let notices = use_notices();
    let session = open.session;
    let questionnaire = session.questionnaire();
    let form = Form {
        questions: RwSignal::new(BTreeSet::new()),
        from: RwSignal::new(String::new()),
        to: RwSignal::new(String::new()),
        note: RwSignal::new(String::new()),
        by_day: RwSignal::new(String::new()),
    };
    let checked = Checked::new(move || problems(form));
    let order: Vec<QuestionId> = questionnaire.questions().map(|question| question.id.clone()).collect();
    let download = move |_| {
        if !checked.is_well() {
            return;
        }
        let chosen = form.questions.get_untracked();
        let request = Request {
            questions: order.iter().filter(|id| chosen.contains(*id)).cloned().collect(),
            from: form.from.get_untracked(),
            to: form.to.get_untracked(),
            note: form.note.get_untracked(),
            by_day: form.by_day.get_untracked(),
        };
        notices.tell_given(ask(open, &request));
    };
    let record = session.record_now();
    let parts: Vec<AnyView> = asked_domains(&questionnaire, &record)
        .iter()
        .map(|asked| {
            let title = format!("{} {}", asked.domain.id, asked.domain.title);
            view! { <OnePart form title questions=askable(asked.domain, asked).into_iter().cloned().collect()/> }.into_any()
        })
        .collect();
    view! {
        <Page heading=ASK caption=questionnaire.title.clone() back=Route::Draft(session.id(), DraftPage::Tasks) open>
            <ErrorSummary errors=checked.errors/>
            <p class="govuk-body">
                "Choose what somebody else should answer. They get a small file with only these questions and what is said to \
                 them so far. They open it with “Open a file” in this same app, answer, and send a file back. Nothing of yours \
                 is written over when you open that."
            </p>
            {without_passphrase(open)}
            {asked_so_far(session)}
            <Fieldset ids=FieldIds::of(QUESTIONS) legend="What should they answer?" hint=None error=checked.at(QUESTIONS)>
                <div class="app-ask" id=QUESTIONS tabindex="-1">{parts}</div>
            </Fieldset>
            <Text id=TO label="Who will answer? (role)" value=form.to error=checked.at(TO)/>
            <Text id="ask-from" label="Who asks? (your role)" value=form.from error=Signal::stored(None::<String>)/>
            <DateField
                id=DAY.to_owned()
                legend="By when?"
                hint=Some("For example, 4 12 2026. You can leave it blank.".to_owned())
                value=form.by_day
                error=checked.at(DAY)
                on_input=move |typed: String| form.by_day.set(as_day(&typed))
            />
            <TextArea
                id="ask-note"
                label="A note to them"
                hint=Some("What they should know. Do not name children or families.".to_owned())
                value=form.note
                on_input=move |typed: String| form.note.set(typed)
            />
            <Button label="Download the file for your colleague" on_press=download/>
        </Page>
    }
}

/// That the file for a colleague has no passphrase, where the draft has one.
fn without_passphrase(open: OpenDraft) -> Option<AnyView> {
    let said = "This draft has a passphrase. The file for your colleague has none, so send it in a way that you trust.";
    open.autosave.head().sealing.is_some().then(|| view! { <p class="govuk-inset-text">{said}</p> }.into_any())
}

#[component]
fn Text(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    view! { <TextField id label hint=None value error on_input=move |typed: String| value.set(typed)/> }
}

/// A part with its questions: all of them by one box, or some.
#[component]
fn OnePart(form: Form, title: String, questions: Vec<Question>) -> impl IntoView {
    let ids: Vec<QuestionId> = questions.iter().map(|question| question.id.clone()).collect();
    let part = format!("ask-{}", ids.first().map(ToString::to_string).unwrap_or_default());
    let options: Vec<Opt> = questions
        .iter()
        .map(|question| Opt::plain(question.id.as_str(), &format!("{} {}", question.id, question.text)))
        .collect();
    let (of_all, of_some, set_all, set_some) = (ids.clone(), ids.clone(), ids.clone(), ids);
    let all = Signal::derive(move || {
        form.questions
            .with(|chosen| if of_all.iter().all(|id| chosen.contains(id)) { vec!["all".to_owned()] } else { Vec::new() })
    });
    let some = Signal::derive(move || {
        let chosen = form.questions.get();
        of_some.iter().filter(|id| chosen.contains(*id)).map(ToString::to_string).collect::<Vec<_>>()
    });
    let choose_all = move |chosen: Vec<String>| {
        let ids = set_all.clone();
        form.questions.update(|questions| match chosen.is_empty() {
            true => questions.retain(|id| !ids.contains(id)),
            false => questions.extend(ids),
        });
    };
    let choose_some = move |chosen: Vec<String>| {
        let is_chosen = |id: &QuestionId| chosen.iter().any(|one| one == id.as_str());
        form.questions.update(|questions| {
            questions.retain(|id| !set_some.contains(id));
            questions.extend(set_some.iter().filter(|id| is_chosen(id)).cloned());
        });
    };
    let label = format!("{title} ({})", count(options.len(), "question"));
    let summary = Label::with("Only some of its questions", format!(": {title}"));
    view! {
        <Checkboxes id=part.clone() options=vec![Opt::plain("all", &label)] selected=all on_select=choose_all/>
        <details class="govuk-details app-ask__some">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary.drawn()}</span>
            </summary>
            <div class="govuk-details__text">
                <Checkboxes id=format!("{part}-one") options selected=some on_select=choose_some/>
            </div>
        </details>
    }
}

/// Whom the draft asked already; nothing where it asked nobody.
pub fn asked_so_far(session: FillSession) -> Option<AnyView> {
    let asked = session.with_rest(|rest| rest.asked.clone());
    let lines = asked.iter().map(|asked| view! { <li><Words text=asked_line(asked, moment)/></li> }).collect_view();
    (!asked.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-s">"Asked so far"</h2>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        }
        .into_any()
    })
}

fn as_day(typed: &str) -> String {
    AnswerValue::parse(AnswerType::Date, typed).map(|value| value.typed()).unwrap_or_default()
}

fn problems(form: Form) -> Vec<PageError> {
    let problem = |control: &str, text: String| PageError { target: Target::Control(control.to_owned()), text };
    let none = form.questions.with(BTreeSet::is_empty);
    let none = none.then(|| problem(QUESTIONS, "Choose at least one question".to_owned()));
    let nobody = form.to.with(|to| !says_something(to));
    let nobody = nobody.then(|| problem(TO, "Say who will answer, as a role".to_owned()));
    let day = form.by_day.with(|day| (!day.is_empty() && read_date(day).is_err()).then(|| problem(DAY, date_problem(day))));
    none.into_iter().chain(nobody).chain(day).collect()
}
