//! One case as a table: domain by agency, and what is judged together. On small screens each domain becomes a list.

use crate::components::table::{Caption, Cell, Table, row, scrolling};
use crate::grading::Outcome;
use crate::grading::joint::{CaseGrades, CaseRow, Seen};
use crate::model::audit_return::Return;
use crate::model::judgement::Judgement;
use crate::model::questionnaire::Questionnaire;
use crate::routes::{DraftPage, Route};
use crate::words::grades::outcome;
use crate::words::{comparing, joint};
use leptos::prelude::*;

/// The table; with links to judge, where it can still be judged.
pub fn case_table(questionnaire: &Questionnaire, record: &Return, case: &CaseGrades, can_judge: bool) -> AnyView {
    let audits: &[Return] = record.joint.as_ref().map_or(&[], |joint| &joint.audits);
    let agencies = audits.iter().map(|audit| agency_head(questionnaire, audit));
    let heads = [Cell::of("Domain")].into_iter().chain(agencies).chain([Cell::of("Joint grade")]).collect();
    let names = names(questionnaire, audits);
    let rows = case.rows.iter().map(|row| case_row(questionnaire, record, row, &names, can_judge)).collect_view().into_any();
    let name = "What each agency saw".to_owned();
    let caption = Caption::Medium(name.clone());
    scrolling(name, view! { <Table caption class="app-stacked app-case-table" heads rows/> }.into_any())
}

/// What the agencies are called where no heading stands above; with the reference where two are called alike.
fn names(questionnaire: &Questionnaire, audits: &[Return]) -> Vec<String> {
    let names: Vec<String> = audits.iter().map(|audit| joint::agency(questionnaire, audit)).collect();
    let is_alone = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
    let named = audits.iter().zip(&names).map(|(audit, name)| match is_alone(name) {
        true => name.clone(),
        false => format!("{name}, {}", audit.reference),
    });
    named.collect()
}

fn agency_head(questionnaire: &Questionnaire, audit: &Return) -> Cell {
    Cell::of(view! {
        {joint::agency(questionnaire, audit)}
        <span class="app-reference" dir="auto">{audit.auditor_role()}</span>
        <span class="app-reference">{audit.reference.clone()}</span>
    })
}

fn case_row(questionnaire: &Questionnaire, record: &Return, found: &CaseRow, names: &[String], can_judge: bool) -> AnyView {
    let title = comparing::subject(questionnaire, &found.subject);
    let discuss = joint::discuss(questionnaire, found).map(|why| {
        view! {
            <span class="app-case-table__discuss">
                <strong class="govuk-tag govuk-tag--orange">"For discussion"</strong>
                <span class="app-reference">{why}</span>
            </span>
        }
    });
    let seen = found.seen.iter().zip(names).map(|(seen, name)| {
        Cell::of(view! {
            <span class="app-case-table__who" dir="auto">{name.clone()}</span>
            {seen_tag(questionnaire, seen)}
        })
    });
    let joint = Cell::of(view! {
        <span class="app-case-table__who">"Joint grade"</span>
        {joint_grade(questionnaire, record, found, &title, can_judge)}
    });
    row(Cell::of(view! { {title.clone()} {discuss} }), seen.chain([joint]).collect())
}

/// What one agency came to, as a tag; plain where there is no grade.
pub fn seen_tag(questionnaire: &Questionnaire, seen: &Seen) -> AnyView {
    match seen {
        Seen::NotAsked => view! { <span>"Not asked"</span> }.into_any(),
        Seen::Found { outcome, is_agreed } => view! {
            <span>
                {outcome_tag(questionnaire, outcome)}
                {is_agreed.then(|| view! { <span class="app-reference">"agreed in moderation"</span> })}
            </span>
        }
        .into_any(),
    }
}

fn outcome_tag(questionnaire: &Questionnaire, found: &Outcome) -> AnyView {
    let scale = questionnaire.grade_scale();
    let colour = match (found.grade(), scale) {
        (Some(grade), Some(scale)) if scale.is_good(grade) => "govuk-tag govuk-tag--green",
        (Some(grade), Some(scale)) if scale.level(grade).is_some_and(|level| level.value == scale.lowest()) => {
            "govuk-tag govuk-tag--red"
        }
        (Some(_), _) => "govuk-tag govuk-tag--yellow",
        (None, _) => "govuk-tag govuk-tag--grey",
    };
    view! { <strong class=colour>{outcome(questionnaire, found)}</strong> }.into_any()
}

fn joint_grade(questionnaire: &Questionnaire, record: &Return, row: &CaseRow, title: &str, can_judge: bool) -> AnyView {
    let tag = row.joint.as_ref().map(|found| outcome_tag(questionnaire, found));
    let lacks_reason = row.joint.is_some() && !record.judgement(&row.subject).is_some_and(Judgement::has_reason);
    let nothing = (row.joint.is_none() && !can_judge).then_some("Not judged");
    let link = can_judge.then(|| {
        let label = if row.joint.is_some() { "Change" } else { "Judge" };
        let href = Route::Draft(record.id.clone(), DraftPage::Case(Some(row.subject.clone()))).href();
        view! { <a class="govuk-link" href=href>{label}<span class="govuk-visually-hidden">{format!(" {title}")}</span></a> }
    });
    view! {
        <span class="app-case-table__joint">
            {tag}
            {nothing}
            {lacks_reason.then(|| view! { <span class="app-reference">"no reason yet"</span> })}
            {link}
        </span>
    }
    .into_any()
}
