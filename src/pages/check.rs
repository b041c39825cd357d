//! Every answer, every grade with its reason, every finding.

use super::at_risk;
use super::comments::{said_in, said_of_the_whole};
use super::complete::editions;
use super::frame::{GoButton, Page};
use super::personal::personal_list;
use super::unasked::no_longer_asked;
use crate::checks::finding::{Finding, Place};
use crate::checks::findings::find;
use crate::checks::texts::suspicions;
use crate::components::summary_list::{Row, SummaryList};
use crate::components::words::Words;
use crate::grading::{Grades, grade};
use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::audit_return::Return;
use crate::model::comment::Topic;
use crate::model::ids::ReturnId;
use crate::model::judgement::Subject;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::unasked::unasked;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::setting::use_setting;
use crate::words::personal_data::NAMES_ARE_MISSED;
use crate::words::said::own_words;
use crate::words::{findings, grades};
use leptos::prelude::*;

/// Every answer, every grade, every finding.
#[component]
pub fn Check(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let graded = grade(&questionnaire, &record);
    let found = find(&questionnaire, &record);
    let answers = asked_domains(&questionnaire, &record);
    let answers: Vec<_> = answers.iter().map(|asked| answers_of(&questionnaire, &record, asked)).collect();
    let grades = grade_list(&questionnaire, &record, &graded);
    let findings = findings_list(&questionnaire, &record, found);
    let (id, commented) = (record.id.clone(), said_of_the_whole(&questionnaire, &record));
    let suspicions = use_setting().with(|partnership| suspicions(&questionnaire, &record, &partnership.local_names));
    let personal =
        personal_list(&questionnaire, &record, suspicions, NAMES_ARE_MISSED, |place| place_route(&record.id, place).href());
    let editions = editions(&questionnaire, &record);
    let unasked = unasked(&session.edition(), &record);
    let unasked = (!unasked.is_empty()).then(|| no_longer_asked(&questionnaire, &record, &unasked));
    view! {
        <Page heading="Check your answers" caption=questionnaire.title.clone() back=Route::Draft(id.clone(), DraftPage::Tasks)>
            <p class="govuk-body">{editions}</p>
            {at_risk::recorded(&record)}
            {grades}
            {findings}
            {personal}
            <h2 class="govuk-heading-m">"Answers"</h2>
            {commented}
            {answers}
            {unasked}
            <GoButton to=Route::Draft(id, DraftPage::Declaration) label="Continue to declaration"/>
        </Page>
    }
}

/// Every grade, with how it was worked out.
pub fn grade_list(questionnaire: &Questionnaire, record: &Return, graded: &Grades) -> AnyView {
    let reason = |subject| record.judgement(&subject).map(|judgement| judgement.because.clone()).unwrap_or_default();
    let overall = view! {
        <GradeRow
            title="Overall".to_owned()
            outcome=grades::outcome(questionnaire, &graded.overall.outcome)
            why=grades::explain_overall(questionnaire, &graded.overall)
            reason=reason(Subject::Overall)
        />
    };
    let domains = graded.domains.iter().map(|domain| {
        let title = questionnaire.domain(&domain.domain).map_or_else(String::new, |known| known.title.clone());
        view! {
            <GradeRow
                title=format!("{} {title}", domain.domain)
                outcome=grades::outcome(questionnaire, &domain.outcome)
                why=grades::explain_domain(questionnaire, domain)
                reason=reason(Subject::Domain(domain.domain.clone()))
            />
        }
    });
    view! {
        <h2 class="govuk-heading-m">"Grades"</h2>
        <ul class="app-grades">{overall} {domains.collect_view()}</ul>
    }
    .into_any()
}

#[component]
fn GradeRow(title: String, outcome: String, why: Vec<String>, reason: String) -> impl IntoView {
    let hidden = format!(": {title}");
    let reason = (!reason.trim().is_empty()).then(|| view! { <p class="govuk-body app-kept-lines" dir="auto">{reason}</p> });
    view! {
        <li class="app-grades__row">
            <div class="app-grades__head">
                <span class="app-grades__title">{title}</span>
                <strong class="app-grades__grade">{outcome}</strong>
            </div>
            {reason}
            <details class="govuk-details app-grades__why">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                        "How this grade was worked out"<span class="govuk-visually-hidden">{hidden}</span>
                    </span>
                </summary>
                <div class="govuk-details__text">
                    {why.into_iter().map(|sentence| view! { <p class="govuk-body">{sentence}</p> }).collect_view()}
                </div>
            </details>
        </li>
    }
}

