//! The action plan as a calendar. Another program reads what is written here: `scripts/read-back`.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::interchange::calendar::actions_calendar;
use safeguarding_audit::model::audit_return::ActionStatus;
use story::office::school;

const MADE_AT: &str = "2026-12-01T09:30:00.000Z";

/// The lines as a program joins them again.
fn unfolded(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).expect("it is text");
    assert!(text.ends_with("\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line has more than 75 octets");
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn each_action_that_is_not_done_is_a_day_and_the_rest_is_none() {
    let mut school = school("s1", "Elm School");
    school.plans("a1", "D1.1", "Head teacher", "2027-01-31");
    school.plans("a2", "D1.2", "Governors", "1 Feb 2027");
    school.plans("a3", "D2.1", "Nobody", "soon");
    school.plans("a4", "D2.2", "Bursar", "2027-03-01");
    let record = &mut school.record;
    record.actions[0].text = "Train everybody; twice, at least\\once\nand again. \u{1}Ünïcode ".repeat(6);
    record.actions[3].status = ActionStatus::Done;
    let bytes = actions_calendar(record, MADE_AT).expect("there are days");
    let lines = unfolded(&bytes);
    let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).cloned().collect::<Vec<_>>();
    assert_eq!(of("BEGIN:VEVENT").len(), 2, "one is done, and “soon” is no day");
    assert_eq!(of("DTSTART"), ["DTSTART;VALUE=DATE:20270131", "DTSTART;VALUE=DATE:20270201"]);
    assert_eq!(of("DTSTAMP")[0], "DTSTAMP:20261201T093000Z");
    assert_eq!(of("UID")[0], "UID:s1-a1@safeguarding-audit");
    let told = &of("DESCRIPTION:Train")[0];
    assert!(
        told.contains("everybody\\; twice\\, at least\\\\once\\nand again. Ünïcode") && told.contains("Who: Head teacher"),
        "{told}"
    );
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("read-back");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::fs::write(folder.join("plan.ics"), bytes).expect("the file can be written");
}

#[test]
fn without_a_day_there_is_no_calendar() {
    let mut school = school("s1", "Elm School");
    assert!(actions_calendar(&school.record, MADE_AT).is_none());
    school.plans("a1", "D1.1", "Head teacher", "");
    assert!(actions_calendar(&school.record, MADE_AT).is_none());
}
