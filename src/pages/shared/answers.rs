//! Answers and grades as they are read, wherever they are, and where each of them is given.

use super::next_grade::{next_of_domain, next_of_the_whole};
use crate::checks::finding::Place;
use crate::grading::Grades;
use crate::model::audit_return::Return;
use crate::model::comment::Topic;
use crate::model::ids::{QuestionId, ReturnId};
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::routes::{DraftPage, Route};
use crate::words::{findings, grades};
use leptos::prelude::*;

/// Every grade, with how it was worked out and what stands between it and the next; none where nothing is graded. `is_draft`
/// where answers can be changed.
pub fn grade_list(questionnaire: &Questionnaire, record: &Return, graded: &Grades, is_draft: bool) -> Option<AnyView> {
    if !questionnaire.grading.grades_anything() {
        return None;
    }
    let draft = is_draft.then_some(&record.id);
    let now = |id: &QuestionId| {
        questionnaire.question(id).map(|known| findings::answer(questionnaire, known, record.answer_to(id))).unwrap_or_default()
    };
    let reason = |subject| record.judgement(&subject).map(|judgement| judgement.because.clone()).unwrap_or_default();
    let overall = view! {
        <GradeRow
            title="Overall".to_owned()
            outcome=grades::outcome(questionnaire, &graded.overall.outcome)
            why=grades::explain_overall(questionnaire, &graded.overall)
            reason=reason(Subject::Overall)
            next=next_of_the_whole(questionnaire, graded, draft, &now)
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
                next=next_of_domain(questionnaire, domain, draft, &now)
            />
        }
    });
    let list = view! {
        <h2 class="govuk-heading-m">"Grades"</h2>
        <ul class="app-grades">{overall} {domains.collect_view()}</ul>
    };
    Some(list.into_any())
}

#[component]
fn GradeRow(title: String, outcome: String, why: Vec<String>, reason: String, next: Option<AnyView>) -> impl IntoView {
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
            {next}
        </li>
    }
}

/// Where a finding can be put right.
pub fn place_route(id: &ReturnId, place: &Place) -> Route {
    let page = match place {
        Place::Profile(field) => DraftPage::Field(field.clone()),
        Place::Question(domain, question) => DraftPage::Domain(domain.clone(), Some(question.clone())),
        // What a file calls its actions need not fit into an address.
        Place::Action(action) if action.as_str().contains(['/', '?', '#']) => DraftPage::Actions,
        Place::Action(action) => DraftPage::Action(action.clone()),
        Place::LastAction(_) => DraftPage::Actions,
        Place::Domain(domain) | Place::Comment(Topic::Domain(domain), _) => DraftPage::Domain(domain.clone(), None),
        Place::Comment(Topic::Question(domain, question), _) => DraftPage::Domain(domain.clone(), Some(question.clone())),
        Place::Comment(Topic::Whole, _) => DraftPage::Tasks,
        Place::Judgement(Subject::Domain(domain)) => DraftPage::Domain(domain.clone(), None),
        Place::Judgement(Subject::Overall) => DraftPage::Overall,
        Place::Escalation => DraftPage::AtRisk,
    };
    Route::Draft(id.clone(), page)
}
