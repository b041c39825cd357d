//! The register: a list as partnerships have it becomes organisations that are expected, returns are held against them, and
//! nothing is lost on the way.
#![allow(clippy::expect_used, clippy::panic, reason = "a story whose own lists are broken should stop")]

#[path = "register/attending.rs"]
mod attending;
#[path = "register/reading.rs"]
mod reading;
#[path = "register/saying.rs"]
mod saying;
#[path = "register/workbook.rs"]
mod workbook;

use safeguarding_audit::aggregation::register::{Attendance, ExpectedStatus, KnownKinds, ReturnStatus, Returned};
use safeguarding_audit::interchange::register::{ReadRegister, read_pasted_list};
use safeguarding_audit::model::ids::ExpectedId;
use safeguarding_audit::model::meaning::Meaning;
use safeguarding_audit::model::register::{Expected, Register};

/// What was read of a pasted list.
#[track_caller]
fn pasted(text: &str) -> ReadRegister {
    read_pasted_list(text).unwrap_or_else(|error| panic!("{error:?}"))
}

/// A register of those who are named in a pasted list, with deadlines on the last days of January and February 2027.
#[track_caller]
fn register(list: &str) -> Register {
    let mut register = Register::start("2026-27");
    register.first_deadline = "2027-01-31".to_owned();
    register.final_deadline = "2027-02-28".to_owned();
    register.take_in(pasted(list).expected);
    register
}

/// A complete return that counts.
fn returned(name: &str, day: &str) -> Returned {
    Returned {
        key: format!("{name} {day}"),
        name: name.to_owned(),
        submitted: day.to_owned(),
        is_complete: true,
        is_counted: true,
        ..Returned::default()
    }
}

/// The same, known by a number too.
fn numbered(name: &str, day: &str, kind: Meaning, number: &str) -> Returned {
    let mut one = returned(name, day);
    one.identifiers.insert(kind.word().to_owned(), number.to_owned());
    one
}

/// Who has returned, where nothing is known of types.
fn attendance(register: &Register, returns: &[Returned]) -> Attendance {
    Attendance::of(register, returns, &KnownKinds::default())
}

/// The id of the organisation with that name.
#[track_caller]
fn id(register: &Register, name: &str) -> ExpectedId {
    named(register, name).id.clone()
}

#[track_caller]
fn named<'r>(register: &'r Register, name: &str) -> &'r Expected {
    register.expected.iter().find(|expected| expected.name == name).unwrap_or_else(|| panic!("there is no {name}"))
}

/// How it stands with the organisation of that name.
#[track_caller]
fn stands(register: &Register, attendance: &Attendance, name: &str) -> ExpectedStatus {
    let id = id(register, name);
    attendance.lines.iter().find(|line| line.id == id).map(|line| line.status).expect("every line is held against returns")
}

/// What becomes of the return with that key.
#[track_caller]
fn became<'a>(attendance: &'a Attendance, key: &str) -> &'a ReturnStatus {
    let line = attendance.returns.iter().find(|line| line.key == key);
    &line.unwrap_or_else(|| panic!("there is no {key}")).status
}

#[test]
fn a_school_whose_type_is_school_and_whose_contact_is_its_head_teacher_is_no_header() {
    let names = |list: &str| pasted(list).expected.into_iter().map(|one| one.name).collect::<Vec<_>>();
    let list = "School name\tType\tContact\nElm\tSchool\tHead teacher\nOak\tSchool\tHead teacher\n";
    assert_eq!(names(list), ["Elm", "Oak"]);
    assert_eq!(names("Elm\tSchool\tHead teacher\nOak\tSchool\tHead teacher\n"), ["Elm", "Oak"], "also without a header");
    assert_eq!(names("Name\tType\nElm\tSchool\nName\tType\nOak\tSchool\n"), ["Elm", "Oak"], "a header again is still one");
}
