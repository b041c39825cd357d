//! One organisation's action plan once its return was submitted: what becomes of it on the first page, in its files and in its own
//! report. Other programs read what is written here: `scripts/read-back`.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::desk::shown::ReportFormat;
use safeguarding_audit::adding_up::own_report::{OwnReportOf, own_report};
use safeguarding_audit::adding_up::report::written_as;
use safeguarding_audit::aggregation::passages::passages;
use safeguarding_audit::checks::finding::Place;
use safeguarding_audit::checks::texts::suspicions;
use safeguarding_audit::documents::html_file;
use safeguarding_audit::interchange::calendar::actions_calendar;
use safeguarding_audit::interchange::tables::actions_csv;
use safeguarding_audit::interchange::tables::plan::plan_workbook;
use safeguarding_audit::interchange::tables::workbook::xlsx;
use safeguarding_audit::keeping::head::Head;
use safeguarding_audit::model::action::{PlanPart, SentNote};
use safeguarding_audit::model::audit_return::{Action, ActionStatus};
use safeguarding_audit::model::date::Date;
use safeguarding_audit::model::themes::PassagePart;
use safeguarding_audit::words::plan::{NOT_SENT, sent, sent_as_noted};
use story::Story;
use story::office::school;

const MADE_AT: &str = "2027-01-31T09:30:00.000Z";
const DECEMBER: &str = "2026-12-03T09:00:00Z";

fn today() -> Date {
    Date::from_iso("2027-01-31").expect("it is a day")
}

/// Elm Primary has submitted three actions; the first is done since, the second is overdue, the third was carried on.
fn elm() -> Story {
    let mut story = school("elm", "Elm Primary");
    story.plans("1", "D1.1", "Head teacher", "2026-12-31");
    story.plans("2", "D1.2", "Chair", "2027-01-21");
    story.plans("3", "D2.1", "Chair", "2027-06-30");
    story.record.actions[2].planned_in = "2025-26".to_owned();
    story.submits();
    let first = Action {
        status: ActionStatus::Done,
        outcome: "=Everybody was trained.\nTwice.".to_owned(),
        evidence: "Training log, shared drive".to_owned(),
        ..story.record.actions[0].clone()
    };
    story.record.put_news(first, DECEMBER);
    story
}

fn head(story: &Story) -> Head {
    Head::new(&story.record, "writer", DECEMBER, String::new())
}

fn file_for_another_program(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("read-back");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::fs::write(folder.join(name), bytes).expect("the file can be written");
}

#[test]
fn the_first_page_knows_how_many_actions_are_open_and_overdue_and_when_it_was_sent() {
    let mut story = elm();
    assert_eq!(head(&story).open_and_overdue(today()), (2, 1));
    assert_eq!(head(&story).sent_on, "");
    let note = |revision, on: &str| SentNote { revision, on: on.to_owned(), how: "email".to_owned(), ..SentNote::default() };
    story.record.sent = vec![note(1, "2026-12-03"), note(1, "2026-12-01"), note(2, "2027-01-01")];
    assert_eq!(head(&story).sent_on, "2026-12-03", "the last time that this revision was sent");
    assert_eq!(sent_as_noted("2026-12-03"), "Sent on 3 December 2026, as you noted");
    assert_eq!(sent(&story.record.sent[0]), "Revision 1: sent on 3 December 2026, email");
    assert_eq!(NOT_SENT, "You have not noted yet that it was sent.");
    story.record.correct();
    let correction = head(&story);
    assert_eq!((correction.open_actions, correction.sent_on.as_str()), (None, ""), "a draft says nothing of that");
    let kept = head(&elm()).text().expect("it can be written");
    assert_eq!(Head::read(&kept).expect("it can be read").open_and_overdue(today()), (2, 1));
    let earlier = kept.replace(",\"open_actions\":[\"2027-01-21\",\"2027-06-30\"]", "");
    assert_ne!(earlier, kept);
    assert_eq!(Head::read(&earlier).expect("one of an earlier version is read").open_and_overdue(today()), (0, 0));
}

#[test]
fn a_plan_is_looked_at_in_parts() {
    let actions = elm().record.actions_now();
    let of = |part: PlanPart| -> Vec<&str> {
        actions.iter().filter(|action| part.has(action, today())).map(|action| action.id.as_str()).collect()
    };
    assert_eq!(of(PlanPart::All), ["1", "2", "3"]);
    assert_eq!(of(PlanPart::Open), ["2", "3"]);
    assert_eq!(of(PlanPart::Overdue), ["2"]);
    assert_eq!(of(PlanPart::Done), ["1"]);
}

