//! The register as people read it: rates, statuses, remarks on lists, the reminder.

use super::{attendance, pasted, register, returned};
use safeguarding_audit::aggregation::register::{Rate, ReturnStatus, response_rates};
use safeguarding_audit::interchange::register::{ListError, read_list};
use safeguarding_audit::model::register::Register;
use safeguarding_audit::words::register::list::{list_error, read_column, remarks};
use safeguarding_audit::words::register::{
    Reminder, group, left_out, neither, rate_line, reminder, reminder_subject, return_status, status, undated,
};

fn rate(expected: usize, by_first: usize, by_final: usize, returned: usize) -> Rate {
    Rate { expected, by_first, by_final, returned, undated: 0 }
}

fn with_deadlines(first: &str, last: &str) -> Register {
    let mut register = Register::start("2026-27");
    register.first_deadline = first.to_owned();
    register.final_deadline = last.to_owned();
    register
}

#[test]
fn a_rate_is_read_with_both_deadlines_and_last_rounds_figures() {
    let register = with_deadlines("2027-01-31", "2027-02-28");
    let (now, last) = (rate(419, 224, 377, 377), rate(414, 331, 410, 410));
    assert_eq!(
        rate_line("schools", &register, (&now, Some(&last)), "2025-26"),
        "224 of 419 (53%) of schools by the first deadline (331 of 414, 80% in 2025-26); \
         377 of 419 (90%) by the final deadline (410 of 414, 99% in 2025-26)"
    );
    assert_eq!(
        rate_line("GP practices", &register, (&rate(9, 2, 3, 4), Some(&rate(8, 8, 8, 8))), "2025-26"),
        "2 of 9 GP practices by the first deadline (8 of 8 in 2025-26); 3 of 9 by the final deadline (8 of 8 in 2025-26); \
         4 of 9 in all (8 of 8 in 2025-26)"
    );
    assert_eq!(
        rate_line("schools", &with_deadlines("", ""), (&rate(1_000, 0, 0, 5), None), ""),
        "5 of 1,000 (1%) of schools",
        "half a per cent is rounded up, and no deadline is named that there is not"
    );
    assert_eq!(
        rate_line("schools", &with_deadlines("2027-01-31", ""), (&rate(20, 10, 10, 12), None), ""),
        "10 of 20 (50%) of schools by the first deadline; 12 of 20 (60%) in all"
    );
}

#[test]
fn a_percentage_is_given_from_ten_on_and_rounded_half_up() {
    let register = with_deadlines("", "");
    let said = |returned, expected| rate_line("schools", &register, (&rate(expected, 0, 0, returned), None), "");
    assert_eq!(said(9, 9), "9 of 9 schools");
    assert_eq!(said(1, 10), "1 of 10 (10%) of schools");
    assert_eq!(said(1, 8), "1 of 8 schools");
    assert_eq!(said(1, 200), "1 of 200 (1%) of schools");
    assert_eq!(said(0, 0), "0 of 0 schools");
}

#[test]
fn each_status_has_its_words() {
    let mut register = register("Elm\nOak\nAsh\nYew\n");
    let oak = super::id(&register, "Oak");
    register.leave_out(&oak, "Closed");
    let held =
        attendance(&register, &[returned("Elm", "2027-01-01"), returned("Elm", "2027-01-02"), returned("Ash", "2027-03-01")]);
    let said: Vec<&str> = held.lines.iter().map(|line| status(line.status)).collect();
    assert_eq!(said, ["Returned more than once, first by the first deadline", "Not in scope", "Returned late", "Not returned"]);
    assert_eq!(
        return_status(&ReturnStatus::NotExpected(Vec::new())),
        "Not expected: nobody in the register is known by its name or numbers"
    );
    let rates = response_rates((&register, &held), None);
    assert_eq!(left_out(&rates).as_deref(), Some("1 organisation was left out of the register. It is in none of these numbers."));
    assert_eq!(rates.by_kind.iter().map(group).collect::<Vec<_>>(), ["Not stated"]);
    assert_eq!(undated(&rates.all), None);
    assert_eq!(neither(3, "2025-26"), "3 organisations have returned neither this time nor in 2025-26.");
}

