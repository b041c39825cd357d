//! What the task list of a draft says: each task with its page and how far it is. Knows nothing of how a list is drawn.

use super::comments::to_answer;
use super::figures::count;
use super::found::left_to_put_right;
use super::grades;
use super::pages::about_title;
use crate::checks::finding::Finding;
use crate::checks::findings::{Circumstances, find, find_in_profile};
use crate::model::audit_return::Return;
use crate::model::date::Date;
use crate::model::ids::DomainId;
use crate::model::progress::{DomainProgress, Progress, progress};
use crate::model::questionnaire::Questionnaire;
use crate::routes::DraftPage;

/// The task list of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDo {
    /// How many domains are complete.
    pub done: usize,
    /// How many domains must be complete in the end.
    pub total: usize,
    /// What comes before the questions.
    pub prepare: Vec<TaskLine>,
    /// The domains that are asked.
    pub answer: Vec<TaskLine>,
    /// What comes after the questions.
    pub finish: Vec<TaskLine>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// What it is called.
    pub title: String,
    /// What is still to do there, in a few words.
    pub hint: Option<String>,
    /// Where it is done.
    pub page: DraftPage,
    /// How far it is; blank where that cannot be said.
    pub status: String,
    /// Whether nothing more is needed.
    pub is_done: bool,
}

/// The task list of a draft as it stands on that day.
pub fn to_do(questionnaire: &Questionnaire, record: &Return, today: Option<Date>) -> ToDo {
    let progress = progress(questionnaire, record);
    let line = |title: &str, page, status| TaskLine { title: title.to_owned(), hint: None, page, status, is_done: true };
    let found = find(questionnaire, record, Circumstances { today, local_names: None });
    let finish = [
        line("Actions", DraftPage::Actions, count(record.actions.len(), "action")),
        TaskLine { hint: left_to_put_right(&found), ..line("Check your answers", DraftPage::Check, String::new()) },
        line("Declaration", DraftPage::Declaration, String::new()),
    ];
    ToDo {
        done: progress.iter().filter(|domain| domain.progress.is_complete()).count(),
        total: progress.iter().filter(|domain| !is_optional(domain)).count(),
        prepare: vec![about(questionnaire, record)],
        answer: progress.iter().filter_map(|domain| in_domain(questionnaire, record, domain)).collect(),
        finish: overall(questionnaire, record).into_iter().chain(finish).collect(),
    }
}

/// Whether nothing in a domain has to be answered, and nothing was.
fn is_optional(domain: &DomainProgress) -> bool {
    domain.required == 0 && domain.progress == Progress::NotStarted
}

fn about(questionnaire: &Questionnaire, record: &Return) -> TaskLine {
    let is_begun = !record.profile.is_empty();
    let is_whole = !find_in_profile(questionnaire, record.sheet()).iter().any(Finding::blocks);
    let progress = match (is_begun, is_whole) {
        (false, _) => Progress::NotStarted,
        (true, false) => Progress::InProgress,
        (true, true) => Progress::Completed,
    };
    TaskLine {
        title: about_title(questionnaire.kind).to_owned(),
        hint: None,
        page: DraftPage::About,
        status: grades::progress(progress).to_owned(),
        is_done: progress.is_complete(),
    }
}

fn in_domain(questionnaire: &Questionnaire, record: &Return, domain: &DomainProgress) -> Option<TaskLine> {
    let status = if is_optional(domain) { "Optional" } else { grades::progress(domain.progress) };
    Some(TaskLine {
        title: questionnaire.domain(&domain.domain)?.title.clone(),
        // What a reviewer asked comes first: it is what a correction is for.
        hint: asked_in(record, &domain.domain).or_else(|| left_in(domain)),
        page: DraftPage::Domain(domain.domain.clone(), None),
        status: status.to_owned(),
        is_done: domain.progress.is_complete() || is_optional(domain),
    })
}

/// "2 comments to answer"; none where a reviewer waits for no answer there.
fn asked_in(record: &Return, domain: &DomainId) -> Option<String> {
    let left = record.open_comments().filter(|comment| comment.domain.as_ref() == Some(domain)).count();
    (left > 0).then(|| to_answer(left))
}

/// "3 questions still to answer"; none where nothing was answered yet, because the status says so.
fn left_in(domain: &DomainProgress) -> Option<String> {
    match (domain.answered, domain.required.saturating_sub(domain.answered)) {
        _ if domain.to_look_at > 0 => Some(format!("{} of last time to look at", count(domain.to_look_at, "answer"))),
        (0, _) => None,
        (_, 0) => domain.needs_grade.then(|| "Your grade is still to give".to_owned()),
        (_, left) => Some(format!("{} still to answer", count(left, "question"))),
    }
}

/// The grade for the whole, where a person gives it.
fn overall(questionnaire: &Questionnaire, record: &Return) -> Option<TaskLine> {
    let is_given = record.overall_judgement.as_ref().is_some_and(|judgement| judgement.given().is_some());
    let progress = if is_given { Progress::Completed } else { Progress::NotStarted };
    record.judges_the_whole(questionnaire).then(|| TaskLine {
        title: "Overall grade".to_owned(),
        hint: None,
        page: DraftPage::Overall,
        status: grades::progress(progress).to_owned(),
        is_done: is_given,
    })
}
