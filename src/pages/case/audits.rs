//! The audits that agencies judge from: what they wrote beside their grades, taking one out, adding another.

use crate::adding_up::cases::CaseLine;
use crate::components::dynamic::{changing, changing_text};
use crate::components::summary_list::{Row, SummaryList};
use crate::grading::{Outcome, grade};
use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::pages::case::bring_case::{AddAudits, CaseLines, busy_text};
use crate::platform::files::ChosenFile;
use crate::platform::page;
use crate::state::case::joint::{add_audits, put_audit_back, take_audit_out};
use crate::state::draft::desk::OpenDraft;
use crate::state::notices::use_notices;
use crate::words::figures;
use crate::words::findings::answer_lines;
use crate::words::joint::{agency, agency_in_full};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The audits, each with a way to take it out, and a way to add another.
#[component]
pub fn Audits(
    /// The joint judgement.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let lines = RwSignal::new(Vec::<CaseLine>::new());
    let is_busy = RwSignal::new(false);
    // Chosen while files were being read.
    let waiting = StoredValue::new_local(Vec::<ChosenFile>::new());
    let notices = use_notices();
    // The row that is taken out goes at once; what brings it back stays as long as the page.
    let rows = move || {
        session.with_rest(|rest| {
            let audits = rest.joint.iter().flat_map(|joint| &joint.audits);
            audits.map(|audit| audit_row(open, &questionnaire, audit)).collect_view().into_any()
        })
    };
    let add = move |chosen: Vec<ChosenFile>| {
        if session.is_read_only().get_untracked() {
            return;
        }
        waiting.update_value(|waiting| waiting.extend(chosen));
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            // The person may have left the page meanwhile.
            while let Some(chosen) = waiting.try_update_value(std::mem::take).filter(|chosen| !chosen.is_empty()) {
                match add_audits(open, chosen).await {
                    Ok(new) => drop(lines.try_update(|lines| lines.extend(new))),
                    Err(why) => notices.warn(why),
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    view! {
        <h2 class="govuk-heading-m">"Audits of this case"</h2>
        <ul class="govuk-list app-case-audits">{changing(rows)}</ul>
        <AddAudits id="add-audit" label="Add another agency's audit" on_choose=add/>
        <p class="app-busy" role="status">{changing_text(busy_text(is_busy.into()))}</p>
        <CaseLines lines/>
    }
}

fn audit_row(open: OpenDraft, questionnaire: &Questionnaire, audit: &Return) -> AnyView {
    let notices = use_notices();
    let (id, name) = (audit.id.clone(), agency_in_full(questionnaire, audit));
    let declared = audit.declaration.as_ref().map(|declaration| format!("submitted on {}", figures::date(&declaration.at)));
    let revision = format!("Revision {}", audit.revision);
    let said = [Some(revision), declared].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (shown, hidden) = (name.clone(), format!(" of {name}"));
    let take_out = move |_| {
        let Some((at, audit)) = take_audit_out(open, &id) else { return };
        let undo = move || {
            put_audit_back(open, at, audit.clone());
            notices.clear();
            notices.tell("The audit is back.");
            focus_notice();
        };
        notices.tell_with(format!("The audit of {name} was taken out. The joint grades and reasons stay."), "Undo", undo);
        focus_notice();
    };
    view! {
        <li>
            <strong>{shown}</strong>
            <span class="app-reference">{said}</span>
            <button type="button" class="app-link-button app-no-print" on:click=take_out>
                "Take this audit out"<span class="govuk-visually-hidden">{hidden}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The button that had focus is gone; what was done about it is where to go on.
fn focus_notice() {
    request_animation_frame(|| page::focus(".app-notices [tabindex]"));
}

/// What agencies wrote in parts that have no grade, such as feedback of the family.
pub fn ungraded(questionnaire: &Questionnaire, record: &Return) -> AnyView {
    let grades = grade(questionnaire, record);
    let is_ungraded =
        |asked: &&AskedDomain<'_>| grades.domain(&asked.domain.id).is_some_and(|graded| graded.outcome == Outcome::NotGraded);
    let audits: &[Return] = record.joint.as_ref().map_or(&[], |joint| &joint.audits);
    let asked = asked_domains(questionnaire, record);
    let parts: Vec<_> = asked
        .iter()
        .filter(is_ungraded)
        .map(|asked| {
            let said: Vec<_> = audits.iter().filter_map(|audit| part_of(questionnaire, audit, asked)).collect();
            let nothing = said.is_empty().then(|| view! { <p class="govuk-body">"No agency wrote anything here."</p> });
            view! {
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{asked.domain.title.clone()}</span>
                    </summary>
                    <div class="govuk-details__text">{nothing} {said}</div>
                </details>
            }
        })
        .collect();
    if parts.is_empty() {
        return ().into_any();
    }
    view! { <h2 class="govuk-heading-m">"Without a grade"</h2> {parts} }.into_any()
}

fn part_of(questionnaire: &Questionnaire, audit: &Return, asked: &AskedDomain<'_>) -> Option<AnyView> {
    let has_said = asked.questions.iter().any(|question| audit.answer_to(&question.id).is_some_and(|answer| !answer.is_empty()));
    has_said.then(|| {
        view! {
            <h3 class="govuk-heading-s">{agency(questionnaire, audit)}</h3>
            {answers(questionnaire, audit, &asked.domain.id)}
        }
        .into_any()
    })
}

/// An agency's answers to the questions of a domain that it was asked.
pub fn answers(questionnaire: &Questionnaire, audit: &Return, domain: &crate::model::ids::DomainId) -> AnyView {
    let asked = asked_domains(questionnaire, audit);
    let questions = asked.iter().filter(|asked| asked.domain.id == *domain).flat_map(|asked| &asked.questions);
    let rows = questions.map(|question| Row {
        key: format!("{} {}", question.id, question.text),
        values: answer_lines(questionnaire, audit, question),
        change: None,
    });
    view! { <SummaryList rows=rows.collect()/> }.into_any()
}