#[test]
fn its_files_say_what_became_of_each_action() {
    let story = elm();
    let table = String::from_utf8(actions_csv(&story.record)).expect("it is a text");
    assert!(table.contains("Planned since,What was done,What shows it\r\n"), "{table}");
    assert!(table.contains("Done,,'=Everybody was trained.") || table.contains("Done,,\"'=Everybody was trained."), "{table}");
    assert!(table.contains("Training log, shared drive") && table.contains("2025-26"));
    file_for_another_program("plan-afterwards.csv", table.as_bytes());
    let calendar = actions_calendar(&story.record, MADE_AT).expect("there are days");
    let days = String::from_utf8(calendar.clone()).expect("it is a text");
    assert_eq!(days.matches("BEGIN:VEVENT").count(), 2, "what is done by now is no day");
    file_for_another_program("plan-afterwards.ics", &calendar);
    let workbook = plan_workbook(&story.known.questionnaire, &story.record, today());
    file_for_another_program("plan-afterwards.xlsx", &xlsx(&workbook).expect("it can be written"));
    assert_eq!(workbook.sheets[0].rows.len(), 3);
}

#[test]
fn what_was_done_is_read_for_personal_data_and_searched() {
    let mut story = elm();
    story.record.actions = story.record.actions_now();
    story.record.actions[0].outcome = "Sam’s NHS number is 943 476 5919".to_owned();
    let found = suspicions(&story.known.questionnaire, &story.record, &[]);
    assert_eq!(found.iter().filter_map(|one| one.place.clone()).collect::<Vec<_>>(), [Place::Action("1".into())]);
    let written = passages(&story.known.questionnaire, &story.record);
    let of = |id: &str| written.iter().find(|one| one.part == PassagePart::Action(id.into())).expect("it is one").text.clone();
    assert_eq!(of("1"), "Put D1.1 right\nSam’s NHS number is 943 476 5919\nTraining log, shared drive");
    assert_eq!(of("2"), "Put D1.2 right", "a passage without more to say keeps its digest, and so its tags");
}

#[test]
fn the_organisations_own_report_has_everything_that_it_said() {
    let mut story = elm();
    story.answers("D1.1", "partly-in-place");
    story.shows_evidence("D1.2", "Policy, shared drive\nPage 3");
    let of = OwnReportOf {
        questionnaire: &story.known.questionnaire,
        record: &story.record,
        partnership: "Fernbridge",
        today: today(),
    };
    let report = own_report(of);
    let page = html_file(&report);
    for said in [
        "Elm Primary",
        "2026-27",
        "Declared by Chief officer on 20 November 2026. Revision 1.",
        "Grades",
        "What stands between these grades and the next",
        "3 actions: 2 open, 1 of them overdue; 1 done.",
        "As updated on 3 December 2026.",
        "10 days overdue",
        "What was done: =Everybody was trained.<br>Twice.",
        "What shows it: Training log, shared drive",
        "Planned since: 2025-26",
        "Evidence: Policy, shared drive<br>Page 3",
        "How the grades were worked out",
        "Questionnaire edition",
    ] {
        assert!(page.contains(said), "“{said}” is not in the report: {page}");
    }
    for question in story.known.questionnaire.questions() {
        assert!(page.contains(&question.id.to_string()), "{} is missing", question.id);
    }
    assert!(!page.contains(safeguarding_audit::words::last_time::SINCE), "it was begun anew");
    let word = written_as(&report, ReportFormat::Word, MADE_AT).expect("it can be written");
    file_for_another_program("own-report.docx", &word);
    story.record.begun_from =
        Some(serde_json::from_value(serde_json::json!({ "reference": "S11-1", "cycle": "2025-26" })).expect("it is one"));
    let again = own_report(OwnReportOf { record: &story.record, ..of_same(&story) });
    assert!(html_file(&again).contains("Begun from the return of 2025-26, S11-1."));
    story.record.correct();
    assert!(html_file(&own_report(of_same(&story))).contains("report so far"));
}

fn of_same(story: &Story) -> OwnReportOf<'_> {
    OwnReportOf { questionnaire: &story.known.questionnaire, record: &story.record, partnership: "", today: today() }
}