#[test]
fn what_there_is_to_say_of_a_list_is_said_line_by_line() {
    let read = pasted(
        "Schools of the county\n\nSchool,URN,Company no,Deadline,Head\n\nElm,1.23E+05,1234567,soon,\nElm,,,46418,,note\n\n\
         ,123456,,,\nOak,12,,,#N/A\n",
    );
    assert_eq!(
        remarks(&read.remarks),
        [
            "Line 1 stands above the headings and was not taken: “Schools of the county”.",
            "Lines 2, 4 and 7 are blank.",
            "Line 5: the first deadline was left blank. Enter a real date, such as 31 1 2027; “soon” is not one.",
            "Line 5: the URN came as “1.23E+05”, so its last digits are lost, and it was not taken. In the spreadsheet, make the \
             column wider or its format “Text”, and save it again.",
            "Line 5: the company number had lost the zeros at its beginning. It was read as 01234567.",
            "Line 6: “46418” was read as 31 January 2027, which is the day that spreadsheets have this number for.",
            "Line 6: this stands under no heading and was not taken: “note”.",
            "Line 6 is the same organisation as line 5. It counts once; what was blank there was filled in from here.",
            "Line 8 names no organisation and was not taken: “123456”.",
            "Line 9: “12” does not look like a URN. It was taken as it is; check it.",
        ]
    );
    assert_eq!(
        read.columns.iter().map(read_column).collect::<Vec<_>>(),
        [
            "“School” was taken as the name",
            "“URN” was taken as the URN",
            "“Company no” was taken as the company number",
            "“Deadline” was taken as the first deadline",
            "“Head” was not taken",
        ]
    );
}

#[test]
fn a_list_that_cannot_be_read_says_what_to_do() {
    let said = |bytes: &[u8]| read_list(bytes).map_err(|error| list_error(&error)).expect_err("it is no list");
    assert_eq!(
        said(b"%PDF-1.7"),
        "This is a PDF document, and no list that can be read. Save the list as an Excel workbook (.xlsx) or as CSV, or copy \
         it and paste it."
    );
    assert_eq!(
        said(b"URN,Type\n123456,Primary"),
        "No heading says which column has the names of the organisations. Call it “Organisation”. \
         The headings are “URN” and “Type”."
    );
    assert_eq!(
        list_error(&ListError::TooManyLines),
        "The list has more than 20,000 lines. Take out those that are not expected."
    );
}

#[test]
fn a_reminder_says_who_what_and_by_when() {
    let mail = Reminder {
        organisation: "Elm School",
        contact_role: "Head teacher",
        asked_for: "section 11 self-assessment",
        cycle: "2026-27",
        deadline: "2027-01-31",
        partnership: "Anytown Safeguarding Children Partnership",
        contact: "the quality assurance officer, qa@example.org",
        ..Reminder::default()
    };
    assert_eq!(reminder_subject(&mail), "Reminder: section 11 self-assessment for 2026-27, Elm School");
    assert_eq!(
        reminder(&mail),
        "Dear Head teacher,\n\n\
         We asked Elm School for its section 11 self-assessment for 2026-27. It has not reached us yet. \
         Please return it by 31 January 2027.\n\n\
         If you have sent it, please tell us when and how, so that we can look for it. \
         If somebody else should be asked, please tell us their role.\n\n\
         If you have questions, please ask the quality assurance officer, qa@example.org.\n\n\
         Thank you,\nAnytown Safeguarding Children Partnership\n"
    );
    let late = Reminder { is_past: true, is_incomplete: true, contact: "", contact_role: "", ..mail };
    assert_eq!(
        reminder(&late),
        "Dear colleague,\n\n\
         We asked Elm School for its section 11 self-assessment for 2026-27. \
         What you sent us is not complete: some questions are not answered. \
         The last day for it was 31 January 2027. Please return it as soon as you can.\n\n\
         If you have sent it, please tell us when and how, so that we can look for it. \
         If somebody else should be asked, please tell us their role.\n\n\
         Thank you,\nAnytown Safeguarding Children Partnership\n"
    );
    let open = Reminder { deadline: "", cycle: "", ..mail };
    assert!(
        reminder(&open)
            .contains("for its section 11 self-assessment. It has not reached us yet. Please return it as soon as you can.")
    );
}
