//! One domain, or the whole, in a moderation: what the record shows, and the second auditor's or the agreed grade.

use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::judgement_field::{JudgementField, JudgementSpec};
use crate::components::level_options::grade_options;
use crate::components::summary_list::{Row, SummaryList};
use crate::grading::grade;
use crate::grading::moderation::subjects;
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::ids::DomainId;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::pages::shared::checked::Checked;
use crate::pages::shared::comments::said_by_worker;
use crate::pages::shared::frame::Page;
use crate::pages::shared::judging::{Suggestion, beside_chosen};
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::comparing;
use crate::words::findings::answer_lines;
use crate::words::grades::explain_overall;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// One domain, or the whole.
#[component]
pub fn SubjectPage(
    /// The return.
    open: OpenDraft,
    /// What is graded.
    subject: Subject,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let moderation = untrack(|| session.moderation()).unwrap_or_default();
    let list = Route::Draft(record.id.clone(), DraftPage::Moderate(None));
    if !subjects(&questionnaire, &record).contains(&subject) {
        return view! {
            <Page heading="There is no such part" back=list>
                <p class="govuk-body">"Nobody grades this part of the audit."</p>
            </Page>
        }
        .into_any();
    }
    let is_blind = moderation.is_blind();
    let of = subject.clone();
    let judgement = Signal::derive(move || {
        session.moderation().and_then(|now| if is_blind { now.own(&of).cloned() } else { now.agreed(&of).cloned() })
    });
    let reason = element::reason(&subject);
    let checked = Checked::new(move || {
        let lacks_reason =
            judgement.with(|judgement| judgement.as_ref().is_some_and(|one| one.given().is_some() && !one.has_reason()));
        let error = || PageError { target: Target::Control(reason.clone()), text: "Say why this grade was agreed".to_owned() };
        (!is_blind && lacks_reason).then(error).into_iter().collect()
    });
    let after = list.clone();
    let save = move |_| checked.save_and_go(open, &after);
    let Some(scale) = questionnaire.grade_scale() else { return ().into_any() };
    let ladder = match &subject {
        Subject::Domain(id) => questionnaire.domain(id).map(|domain| domain.ladder.clone()).unwrap_or_default(),
        Subject::Overall => BTreeMap::new(),
    };
    let (legend, reason_label) = match is_blind {
        true => ("Your grade", "Reasons and evidence for the grade"),
        false => ("Agreed grade", "Why this grade was agreed"),
    };
    let spec = JudgementSpec {
        legend: legend.to_owned(),
        hint: None,
        options: grade_options(scale, &ladder),
        reason_label: reason_label.to_owned(),
        reason_hint: Some("Write “the child”, “mother”, “the school”, and no names.".to_owned()),
        grade_error: Signal::stored(None),
        reason_error: checked.at(element::reason(&subject)),
        subject: subject.clone(),
    };
    let both = (!is_blind).then(|| both(&questionnaire, &record, &moderation, &subject));
    let answers = match &subject {
        Subject::Domain(id) => answers(&questionnaire, &record, id, is_blind),
        Subject::Overall => whole(&questionnaire, &record, &moderation, is_blind),
    };
    let heading = comparing::subject(&questionnaire, &subject);
    let below = (subject == Subject::Overall && !is_blind).then(|| {
        let chosen = Memo::new(move |_| judgement.with(|judgement| judgement.as_ref()?.given().cloned()));
        beside_chosen(session, chosen, move || agreed_suggestion(session))
    });
    let on_change = Callback::new(move |judgement: Judgement| session.moderate(&subject, judgement));
    view! {
        <Page heading caption="Moderation" back=list open>
            <ErrorSummary errors=checked.errors/>
            {both}
            {answers}
            <div class="app-judgement"><JudgementField spec judgement below=below.into_any() on_change/></div>
            <Button label="Save and continue" on_press=save/>
        </Page>
    }
    .into_any()
}

/// What follows by the rules from the agreed grades.
fn agreed_suggestion(session: FillSession) -> Suggestion {
    let questionnaire = session.questionnaire();
    let mut record = session.record_now();
    if let Some(moderation) = session.moderation() {
        record.judgements.extend(moderation.agreed);
        record.overall_judgement = moderation.agreed_overall;
    }
    let whole = grade(&questionnaire, &record).overall;
    Suggestion { why: explain_overall(&questionnaire, &whole), grade: whole.suggestion }
}

/// Both auditors' grades with their reasons.
fn both(questionnaire: &Questionnaire, record: &Return, moderation: &Moderation, subject: &Subject) -> AnyView {
    let row = |key: &str, judgement: Option<&Judgement>| {
        let because = judgement.map(|judgement| judgement.because.clone()).filter(|text| !text.trim().is_empty());
        let values = [comparing::judged(questionnaire, judgement)].into_iter().chain(because).collect();
        Row { key: key.to_owned(), values, change: None }
    };
    let rows = vec![row("First auditor", record.judgement(subject)), row("Second auditor", moderation.own(subject))];
    view! { <SummaryList rows/> }.into_any()
}

/// What was answered, with evidence and notes; folded away once it is only looked up.
fn answers(questionnaire: &Questionnaire, record: &Return, domain: &DomainId, is_open: bool) -> AnyView {
    let asked = asked_domains(questionnaire, record);
    let row = |question: &&Question| Row {
        key: format!("{} {}", question.id, question.text),
        values: answer_lines(questionnaire, record, question),
        change: None,
    };
    let rows = asked.iter().find(|asked| asked.domain.id == *domain).map(|asked| asked.questions.iter().map(row).collect());
    let answers = folded("What the first auditor found in the record", rows.unwrap_or_default(), is_open);
    view! { {answers} {said_by_worker(record, domain)} }.into_any()
}

/// The grades of the domains, for whoever judges the whole.
fn whole(questionnaire: &Questionnaire, record: &Return, moderation: &Moderation, is_blind: bool) -> AnyView {
    let row = |subject: Subject| {
        let said = if is_blind { moderation.own(&subject) } else { moderation.agreed(&subject) };
        Row {
            key: comparing::subject(questionnaire, &subject),
            values: vec![comparing::judged(questionnaire, said)],
            change: None,
        }
    };
    let domains = subjects(questionnaire, record).into_iter();
    let rows = domains.filter(|subject| *subject != Subject::Overall).map(row).collect();
    folded(if is_blind { "Your grades so far" } else { "The grades agreed so far" }, rows, true)
}

fn folded(summary: &'static str, rows: Vec<Row>, is_open: bool) -> AnyView {
    view! {
        <details class="govuk-details app-wide-details" open=is_open>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text"><SummaryList rows/></div>
        </details>
    }
    .into_any()
}
