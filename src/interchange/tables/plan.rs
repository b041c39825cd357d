//! The action plan of one organisation as a workbook of one sheet.

use super::sheets::{ColumnKind, Workbook, WorkbookCell, WorkbookNote, WorkbookSheet};
use crate::model::audit_return::{Action, ActionStatus, Return};
use crate::model::date::Date;
use crate::model::questionnaire::Questionnaire;
use crate::model::typed_date::read_date;

/// How far an action is, as tables have it.
pub(super) fn status(of: ActionStatus) -> &'static str {
    match of {
        ActionStatus::Open => "Not started",
        ActionStatus::InProgress => "In progress",
        ActionStatus::Done => "Done",
    }
}

/// The actions of a draft, or of a return as they are by now, on a day.
pub fn plan_workbook(questionnaire: &Questionnaire, record: &Return, today: Date) -> Workbook {
    let (words, day, count) = (ColumnKind::Words, ColumnKind::Day, ColumnKind::Count);
    let columns = [
        ("Question", words),
        ("About", words),
        ("What will change", words),
        ("Who, by role", words),
        ("Status", words),
        ("Due", day),
        ("Days overdue", count),
        ("Planned since", words),
        ("What was done", words),
        ("What shows it", words),
    ];
    let actions = record.actions_now();
    let rows = actions.iter().filter(|action| !action.is_blank()).map(|action| cells(questionnaire, action, today)).collect();
    let said = |about: &str, said: WorkbookCell| WorkbookNote { about: about.to_owned(), said };
    Workbook {
        title: format!("Action plan, {}", record.reference),
        author: String::new(),
        made_on: Some(today),
        notes: vec![
            said("Organisation", WorkbookCell::text(record.name())),
            said("Questionnaire", WorkbookCell::text(questionnaire.title.clone())),
            said("Round", WorkbookCell::text(record.cycle.clone())),
            said("Reference", WorkbookCell::text(record.reference.clone())),
            said("Revision", WorkbookCell::Count(u64::from(record.revision))),
            said("Overdue as of", WorkbookCell::Day(today)),
            said("[z]", WorkbookCell::text("Nothing was said, or there is no day that can be read.")),
        ],
        sheets: vec![WorkbookSheet::of("Actions", "What will change, and what became of it.", &columns, rows)],
    }
}

fn cells(questionnaire: &Questionnaire, action: &Action, today: Date) -> Vec<WorkbookCell> {
    let text = |text: &str| WorkbookCell::text(text.to_owned());
    let question = action.question.as_ref();
    let about = question.and_then(|id| questionnaire.question(id)).map_or("", |known| known.text.as_str());
    let due = read_date(action.due.trim()).ok();
    vec![
        text(question.map_or("", |id| id.as_str())),
        text(about),
        text(&action.text),
        text(&action.owner),
        text(status(action.status)),
        due.map_or(WorkbookCell::Nothing, WorkbookCell::Day),
        action.days_overdue(today).map_or(WorkbookCell::Nothing, |days| WorkbookCell::Count(u64::from(days))),
        text(&action.planned_in),
        text(&action.outcome),
        text(&action.evidence),
    ]
}
