//! What stands between a grade and the next: what it takes, question by question, each with a link to where it is answered.

use crate::grading::counts::AnswerCounts;
use crate::grading::next::NextGrade;
use crate::grading::{DomainGrade, Grades};
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::ids::{DomainId, QuestionId, ReturnId};
use crate::model::questionnaire::Questionnaire;
use crate::routes::{DraftPage, Route};
use crate::words::rules;
use leptos::prelude::*;

/// One thing that would have to change.
pub struct ToChange {
    /// "S1.8 Is there …? (key question) – “Partly in place” now".
    pub text: String,
    /// Where it is answered; none where nothing can be changed any more.
    pub href: Option<String>,
}

/// What stands between a domain's grade and the next; nothing where there is none. `now` is what is said to a question.
pub fn next_of_domain(
    questionnaire: &Questionnaire,
    graded: &DomainGrade,
    draft: Option<&ReturnId>,
    now: &dyn Fn(&QuestionId) -> String,
) -> Option<AnyView> {
    let next = graded.next()?;
    let title = format!(": {}", graded.domain);
    Some(details(title, rules::still_needed(questionnaire, &next, &graded.counts), changes(questionnaire, &next, draft, now)))
}

/// What stands between the overall grade and the next.
pub fn next_of_the_whole(
    questionnaire: &Questionnaire,
    graded: &Grades,
    draft: Option<&ReturnId>,
    now: &dyn Fn(&QuestionId) -> String,
) -> Option<AnyView> {
    let next = graded.overall.next(questionnaire, &graded.domains)?;
    let of_domain = |id: &&DomainId| {
        let text = rules::domain_line(questionnaire, graded.domain(id)?);
        let page = DraftPage::Domain((*id).clone(), None);
        Some(ToChange { text, href: draft.map(|draft| Route::Draft(draft.clone(), page).href()) })
    };
    let mut lines: Vec<ToChange> = next.domains.iter().filter_map(of_domain).collect();
    lines.extend(changes(questionnaire, &next, draft, now));
    let counts: &AnswerCounts = &graded.overall.counts;
    Some(details(": Overall".to_owned(), rules::still_needed(questionnaire, &next, counts), lines))
}

fn changes(
    questionnaire: &Questionnaire,
    next: &NextGrade<'_>,
    draft: Option<&ReturnId>,
    now: &dyn Fn(&QuestionId) -> String,
) -> Vec<ToChange> {
    let of_question = |one: &&crate::grading::counts::Scored| {
        let text = rules::question_line(questionnaire, one, &now(&one.question));
        let domain = questionnaire.domains.iter().find(|domain| domain.questions.iter().any(|known| known.id == one.question));
        let page = domain.map(|domain| DraftPage::Domain(domain.id.clone(), Some(one.question.clone())));
        ToChange { text, href: draft.zip(page).map(|(draft, page)| Route::Draft(draft.clone(), page).href()) }
    };
    next.questions.iter().map(of_question).collect()
}

fn details(title: String, needed: String, lines: Vec<ToChange>) -> AnyView {
    let line = |one: ToChange| match one.href {
        Some(href) => view! { <li><a class="govuk-link" href=href>{one.text}</a></li> }.into_any(),
        None => view! { <li>{one.text}</li> }.into_any(),
    };
    let lines: Vec<AnyView> = lines.into_iter().map(line).collect();
    view! {
        <details class="govuk-details app-grades__why">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">
                    "What stands between this and the next grade"<span class="govuk-visually-hidden">{title}</span>
                </span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{needed}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        </details>
    }
    .into_any()
}

/// The questions that an action plan may begin with: those that keep a domain from its next grade and have no action yet.
pub fn without_action(questionnaire: &Questionnaire, record: &Return, graded: &Grades) -> Vec<QuestionId> {
    let has_action =
        |id: &QuestionId| record.actions.iter().any(|action| !action.is_blank() && action.question.as_ref() == Some(id));
    let short: Vec<&QuestionId> = graded.to_improve().into_iter().map(|(_, question)| question).collect();
    let asked = asked_domains(questionnaire, record);
    let in_order = asked.iter().flat_map(|domain| domain.questions.iter().map(|question| &question.id));
    in_order.filter(|id| short.contains(id) && !has_action(id)).cloned().collect()
}
