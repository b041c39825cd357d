//! What has changed since the round before: grades, answers, actions.

use crate::components::summary_list::{Row, SummaryList};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::components::words::Words;
use crate::grading::grade;
use crate::model::audit_return::Return;
use crate::model::ids::{ActionId, LevelId};
use crate::model::last_time::LastTime;
use crate::model::questionnaire::Questionnaire;
use crate::model::since::{AnswerSince, Became, Since, since_last_time};
use crate::pages::shared::frame::Page;
use crate::pages::shared::print::PrintButton;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::words::figures::count;
use crate::words::findings::answer;
use crate::words::last_time::{SINCE, became, grades_then_and_now, in_plan, tally, then_in_a_line};
use leptos::prelude::*;

/// What has changed since the round before.
#[component]
pub fn SincePage(
    /// The draft or return.
    open: OpenDraft,
) -> impl IntoView {
    let (questionnaire, record) = (open.session.questionnaire(), open.session.record_now());
    let back = Route::Draft(record.id.clone(), if open.session.is_submitted() { DraftPage::Complete } else { DraftPage::Tasks });
    let content = changed_since(&questionnaire, &record, "Then and now");
    let nothing = content.is_none().then(|| {
        let said = "Nothing is known here of an earlier round. Use “Begin from last round's” to bring it in.";
        view! { <p class="govuk-body">{said}</p> }
    });
    view! {
        <Page heading=SINCE caption=questionnaire.title.clone() back>
            {nothing}
            {content}
            <PrintButton label="Print or save as PDF"/>
        </Page>
    }
}

/// What has changed since the round before, under a heading; none where nothing is known of that.
pub fn changed_since(questionnaire: &Questionnaire, record: &Return, heading: &'static str) -> Option<AnyView> {
    let (since, last) = (since_last_time(questionnaire, record)?, record.last_time.as_ref()?);
    let from = format!("Compared with {} of {}.", last.reference, last.called());
    Some(
        view! {
            <h2 class="govuk-heading-m">{heading}</h2>
            <p class="govuk-body">{from}</p>
            {grades(questionnaire, record, last)}
            {answers(questionnaire, record, &since)}
            {actions(record, &since)}
        }
        .into_any(),
    )
}

/// Each grade then and now; nothing where nothing was graded.
fn grades(questionnaire: &Questionnaire, record: &Return, last: &LastTime) -> Option<AnyView> {
    let then = last.grades.as_ref()?;
    let graded = grade(questionnaire, record);
    let line = |title: String, then: Option<&LevelId>, now: Option<&LevelId>| {
        let said = grades_then_and_now(questionnaire, then, now);
        let cells = [("Last time", said.then), ("This time", said.now), ("What has changed", said.became)];
        row(Cell::of(title), cells.into_iter().map(|(label, said)| Cell::labelled(label, said.into_any())).collect())
    };
    let overall = line("Overall".to_owned(), then.overall.as_ref(), graded.overall.outcome.grade());
    let domains = graded.domains.iter().map(|domain| {
        let title = questionnaire.domain(&domain.domain).map_or("", |known| known.title.as_str());
        let before = then.domains.get(&domain.domain).map(|recorded| &recorded.grade);
        line(format!("{} {title}", domain.domain), before, domain.outcome.grade())
    });
    let rows = [overall].into_iter().chain(domains).collect_view().into_any();
    Some(
        view! {
            <Table
                caption=Caption::Medium("Grades".into())
                class="app-stacked"
                heads=heads(["Part", "Last time", "This time", "What has changed"])
                rows
            />
        }
        .into_any(),
    )
}

/// Every answer that is not the same, in reading order; how many are the same is said.
fn answers(questionnaire: &Questionnaire, record: &Return, since: &Since) -> AnyView {
    let is_the_same = |answer: &&AnswerSince| matches!(answer.became, Became::Same(_));
    let changed = since.answers.iter().filter(|answer| !is_the_same(answer));
    let rows: Vec<Row> = changed.map(|of| line(questionnaire, record, of)).collect();
    let same = since.answers.iter().filter(is_the_same).map(|of| line(questionnaire, record, of)).collect::<Vec<_>>();
    let same_answers = format!("Show {} that are the same", count(same.len(), "answer"));
    let folded = (!same.is_empty()).then(|| {
        view! {
            <details class="govuk-details app-wide-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{same_answers}</span>
                </summary>
                <div class="govuk-details__text"><SummaryList rows=same/></div>
            </details>
        }
    });
    view! {
        <h3 class="govuk-heading-s">"Answers"</h3>
        <p class="govuk-body">{tally(&since.answers)}</p>
        <SummaryList rows/>
        {folded}
    }
    .into_any()
}

fn line(questionnaire: &Questionnaire, record: &Return, of: &AnswerSince) -> Row {
    let question = questionnaire.question(&of.question);
    let asked_then = record.last_said(&of.question).and_then(|earlier| earlier.asked.as_ref());
    let text = question.map(|question| question.text.clone());
    let text = text.or_else(|| asked_then.map(|asked| asked.text.clone())).unwrap_or_default();
    let now = question.map(|question| answer(questionnaire, question, record.answer_to(&of.question))).unwrap_or_default();
    let now = if now.is_empty() { "Not answered".to_owned() } else { now };
    let words_then = asked_then.filter(|_| of.became == Became::AskedOtherwise);
    let words_then = words_then.map(|asked| format!("Asked last time: {}", asked.text));
    let then = (of.became != Became::New).then(|| format!("Last time: {}", then_in_a_line(questionnaire, record, of)));
    let now = match of.became {
        Became::NoLongerAsked => None,
        Became::Same(_) => Some(now),
        Became::Better
        | Became::Worse
        | Became::Other
        | Became::LeftOut
        | Became::Waits
        | Became::AskedOtherwise
        | Became::New => Some(format!("This time: {now}")),
    };
    let then = then.filter(|_| !matches!(of.became, Became::Same(_)));
    let values = [Some(became(&of.became)), words_then, then, now].into_iter().flatten().collect();
    Row { key: format!("{} {text}", of.question), values, change: None }
}

/// What became of what was planned; nothing where nothing was.
fn actions(record: &Return, since: &Since) -> Option<AnyView> {
    let list = |heading: &'static str, ids: &[ActionId]| {
        let lines = record.actions.iter().filter(|action| ids.contains(&action.id));
        let lines = lines.map(|action| view! { <li><Words text=in_plan(action)/></li> }).collect_view();
        (!ids.is_empty()).then(|| {
            view! {
                <h4 class="govuk-heading-s">{heading}</h4>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            }
        })
    };
    let is_any = [&since.closed, &since.carried_on, &since.new_actions].iter().any(|ids| !ids.is_empty());
    is_any.then(|| {
        view! {
            <h3 class="govuk-heading-s">"Actions"</h3>
            {list("Closed since last time", &since.closed)}
            {list("Carried on from last time", &since.carried_on)}
            {list("New", &since.new_actions)}
        }
        .into_any()
    })
}
