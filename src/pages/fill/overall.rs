//! The grade for the whole of a case audit, beside the grades of its domains.

use crate::components::button::{Button, Look};
use crate::components::error_summary::{ErrorSummary, PageError};
use crate::components::summary_list::{Row, SummaryList};
use crate::grading::grade;
use crate::model::audit_return::Return;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{GoButton, Page};
use crate::pages::shared::judging::{Suggestion, judgement_part, judgement_slip};
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::words::grades;
use leptos::prelude::*;

/// The grade for the whole.
#[component]
pub fn OverallPage(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let tasks = Route::Draft(session.id(), DraftPage::Tasks);
    let checked = Checked::new(move || slip(&session).into_iter().collect());
    let errors = checked.errors;
    let after = tasks.clone();
    let save = move |_| checked.save_and_go(open, &after);
    let suggestion = move || {
        let questionnaire = session.questionnaire();
        let whole = grade(&questionnaire, &session.record_now()).overall;
        Suggestion { why: grades::explain_overall(&questionnaire, &whole), grade: whole.suggestion }
    };
    view! {
        <Page heading="Overall grade" caption=questionnaire.title.clone() back=tasks open>
            <ErrorSummary errors/>
            <p class="govuk-body">"These are your grades so far. Judge the whole from what it meant for the child."</p>
            <SummaryList rows=domain_rows(&questionnaire, &session.record_now())/>
            {judgement_part(session, Subject::Overall, "Your overall grade", errors, suggestion)}
            <div class="govuk-button-group">
                <Button label="Save and continue" on_press=save/>
                <GoButton to=Route::Home look=Look::Secondary label="Save and come back later"/>
            </div>
        </Page>
    }
}

fn domain_rows(questionnaire: &Questionnaire, record: &Return) -> Vec<Row> {
    let grades = grade(questionnaire, record);
    let graded = grades.domains.iter().filter(|domain| domain.outcome != crate::grading::Outcome::NotGraded);
    let row = |domain: &crate::grading::DomainGrade| Row {
        key: format!("{} {}", domain.domain, questionnaire.domain(&domain.domain).map_or("", |known| known.title.as_str())),
        values: vec![grades::outcome(questionnaire, &domain.outcome)],
        change: Some(Route::Draft(record.id.clone(), DraftPage::Domain(domain.domain.clone(), None)).href()),
    };
    graded.map(row).collect()
}

fn slip(session: &FillSession) -> Option<PageError> {
    let questionnaire = session.questionnaire();
    let judgement = session.judgement(&Subject::Overall);
    let suggested = untrack(|| grade(&questionnaire, &session.record()).overall.suggestion);
    judgement_slip(&questionnaire, &Subject::Overall, judgement.as_ref(), suggested.as_ref())
}