fn findings_list(questionnaire: &Questionnaire, record: &Return, found: Vec<Finding>) -> impl IntoView + use<> {
    let (blocking, advice): (Vec<_>, Vec<_>) = found.into_iter().partition(|finding| finding.rule.blocks());
    let list = |found: &[Finding]| {
        found.iter().map(|finding| view! { <li>{finding_link(questionnaire, record, finding)}</li> }).collect_view()
    };
    let is_clear = blocking.is_empty() && advice.is_empty();
    view! {
        <h2 class="govuk-heading-m">"Findings"</h2>
        {is_clear.then(|| view! { <p class="govuk-body">"Nothing was found that needs your attention."</p> })}
        {(!blocking.is_empty()).then(|| view! {
            <h3 class="govuk-heading-s">"To put right before you submit"</h3>
            <ul class="govuk-list govuk-list--bullet">{list(&blocking)}</ul>
        })}
        {(!advice.is_empty()).then(|| view! {
            <h3 class="govuk-heading-s">"Worth another look"</h3>
            <ul class="govuk-list govuk-list--bullet">{list(&advice)}</ul>
        })}
    }
}

fn finding_link(questionnaire: &Questionnaire, record: &Return, finding: &Finding) -> impl IntoView + use<> {
    let place = findings::place(questionnaire, record, &finding.place);
    let rule = format!(" – {}", findings::rule(questionnaire, &finding.rule));
    view! { <a class="govuk-link" href=place_route(&record.id, &finding.place).href()><Words text=place/></a> <Words text=rule/> }
}

/// Where a finding can be put right.
pub fn place_route(id: &ReturnId, place: &Place) -> Route {
    let page = match place {
        Place::Profile(_) => DraftPage::About,
        Place::Question(domain, question) => DraftPage::Domain(domain.clone(), Some(question.clone())),
        Place::Action(_) => DraftPage::Actions,
        Place::Domain(domain) | Place::Comment(Topic::Domain(domain), _) => DraftPage::Domain(domain.clone(), None),
        Place::Comment(Topic::Question(domain, question), _) => DraftPage::Domain(domain.clone(), Some(question.clone())),
        Place::Comment(Topic::Whole, _) => DraftPage::Tasks,
        Place::Judgement(Subject::Domain(domain)) => DraftPage::Domain(domain.clone(), None),
        Place::Judgement(Subject::Overall) => DraftPage::Overall,
        Place::Escalation => DraftPage::AtRisk,
    };
    Route::Draft(id.clone(), page)
}

fn answers_of(questionnaire: &Questionnaire, record: &Return, asked: &AskedDomain<'_>) -> impl IntoView + use<> {
    let row = |question: &&Question| {
        let page = DraftPage::Domain(asked.domain.id.clone(), Some(question.id.clone()));
        Row {
            key: format!("{} {}", question.id, question.text),
            values: answer_lines(questionnaire, record, question),
            change: Some(Route::Draft(record.id.clone(), page).href()),
        }
    };
    view! {
        <h3 class="govuk-heading-s">{format!("{} {}", asked.domain.id, asked.domain.title)}</h3>
        <SummaryList rows=asked.questions.iter().map(row).collect()/>
        {said_in(record, &asked.domain.id)}
    }
}

/// The answer, its evidence and its note, a paragraph each.
pub fn answer_lines(questionnaire: &Questionnaire, record: &Return, question: &Question) -> Vec<String> {
    let answer = record.answer_to(&question.id);
    let said = findings::answer(questionnaire, question, answer);
    let said = if said.is_empty() { "Not answered".to_owned() } else { said };
    let evidence = answer.into_iter().flat_map(|answer| &answer.evidence).filter(|one| !one.text.trim().is_empty());
    let evidence = evidence.map(|one| format!("Evidence: {}", own_words(&one.text)));
    let note = answer.map(|answer| answer.note.as_str()).filter(|note| !note.trim().is_empty());
    [said].into_iter().chain(evidence).chain(note.map(|note| format!("Note: {}", own_words(note)))).collect()
}
