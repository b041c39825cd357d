//! Every answer, every grade with its reason, every finding.

use super::at_risk;
use super::complete::editions;
use super::findings::findings_list;
use super::unasked::no_longer_asked;
use crate::checks::findings::{Circumstances, find};
use crate::checks::texts::suspicions;
use crate::components::summary_list::{Row, SummaryList};
use crate::grading::{Grades, grade};
use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::audit_return::Return;
use crate::model::date::Date;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::unasked::unasked;
use crate::pages::shared::answers::{grade_list, place_route};
use crate::pages::shared::comments::{said_in, said_of_the_whole};
use crate::pages::shared::frame::{GoButton, Page};
use crate::pages::shared::next_grade::without_action;
use crate::pages::shared::personal::personal_list;
use crate::pages::shared::reviewed::as_moderated;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::setting::use_setting;
use crate::words::figures::count;
use crate::words::personal_data::NAMES_ARE_MISSED;
use crate::words::reviews::answer_lines_reviewed;
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
    let names = use_setting().with(|partnership| partnership.local_names.clone());
    let today = Date::from_iso(&clock::today());
    let found = find(&questionnaire, &record, Circumstances { today, local_names: Some(&names) });
    let answers = asked_domains(&questionnaire, &record);
    let answers: Vec<_> = answers.iter().map(|asked| answers_of(&questionnaire, &record, asked)).collect();
    let grades = grade_list(&questionnaire, &record, &graded, true);
    let moderated = as_moderated(&questionnaire, &record);
    let findings = findings_list(&questionnaire, &record, &found);
    let begin_plan = begin_the_plan(&questionnaire, &record, &graded);
    let (id, commented) = (record.id.clone(), said_of_the_whole(&questionnaire, &record));
    let suspicions = suspicions(&questionnaire, &record, &names);
    let personal =
        personal_list(&questionnaire, &record, suspicions, NAMES_ARE_MISSED, |place| place_route(&record.id, place).href());
    let editions = editions(&questionnaire, &record);
    let unasked = unasked(&session.edition(), &record);
    let unasked = (!unasked.is_empty()).then(|| no_longer_asked(&questionnaire, &record, &unasked));
    view! {
        <Page heading="Check your answers" caption=questionnaire.title.clone() back=Route::Draft(id.clone(), DraftPage::Tasks)>
            <p class="govuk-body">{editions}</p>
            {at_risk::recorded(&record)}
            {moderated}
            {grades}
            {begin_plan}
            {findings}
            {personal}
            <h2 class="govuk-heading-m">"Answers"</h2>
            {commented}
            {answers}
            {unasked}
            <p class="govuk-body app-no-print">
                <a class="govuk-link" href=Route::Draft(id.clone(), DraftPage::Report).href()>"Report so far"</a>
                <span>" To read, print or download, also before you submit."</span>
            </p>
            <GoButton to=Route::Draft(id, DraftPage::Declaration) label="Continue to declaration"/>
        </Page>
    }
}

/// A way to the action plan, where there is something to begin it with.
fn begin_the_plan(questionnaire: &Questionnaire, record: &Return, graded: &Grades) -> Option<AnyView> {
    let many = without_action(questionnaire, record, graded).len();
    let href = Route::Draft(record.id.clone(), DraftPage::Actions).href();
    let link = format!("Begin the action plan with what stands between ({})", count(many, "question"));
    (many > 0).then(|| view! { <p class="govuk-body app-no-print"><a class="govuk-link" href=href>{link}</a></p> }.into_any())
}

fn answers_of(questionnaire: &Questionnaire, record: &Return, asked: &AskedDomain<'_>) -> impl IntoView + use<> {
    let row = |question: &&Question| {
        let page = DraftPage::Domain(asked.domain.id.clone(), Some(question.id.clone()));
        Row {
            key: format!("{} {}", question.id, question.text),
            values: answer_lines_reviewed(questionnaire, record, question),
            change: Some(Route::Draft(record.id.clone(), page).href()),
        }
    };
    view! {
        <h3 class="govuk-heading-s">{format!("{} {}", asked.domain.id, asked.domain.title)}</h3>
        <SummaryList rows=asked.questions.iter().map(row).collect()/>
        {said_in(record, &asked.domain.id)}
    }
}
